"""Which names can be taken for each other."""

import pytest

from linkcheck.rules.private.resembling import (
    embedded,
    mixed_scripts,
    near,
    same_form,
    same_start,
    skeleton,
)


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("аррӏе", "apple"),
        ("rnicrosoft", "microsoft"),
        ("faceb00k", "facebook"),
        ("goog1e", "google"),
        ("vvikipedia", "wikipedia"),
        ("nytímes", "nytimes"),
        ("łódź", "lodz"),
        ("москва", "mockвa"),
        ("日本", "日本"),
    ],
)
def test_what_a_label_looks_like(label, plain):
    assert skeleton(label) == plain


@pytest.mark.parametrize(
    ("label", "scripts"),
    [
        ("bbс", ("Latin", "Cyrillic")),
        ("gοogle", ("Latin", "Greek")),
        ("пример", ()),
        ("münchen", ()),
        ("пример-online", ()),
        ("日本tokyo", ()),
        ("한국korea", ()),
        ("news24", ()),
        ("αθήνα", ()),
        ("", ()),
    ],
)
def test_scripts_that_look_alike_in_one_name(label, scripts):
    assert mixed_scripts(label) == scripts


@pytest.mark.parametrize(
    "label", ["reutters", "reuter", "rauters", "reuetrs", "reutersa", "theguardiann", "theguardain"]
)
def test_a_letter_away(label):
    assert {each.label for each in near(label)} & {"reuters", "theguardian"}


@pytest.mark.parametrize(
    "label", ["reuters", "reu", "roters", "cnm", "bbd", "", "r" * 5000, "reuttters", "guardian-news"]
)
def test_two_letters_or_short_names_are_too_far(label):
    assert not {each.label for each in near(label)} & {"reuters", "theguardian", "cnn", "bbc"}


def test_hosts_within_hosts():
    assert embedded("www.bbc.co.uk.news-site.ru").host == "bbc.co.uk"
    assert embedded("reuters.com.verify.top").host == "reuters.com"
    assert embedded("www.bbc.co.uk") is None
    assert embedded("bbc.news-site.ru") is None
    assert embedded("a." * 4000 + "site") is None


def test_hosts_under_another_suffix():
    assert same_start("cnn.com.co").host == "cnn.com"
    assert same_start("edition.cnn.com.co").host == "cnn.com"
    assert same_start("cnn.com") is None
    assert same_start("google.com.br") is None  # Google is everywhere


def test_a_name_does_not_look_like_itself():
    assert same_form("reuters") is None
    assert same_form("rеuters").label == "reuters"
    assert same_form("unknown-name") is None
