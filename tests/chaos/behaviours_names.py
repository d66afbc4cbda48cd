"""Addresses and names that lead astray (rows 93 to 98): here the trouble comes before a server is asked."""

from __future__ import annotations

from chaos.expect import NO_HTTP, blocked, dead, ok, skipped, unreachable
from chaos.messages import TITLE
from chaos.names import has_ipv6
from chaos.registry import cited

FINE = ok(TITLE)

# ---------------------------------------------------------------- addresses as people and attackers write (93)

WRITTEN = {
    "space": "http://{host}/{name}/a b",
    "spaces_around": "  http://{host}/{name}  ",
    "tab": "http://{host}/{name}/a\tb",
    "line_break": "http://{host}/{name}/a\r\nX-Injected: yes\r\n\r\nGET /other HTTP/1.1",
    "encoded_line_break": "http://{host}/{name}/a%0d%0aX-Injected:%20yes",
    "line_separator": "http://{host}/{name}/a\u2028X-Injected: yes",
    "control": "http://{host}/{name}/a\x01\x1b[31m\x7fb",
    "nul": "http://{host}/{name}/a\0b",
    "surrogate": "http://{host}/{name}/a\ud800b",
    "brackets": "http://{host}/{name}/[a]{{b}}|c^`",
    "percent": "http://{host}/{name}/100%/%zz/%",
    "query": "http://{host}/{name}?a=b c&d=\u00e9#e f",
    "no_path": "http://{host}?x",
    "dots": "http://{host}/../..//./{name}",
    "backslashes": "http:\\\\{host}\\{name}",
    "slashes": "http:////{host}/{name}",
    "upper_case": "HTTP://{host}:80/{name}",
    "dot_behind": "http://{host}./{name}",
    "long": "http://{host}/{name}/" + "a" * 7000,
}
for _name, _url in WRITTEN.items():
    _odd = {"no_path", "dots"}  # another path than the behaviour's own: the site says 404, or it is found
    cited(f"url_{_name}", row=93, expect=FINE if _name not in _odd else FINE | dead(404), url=_url)

UNUSABLE = {
    "bracket": "http://[",
    "space_in_host": "http://a b.site/",
    "port": "http://plain-page.site:99999/",
    "nothing": "http://",
    "empty": "",
    "words": "not an address",
    "line_break_in_host": "http://a\x00b.site/",
    "percent_in_host": "http://a%00b.site/",
    "too_long": "http://plain-page.site/" + "a" * 20_000,
}
for _name, _url in UNUSABLE.items():
    cited(f"no_url_{_name}", row=93, expect=NO_HTTP | (blocked() if _url else skipped()), url=_url)
for _scheme, _rest in {
    "ftp": "//plain-page.site/",
    "mailto": "a@b.site",
    "file": "///etc/passwd",
    "data": ",a",
}.items():
    cited(f"no_web_{_scheme}", row=47, expect=skipped(), url=f"{_scheme}:{_rest}")

PRIVATE = ("127.0.0.1", "127.1", "0x7f000001", "017700000001", "0", "[::1]", "[::ffff:7f00:1]", "169.254.169.254")
for _number, _host in enumerate(PRIVATE):
    cited(f"private_{_number}", row=48, expect=blocked(), url=f"http://{_host}/")
cited("private_localhost", row=48, expect=blocked(), url="http://localhost/")
cited("private_name", row=48, expect=blocked(), url="http://inside.test/")
cited("mixed_answers", row=53, expect=blocked(), url="http://mixed.test/")
cited("metadata_name", row=51, expect=blocked(), url="http://metadata.google.internal/")

# ---------------------------------------------------------------- names in every script (94 and 95)

HOSTS = {
    "homograph": "аpple",  # the first letter is Cyrillic
    "bücher": "bücher",
    "emoji": "i❤️",
    "snowman": "☃",
    "sharp_s": "faß",
    "joiner": "نامه\u200cای",
    "wide": "ｗｉｄｅ",
    "capital": "BÜCHER",
    "underscore": "a_b",
    "hyphens": "-a-",
    "full_stop": "a。b",
    "soft_hyphen": "a\u00adb",
}
for _number, (_name, _host) in enumerate(HOSTS.items()):
    cited(f"host_{_name}", row=94 if _number == 0 else 95, expect=FINE, url=f"http://{_host}.site/plain_page")

cited("host_bad_punycode", row=95, expect=FINE | NO_HTTP, url="http://xn--a.site/plain_page")

# ---------------------------------------------------------------- name servers (96 to 98)

if has_ipv6():
    cited("ipv6_only", row=96, expect=FINE)
cited("nxdomain", row=98, expect=dead())
cited("servfail", row=98, expect=unreachable("resolver"))
cited("tarpit", row=98, expect=unreachable("timeout", "resolver"))
cited("no_addresses", row=98, expect=unreachable("resolver", "connect"))
cited("nothing_listens", row=98, expect=unreachable("connect"), url="http://{host}/")
