"""How a scope is written, and which paths and parameters it covers."""

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.lists.scopes import ScopeError, covers_path, covers_query, rank, segments, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("bit.ly", ("bit.ly", "", ())),
        (".blogspot.com", (".blogspot.com", "", ())),
        ("google.*/search$", ("google.*", "/search$", ())),
        ("staging.", ("staging.", "", ())),
        ("deploy-preview-*.netlify.app", ("deploy-preview-*.netlify.app", "", ())),
        ("/tag/*$", ("", "/tag/*$", ())),
        ("example.org/a/", ("example.org", "/a", ())),
        ("example.org/$", ("example.org", "/$", ())),
        ("?a=1&b", ("", "", ("a=1", "b"))),
        ("/$?q", ("", "/$", ("q",))),
    ],
)
def test_a_scope_is_host_path_and_parameters(text, parts):
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        *("", "Bit.ly", "www.bit.ly", "bücher.de", "a b.org", "a..org", "a.org/B", "a.org/a$b", "a.org//b"),
        *("x" * 600, "a.org/a*b*c*d*", "https://a.org/", "a.org:80"),
    ],
)
def test_what_is_no_scope_is_refused(text):
    with pytest.raises(ScopeError):
        split(text)


@pytest.mark.parametrize(
    ("scope", "path", "covered"),
    [
        ("", "/", True),
        ("/$", "/", True),
        ("/$", "/a", False),
        ("/sites", "/sites", True),
        ("/sites", "/sites/a/b", True),
        ("/sites", "/sitesearch", False),
        ("/sites/*", "/sites", False),
        ("/sites/*", "/Sites/Some/", True),
        ("/tag/*$", "/tag/a", True),
        ("/tag/*$", "/tag/a/b", False),
        ("/*/status/*", "/someone/status/1", True),
        ("/*_b_*.html", "/entry_b_12.html", True),
        ("/*_b_*.html", "/entry_c_12.html", False),
        ("/*_b_*.html", "/_b_.html", True),
        ("/*_b_.html", "/b_.html", False),
        ("/page/#", "/page/12", True),
        ("/page/#", "/page/about", False),
        ("/мнения", "/%D0%BC%D0%BD%D0%B5%D0%BD%D0%B8%D1%8F/1", True),
    ],
)
def test_a_path_is_compared_by_whole_segments(scope, path, covered):
    assert covers_path(scope, segments(path)) is covered


def test_every_parameter_of_a_scope_must_stand_in_the_query():
    asked = [("q", "putin"), ("Lang", "EN")]
    assert covers_query(("q", "lang=en"), asked)
    assert covers_query(("la*",), asked)
    assert not covers_query(("q", "page"), asked)


def test_the_narrower_scope_ranks_higher():
    """A host before all below one, a word of a path before a pattern, an end before none."""
    scopes = ["/search", ".a.org", "a.*", "a.org", "a.org/*", "a.org/b*", "a.org/bc", "a.org/bc$", "a.org/bc/d"]
    ranks = [rank(*split(scope)) for scope in scopes]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("unit", ["a/", "ab", "%41", "*", "/"])
def test_a_long_path_takes_time_in_proportion(unit):
    def cost(size):
        path = "/" + unit * size
        return cpu(lambda: [covers_path("/*b*a*/*", segments(path)) for _ in range(50)])

    assert_linear(cost, 2000, largest=64_000)
