"""Addresses of pages to sign in at."""

import pytest

from linkcheck import urls
from linkcheck.rules.sign_in import is_sign_in


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://daily.site/login", True),
        ("https://daily.site/a/Sign-In.aspx", True),
        ("https://daily.site/sign_in/", True),
        ("https://daily.site/oauth2/authorize?x", True),
        ("https://accounts.daily.site/x", True),
        ("https://daily.site/anmelden", True),
        ("https://daily.site/login-trouble", False),
        ("https://daily.site/login/history", False),
        ("https://login.site/", False),
        ("https://accounting.daily.site/", False),
        ("https://daily.site/blogin", False),
    ],
)
def test_a_page_to_sign_in_at_is_told_by_a_whole_word(url, expected):
    assert is_sign_in(urls.read(url)) is expected
