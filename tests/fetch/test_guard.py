"""Which addresses may be reached."""

import pytest

from linkcheck import urls
from linkcheck.fetch.guard import refusal_of_address, refusal_of_url

PRIVATE = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"),
    *("172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7"),
    *("203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:0:169.254.169.254", "64:ff9b::a9fe:a9fe"),
    *("64:ff9b:1::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001::1", "2001:db8::1"),
    *("2002:7f00:1::", "3fff::1", "5f00::1", "100::1"),
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111", "2a00:1450:4001::1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address):
    """No special-purpose address is reached, in whatever form it carries an IPv4 address."""
    assert refusal_of_address(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_let_pass(address):
    assert refusal_of_address(address) is None


def test_what_is_no_address_is_refused():
    assert refusal_of_address("not-an-address")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://127.0.0.1./",
        "http://localhost/",
        "http://intranet/",
        "https://daily.site:22/",
        "https://daily.site:6379/",
        "ftp://daily.site/",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ],
)
def test_urls_are_refused_before_any_look_up(url):
    """Legacy spellings of addresses, internal names, other ports and other schemes are not even looked up."""
    address = urls.read(url)
    assert address is None or refusal_of_url(address, allow_private=False)


@pytest.mark.parametrize("url", ["https://daily.site/", "http://daily.site:8080/", "https://1.1.1.1/"])
def test_ordinary_urls_are_let_pass(url):
    assert refusal_of_url(urls.read(url), allow_private=False) is None


def test_private_addresses_can_be_allowed_but_not_other_schemes():
    assert refusal_of_url(urls.read("http://localhost:8000/"), allow_private=True) is None
    assert refusal_of_url(urls.read("ftp://localhost/"), allow_private=True)
