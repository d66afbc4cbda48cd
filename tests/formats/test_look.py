"""How lines for a terminal are drawn."""

from linkcheck.formats.look import Look


def test_colour_is_drawn_only_where_it_is_wanted():
    assert Look(color=True).ink("error", "x") == "\x1b[31mx\x1b[0m"
    assert Look().ink("error", "x") == "x"
    assert Look(color=True).ink("error", "") == ""


def test_a_paragraph_hangs_from_its_mark():
    """Its lines keep to the width, addresses stay whole, and blanks have no colour."""
    lines = list(Look(color=True, width=40).hanging("title  ", "word " * 10, 2, "bold"))
    assert lines[0].startswith("  \x1b[2mtitle  \x1b[0m\x1b[1mword")
    assert lines[1].startswith("         \x1b[1mword")
    address = f"https://daily.site/{'a' * 60}"
    assert list(Look(width=40).hanging("  ", address, 2)) == [f"    {address}"]
    assert list(Look(color=True).hanging("  ", "x", 0)) == ["  x"]


def test_nothing_is_drawn_of_nothing():
    assert list(Look().hanging("title  ", "", 2)) == []


def test_the_narrowest_terminal_has_room_for_words():
    assert max(map(len, Look(width=1).wrap("word " * 20, 2))) <= 40
