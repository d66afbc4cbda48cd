"""Which hosts are of the public web, and what is said of the others."""

from ipaddress import IPv6Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from linkcheck import addresses, urls
from linkcheck.addresses import (
    LONGEST,
    carried_by_nat64,
    read_ip,
    read_network,
    why_no_web_port,
    why_not_asked_for,
    why_not_public,
    why_private,
)

# Every row of IANA's two special-purpose registries (2025-10-09) by its first and its last address; multicast.
REGISTRY = [
    *(("0.0.0.0", "0.255.255.255"), ("0.0.0.0", "0.0.0.0"), ("10.0.0.0", "10.255.255.255")),
    *(("100.64.0.0", "100.127.255.255"), ("127.0.0.0", "127.255.255.255"), ("169.254.0.0", "169.254.255.255")),
    *(("172.16.0.0", "172.31.255.255"), ("192.0.0.0", "192.0.0.255"), ("192.0.0.0", "192.0.0.7")),
    *(("192.0.0.8", "192.0.0.9"), ("192.0.0.10", "192.0.0.10"), ("192.0.0.170", "192.0.0.171")),
    *(("192.0.2.0", "192.0.2.255"), ("192.31.196.0", "192.31.196.255"), ("192.52.193.0", "192.52.193.255")),
    *(("192.88.99.0", "192.88.99.255"), ("192.168.0.0", "192.168.255.255"), ("192.175.48.0", "192.175.48.255")),
    *(("198.18.0.0", "198.19.255.255"), ("198.51.100.0", "198.51.100.255"), ("203.0.113.0", "203.0.113.255")),
    *(("240.0.0.0", "255.255.255.254"), ("255.255.255.255", "255.255.255.255"), ("224.0.0.0", "239.255.255.255")),
    *(("::", "::1"), ("::ffff:0:0", "::ffff:ffff:ffff"), ("64:ff9b::", "64:ff9b::ffff:ffff")),
    *(("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"), ("100::", "100::ffff:ffff:ffff:ffff")),
    *(("100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff"), ("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff")),
    *(("2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff"), ("2001:1::1", "2001:1::3")),
    *(("2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff"), ("2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff")),
    *(("2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff"), ("2001:10::", "2001:1f:ffff::")),
    *(("2001:20::", "2001:2f:ffff::"), ("2001:30::", "2001:3f:ffff::")),
    *(("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"), ("2002::", "2002:ffff:ffff::")),
    *(("2620:4f:8000::", "2620:4f:8000:ffff::"), ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")),
    *(("5f00::", "5f00:ffff::"), ("fc00::", "fdff:ffff::"), ("fe80::", "febf:ffff::")),
    *(("fec0::", "feff:ffff::"), ("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")),
]
# What lies right beside a block, and what sites have.
PUBLIC = [
    *("1.0.0.0", "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0"),
    *("126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0"),
    *("172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0", "192.31.195.255"),
    *("192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0"),
    *("198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255"),
    *("2001:200::", "2001:4860:4860::8888", "2001:db7:ffff::", "2001:db9::", "2003::1", "2606:4700::1111"),
    *("2620:4f:7fff::1", "2620:4f:8001::1", "2a00:1450:4001::1", "2C0F:FB50::1", "3ffe:ffff::1"),
    *("[2606:4700::1111]", "2606:4700::1111%eth0"),
]


@pytest.mark.parametrize(("first", "last"), REGISTRY)
def test_no_special_purpose_address_is_public(first, last):
    assert why_not_public(first)
    assert why_not_public(last)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_addresses_beside_them_are(address):
    assert why_not_public(address) is None
    assert why_private(address) is None


@pytest.mark.parametrize(
    "address",
    [
        *("168.63.129.16", "169.254.169.254", "169.254.170.2", "169.254.170.23", "100.100.100.200", "192.0.0.192"),
        *("fd00:ec2::254", "FD00:EC2::254", "fd00:ec2::23", "fd20:ce::254", "::ffff:169.254.169.254"),
        *("64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "::169.254.169.254", "::ffff:168.63.129.16"),
    ],
)
def test_the_metadata_of_clouds_is_named(address):
    assert "a cloud machine's own metadata" in why_not_public(address)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("127.0.0.1", "127.0.0.1 is an address of this very machine (loopback)"),
        ("10.1.2.3", "10.1.2.3 is an address of a private network (RFC 1918)"),
        ("::1", "::1 is an address of this very machine (loopback)"),
        ("[::1]", "[::1] is an address of this very machine (loopback)"),
        ("FE80::1%eth0", "FE80::1%eth0 is an address of the local link (RFC 4291)"),
        (
            "::ffff:10.0.0.1",
            "::ffff:10.0.0.1 carries 10.0.0.1, which is an address of a private network (RFC 1918)",
        ),
        ("2001:0:102:304::f5ff:fffe", "carries 10.0.0.1, which"),  # Teredo: the client's address is inverted
        ("2a00:1450::5efe:10.0.0.1", "carries 10.0.0.1, which"),  # ISATAP, in a public prefix
        ("2a00:1450::200:5efe:10.0.0.1", "carries 10.0.0.1, which"),
        ("::ffff:8.8.8.8", "is an IPv4 address written as IPv6"),
        ("64:ff9b::8.8.8.8", "is an IPv4 address behind a translator"),
        ("::ffff:0:127.0.0.1", "lies outside of what IPv6 has for the public"),  # SIIT, RFC 2765
        ("192.168.0", "192.168.0 is no IP address"),
        ("0x7f.1", "is no IP address"),
        ("010.0.0.1", "is no IP address"),
        ("8.8.8.8%eth0", "is no IP address"),
        ("[8.8.8.8]", "is no IP address"),
        ("fe80::1%", "is no IP address"),
        (" 8.8.8.8", "is no IP address"),
        ("８.8.8.8", "is no IP address"),
        ("daily.site", "is no IP address"),
        ("", "is no IP address"),
    ],
)
def test_it_is_said_what_an_address_is(address, words):
    assert words in why_not_public(address)


