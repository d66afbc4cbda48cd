"""A zip archive is opened with care, and only what is asked for is unpacked."""

import io
import zipfile

import pytest
from timing import cpu

from linkcheck.article import archive
from linkcheck.article.blocks import UnreadableError


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def test_a_part_is_found_whatever_its_case_and_separator():
    """OPC compares names without regard to case; some tools write backslashes."""
    found = archive.opened(zipped({"Word\\Document.xml": "<a/>"}), "a book")
    assert found.read("word/document.xml") == b"<a/>"
    assert found.read("/word/document.xml") == b"<a/>"
    assert found.read("missing") is None
    assert "missing" not in found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "not a book: the file is empty", id="nothing"),
        pytest.param(b"hello", "not a book: not a zip archive", id="a text"),
        pytest.param(
            zipped({"a": "b" * 999})[:90], "not a book: the zip archive is damaged or cut off", id="cut off"
        ),
        pytest.param(b"PK\x03\x04" + b"\0" * 500, "not a book: the zip archive is damaged or cut off", id="NULs"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
            "an Office file from before 2007: save it as .docx",
            id="doc",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted: a password is needed",
            id="an encrypted package",
        ),
        pytest.param(
            zipped({str(number): "" for number in range(archive.MOST_PARTS + 1)}),
            "not a book: a zip archive of more than 10000 files",
            id="many files",
        ),
    ],
)
def test_what_cannot_be_opened_says_why(data, reason):
    """The reason is one line that names what was wanted."""
    with pytest.raises(UnreadableError) as caught:
        archive.opened(data, "a book")
    assert str(caught.value) == reason


def test_an_encrypted_part_needs_a_password():
    """The first bit of a part's flags says that it is encrypted (APPNOTE 4.4.4)."""
    data = bytearray(zipped({"a": "text"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableError, match="encrypted: a password is needed"):
        archive.opened(bytes(data), "a book").read("a")


def test_a_bomb_is_not_unpacked():
    """What has a thousand times its size unpacked, and all parts together, end at the limit."""
    data = zipped({"a": b"\0" * (archive.LARGEST - 10), "b": b"\0" * 100})
    assert len(data) < 100_000
    opened = archive.opened(data, "a book")
    assert len(opened.read("a")) == archive.LARGEST - 10
    with pytest.raises(UnreadableError, match="larger than 32 MB when unpacked"):
        opened.read("b")


def test_what_an_archive_says_of_its_sizes_is_not_believed():
    """A part that is declared to have four bytes is still counted by what comes out of it."""
    data = bytearray(zipped({"a": b"\0" * (archive.LARGEST + 1)}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (4).to_bytes(4, "little")
    opened = archive.opened(bytes(data), "a book")
    assert len(opened.read("a")) <= 2**17
    assert opened.notes == ["a: damaged, and read as far as it goes"]


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_only_the_usual_compression_is_read(compression):
    """Neither format allows any other, and those can make gigabytes of a few bytes at one go."""
    opened = archive.opened(zipped({"a": "text"}, compression), "a book")
    assert opened.read("a") is None
    assert opened.notes == ["a: packed in a way that is not read"]


def test_a_damaged_part_is_read_as_far_as_it_goes():
    """A wrong checksum, or data that do not unpack, leave a note."""
    data = bytearray(zipped({"a": "some text"}, zipfile.ZIP_STORED))
    data[data.index(b"some text")] ^= 1
    opened = archive.opened(bytes(data), "a book")
    assert opened.read("a") in {b"", b"rome text"}
    assert opened.notes == ["a: damaged, and read as far as it goes"]


def test_xml_is_read_as_far_as_it_goes():
    """What is not well-formed leaves a note once, and what is no XML at all is nothing."""
    opened = archive.opened(zipped({"a": "<a><b/></c", "b": "no", "c": "", "d": "<d>\0</d>"}), "a book")
    assert [child.tag for child in opened.xml("a")] == ["b"]
    assert opened.xml("a") is not None
    assert opened.xml("b") is None
    assert opened.xml("c") is None
    opened.xml("d")
    assert opened.notes[:2] == [f"{name}: not well-formed XML, and read as far as it goes" for name in "ab"]
    assert opened.notes.count(opened.notes[0]) == 1


def test_entities_are_not_resolved(tmp_path):
    """Neither the file that an entity names is read, nor what it stands for repeated a billion times."""
    secret = tmp_path / "secret"
    secret.write_text("secret")
    laughs = "".join(f'<!ENTITY l{each + 1} "{f"&l{each};" * 10}">' for each in range(9))
    content = {
        "file": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>',
        "laughs": f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>',
        "laughs in an attribute": f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a b="&l9;"/>',
    }
    opened = archive.opened(zipped(content), "a book")
    roots = []
    assert cpu(lambda: roots.extend(opened.xml(name) for name in content)) < 1
    for root in roots:
        assert root is None or "secret" not in "".join(root.itertext())
        assert root is None or len("".join(root.itertext())) < 100


def test_a_tree_too_deep_ends():
    """A hundred thousand elements within one another are cut off, and nothing recurses."""
    opened = archive.opened(zipped({"a": "<a>" * 100_000}), "a book")
    root = opened.xml("a")
    assert root is None or sum(1 for _ in root.iter()) < 5000


@pytest.mark.parametrize(
    ("base", "reference", "name"),
    [
        pytest.param("", "word/document.xml", "word/document.xml", id="from the root"),
        pytest.param("word/document.xml", "styles.xml", "word/styles.xml", id="beside"),
        pytest.param("word/document.xml", "/word/styles.xml", "word/styles.xml", id="absolute"),
        pytest.param("a/b/c.xhtml", "../d%20e.xhtml#f", "a/d e.xhtml", id="up, escaped, with a fragment"),
        pytest.param("a/b.xhtml", "../../etc/passwd", None, id="out of the archive"),
        pytest.param("a/b.xhtml", "#c", None, id="nothing but a fragment"),
        pytest.param("a/b.xhtml", "c%00d", None, id="a NUL"),
        pytest.param("a/b.xhtml", "..", None, id="the root itself"),
    ],
)
def test_references_stay_within_the_archive(base, reference, name):
    """A reference is relative to the part it stands in."""
    assert archive.joined(base, reference) == name


def test_a_part_that_is_said_to_stand_nowhere_is_damaged():
    """An offset of 64 bits (APPNOTE 4.5.3) that no file can have."""
    data = zipped({"a": "text"})
    at = data.index(b"PK\x01\x02")
    entry = bytearray(data[at : at + 46])
    extra = (1).to_bytes(2, "little") + (8).to_bytes(2, "little") + (2**63).to_bytes(8, "little")
    entry[30:32], entry[42:46] = len(extra).to_bytes(2, "little"), b"\xff" * 4
    central = bytes(entry) + b"a" + extra
    end = bytearray(data[data.index(b"PK\x05\x06") :])
    end[12:16] = len(central).to_bytes(4, "little")
    found = archive.opened(data[:at] + central + bytes(end), "a book")
    assert found.read("a") == b""
    assert found.notes == ["a: damaged, and read as far as it goes"]
