"""Which addresses may be reached, however they are spelled, and what the user may allow."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.fetch.guard import refusal_of_address, refusal_of_url

PRIVATE_V4 = [
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
    *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
    *("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32", "169.254.169.254/32"),
]
PUBLIC_V4 = ["1.1.1.0/24", "8.8.8.0/24", "93.184.0.0/16", "142.250.0.0/15", "172.64.0.0/13", "208.80.152.0/22"]
PRIVATE_V6 = ["::/127", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32", "3fff::/20", "100::/64"]
PUBLIC_V6 = ["2606:4700::/32", "2a00:1450::/32", "2001:4860::/32", "2400:cb00::/32", "2620:0:860::/46"]

LOOPBACK = [
    *("127.0.0.1", "127.1", "127.0.1", "127.0.0.1.", "127.1.", "0177.0.0.1", "0177.0.0.01", "00177.00.00.01"),
    *("0x7f.0.0.1", "0x7F.0.0.1", "0X7F.0x0.0X0.0x1", "0x7f.1", "0x7f.0.1", "0x7f000001", "0X7F000001"),
    *("0x0000007f.0.0.1", "2130706433", "2130706433.", "017700000001", "0017700000001", "127.0x1", "127.01"),
    *("127.0.0x0.01", "0177.1", "0177.0x1", "127.0.0.0x1", "127.255.255.254", "127.16777214", "127.0xfffffe"),
    *("１２７.０.０.１", "１２７．０．０．１", "127。0。0。1", "127｡0｡0｡1", "①②⑦.⓪.⓪.①", "０ｘ７ｆ.１"),
    "\U0001d7cf\U0001d7d0\U0001d7d5.\U0001d7ce.\U0001d7ce.\U0001d7cf",  # mathematical bold digits
    *("%31%32%37.0.0.1", "127%2E0%2E0%2E1", "%30x7f.1", "0%787f000001", "1\u00ad27.0.0.1", "127.0.0.\u200b1"),
    *("0", "0x", "0.0.0.0", "00", "0x0", "0.0", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::0001]"),
    *("[0000:0000:0000:0000:0000:0000:0000:0001]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]"),
    *("[::FFFF:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:7F00:0001]", "[0:0:0:0:0:ffff:127.0.0.1]"),
    *("[0:0:0:0:0:FFFF:7f00:1]", "[0000::ffff:7f00:1]", "[64:ff9b::127.0.0.1]", "[64:FF9B::7f00:1]"),
    *("[64:ff9b:1::127.0.0.1]", "[2002:7f00:1::]", "[2002:7F00:0001::1]", "[2001::80ff:fffe]"),
    *("[::ffff:0:127.0.0.1]", "[2a00:1450::5efe:127.0.0.1]", "me@127.1", "me:secret@0x7f.1", "a.site@127.1"),
    *("[fe80::1%25eth0]", "[fe80::1%eth0]", "[::1%lo]", "[::ffff:127.1]", "127.0.0.1..", "1.127.0.0.1", "[::1"),
]
OTHERS = [
    *("10.1", "0xa.1", "012.1", "167772161", "0xa9fea9fe", "2852039166", "025177524776", "169.254.43518"),
    *("0xA9.0xFE.0xA9.0xFE", "0251.0376.0251.0376", "[::ffff:a9fe:a9fe]", "[fd00:ec2::254]", "[FD00:EC2::254]"),
    *("0xa83f8110", "168.63.33040", "100.100.100.200", "3232235777", "192.168.257", "0xc0a80101", "[fe80::1]"),
    *("localhost", "LOCALHOST", "localhost.", "ｌｏｃａｌｈｏｓｔ", "local\u00adhost", "%6cocalhost"),
    "a.localhost",
    *("localhost..", "intranet", "Intranet.", "wiki.internal", "wiki.ｉnternal", "printer.local", "nas.lan"),
    *("nas.home.arpa", "metadata.google.internal", "METADATA.google.internal.", "instance-data", "abc.onion"),
]


def refused(url, allow=False):
    """Return whether a URL is not asked for: no browser would open it, or the guard refuses it."""
    address = urls.read(url)
    return address is None or refusal_of_url(address, allow) is not None


@pytest.mark.parametrize("host", [*LOOPBACK, *OTHERS])
def test_a_private_host_is_refused_however_it_is_spelled(host):
    """Neither as it stands in an article, nor where a page redirects to it."""
    assert refused(f"http://{host}/")
    assert refused(f"https://{host}:8443/a?b#c")
    target = urls.resolve("https://daily.site/a", f"//{host}/")
    assert target is None or refusal_of_url(target)


def within(networks):
    """Return a strategy for the numbers of addresses in networks."""
    blocks = [ip_network(text) for text in networks]
    return st.sampled_from(blocks).flatmap(lambda block: st.integers(int(block[0]), int(block[-1])))


@st.composite
def spelled_v4(draw, numbers):
    """Return a number, and one of the ways to write it as an IPv4 host: 1 to 4 parts, each in its own base."""
    number = draw(numbers)
    parts = draw(st.integers(1, 4))
    heads = [number >> 24 - 8 * place & 0xFF for place in range(parts - 1)]
    values = [*heads, number & (1 << 32 - 8 * (parts - 1)) - 1]
    written = ".".join(draw(written_in_some_base(value)) for value in values) + draw(st.sampled_from(["", "."]))
    return number, draw(disguised(written))


def written_in_some_base(value):
    zeros = st.integers(0, 12).map("0".__mul__)
    return st.one_of(
        st.just(str(value)),
        zeros.map(lambda padding: f"0{padding}{value:o}"),
        zeros.map(lambda padding: f"0x{padding}{value:x}"),
        zeros.map(lambda padding: f"0X{padding}{value:X}"),
    )


WIDE = {char: chr(ord(char) + 0xFEE0) for char in "0123456789abcdefABCDEFxX."}


@st.composite
def disguised(draw, text):
    """Return a host with some of its characters written as browsers undo them: full-width or percent-encoded."""
    kinds = draw(st.lists(st.sampled_from("===wp"), min_size=len(text), max_size=len(text)))
    forms = {"=": lambda char: char, "w": WIDE.get, "p": lambda char: f"%{ord(char):02x}"}
    return "".join(forms[kind](char) for char, kind in zip(text, kinds, strict=True))


@st.composite
def spelled_v6(draw, numbers):
    """Return a number, and one of the ways to write it as an IPv6 host."""
    number = draw(numbers)
    groups = [number >> 112 - 16 * place & 0xFFFF for place in range(8)]
    written = [draw(st.sampled_from(["{:x}", "{:X}", "{:04x}", "{:04X}"])).format(group) for group in groups]
    if draw(st.booleans()):
        written[6:] = [str(IPv4Address(number & 0xFFFF_FFFF))]
    zeros = [
        place for place, group in enumerate(groups[: len(written)]) if not group and "." not in written[place]
    ]
    if zeros and draw(st.booleans()):
        start = end = draw(st.sampled_from(zeros))
        while end + 1 in zeros and draw(st.booleans()):
            end += 1
        return number, f"[{':'.join(written[:start])}::{':'.join(written[end + 1 :])}]"
    return number, f"[{':'.join(written)}]"


def carried(numbers):
    """Return a strategy for IPv6 numbers that carry those of IPv4, in every form there is."""
    prefixes = [int(IPv6Address(text)) for text in ("::", "::ffff:0:0", "64:ff9b::", "64:ff9b:1::")]
    isatap = [int(IPv6Address(text)) for text in ("2a00:1450::5efe:0:0", "2606:4700:1:2:200:5efe::")]
    six_to_four, teredo = int(IPv6Address("2002::1")), int(IPv6Address("2001:0:0102:0304::"))
    return st.one_of(
        st.tuples(st.sampled_from(prefixes + isatap), numbers).map(sum),
        numbers.map(lambda number: six_to_four | number << 80),
        numbers.map(lambda number: teredo | number ^ 0xFFFF_FFFF),
    )


@given(spelled_v4(within(PRIVATE_V4)))
def test_no_spelling_of_a_private_ipv4_address_passes(spelled):
    number, host = spelled
    address = urls.read(f"http://{host}/")
    assert address.host == str(IPv4Address(number))
    assert refusal_of_url(address)


@given(spelled_v6(st.one_of(within(PRIVATE_V6), carried(within(PRIVATE_V4)))))
def test_no_spelling_of_a_private_ipv6_address_passes(spelled):
    """Mapped, compatible, translated and tunnelled addresses among them."""
    number, host = spelled
    address = urls.read(f"http://{host}/")
    assert int(ip_address(address.host)) == number
    assert refusal_of_url(address)
    assert refusal_of_address(host)


@given(st.one_of(spelled_v4(within(PUBLIC_V4)), spelled_v6(within(PUBLIC_V6))))
def test_every_spelling_of_a_public_address_passes(spelled):
    number, host = spelled
    address = urls.read(f"http://{host}/")
    assert int(ip_address(address.host)) == number
    assert refusal_of_url(address) is None


@pytest.mark.parametrize(
    "host",
    [
        *("8.8.8.8", "1.1.1.1", "[2606:4700::1111]", "example.com", "daily.site.", "134744072", "0x08080808"),
        *("bücher.example", "127.0.0.1.nip.io", "localhost.daily.site", "xn--bcher-kva.de", "daily.site:8080"),
        *("127.0.0.1@daily.site", "daily.site:8443", "a.b.c.d.daily.site"),
    ],
)
def test_public_hosts_pass(host):
    assert not refused(f"https://{host}/")


@pytest.mark.parametrize(
    "url",
    ["ftp://daily.site/", "file:///etc/passwd", "file://localhost/etc/passwd", "javascript:alert(1)", "data:,a"],
)
@pytest.mark.parametrize("allow", [False, True, ("0.0.0.0/0", "::/0")])
def test_other_schemes_are_refused_whatever_is_allowed(url, allow):
    assert refused(url, allow)
    assert refusal_of_url(urls.resolve("https://daily.site/", url), allow).endswith("is no web address")


@pytest.mark.parametrize("allow", [False, True, ("0.0.0.0/0",)])
def test_a_name_of_the_tor_network_is_never_looked_up(allow):
    """RFC 7686 §2: whoever does not speak Tor must not ask a name server for it."""
    assert "Tor" in refusal_of_url(urls.read("http://abc.onion/"), allow)


@pytest.mark.parametrize("port", [0, 21, 22, 25, 6000, 6379, 11211])
def test_ports_of_other_services_are_refused(port):
    assert refusal_of_url(urls.read(f"https://daily.site:{port}/")) == f"port {port} is no web server's"
    assert refused(f"http://10.0.0.1:{port}/", ("10.0.0.0/8",))
    assert not refused(f"http://10.0.0.1:{port}/", allow=True)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.1", "[::1]", "[fe80::1]", "localhost", "intranet", "wiki.internal", "0x7f.1"]
)
def test_everything_private_can_be_allowed(host):
    assert not refused(f"http://{host}:8000/", allow=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "169.254.169.254", "fe80::1%eth0", "8.8.8.8"])
def test_every_address_can_be_allowed(address):
    assert refusal_of_address(address, allow=True) is None


@pytest.mark.parametrize("allow", [False, True, ("0.0.0.0/0", "::/0")])
@pytest.mark.parametrize("text", ["daily.site", "localhost", "0x7f.1", "", "127.0.0.1 ", "1" * 10**6, "::1%"])
def test_what_is_no_address_is_refused_whatever_is_allowed(text, allow):
    """It would be looked up a second time, and lead who knows where."""
    assert refusal_of_address(text, allow)


ALLOW = ("10.0.0.0/8", "192.168.1.7", "::1", "fe80::/10")


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "10.255.255.255", "192.168.1.7", "::1", "fe80::1", "fe80::1%eth0", "::ffff:10.0.0.1"),
        *("8.8.8.8", "2606:4700::1111"),
    ],
)
def test_what_lies_in_an_allowed_network_passes(address):
    assert refusal_of_address(address, ALLOW) is None


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "192.168.1.8", "172.16.0.1", "169.254.169.254", "::", "::2"),
        *("fd00::1", "::ffff:127.0.0.1", "::10.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::", "fe80::1%"),
    ],
)
def test_what_lies_elsewhere_does_not(address):
    """A tunnel or a translator to an allowed address is another way, which nobody allowed."""
    assert refusal_of_address(address, ALLOW)


@pytest.mark.parametrize("host", ["10.0.0.1", "0xa.1", "[::1]", "192.168.1.7", "8.8.8.8", "[::ffff:10.0.0.1]"])
def test_a_literal_address_in_an_allowed_network_passes(host):
    assert not refused(f"http://{host}/", ALLOW)


@pytest.mark.parametrize("host", ["127.0.0.1", "192.168.1.8", "[fd00::1]", "[::ffff:127.0.0.1]", "0x7f.1", "0"])
def test_a_literal_address_elsewhere_does_not(host):
    assert refused(f"http://{host}/", ALLOW)


def test_a_private_name_waits_for_its_addresses_where_networks_are_allowed():
    """Whether `intranet` leads into an allowed network is known only when it is resolved."""
    assert not refused("http://intranet/", ALLOW)
    assert not refused("http://metadata.google.internal/", ALLOW)
    assert refusal_of_address("169.254.169.254", ALLOW)


def test_no_network_allows_nothing():
    assert refused("http://10.0.0.1/", ())
    assert refused("http://intranet/", ())
    assert refusal_of_address("10.0.0.1", ())


@pytest.mark.parametrize("allow", [("64:ff9b::/96",), ("::/0",), ("64:ff9b::/64", "10.0.0.0/8")])
def test_behind_an_allowed_translator_only_public_addresses_are_reached(allow):
    """Where a network has IPv6 alone, every IPv4 site is at 64:ff9b::… (NAT64), and so are the private ones."""
    assert refusal_of_address("64:ff9b::8.8.8.8", allow) is None
    assert refusal_of_address("64:ff9b::127.0.0.1", allow)
    assert refusal_of_address("64:ff9b::169.254.169.254", allow)
    assert (refusal_of_address("64:ff9b::10.0.0.1", allow) is None) is ("10.0.0.0/8" in allow)
    assert refused("http://[64:ff9b::7f00:1]/", allow)


@pytest.mark.parametrize(
    ("network", "public", "private"),
    [
        ("64:ff9b:1::/96", "64:ff9b:1::8.8.8.8", "64:ff9b:1::10.0.0.1"),
        ("64:ff9b:1:fffe::/96", "64:ff9b:1:fffe::8.8.8.8", "64:ff9b:1:fffe::10.0.0.1"),
        ("64:ff9b:1::/48", "64:ff9b:1:808:8:800::", "64:ff9b:1:a00:0:100::"),
        ("64:ff9b:1::/64", "64:ff9b:1:0:8:808:800::", "64:ff9b:1:0:a:0:100::"),
    ],
)
def test_a_translator_of_ones_own_is_read_by_its_prefix(network, public, private):
    """RFC 8215 gives the block, RFC 6052 §2.2 says where in it the address stands."""
    assert refusal_of_address(public, (network,)) is None
    assert refusal_of_address(private, (network,))
    assert refusal_of_address(public)


def test_the_guard_says_what_it_saw():
    assert refusal_of_address("10.0.0.1") == "10.0.0.1 is an address of a private network (RFC 1918)"
    assert refusal_of_url(urls.read("http://0x7f.1/")) == "127.0.0.1 is an address of this very machine (loopback)"
    assert refusal_of_url(urls.read("http://wiki/")).startswith("wiki is a name without a dot")


def test_quoting_a_host_twice_leads_nowhere():
    """What is percent-encoded twice is no host for browsers either."""
    assert refused("http://127%252e0%252e0%252e1/")
