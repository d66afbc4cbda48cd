"""Link definitions are the list where a heading of sources has nothing else below it."""

import pytest

from linkcheck import parse


def found(content):
    return [(each.url, *each.region[:2]) for each in parse(content.encode(), "a.md").sources]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("## Sources\n\n[1]: https://a.org/\n", [("https://a.org/", 3, 1)], id="a number"),
        pytest.param(
            "As [1] says.\n\n## Sources\n\n[1]: https://a.org/\n", [("https://a.org/", 5, 1)], id="a number in use"
        ),
        pytest.param("## Sources\n\n[a]: https://a.org/\n", [("https://a.org/", 3, 1)], id="a name"),
        pytest.param("As [a] says.\n\n## Sources\n\n[a]: https://a.org/\n", [], id="a name in use"),
        pytest.param("As [said][1].\n\n## Sources\n\n[1]: https://a.org/\n", [], id="a number that words lead to"),
        pytest.param(
            "## Sources\n\n- https://b.org/\n\n[1]: https://a.org/\n",
            [("https://b.org/", 3, 1)],
            id="a list beside",
        ),
        pytest.param(
            "## Sources\n\n[1]: https://a.org/\n\n## More\n\n[2]: https://b.org/\n",
            [("https://a.org/", 3, 1)],
            id="up to a heading",
        ),
        pytest.param(
            "## Sources\n\n[2]: https://b.org/\n[1]: https://a.org/\n",
            [("https://b.org/", 3, 1), ("https://a.org/", 4, 1)],
            id="in the file's order",
        ),
        pytest.param("## Text\n\n[1]: https://a.org/\n", [], id="no heading of sources"),
        pytest.param(
            "## Sources\n\n[1]:\n   https://a.org/\n   'A title'\n", [("https://a.org/", 3, 1)], id="over lines"
        ),
        pytest.param("## Sources\n\n> [1]: <https://a.org/>\n", [("https://a.org/", 3, 1)], id="quoted"),
    ],
)
def test_definitions_are_entries_where_they_are_the_list(content, expected):
    """A number is a note, used or not; a name that the text uses is the text's own link."""
    assert found(content) == expected


def test_an_entry_carries_its_title_and_its_label():
    """What stands in quotes is the title, and the text calls the entry by its label."""
    [source] = parse(b'As [said][1].\n\n## Sources\n\n[1]: https://a.org/ "A survey of rivers"\n', "a.md").sources
    assert (source.title, source.labels) == ("A survey of rivers", ("1",))


def test_an_address_stands_where_it_is_written():
    """The link's place is that of its address, the entry's that of the whole definition."""
    article = parse(b"## Sources\n\n[one]: <https://a.org/b> 'T'\n", "a.md")
    assert [tuple(link.region) for link in article.links] == [(3, 9, 3, 24)]
    assert [tuple(source.region) for source in article.sources] == [(3, 1, 3, 29)]
