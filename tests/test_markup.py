"""XML from anybody is parsed without what it may set off."""

import pytest
from lxml import etree

from linkcheck.markup import hardened

LAUGHS = "".join(
    f'<!ENTITY lol{number} "{f"&lol{number - 1};" * 10 if number else "lol"}">' for number in range(10)
)


def parsed(text, encoding=None):
    """Return the root of some XML."""
    return etree.fromstring(text.encode(encoding or "utf-8"), hardened(encoding))


def words(root):
    """Return all the text in a tree, but for entities that stand unresolved."""
    return "".join(str(each.text or "") for each in root.iter() if isinstance(each.tag, str))


def test_entities_stay_small():
    """A billion laughs (CWE-776) are none."""
    root = parsed(f"<!DOCTYPE a [{LAUGHS}]><a>&lol9;</a>")
    assert "lol" not in words(root)
    assert len(etree.tostring(root, with_tail=False)) < 100


@pytest.mark.parametrize("kind", ["SYSTEM", "PUBLIC 'x'"])
def test_no_file_is_opened(tmp_path, kind):
    """An external entity (CWE-611) brings in nothing, be it general or of a document type."""
    secret = tmp_path / "secret"
    secret.write_text("<!ELEMENT a ANY><!ATTLIST a b CDATA 'secret'>")
    general = parsed(f"<!DOCTYPE a [<!ENTITY x {kind} '{secret.as_uri()}'>]><a>&x;</a>")
    external = parsed(f"<!DOCTYPE a {kind} '{secret.as_uri()}'><a/>")
    assert "secret" not in words(general)
    assert external.get("b") is None


def test_a_tree_too_deep_ends_the_reading():
    root = parsed("<a>" * 100_000)
    assert 0 < sum(1 for _ in root.iter()) < 10_000


def test_broken_xml_is_read_as_far_as_it_goes():
    assert parsed("<a><b>x</b><c>&nbsp;<d").findtext("b") == "x"


def test_notes_and_instructions_are_left_out():
    """What stands around them is one text."""
    assert parsed("<a>one<!-- two --><?three?> four</a>").text == "one four"


def test_a_known_encoding_goes_before_the_declared_one():
    declared = "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>"
    assert parsed(declared, "utf-8").text == "é"
    assert etree.fromstring(declared.encode("latin-1"), hardened()).text == "é"
