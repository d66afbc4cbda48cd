"""The nouns."""

import pytest
from builders import a_page, a_response, a_source, an_article

from linkcheck.model import Evidence, Fault, Finding, Level, Report, Rule

RULE = Rule("some-fault", Level.WARNING, "source", "Something.", "Mend it.", "")


def report(*levels, suppression=None):
    article = an_article(a_source())
    findings = tuple(
        Finding(RULE, level, Fault("x"), article.path, article.sources[0], suppression=suppression)
        for level in levels
    )
    return Report(
        article, (Evidence(article, article.sources[0]),), findings, (RULE,), "2021-12-15T10:00:00Z", "1"
    )


def test_the_worst_level_is_that_of_the_findings_that_count():
    assert report(Level.NOTE, Level.ERROR, Level.WARNING).worst() is Level.ERROR
    assert report(Level.ERROR, suppression="waived").worst() is None
    assert report().worst() is None


def test_a_fingerprint_is_of_the_rule_and_the_address_not_of_the_line():
    one, other = (
        Finding(RULE, Level.NOTE, Fault("x"), "a.md", a_source(line=line), a_source(line=line).region)
        for line in (1, 9)
    )
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != one._replace(source=a_source("https://other.site/")).fingerprint
    assert one.fingerprint != one._replace(rule=RULE._replace(id="other-fault")).fingerprint


def test_a_finding_on_the_list_is_told_apart_by_the_entry_it_concerns():
    one, other = (
        Finding(RULE, Level.NOTE, Fault("x", source=a_source(url)), "a.md")
        for url in ("https://a.site", "https://b.site")
    )
    assert one.fingerprint != other.fingerprint


def test_what_is_written_out_stays_short():
    """A list of ten thousand sources, each with its article, is not written out ten thousand times."""
    article = an_article(*(a_source(line=line) for line in range(10_000)))
    evidence = tuple(Evidence(article, source) for source in article.sources)
    many = Report(article, evidence, (), (), "2021-12-15T10:00:00Z", "1")
    assert len(repr(many)) < 200
    assert len(repr(article)) < 200
    assert len(repr(a_response(body=b"x" * 10_000))) < 200
    assert len(repr(a_page(text="x" * 10_000))) < 200


def test_a_header_is_found_and_several_are_joined():
    response = a_response(headers=(("vary", "a"), ("content-type", "text/html"), ("vary", "b")))
    assert response.header("vary") == "a, b"
    assert response.content_type == "text/html"
    assert response.header("nothing") == ""


@pytest.mark.parametrize(("one", "other"), [(Level.ERROR, Level.WARNING), (Level.WARNING, Level.NOTE)])
def test_levels_have_an_order(one, other):
    assert one.weight > other.weight
