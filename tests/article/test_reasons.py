"""Each block is told why it is a source or none."""

from linkcheck.article import reasons
from linkcheck.article.markdown import document as markdown
from linkcheck.article.section import Role


def test_the_reasons_know_what_an_entry_says():
    """Sources of the front matter come first; a note that only explains is no source."""
    content = (
        "---\nsources:\n  - https://a.org\n---\n\nText[^1].\n\n## Sources\n\nWords.\n\n- [b](https://b.org)\n\n"
        "[^1]: This only explains.\n"
    )
    told = [
        (each.role, each.reason) for each in reasons.explained(markdown.read(content)) if each.role != "outside"
    ]
    assert told == [
        (Role.ENTRY, "named in the front matter"),
        (Role.HEADING, "heading 'Sources' (en/fr) opens a list"),
        (Role.INSIDE, "has no address and names no work"),
        (Role.ENTRY, "entry of the list under heading 'Sources' (en/fr)"),
        (Role.INSIDE, "a footnote that only explains"),
    ]