def test_an_isatap_address_that_carries_a_public_one_is_public():
    assert why_not_public("2a00:1450::200:5efe:8.8.8.8") is None


@pytest.mark.parametrize("text", ["1" * 10**6, "." * 10**6, ":" * 10**6, "fe80::1%" + "x" * 10**6])
def test_a_huge_address_is_none_and_not_repeated(text):
    assert read_ip(text) is None
    assert len(why_not_public(text)) < LONGEST + 30


@given(st.text(max_size=200))
@example("\x00")
@example("[")
@example("1\udcff:")
def test_whatever_is_asked_about_is_answered(text):
    """No text raises, and what is not read as an address is not public."""
    if read_ip(text) is None:
        assert why_not_public(text)
    why_private(text)
    why_not_asked_for(text)


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("localhost", "localhost is a name of this very machine"),
        ("a.b.localhost", "a name of this very machine"),
        ("localhost.localdomain", "a name of a private network"),
        ("LOCALHOST.", "a name of this very machine"),
        ("..localhost..", "a name of this very machine"),
        ("printer.local", "a name on the local link"),
        ("local", "a name on the local link"),
        (".local", "a name on the local link"),
        ("wiki.internal", "a name of a private network"),
        ("ip-10-0-0-1.ec2.internal", "a name of a private network"),
        ("nas.home.arpa", "a name of a home network"),
        ("files.corp", "a name of a private network"),
        ("router.home", "a name of a private network"),
        ("mx.mail", "a name of a private network"),
        ("nas.lan", "a name of a private network"),
        ("wiki.intranet", "a name of a private network"),
        ("wiki.private", "a name of a private network"),
        ("intranet", "a name of a private network"),
        ("wiki", "wiki is a name without a dot"),
        ("wiki.", "wiki. is a name without a dot"),
        ("xn--bcher-kva", "a name without a dot"),
        ("metadata.google.internal", "the name of a cloud machine's own metadata"),
        ("metadata.goog", "the name of a cloud machine's own metadata"),
        ("instance-data", "the name of a cloud machine's own metadata"),
        ("instance-data.ec2.internal", "the name of a cloud machine's own metadata"),
        ("metadata.azure.com", "the name of a cloud machine's own metadata"),
        ("127.0.0.1", "an address of this very machine"),
        ("", "a name without a dot"),
    ],
)
def test_some_hosts_are_private_by_their_spelling(host, words):
    assert words in why_private(host)


@pytest.mark.parametrize(
    "host",
    [
        *("daily.site", "daily.site.", "localhost.daily.site", "internal.daily.site", "notlocalhost.site"),
        *("mylocal.site", "xinternal.site", "home.arpa.daily.site", "corp.com", "intranet.de", "lan.com"),
        *("local.ch", "home.blog", "arpa.home.cern", "azure.com", "google.com", "mail.ru", "daily.example"),
        *("1.1.1.1", "2606:4700::1111", "abc.onion", "x.alt", "127.0.0.1.nip.io", "0x7f.1.daily.site"),
    ],
)
def test_names_that_may_be_public_are_left_to_what_they_lead_to(host):
    assert why_private(host) is None


