"""How lines for a terminal are drawn."""

from linkcheck.formats.pen import Pen


def test_colour_is_drawn_only_where_it_is_wanted():
    assert Pen(color=True).ink("error", "x") == "\x1b[31mx\x1b[0m"
    assert Pen().ink("error", "x") == "x"
    assert Pen(color=True).ink("error", "") == ""


def test_a_paragraph_hangs_from_its_mark():
    """Its lines keep to the width, addresses stay whole, and blanks have no colour."""
    lines = list(Pen(color=True, width=40).hanging("title  ", "word " * 10, 2, "bold"))
    assert lines[0].startswith("  \x1b[2mtitle  \x1b[0m\x1b[1mword")
    assert lines[1].startswith("         \x1b[1mword")
    address = f"https://daily.site/{'a' * 60}"
    assert list(Pen(width=40).hanging("  ", address, 2)) == [f"    {address}"]
    assert list(Pen(color=True).hanging("  ", "x", 0)) == ["  x"]


def test_nothing_is_drawn_of_nothing():
    assert list(Pen().hanging("title  ", "", 2)) == []


def test_the_narrowest_terminal_has_room_for_words():
    assert max(map(len, Pen(width=1).wrap("word " * 20, 2))) <= 40
