"""The bibliography beside an article is read where the article may name it, and gives what the article cites."""

import os

import pytest

from linkcheck.article.bibliography import beside as bibliography
from linkcheck.article.blocks import Block, Call, Document, Kind
from linkcheck.article.latex import document as latex
from linkcheck.model import Region

BIB = "@misc{a, title={A}, url={https://a.org}}\n@misc{b, title={B}}\n@misc{c, title={C}}\n"
TEXT = "First.\n\nIt is so \\cite{b}. And\nthat \\citep{a, b}.\n\n\\bibliography{refs}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with an article and its bibliography; the working directory is another."""
    (tmp_path / "paper").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "paper" / "refs.bib").write_text(BIB)
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path / "paper"


def named(*names, called="a"):
    """A document that names some bibliographies and calls one key."""
    block = Block(Kind.PARAGRAPH, "x", Region(1, 1, 1, 2), calls=(Call(called, 0),))
    return Document((block,), bibliographies=names)


def test_entries_stand_where_they_are_first_cited(folder):
    """In the order of the first calls, at these; the address too."""
    found = bibliography.load(str(folder / "a.tex"), latex.read(TEXT))
    assert [(block.labels, tuple(block.region)) for block in found.blocks] == [
        (("b",), (3, 10, 3, 13)),
        (("a",), (4, 6, 4, 12)),
    ]
    assert found.blocks[1].anchors[0].region == found.blocks[1].region
    assert found.blocks[1].claims.title == "A"
    assert found.notes == ()


def test_nocite_brings_all(folder):
    r"""\nocite{*} cites every entry, those first that a sentence does."""
    found = bibliography.load(str(folder / "a.tex"), latex.read(TEXT + "\\nocite{*}\n"))
    assert [(block.labels, block.region[0]) for block in found.blocks] == [(("b",), 3), (("a",), 4), (("c",), 7)]


def test_keys_without_entry_are_told(folder):
    """Up to five of them by name; what the article itself describes is not missing."""
    text = "x \\cite{a,m1,m2,m3,m4,m5,m6,own}\\footnote{n}\n\\bibitem{own} A b c.\n\\bibliography{refs}"
    found = bibliography.load(str(folder / "a.tex"), latex.read(text))
    assert [block.labels for block in found.blocks] == [("a",)]
    assert found.notes == ("no entry in the bibliography: m1, m2, m3, m4, m5 and 1 more",)


def test_csl_files_are_read(folder):
    """As JSON and as YAML."""
    (folder / "a.json").write_text('[{"id": "a", "title": "A", "URL": "https://a.org"}]')
    (folder / "b.yaml").write_text(
        "references:\n- id: a\n  title: B\n  URL: https://b.org\n  issued: {year: 2020}\n"
    )
    for name, title in (("a.json", "A"), ("b.yaml", "B")):
        (block,) = bibliography.load(str(folder / "a.md"), named(name)).blocks
        assert block.claims.title == title


def test_files_below_the_article_and_the_working_directory_are_read(folder, monkeypatch):
    """A bibliography in a folder of its own, or above the article but in the project."""
    (folder / "sub").mkdir()
    (folder / "sub" / "refs.bib").write_text(BIB)
    (folder.parent / "top.bib").write_text(BIB)
    assert bibliography.load(str(folder / "a.tex"), named("sub/refs.bib")).blocks
    assert not bibliography.load(str(folder / "a.tex"), named("../top.bib")).blocks
    monkeypatch.chdir(folder.parent)
    assert bibliography.load(str(folder / "a.tex"), named("../top.bib")).blocks
    assert bibliography.load(os.path.join("paper", "a.tex"), named("refs.bib")).blocks  # noqa: PTH118


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param(
            "../secret.bib", "it lies outside the article's folder and the working directory", id="above"
        ),
        pytest.param("sub/../../secret.bib", "it lies outside", id="above by a detour"),
        pytest.param("link.bib", "it lies outside", id="a link that leads out"),
        pytest.param("/etc/refs.bib", "only files beside the article are read", id="absolute"),
        pytest.param("~/refs.bib", "only files beside", id="a home"),
        pytest.param("https://a.org/refs.bib", "only files beside", id="an address"),
        pytest.param("C:\\refs.bib", "only files beside", id="a drive"),
        pytest.param("secret.txt", "its suffix is none of .bib .json .yaml .yml", id="another suffix"),
        pytest.param("none.bib", "No such file or directory", id="missing"),
        pytest.param("dir.bib", "not a regular file", id="a folder"),
        pytest.param("pipe.bib", "not a regular file", id="a pipe"),
        pytest.param("large.bib", "larger than 16 MB", id="too large"),
        pytest.param("binary.bib", "not a text", id="binary"),
        pytest.param("broken.json", "not valid JSON", id="broken"),
        pytest.param("broken.yml", "not valid YAML (line 1)", id="broken YAML"),
        pytest.param("a\0.bib", "no name of a file", id="NUL"),
        pytest.param("x" * 5000 + ".bib", "File name too long", id="a long name"),
    ],
)
def test_what_may_not_be_read_is_told(folder, name, why):
    """A note says why, and nothing raises."""
    (folder.parent / "secret.bib").write_text(BIB)
    (folder / "secret.txt").write_text(BIB)
    (folder / "sub").mkdir()
    (folder / "link.bib").symlink_to(folder.parent / "secret.bib")
    (folder / "dir.bib").mkdir()
    os.mkfifo(folder / "pipe.bib")
    with (folder / "large.bib").open("wb") as file:
        file.truncate(16 * 2**20 + 1)
    (folder / "binary.bib").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.json").write_text("[{")
    (folder / "broken.yml").write_text("[")
    found = bibliography.load(str(folder / "a.tex"), named(name))
    assert found.blocks == ()
    (note,) = found.notes
    assert f"was not read: {why}" in note
    assert "\n" not in note


def test_a_link_within_the_folder_is_followed(folder):
    """What matters is where the file really is."""
    (folder / "link.bib").symlink_to(folder / "refs.bib")
    assert bibliography.load(str(folder / "a.tex"), named("link.bib")).blocks


def test_faults_of_a_bibliography_are_told(folder):
    """With its name before them."""
    (folder / "open.bib").write_text("@misc{a, title={A}, note={")
    found = bibliography.load(str(folder / "a.tex"), named("open.bib"))
    assert found.notes == ("open.bib: line 1: the entry 'a' is not closed",)


def test_only_so_many_files_are_read(folder):
    """Ten bibliographies are more than any article has."""
    found = bibliography.load(str(folder / "a.tex"), named(*["refs.bib"] * 11))
    assert len(found.blocks) == 1
    assert found.notes == ("bibliographies beyond the first 10 were not read",)


def test_nothing_named_nothing_read(folder):
    """An article without a bibliography has none, and its calls are nobody's business."""
    assert bibliography.load(str(folder / "a.tex"), named()) == ((), ())
