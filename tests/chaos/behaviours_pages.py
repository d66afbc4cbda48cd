"""Pages that hurt whoever reads them (rows 66 to 92). All of them open, and most say what they are called."""

from __future__ import annotations

from chaos.expect import ANY, ok, partial, walled
from chaos.messages import HTML, TITLE, message, page
from chaos.registry import raw

FINE = ok(TITLE)
BIG = partial(None, "length", title=TITLE)  # larger than the cap, or not


def typed(content_type: str, body: bytes | str) -> bytes:
    body = body.encode() if isinstance(body, str) else body
    return message(f"Content-Type: {content_type}", body=body)


def titled(after: str, title: str = TITLE) -> bytes:
    return typed("text/html; charset=utf-8", f"<!doctype html><title>{title}</title>{after}")


# ---------------------------------------------------------------- charsets: rows 66 and 67

PLAIN = "<!doctype html><title>A page</title><p>Words."

CHARSETS = ("x-no-such", "utf-7", "", "a" * 5000, "utf-8; charset=utf-7", '"utf-8', "'utf-8'", "none")
for _number, _charset in enumerate(CHARSETS):
    raw(f"charset_{_number}", typed(f"text/html; charset={_charset}", PLAIN), row=66, expect=FINE)
# Names of Python's codecs, none of which is a charset.
CODECS = ("zip", "idna", "punycode", "rot13", "hex", "base64", "undefined", "unicode_escape", "mbcs", "utf_8_sig")
for _codec in CODECS:
    raw(f"codec_{_codec}", typed(f"text/html; charset={_codec}", PLAIN), row=67, expect=FINE)

raw("charset_lies", typed("text/html; charset=us-ascii", "<title>Schön</title>"), row=66, expect=ok())
raw("charset_meta_lies", titled("<meta charset=utf-7>"), row=66, expect=FINE)
raw("charset_meta_is_a_codec", titled("<meta charset=zip>"), row=67, expect=FINE)
raw("utf_16_with_a_mark", typed("text/html", b"\xff\xfe" + PLAIN.encode("utf-16-le")), row=66, expect=FINE)
raw("type_missing", message(body=PLAIN.encode()), row=66, expect=FINE)
raw("type_nonsense", typed(";;/=,text", PLAIN), row=66, expect=ok())
raw("type_huge", typed("text/html" + ";a=b" * 10_000, PLAIN), row=66, expect=FINE)
raw("nothing_at_all", typed("text/html", b""), row=66, expect=ok(None))
raw("binary_called_html", typed("text/html", bytes(range(256)) * 64), row=66, expect=ok())

# ---------------------------------------------------------------- markup without an end (68 to 72)

ENDLESS = {
    68: {"deep_tags": "<div>", "deep_inline": "<b><i>a", "deep_lists": "<ul><li>", "deep_svg": "<svg><g>"},
    69: {"attributes": "<p a", "attributes_of_one": ' a{n}="b"', "classes": '<p class="a b c">'},
    70: {
        "quotes": '<a href="',
        "comments": "<!--",
        "comment_ends": "<!-- a --",
        "cdata": "<![CDATA[",
        "tags": "<a ",
    },
    71: {"tables": "<table><tr><td>", "formatting": "<font><b><a href=x>", "misnested": "<b><p></b><i></p>"},
}
SIZE = 200_000


def repeated(pattern: str, size: int = SIZE) -> str:
    """Return a pattern with rising numbers, as often as it takes."""
    return "".join(pattern.replace("{n}", str(number)) for number in range(size // len(pattern)))


for _row, _patterns in ENDLESS.items():
    for _name, _pattern in _patterns.items():
        _before = "<p" if _pattern.startswith(" ") else ""
        raw(f"markup_{_name}", titled(_before + repeated(_pattern)), row=_row, expect=BIG)
raw("markup_scripts", titled(repeated("<script>")), row=70, expect=BIG)
raw("markup_entities", titled("<p>" + repeated("&amp")), row=71, expect=BIG)
raw("markup_ends", titled(repeated("</div>")), row=68, expect=BIG)
raw("title_5mb", titled("", "a " * 2_500_000), row=72, expect=partial("length"))
raw(
    "title_never_ends",
    titled("").replace(b"</title>", b" that does not end " * 5000),
    row=72,
    expect=ok(truncated=ANY),
)
raw("titles_20000", titled(repeated("<title>Another</title>")), row=72, expect=BIG)
raw("headings_20000", titled(repeated("<h1>Another")), row=72, expect=BIG)

# ---------------------------------------------------------------- XML: rows 74 and 75

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]>'
FILE = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A page</title></head><body><p>{}</p></body></html>'
)

