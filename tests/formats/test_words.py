"""What console and HTML say in the same words."""

import pytest
from builders import a_source, an_article

from linkcheck.formats import FORMATS, render
from linkcheck.model import Evidence, Failure, FailureKind, Report
from linkcheck.rules.judge import judge
from linkcheck.rules.settings import JudgeSettings

URL = "https://daily.site/talks"


@pytest.mark.parametrize("kind", list(FailureKind))
@pytest.mark.parametrize("name", FORMATS)
def test_every_failure_has_its_words_in_every_format(name, kind):
    """A kind of failure that is added is added everywhere."""
    article = an_article(a_source(URL))
    evidence = (Evidence(article, article.sources[0], Failure(URL, kind, "why")),)
    findings = judge(article, evidence, JudgeSettings())
    report = Report(article, evidence, findings, (), "2021-12-15T10:00:00Z", "1")
    assert "why" in render(report, name, **({"verbose": True} if name == "console" else {}))
