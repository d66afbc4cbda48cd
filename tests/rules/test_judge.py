"""Every rule asked, every fault signed."""

import pytest
from builders import a_response, a_source, an_article

from linkcheck.model import Evidence, Level
from linkcheck.rules.judge import chosen, judge
from linkcheck.rules.registry import all_rules
from linkcheck.rules.settings import JudgeSettings

GONE, GOOD = "https://daily.site/gone", "https://other.site/a"


def judged(**settings):
    article = an_article(a_source(GONE, line=3), a_source(GOOD, line=4), path="x.md")
    evidence = [
        Evidence(article, article.sources[0], a_response(GONE, 404)),
        Evidence(article, article.sources[1], a_response(GOOD)),
    ]
    return article, judge(article, evidence, JudgeSettings(**settings))


def test_a_finding_stands_with_its_source_and_its_place():
    article, findings = judged(select=("dead-link",))
    (finding,) = findings
    assert finding.source is article.sources[0]
    assert finding.region.start_line == 3
    assert finding.path == "x.md"
    assert finding.level is Level.ERROR


def test_a_finding_on_the_list_has_no_source():
    _, findings = judged(select=("single-source",))
    assert [finding.source for finding in findings] == [None]


def test_sources_come_first_and_in_order():
    _, findings = judged()
    assert [finding.rule.id for finding in findings] == ["dead-link", "single-source"]


@pytest.mark.parametrize("level", list(Level))
def test_a_level_can_be_set(level):
    _, findings = judged(select=("dead-link",), rules={"dead-link": {"level": level.value}})
    assert findings[0].level is level
    assert findings[0].rule.level is Level.ERROR, "the rule itself stays what it is"


def test_rules_are_selected_and_ignored():
    assert len(chosen(JudgeSettings())) == len(all_rules())
    assert [
        entry.rule.id for entry in chosen(JudgeSettings(select=("dead-link", "bot-wall"), ignore=("bot-wall",)))
    ] == ["dead-link"]
