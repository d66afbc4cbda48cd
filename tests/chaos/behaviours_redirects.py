"""Redirects of every sort (rows 41 to 63). Where one leads to a page, that page is called "A page"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chaos.expect import LOOP, NO_HTTP, TOO_LARGE, Expect, answers, blocked, ok
from chaos.messages import HTML, TITLE, message, page, redirect
from chaos.registry import behaviour, cited, raw

if TYPE_CHECKING:
    from chaos.server import Visit

FOUND = ok(TITLE)
THERE = "http://plain-page.site/plain_page"

# ---------------------------------------------------------------- without an end (41 to 43)


@behaviour(row=41, expect=LOOP)
async def loop(visit):
    await visit.send(redirect("/loop"))


@behaviour(row=42, expect=LOOP)
async def pingpong(visit):
    await visit.send(redirect("/pingpong/there" if visit.path == "/pingpong" else "/pingpong"))


@behaviour(row=43, expect=LOOP)
async def chain(visit):
    await visit.send(redirect(f"/chain/{visit.turn}", "301 Moved Permanently"))


@behaviour(row=43, expect=LOOP)
async def chain_with_cookies(visit):
    """Redirects to itself and hands out another cookie each time, so that no two requests are the same."""
    await visit.send(message("Location: /chain_with_cookies", f"Set-Cookie: n={visit.turn}", status="302 Found"))


@behaviour(row=43, expect=FOUND)
async def ten_redirects(visit):
    """Leads to its page with the tenth redirect, which is as many as are followed."""
    await visit.send(redirect(f"/ten_redirects/{visit.turn}") if visit.turn <= 10 else page())


# ---------------------------------------------------------------- to where nobody goes (44 to 54)

NOWHERE = {
    44: {"loc_file": "file:///etc/passwd", "loc_file_host": "file://localhost/etc/passwd"},
    45: {"loc_javascript": "javascript:alert(1)"},
    46: {"loc_data": "data:text/html,<title>A page</title>", "loc_blob": "blob:http://plain-page.site/1"},
    47: {
        "loc_ftp": "ftp://plain-page.site/",
        "loc_gopher": "gopher://plain-page.site:70/1",
        "loc_app": "intent://x/",
    },
    48: {"loc_private": "http://127.0.0.1:{port}/", "loc_localhost": "http://localhost:{port}/"},
    49: {
        "loc_decimal": "http://2130706433:{port}/",
        "loc_hex": "http://0x7f.1:{port}/",
        "loc_zero": "http://0:{port}/",
    },
    50: {"loc_mapped": "http://[::ffff:127.0.0.1]:{port}/", "loc_v6": "http://[::1]:{port}/"},
    51: {
        "loc_metadata": "http://169.254.169.254/latest/meta-data/",
        "loc_metadata_v6": "http://[fd00:ec2::254]/latest/meta-data/",
        "loc_metadata_name": "http://metadata.google.internal/computeMetadata/v1/",
        "loc_metadata_azure": "http://168.63.129.16/machine/?comp=goalstate",
        "loc_nat64": "http://[64:ff9b::a9fe:a9fe]/",
        "loc_6to4": "http://[2002:7f00:1::]/",
        "loc_carrier_nat": "http://100.64.0.1/",
        "loc_intranet": "http://intranet/",
    },
    53: {"loc_mixed_answers": "http://mixed.test:{port}/", "loc_private_name": "http://inside.test:{port}/"},
    54: {f"loc_port_{port}": f"http://plain-page.site:{port}/" for port in (22, 25, 6379)},
}


def leads_to(name: str, location: str, *, row: int, expect: Expect) -> None:
    """Put a redirect into the table; `{port}` stands for the one that the private server listens on."""

    async def serve(visit: Visit) -> None:
        await visit.send(redirect(location.replace("{port}", str(visit.web.private_port))))

    cited(name, row=row, expect=expect, serve=serve)


for _row, _locations in NOWHERE.items():
    for _name, _location in _locations.items():
        leads_to(_name, _location, row=_row, expect=blocked())

# ---------------------------------------------------------------- to hardly an address (55 to 61)

BAD = NO_HTTP | answers(302)

raw("loc_missing", message(HTML, status="302 Found"), row=55, expect=BAD)
raw("loc_empty", redirect(""), row=55, expect=BAD | LOOP)
raw("loc_bracket", redirect("http://["), row=55, expect=BAD)
raw("loc_space_in_host", redirect("http://plain page.site/"), row=55, expect=BAD)
raw("loc_port_too_large", redirect("http://plain-page.site:99999999/"), row=55, expect=BAD)
raw("loc_no_host", redirect("http://"), row=55, expect=BAD)
raw("loc_300", message(HTML, status="300 Multiple Choices"), row=55, expect=answers(300))
# Joined with a comma, as header values are, the two would lead to a page that is not there.
raw(
    "loc_two",
    message(f"Location: {THERE}", "Location: /two", body=b"", status="302 Found"),
    row=56,
    expect=BAD | FOUND,
)
raw(
    "loc_same_twice",
    message(f"Location: {THERE}", f"Location: {THERE}", body=b"", status="302 Found"),
    row=56,
    expect=FOUND,
)

SECRET = "hunter2"

leads_to("loc_userinfo", f"http://somebody:{SECRET}@plain-page.site/plain_page", row=57, expect=FOUND)
cited("userinfo", row=57, expect=FOUND, url=f"http://somebody:{SECRET}@{{host}}/{{name}}")
raw("loc_backslash", redirect("\\plain_page"), row=58, expect=FOUND)
raw("loc_backslashes", redirect("http:\\\\plain-page.site\\plain_page"), row=58, expect=FOUND)
raw("loc_no_scheme", redirect("//plain-page.site/plain_page"), row=58, expect=FOUND)
raw("loc_spaces_around", redirect("  /plain_page\t "), row=58, expect=FOUND)
raw("loc_relative", redirect("./a/../plain_page?a=b#c"), row=58, expect=FOUND)
raw("loc_upper_case", redirect("HTTP://PLAIN-PAGE.SITE/plain_page"), row=58, expect=FOUND)
raw("loc_idn", redirect("http://bücher.site/plain_page"), row=59, expect=FOUND)
raw("loc_utf_8", redirect("/plain_page/schön".encode()), row=59, expect=FOUND)
raw("loc_latin_1", redirect("/plain_page/schön".encode("latin-1")), row=59, expect=FOUND)
raw("loc_space_inside", redirect("/plain_page/a b"), row=59, expect=FOUND)
raw("loc_crlf", redirect("/plain_page/a%0d%0aX-Injected:%20yes"), row=60, expect=FOUND)
raw("loc_1mb", redirect(f"/plain_page/{'a' * 2**20}"), row=61, expect=TOO_LARGE)
raw("loc_60kb", redirect(f"/plain_page/{'a' * 60_000}"), row=61, expect=TOO_LARGE)
raw("loc_6kb", redirect(f"/plain_page/{'a' * 6000}"), row=61, expect=FOUND)
for _status in ("301 Moved Permanently", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"):
    raw(f"loc_{_status[:3]}", redirect("/plain_page", _status), row=41, expect=FOUND)

# ---------------------------------------------------------------- refreshes: rows 62 and 63

MOVING = "A page that moves"
STAYS = ok(MOVING)


def refresh(content: str) -> bytes:
    """Return a page that asks in its head to be left."""
    return page(MOVING, head=f'<meta http-equiv="refresh" content="{content}">')


def refresh_header(content: str) -> bytes:
    return page(MOVING, f"Refresh: {content}")


FOLLOWED = {
    "now": "0; url=/plain_page",
    "in_5": "5; url=/plain_page",
    "elsewhere": f"0; URL={THERE}",
    "quoted": "0;url='/plain_page'",
    "with_a_comma": "0, url=/plain_page",
    "without_url": "1; /plain_page",
    "with_a_fraction": "0.5; url=/plain_page",
}
NOT_FOLLOWED = {
    "in_6": "6; url=/plain_page",
    "in_a_while": "99999999999999999999; url=/plain_page",
    "never": "soon; url=/plain_page",
    "in_minus_1": "-1; url=/plain_page",
    "of_itself": "3",
    "of_nothing": "",
}
for _name, _content in FOLLOWED.items():
    raw(f"refresh_{_name}", refresh_header(_content), row=62, expect=FOUND)
    raw(f"meta_refresh_{_name}", refresh(_content), row=63, expect=FOUND)
for _name, _content in NOT_FOLLOWED.items():
    raw(f"refresh_{_name}", refresh_header(_content), row=62, expect=STAYS)
    raw(f"meta_refresh_{_name}", refresh(_content), row=63, expect=STAYS)
raw(
    "meta_refresh_in_a_comment",
    page(MOVING, head="<!--" + refresh("0; url=/gone").decode() + "-->"),
    row=63,
    expect=STAYS,
)
raw("meta_refresh_javascript", refresh("0; url=javascript:alert(1)"), row=63, expect=STAYS | blocked())
raw("meta_refresh_broken", refresh("0; url=http://["), row=63, expect=STAYS | NO_HTTP)


@behaviour(row=62, expect=LOOP)
async def refresh_loop(visit):
    await visit.send(refresh_header(f"0; url=/refresh_loop/{visit.turn}"))


@behaviour(row=63, expect=LOOP)
async def meta_refresh_loop(visit):
    await visit.send(refresh(f"0; url=/meta_refresh_loop/{visit.turn % 2}"))


@behaviour(row=63, expect=LOOP)
async def mixed_loop(visit):
    """Leads on by a status, a header and a page in turn: they are counted together."""
    there = f"/mixed_loop/{visit.turn}"
    ways = (redirect(there), refresh_header(f"0; url={there}"), refresh(f"0; url={there}"))
    await visit.send(ways[visit.turn % 3])


@behaviour(row=63, expect=blocked())
async def meta_refresh_private(visit):
    await visit.send(refresh(f"0; url=http://127.0.0.1:{visit.web.private_port}/"))


@behaviour(row=62, expect=blocked())
async def refresh_private(visit):
    await visit.send(refresh_header(f"0; url=http://127.0.0.1:{visit.web.private_port}/"))
