"""What a page calls itself."""

import pytest
from builders import a_page

from linkcheck.model import Datum
from linkcheck.rules.weak.labels import beside_headline, in_title, is_by_staff, is_stated, sign_in, words


def titled(title, **fields):
    return a_page(fields.pop("url", "https://daily.site/a"), titles=(Datum(title, "h1"),), **fields)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Opinion | The tax", "Opinion"),
        ("OPINION: The tax", "OPINION"),
        ("[Opinion] The tax", "Opinion"),
        ("The tax (opinion)", "opinion"),
        ("The tax - Opinion - The Daily", "Opinion"),
        ("The tax | Opinion", "Opinion"),
        ("社説：税", "社説"),
        ("The tax: opinion of the court", ""),
        ("A second opinion: the tax", ""),
        ("Opinions differ: the tax", ""),
        ("Opinion", ""),
        ("The opinion-makers | The Daily", ""),
        ("One | Opinion | Three | Four | Five", ""),
        ("", ""),
        ("|:|:", ""),
    ],
)
def test_a_label_stands_at_an_end_of_a_title(title, label):
    assert in_title(titled(title), "opinion") == label


@pytest.mark.parametrize(
    ("title", "language", "label"),
    [
        ("Comment : réparer un pont", "fr", ""),
        ("Comment: the bridge must go", "en-GB", "Comment"),
        ("Comment: the bridge must go", None, "Comment"),
        ("Kommentar: Brua må bort", "nb-NO", "Kommentar"),
        ("Kommentar: Brua må bort", "xx", "Kommentar"),
        ("Leder: Rasmus Berg", "de", ""),
        ("Opinion: une erreur", "fr_CH", "Opinion"),
    ],
)
def test_one_language_s_label_is_another_s_common_word(title, language, label):
    assert in_title(titled(title, language=language), "opinion") == label


def test_what_is_paid_for_is_called_so_in_english_everywhere():
    assert in_title(titled("Sponsored: Fünf Wege", language="de"), "paid") == "Sponsored"


@pytest.mark.parametrize(
    "fields", [{"publisher": "Tribune"}, {"url": "https://tribune.com.pk/story/1"}, {"publisher": "TRIBUNE"}]
)
def test_a_newspaper_s_name_is_no_label(fields):
    assert in_title(titled("The bridge | Tribune", **fields), "opinion") == ""
    assert in_title(titled("The bridge | Tribune"), "opinion") == "Tribune"


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("Sponsored content\nThe bridge", "Sponsored content"),
        ("The bridge\nJane Doe\nPaid post", "Paid post"),
        ("Sponsored content\nA\nB\nC\nThe bridge", ""),
        ("The bridge\nA\nB\nC\nSponsored content", ""),
        ("Sponsored content", ""),
        ("The bridge and sponsored content\nThe bridge", ""),
        ("", ""),
    ],
)
def test_a_label_stands_right_beside_the_headline(opening, label):
    assert beside_headline(titled("The bridge", opening=opening), "paid") == label


@pytest.mark.parametrize(
    ("byline", "known"),
    [
        ("Forbes Staff", True),
        ("Jane Doe, Staff", True),
        ("Jane Doe | Senior Reporter", True),
        ("Join our staff", False),
        ("The staff of the bridge went home", False),
        ("Contributor", False),
    ],
)
def test_staff_are_told_by_their_byline(byline, known):
    assert is_by_staff(titled("The bridge", opening=f"The bridge\n{byline}")) is known


def test_a_sign_has_its_own_punctuation():
    assert sign_in("NEW YORK /PRNewswire/ -- Acme", "dateline")
    assert not sign_in("PRNewswire was sold", "dateline")
    assert not sign_in("a" * 5000 + "/PRNewswire/", "dateline")


def test_a_kind_is_one_word_of_a_signal():
    assert is_stated(a_page(signals=("JSON-LD OpinionNewsArticle",)), "OpinionNewsArticle")
    assert not is_stated(a_page(signals=("JSON-LD NewsArticle",)), "OpinionNewsArticle")


@pytest.mark.parametrize("group", ["paid", "perhaps-paid", "opinion", "public", "registered", "generic-names"])
def test_labels_are_folded(group):
    assert all(word and word == " ".join(word.casefold().split()) for word in words(group))