for _type in ("application/xhtml+xml", "application/xml", "text/html"):
    _name = _type.rpartition("/")[2].replace("+", "_")
    raw(f"entities_{_name}", typed(_type, BOMB + XHTML.format("&l11;")), row=74, expect=ok())
    raw(f"external_{_name}", typed(_type, FILE + XHTML.format("&f;")), row=75, expect=ok())

# ---------------------------------------------------------------- what pages say of themselves (76 to 81)

DATED = '<meta property="article:published_time" content="2024-05-06">'


def linked(data: str) -> bytes:
    return titled(f'{DATED}<script type="application/ld+json">{data}</script><p>Words.')


BROKEN_DATA = {
    "brackets": "[" * 100_000,
    "braces": '{"a":' * 50_000,
    "long_integer": '{"datePublished": ' + "9" * 10_000 + "}",
    "long_float": '{"datePublished": 1e' + "9" * 1000 + "}",
    "comments": '/* a */ {"@type": "Article", // b\n}',
    "control_characters": '{"@type": "Article", "headline": "A\x00\x1b\x0b\npage"}',
    "nan": '{"@type": "Article", "datePublished": NaN}',
    "lone_surrogate": '{"@type": "Article", "headline": "\\ud800"}',
    "wrong_types": '{"@type": ["Article", 5, null], "headline": {"a": []}, "datePublished": [[{}]], "author": 1}',
    "circle": '{"@graph": [{"@id": "#a", "isPartOf": {"@id": "#a"}}, {"@graph": {"@graph": []}}]}',
    "nothing": "",
    "empty_list": "[[[[]]]]",
}
for _name, _data in BROKEN_DATA.items():
    raw(f"json_ld_{_name}", linked(_data), row=76, expect=ok())

ABSURD = ("99999-01-01", "-271821-04-20", "0000-00-00", "2024-13-45", "9" * 5000, "2024-02-30T99:99:99Z")
for _number, _date in enumerate(ABSURD):
    _meta = f'<meta property="article:published_time" content="{_date}">'
    raw(f"absurd_date_{_number}", titled(f"{_meta}<p>Words."), row=77, expect=FINE)
for _number, _date in enumerate(("yesterday", "Fri, 99 Foo 99999", "9" * 5000, "-1", "")):
    raw(f"last_modified_{_number}", page(TITLE, f"Last-Modified: {_date}"), row=78, expect=FINE)

INKS = {
    79: {
        "ansi": "\x1b[31mred\x1b[0m",
        "osc": "\x1b]8;;http://evil.site\x07click\x1b]8;;\x07",
        "c1": "a\x9b31m\x85b",
    },
    80: {"bidi": "abc\u202efdp.exe\u202c", "isolates": "a\u2066b\u2069", "zero_width": "a\u200b\u200d\ufeffb"},
    81: {
        "separators": "a\u2028b\u2029c",
        "nul": "a\0b",
        "surrogate": "a\ud800b",
        "beyond": "a\U000e0041\U0010ffff",
    },
    83: {"html": "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"},
    84: {"markdown": "[a](javascript:alert(1)) | ![b](http://evil.site/) # c `d"},
    85: {"workflow": "::error file=a::injected\n::set-output name=a::b"},
    82: {"formula": "=HYPERLINK(&quot;http://evil.site&quot;)"},
}
for _row, _inks in INKS.items():
    for _name, _ink in _inks.items():
        raw(f"ink_{_name}", page(f"Quite another title {_ink}"), row=_row, expect=ok())

# ---------------------------------------------------------------- regular expressions (87)

REPEATS = (
    "2024-",
    "12 May ",
    "a - ",
    "| ",
    "//",
    " ",
    "\n",
    "Published ",
    "1/1/1 ",
    "&nbsp;",
    "http://a",
    "by ",
    "(",
    "…",
)
for _number, _repeat in enumerate(REPEATS):
    raw(f"regex_{_number}", titled(f"<p>{_repeat * (SIZE // len(_repeat))}!"), row=87, expect=BIG)
    _title = _repeat * (20_000 // len(_repeat)) + "!"
    raw(f"regex_title_{_number}", titled("", _title), row=87, expect=ok(truncated=ANY))

# ---------------------------------------------------------------- pages in the place of others (88 to 92)

raw("soft_404", page("Page not found", text="Sorry, this page does not exist any more."), row=88, expect=walled())
raw("parked", page("plain.site is for sale", text="Buy this domain. Related searches."), row=89, expect=walled())
raw("login_wall", page("Log in", text="<form>Password <input type=password></form>"), row=90, expect=walled())
raw("challenge", page("Just a moment..."), row=91, expect=walled())
raw("challenge_403", page("Just a moment...").replace(b"200 OK", b"403 No"), row=91, expect=walled(403))
raw("cookie_wall", page("Before you continue", text="We use cookies. Accept all."), row=92, expect=walled())
raw("not_found_in_words", message(HTML, body=b"404 page not found"), row=88, expect=walled())