def test_a_huge_host_is_not_repeated():
    for host in ("a" * 8000, "a" * 8000 + ".local"):
        assert len(why_private(host)) < LONGEST + 80


def test_no_ending_that_is_called_private_is_in_the_public_dns():
    """Should one ever be delegated, the Public Suffix List names it, and the table has to give it up."""
    suffixes = PublicSuffixList(accept_unknown=False, only_icann=True)
    endings = [name for name in addresses._NAMES if "." not in name]
    assert len(endings) > 10
    assert [name for name in endings if suffixes.publicsuffix(f"a.{name}")] == []


@pytest.mark.parametrize(
    ("host", "asked"),
    [("abc.onion", False), ("www.abc.ONION.", False), ("x.alt", False), ("onion.site", True), ("onions", True)],
)
def test_names_that_are_not_the_dnss_are_not_asked_for(host, asked):
    """RFC 7686 §2, RFC 9476: a name server that is asked for them learns what was read."""
    assert (why_not_asked_for(host) is None) is asked


@pytest.mark.parametrize("port", [0, 1, 22, 25, 53, 110, 143, 389, 587, 995, 4190, 6000, 6379, 6667, 6679, 10080])
def test_ports_of_other_services_are_none_of_the_web(port):
    assert why_no_web_port(port) == f"port {port} is no web server's"


@pytest.mark.parametrize("port", [80, 81, 443, 591, 3000, 5000, 8000, 8008, 8080, 8081, 8443, 8888, 9000, 65535])
def test_ports_that_browsers_open_are(port):
    assert why_no_web_port(port) is None


@pytest.mark.parametrize(
    ("address", "prefix", "carried"),
    [
        ("64:ff9b::192.0.2.33", 96, "192.0.2.33"),
        ("64:ff9b::192.0.2.33", 0, "192.0.2.33"),
        ("64:ff9b:1:c000:2:2100::", 48, "192.0.2.33"),
        ("64:ff9b:1:c0:0:221::", 56, "192.0.2.33"),
        ("64:ff9b:1:1:c0:2:2100::", 64, "192.0.2.33"),
        ("64:ff9b:1:1:2:3:192.0.2.33", 96, "192.0.2.33"),
        ("64:ff9b:1:1:2:3:192.0.2.33", 128, "192.0.2.33"),
        ("64:ff9b:2::1", 96, None),
        ("2606:4700::1111", 96, None),
    ],
)
def test_the_address_behind_a_translator_is_read(address, prefix, carried):
    """As RFC 6052 §2.2 and its table in §2.4 have it."""
    assert carried_by_nat64(IPv6Address(address), prefix) == carried


@pytest.mark.parametrize("text", ["10.0.0.0/8", "10.0.0.1", "::1", "64:ff9b::/96", "0.0.0.0/0"])
def test_networks_are_read(text):
    assert read_network(text).num_addresses > 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("banana", "'banana' is no network such as 10.0.0.0/8"),
        ("10.0.0/8", "'10.0.0/8' is no network"),
        ("10.0.0.5/8", "'10.0.0.5/8' is no network such as 10.0.0.0/8; did you mean '10.0.0.0/8'?"),
        ("fd00::1/8", "did you mean 'fd00::/8'?"),
        ("10.0.0.0/33", "is no network"),
        ("", "'' is no network"),
        ("10.0.0.0/8\n::1", "is no network"),
        (10, "10 is no network"),
        (True, "True is no network"),
        (None, "None is no network"),
        (b"\x0a\x00\x00\x01", "is no network"),
    ],
)
def test_what_is_no_network_is_named_in_one_line(text, words):
    with pytest.raises(ValueError, match="is no network") as caught:
        read_network(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_huge_network_is_not_repeated():
    with pytest.raises(ValueError, match="is no network") as caught:
        read_network("1" * 10**5)
    assert len(str(caught.value)) < 200


@given(st.integers(0, 2**32 - 1))
def test_both_ways_of_asking_agree(number):
    """A browser's own reading of a number is judged like the address it stands for."""
    host = urls.read(f"http://{number}/").host
    assert why_private(host) == why_not_public(host)
