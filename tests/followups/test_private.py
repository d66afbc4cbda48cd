"""What of an address is nobody else's business."""

import pytest
from timing import assert_linear, cpu

from linkcheck.followups.private import holds_secret, without_secrets, without_secrets_in


@pytest.mark.parametrize(
    "name",
    [
        *("token", "access_token", "accessToken", "id_token", "authToken", "password", "passwd", "pwd", "pass"),
        *("secret", "client_secret", "api_key", "apikey", "apiKey", "key", "auth", "authkey", "resourcekey"),
        *("X-Amz-Signature", "X-Amz-Credential", "X-Goog-Signature", "AWSAccessKeyId", "sig", "Signature"),
        *("PHPSESSID", "sid", "sessionId", "user%5Bpassword%5D"),
    ],
)
def test_parameters_that_let_somebody_in(name):
    assert holds_secret(f"https://daily.site/a?page=2&{name}=x")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "id",
            "page",
            "q",
            "author",
            "authuser",
            "keyword",
            "keywords",
            "monkey",
            "passage",
            "compass",
            "design",
        ),
        *("sigma", "session", "side", "article", "utm_source", "csrf", "code", "turkey", "mosaic"),
    ],
)
def test_parameters_of_pages(name):
    assert not holds_secret(f"https://daily.site/a?{name}=x")


@pytest.mark.parametrize(
    ("url", "holds"),
    [
        ("https://daily.site/a;jsessionid=12?b=c", True),
        ("https://daily.site/login?u=https%3A%2F%2Fme%3Apw%40inner.site%2F", True),
        ("https://daily.site/login?u=https%3A%2F%2Finner.site%2F%3Ftoken%3D1", True),
        ("https://daily.site/go/https://me:pw@inner.site/", True),
        ("https://daily.site/a?token=", False),
        ("https://daily.site/a?token", False),
        ("https://daily.site/token=1", False),
        ("https://daily.site/a:b@c", False),
        ("https://daily.site/@me/1:2", False),
        ("https://daily.site/#token=1", False),
        ("", False),
    ],
)
def test_where_secrets_stand(url, holds):
    assert holds_secret(url) is holds


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.site/b?id=1&email=me%40a.site&api_key=2&x", "https://a.site/b?id=1&x"),
        ("https://a.site/b?mailto=me%40a.site", "https://a.site/b"),
        ("https://a.site/b?id=1", "https://a.site/b?id=1"),
        ("https://a.site/b?", "https://a.site/b?"),
        ("https://a.site/b", "https://a.site/b"),
        ("", ""),
    ],
)
def test_an_address_as_reports_may_have_it(url, shown):
    assert without_secrets(url) == shown


def test_addresses_in_a_text_as_reports_may_have_them():
    text = "after 2 of them https://a.site/b?api_key=1&id=2 again, and https://c.site/ too"
    assert without_secrets_in(text) == "after 2 of them https://a.site/b?id=2 again, and https://c.site/ too"


@pytest.mark.parametrize("unit", ["?a", "//", "//a:", "%2F%2F", "https://", "http://a?", "&key", "aA", ";a=b"])
def test_any_text_takes_time_as_it_is_long(unit):
    assert_linear(lambda size: cpu(lambda: (holds_secret(unit * size), without_secrets_in(unit * size))), 2000)
