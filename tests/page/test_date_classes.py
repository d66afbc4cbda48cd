"""What the elements around a date say of it."""

import pytest

from linkcheck.page import date_classes
from linkcheck.page.collect import collect


def element(markup):
    outline = collect(f"<body><main>{markup}x").outline
    return outline, len(outline.tags) - 1


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        *(
            (each, "class of publication")
            for each in ("entry-date", "posted-on", "byline", "publishedAt", "pubdate")
        ),
        *((each, "class of a date") for each in ("date", "imageDate", "news-list__date", "createdTime")),
        *((each, "class of a byline") for each in ("author", "meta")),
        *((each, "") for each in ("update", "timeline", "sometimes", "")),
    ],
)
def test_classes_say_what_a_date_is(names, expected):
    """Classes say what a date is."""
    outline, number = element(f'<p class="{names}">')
    assert date_classes.kind(outline, [number]) == expected
    outline, number = element(f'<p id="{names}">')
    assert date_classes.kind(outline, [number]) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        *((f"<{tag}>", True) for tag in ("nav", "aside", "figure", "footer")),
        *((f"<p class={name}>", True) for name in ("related-posts", "comment", "event-date", "nav-top")),
        *((f"<p class={name}>", False) for name in ("text", "canvas", "unavailable")),
        ("<p id=sidebar>", True),
    ],
)
def test_elements_beside_the_subject_are_known(markup, expected):
    """Elements beside the page's subject are known by tag and class."""
    assert date_classes.is_beside(*element(markup), None) is expected


def test_a_footer_below_the_headline_is_the_headline_s():
    """A footer right below the headline is the headline's."""
    assert not date_classes.is_beside(*element("<footer>"), 2)
    assert date_classes.is_beside(*element("<footer>"), 20)


def test_a_change_is_known_by_its_class():
    """A change is known by its class, unless it stands beside that of a publication."""
    assert date_classes.is_update(*element("<p class=last-updated>"))
    assert date_classes.is_update(*element("<p itemprop=dateModified>"))
    assert not date_classes.is_update(*element('<p class="published updated">'))
