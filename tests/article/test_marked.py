"""What a reader sees of a marked-up text is put together piece by piece, each with its place in the file."""

from linkcheck.article.blocks import Kind, Lines
from linkcheck.article.marked import Writer, raw

FILE = "x *A*\n  https://a.org/ y\n| https://b.org |\n| c/d           |\n"


def test_addresses_are_found_where_they_stand():
    """A link's region is that of its address; what is only written out is found in the text."""
    lines = Lines(FILE)
    piece = raw(FILE, [(0, 24)])
    writer = Writer(lines)
    writer.part(piece, " ")
    writer.copy(piece, 0, 2)
    start = writer.length
    writer.copy(piece, 3, 4)
    writer.link("https://link.org/", start, piece.place(2), piece.place(5))
    writer.copy(piece, 5, 24)
    block = writer.block(Kind.ITEM, lines.region(0, 24), labels=("1",))
    assert block.text == "x A\n  https://a.org/ y"
    assert block.lined
    assert [(each.url, block.text[each.start : each.end], tuple(each.region)) for each in block.anchors] == [
        ("https://link.org/", "A", (1, 3, 1, 6)),
        ("https://a.org/", "https://a.org/", (2, 3, 2, 17)),
    ]


def test_the_lines_of_a_cell_are_one_piece():
    """Runs of the file are joined by line ends, and each offset knows its run."""
    cell = raw(FILE, [(27, 40), (45, 48)])
    assert cell.text == "https://b.org\nc/d"
    assert [cell.place(at) for at in (0, 12, 14, 16)] == [27, 39, 45, 47]


def test_what_is_left_out_leaves_its_line_ends():
    """The text's lines stay the file's."""
    writer = Writer(Lines(FILE))
    piece = raw(FILE, [(0, 24)])
    writer.drop(piece, 0, 24)
    writer.put("z", 20)
    assert writer.block(Kind.PARAGRAPH, Lines(FILE).region(0, 24)).text == "\nz"


def test_verbatim_text_holds_no_addresses():
    """Code shows an address and does not lead there."""
    writer = Writer(Lines(FILE))
    writer.put("https://a.org/", 8)
    writer.verbatim(0)
    assert writer.block(Kind.PARAGRAPH, Lines(FILE).region(8, 22)).anchors == ()
