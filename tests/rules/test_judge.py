"""Every rule asked, every fault signed."""

import pytest
from builders import a_response, a_source, an_article

from linkcheck.model import Confidence, Evidence, Fault, Level, Rule
from linkcheck.rules.judge import chosen, judge
from linkcheck.rules.registry import Entry, all_rules
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
    ids = [finding.rule.id for finding in findings]
    assert ids[0] == "dead-link"
    assert {"single-source", "bare-url"} == set(ids[1:])
    assert [finding.source for finding in findings[1:]] == [None, None]


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


def made(scope="source", level=Level.ERROR, **fault):
    """Return what is judged where one rule alone is asked, which finds one fault."""

    def some_fault(*given):
        """Something."""
        source = None if scope == "source" else given[1][1].source
        yield Fault("Something.", source=source, **fault)

    entry = Entry(Rule("some-fault", level, scope, "Something.", "Mend it.", ""), some_fault, {}, "generic")
    article = an_article(a_source(GOOD, line=3), a_source(GOOD, line=4))
    return article, entry, [Evidence(article, source) for source in article.sources]


@pytest.fixture
def judge_one(monkeypatch):
    def judge_it(*args, settings=None, **fields):
        article, entry, evidence = made(*args, **fields)
        monkeypatch.setattr("linkcheck.rules.judge.all_rules", lambda: {"some-fault": entry})
        return judge(article, evidence, settings or JudgeSettings())

    return judge_it


@pytest.mark.parametrize(
    ("fault", "level"),
    [
        ({}, Level.ERROR),
        ({"confidence": Confidence.MEDIUM}, Level.WARNING),
        ({"confidence": Confidence.LOW}, Level.NOTE),
        ({"level": Level.WARNING}, Level.WARNING),
        ({"level": Level.WARNING, "confidence": Confidence.LOW}, Level.NOTE),
        ({"level": Level.NOTE, "confidence": Confidence.MEDIUM}, Level.NOTE),
    ],
)
def test_an_error_has_to_be_sure(judge_one, fault, level):
    assert {finding.level for finding in judge_one(**fault)} == {level}


def test_a_fault_never_matters_more_than_its_rule(judge_one):
    assert {each.level for each in judge_one(level=Level.NOTE)} == {Level.NOTE}


def test_a_level_that_the_user_sets_holds_whatever_the_confidence(judge_one):
    own = JudgeSettings(rules={"some-fault": {"level": "error"}})
    assert {each.level for each in judge_one(confidence=Confidence.LOW, settings=own)} == {Level.ERROR}


def test_what_is_less_sure_than_wanted_is_left_out(judge_one):
    wanted = JudgeSettings(confidence="medium")
    assert not judge_one(confidence=Confidence.LOW, settings=wanted)
    assert judge_one(confidence=Confidence.MEDIUM, settings=wanted)


def test_a_rule_among_the_sources_speaks_of_the_one_it_names(judge_one):
    (finding,) = judge_one("among")
    assert (finding.source.region.start_line, finding.region.start_line) == (4, 4)


def test_a_rule_over_the_list_stands_with_the_list(judge_one):
    (finding,) = judge_one("article")
    assert (finding.source, finding.region.start_line) == (None, 4)


def test_a_rule_that_is_off_is_not_asked():
    assert "dead-link" not in {
        entry.rule.id for entry in chosen(JudgeSettings(rules={"dead-link": {"level": "off"}}))
    }
    assert "bare-homepage" not in {entry.rule.id for entry in chosen(JudgeSettings(profile="docs"))}


def test_the_config_has_the_last_word_on_a_profiles_level():
    own = JudgeSettings(profile="docs", rules={"bare-homepage": {"level": "error"}})
    assert "bare-homepage" in {entry.rule.id for entry in chosen(own)}
