"""Which languages an article, a page and a title are in."""

import pytest
from builders import a_page, an_article

from linkcheck.rules.compare.tongues import of_article, of_page, primary, speaks_another

ENGLISH = (
    "The port was closed for the day, and the ships that had waited for the tide were sent to the north of it."
)
GERMAN = (
    "Der Hafen war für den Tag zu, und die Schiffe, die auf die Flut warteten, sind mit dem Wind nicht mehr da."
)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-GB", "en"), ("nb_NO", "no"), ("SR-Latn", "hr"), ("iw", "he"), ("", None), (None, None)],
)
def test_a_tag_names_a_language(tag, language):
    assert primary(tag) == language


def test_words_are_believed_before_what_is_declared():
    assert of_page(a_page(text=GERMAN, language="en")) == "de"
    assert of_page(a_page(text="", language="en-US")) == "en"
    assert of_article(an_article(text=GERMAN, language="en")) == "de"
    assert of_article(an_article(text="Short.", language="fr-CA")) == "fr"


@pytest.mark.parametrize(
    ("title", "page", "article", "another"),
    [
        ("The silt of the port", ENGLISH, GERMAN, False),
        ("Der Schlick im Hafen", ENGLISH, GERMAN, True),
        ("Der Schlick im Hafen", ENGLISH, "", True),
        ("Hafenschlick", ENGLISH, GERMAN, True),
        ("Silt in Kiel", ENGLISH, GERMAN, True),
        ("Harbour silt", ENGLISH, ENGLISH, False),
        ("Harbour silt", ENGLISH, "", False),
        ("Havnens største øer", ENGLISH, "", True),
        ("Harbour of Søren", ENGLISH, "", False),
        ("", ENGLISH, "", False),
        ("Harbour silt", "", "", False),
    ],
)
def test_a_title_may_be_in_another_language(title, page, article, another):
    assert speaks_another(title, a_page(text=page), an_article(text=article)) is another
