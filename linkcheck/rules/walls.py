"""The shields that sites put before their pages, told by marks that an answer carries when they refuse it.

Most marks of a vendor stand on the ordinary pages it serves as well (`server: cloudflare`, `x-iinfo`,
`x-datadome: protected`, the cookies `_abck`, `datadome`, `_pxhd`): they count with a refusing status only, where
they say whose the refusal is. Three sorts, by the statuses they count with:

* `ANY`: headers that a vendor writes on its challenges and nowhere else. They count with 404 and 410 too, since
  whoever answers so has not asked the site, and a living page that is called dead costs more than a dead one
  that stays open.
* `UNLESS_GONE`: what a page says. A site may word its own "not found" as it likes, so there 404 and 410 stand.
* `REFUSING`: a vendor's presence on a 403, 405 or 429.

A vendor that any site may stand behind whole, Cloudflare or CloudFront, passes on the site's own 403 under its own
`server`; it is named only where the page is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from linkcheck.model import Page, PageKind, Response

__all__ = ["ANY", "HEADERS", "MARKS", "REFUSING", "UNLESS_GONE", "Mark", "shield"]

ANY = frozenset(range(1000))  # a status has three digits
UNLESS_GONE = ANY - {404, 410}
REFUSING = frozenset({403, 405, 429})

LITTLE = 1500  # characters; where the status is fine, a page with more is a page (as `page.kinds.look` has it)
MOST = 5000  # characters of a page that are looked at; walls say less
# Kinds of HTML that may show nothing at all, and kinds that have too much to say for a wall.
_BLANK = frozenset({PageKind.EMPTY, PageKind.HOMEPAGE, PageKind.SCRIPTED, PageKind.BOT_WALL})
_ORDINARY = frozenset(
    (
        *(PageKind.ARTICLE, PageKind.LIVE, PageKind.SECTION, PageKind.SEARCH_RESULTS),
        *(PageKind.PRODUCT, PageKind.MEDIA, PageKind.PAYWALL),
    )
)


class Mark(NamedTuple):
    """A vendor, and what its refusal looks like; all that is given must hold, patterns ignore case."""

    vendor: str
    header: str = ""  # its name, in lower case
    value: str = ""  # how one of the header's lines begins
    statuses: frozenset[int] = ANY
    title: str = ""  # the whole of one of the page's titles
    text: str = ""  # how the page's words begin, on one line
    address: str = ""  # how the address that answered begins
    blank: bool = False  # whether the page shows nothing

    @property
    def is_on_the_page(self) -> bool:
        """True where the page has to be looked at."""
        return bool(self.title or self.text or self.blank)


# Where a mark comes from stands above it. "Seen" are answers that others met and wrote down word by word: the
# reports of WhatWaf (github.com/Ekultek/WhatWaf/issues), the recordings of github.com/microlinkhq/is-antibot
# (providers/, domains/), the notes of github.com/Averyy/wafer (docs/) and of github.com/lemma-work/lemma-platform
# (blocked.py). "wafw00f" is github.com/EnableSecurity/wafw00f (wafw00f/plugins/).
MARKS = (
    # developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response: set "for all
    # Challenge Page types", "challenge is the only valid value". Seen with 403, 429 and 503.
    Mark("Cloudflare", "cf-mitigated", r"challenge\b"),
    # The challenge before there was that header, with 503; its block pages (WhatWaf #10, #344, #1385); the codes
    # that mean a client and not the site (developers.cloudflare.com/support, "Cloudflare 1xxx errors"), which are
    # all that is sent to what does not look like a browser.
    Mark("Cloudflare", "server", "cloudflare", UNLESS_GONE, title=r"just a moment\W*"),
    Mark("Cloudflare", "server", "cloudflare", UNLESS_GONE, title=r"attention required\W+cloudflare"),
    Mark("Cloudflare", "server", "cloudflare", UNLESS_GONE, title=r".{1,300} used cloudflare to restrict access"),
    Mark("Cloudflare", "server", "cloudflare", UNLESS_GONE, text=r"(?:.{1,40} )?sorry, you have been blocked you"),
    Mark("Cloudflare", "server", "cloudflare", UNLESS_GONE, text=r"error code: 10(?:0[5-9]|1[0125]|20)\b"),
    # developers.cloudflare.com/ai-crawl-control, "Pay per crawl": asked of crawlers, never of readers.
    Mark("Cloudflare", "crawler-price", r"\S", frozenset({402})),
    # docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html: "challenge" comes with
    # 202, "captcha" with 405. Seen: wappalyzer/wappalyzer#6021.
    Mark("AWS WAF", "x-amzn-waf-action", r"(?:challenge|captcha)\b"),
    # repost.aws/knowledge-center/cloudfront-troubleshoot-403-errors: these words with `server: CloudFront` are a
    # firewall's or the distribution's, not the site's.
    Mark("Amazon CloudFront", "server", "cloudfront", REFUSING, text=r".{0,200}?request blocked\. we can't"),
    # wafw00f kona; WhatWaf #1123, #1162, #1191 and a dozen more: GHost signs only what it answers itself.
    Mark("Akamai", "server", "akamaighost", REFUSING),
    Mark(
        "Akamai",
        statuses=REFUSING,
        text=r"access denied you don't have permission to access .{1,4000}? on this server\. reference #",
    ),
    # docs.hypersolutions.co/akamai-web/handling-428-status-code-sec-cpt: a challenge that takes time to solve; its
    # page, seen with 200 at kohls.com and homedepot.com, has no other words.
    Mark("Akamai", "set-cookie", r"sec_cpt=", frozenset({428})),
    Mark("Akamai", statuses=UNLESS_GONE, text=r"powered and protected by (?:akamai )?privacy\Z"),
    # Its Bot Manager's cookies: wafer takes them for a mark with 403, and with 200 for none.
    Mark("Akamai", "set-cookie", r"(?:_abck|ak_bmsc|bm_sz)=", REFUSING),
    # docs.datadome.co/reference/validate-request: X-DD-B is added where a request is blocked, X-DataDome to every
    # answer. Seen at g2.com and leboncoin.fr with 403; at nytimes.com an article with `x-datadome: protected`.
    Mark("DataDome", "x-dd-b", r"\d"),
    Mark("DataDome", "x-datadome-cid", r"\S", REFUSING | {401}),
    Mark("DataDome", "x-datadome", r"\S", REFUSING),
    Mark("DataDome", "set-cookie", r"datadome=", REFUSING),
    # is-antibot datadome/failed.json; the second is what leboncoin.fr sends to programs.
    Mark("DataDome", statuses=UNLESS_GONE, text=r"please enable js and disable any ad blocker"),
    Mark("DataDome", statuses=UNLESS_GONE, text=r'\{"url":"https://geo\.captcha-delivery\.com/'),
    # The letters of X-Iinfo begin with 0 where no server was asked, with 0C where the cache answered (Imperva's
    # support, at stackoverflow.com/q/20809993). Seen with 200: is-antibot imperva/failed.json, a page of a script
    # and no word. A site's own page of scripts behind Imperva comes from a server or the cache.
    Mark("Imperva", "x-iinfo", r"\d+-\d+-\d+ 0N", UNLESS_GONE, blank=True),
    # wafw00f incapsula; the headers and cookies stand on ordinary pages too (wafer docs/ref-imperva.md).
    Mark("Imperva", statuses=UNLESS_GONE, text=r"request unsuccessful\. incapsula incident id"),
    Mark("Imperva", "x-iinfo", r"\S", REFUSING),
    Mark("Imperva", "x-cdn", r"(?:incapsula|imperva)\b", REFUSING),
    Mark("Imperva", "set-cookie", r"(?:incap_ses_|visid_incap_|nlbi_|reese84=|___utmvc)", REFUSING),
    # Seen at zillow.com with 403, by several. Title and words: the block page in the sources of PerimeterX's
    # mod_perimeterx (px_template.c). The cookies are set on ordinary pages too (wafer).
    Mark("PerimeterX (HUMAN)", "x-px-blocked", r"1\b"),
    Mark("PerimeterX (HUMAN)", statuses=UNLESS_GONE, title=r"access to this page has been denied\.?"),
    Mark("PerimeterX (HUMAN)", statuses=UNLESS_GONE, text=r".{0,100}?press & hold to confirm you are"),
    Mark("PerimeterX (HUMAN)", "set-cookie", r"_px(?:3|hd|vid|de)=", REFUSING),
    # Seen at canadagoose.com and hyatt.com with 429; hyatt.com has `x-kpsdk-r` with 200 as well.
    Mark("Kasada", "x-kpsdk-ct", r"\S", REFUSING),
    Mark("Kasada", "x-kpsdk-r", r"\S", REFUSING),
    # wafw00f f5bigipasm (with F5's K6850 on the cookies); clouddocs.f5.com, "Blocking Response Pages": the default
    # page, seen with 200 at many; the question it asks instead, seen at egx.com.eg.
    Mark("F5", statuses=UNLESS_GONE, text=r"the requested url was rejected\. please consult with your admin"),
    Mark("F5", statuses=UNLESS_GONE, text=r".{0,400}?what code is in the image\?.{0,99}?your support id"),
    Mark("F5", "set-cookie", r"TS[\da-f]{6,8}=", REFUSING),
    # fastly.com/documentation/guides/security/client-challenges. Seen at nature.com and springer.com with 200.
    Mark("Fastly", statuses=UNLESS_GONE, title=r"client challenge"),
    # Seen with 403 and 429: vercel-labs/vgpu#228, mohamedhiba/smartmenu#45, CactusPuppy/ow2countdown#134.
    Mark("Vercel", "x-vercel-mitigated", r"(?:challenge|deny)\b"),
    Mark("Vercel", statuses=UNLESS_GONE, title=r"vercel security checkpoint"),
    # wafw00f sucuri; WhatWaf #312, #701, #1161, #1164, #1562: X-Sucuri-Block is the code of a refusal, the others
    # stand on every page.
    Mark("Sucuri", "x-sucuri-block", r"\S"),
    Mark("Sucuri", "x-sucuri-id", r"\S", REFUSING),
    Mark("Sucuri", "server", "sucuri", REFUSING),
    # wafw00f ddosguard; WhatWaf #1005, mikf/gallery-dl#3569.
    Mark("DDoS-Guard", statuses=UNLESS_GONE, title=r"ddos-guard"),
    Mark("DDoS-Guard", "server", "ddos-guard", REFUSING),
    # github.com/TecharoHQ/anubis, lib/anubis.go: one cookie is cleared, the other set, where it challenges or
    # denies, by default with 200. Seen at unsplash.com with 401 (is-antibot).
    Mark("Anubis", "set-cookie", r"[\w.-]{0,80}anubis-(?:auth=(?:;|\Z)|cookie-verification=[^;])"),
    Mark("Anubis", statuses=UNLESS_GONE, title=r"making sure you.re not a bot\W?"),
    # git.gammaspectra.live/git/go-away: its page.
    Mark("go-away", statuses=UNLESS_GONE, title=r"checking you are not a bot"),
    # gjtorikian/html-proofer#215 (2015), j0k3r/f43.me#172 (2018), is-antibot linkedin/har.json (2026).
    Mark("LinkedIn", "x-li-pop", r"\S", frozenset({999})),
    # Seen at kinoengel.fi, editeur.org and co.taylor.wi.us, always with 202.
    Mark("SiteGround", "sg-captcha", r"challenge\b"),
    # wafw00f imunify360. Seen at salu.edu.pk with 200. The header stands on whatever passes through.
    Mark("Imunify360", "server", "imunify360", UNLESS_GONE, title=r"one moment, please\W*"),
    Mark("Imunify360", statuses=UNLESS_GONE, text=r"\W{0,9}(?:message\W{1,9})?access denied by imunify360"),
    # Seen at scielo.org with 403: a page with parts from /.bunny-shield/.
    Mark("Bunny Shield", "server", "bunnycdn", UNLESS_GONE, title=r"establishing a secure connection\W*"),
    # Seen at 1688.com and cainiao.com with 200.
    Mark("Alibaba", "bxpunish", r"1\b"),
    # wafer docs/ref-radware.md: where its redirect leads, a page with 200.
    Mark("Radware", statuses=UNLESS_GONE, address=r"https?://(?:[\w-]+\.)?perfdrive\.com/"),
    # Where the two send whom they take for a robot, as their own address bars show.
    Mark("Google", statuses=UNLESS_GONE, address=r"https?://(?:www\.)?google\.[a-z.]{2,6}/sorry/"),
    Mark("Yandex", statuses=UNLESS_GONE, address=r"https?://(?:[\w-]+\.)?ya(?:ndex)?\.[a-z.]{2,6}/showcaptcha"),
    # wafw00f wordfence, modsecurity: the shields that sites run themselves.
    Mark(
        "Wordfence",
        statuses=UNLESS_GONE,
        text=r"(?:.{1,80} )?your access to this site has been (?:\w+ )?limited.+generated by wordfence",
    ),
    Mark("ModSecurity", statuses=frozenset({403, 406}), text=r".{0,300}?this error was generated by mod_security"),
)

HEADERS = frozenset(mark.header for mark in MARKS if mark.header)  # all that is asked of an answer's headers

# A vendor's presence comes last: where two stand in a row, the one that says what it did is named.
_ORDERED = sorted(MARKS, key=lambda mark: mark.statuses <= REFUSING | {401})
_HEADS = [mark for mark in _ORDERED if not mark.is_on_the_page]


def shield(response: Response, page: Page | None) -> str | None:
    """Return the name of the vendor whose challenge or refusal an answer is, or None.

    A challenge need not look like one: it may have the status 200, 202 or 404.
    """
    lines = [(name, value) for name, value in response.headers if name in HEADERS]
    names = {"", *(name for name, _ in lines)}
    shown = None if page is None or _is_ordinary(response, page) else _on_one_line(page)
    marks = _HEADS if shown is None else _ORDERED
    likely = (mark for mark in marks if mark.header in names and response.status in mark.statuses)
    return next((mark.vendor for mark in likely if _fits(mark, lines, response.final_url, shown)), None)


def _is_ordinary(response: Response, page: Page) -> bool:
    """Return whether a page has too much to say for a wall: an article about walls may be titled like one."""
    return response.status < 300 and (max(len(page.text), len(page.opening)) >= LITTLE or page.kind in _ORDINARY)


def _on_one_line(page: Page) -> Page:
    """Return a page with the beginning of its words on one line: their own lines end where its markup did."""
    return page._replace(text=" ".join(page.text[:MOST].split()))


def _fits(mark: Mark, lines: Sequence[tuple[str, str]], address: str, page: Page | None) -> bool:
    """Return whether all else that a mark gives holds, its status being right."""
    if mark.header and not any(mark.header == name and _begins(mark.value, value) for name, value in lines):
        return False
    if mark.address and not _begins(mark.address, address):
        return False
    return not mark.is_on_the_page or (page is not None and _shows(page, mark))


def _shows(page: Page, mark: Mark) -> bool:
    if mark.blank:
        return page.kind in _BLANK and not page.titles and not page.text
    if mark.title:
        return any(re.fullmatch(mark.title, title.value, re.IGNORECASE) for title in page.titles)
    return _begins(mark.text, page.text)


def _begins(pattern: str, text: str) -> bool:
    """Return whether a text begins with a pattern, which is compiled when it is first asked for."""
    return re.match(pattern, text, re.IGNORECASE) is not None
