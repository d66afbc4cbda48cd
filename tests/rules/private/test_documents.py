"""Documents that their owners let people in to, and keys in addresses, which findings never show."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Level, PageKind
from linkcheck.rules.private.documents import private_document, secret_in_url
from linkcheck.rules.secret import secrets

TOKEN = "q3Zk9LmV2xT7bNc5RwYp8sHd"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZWFkZXIifQ.c2lnbmF0dXJlLW9mLWl0"
SIGNATURE = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"


def documents(url, status=None, kind=PageKind.PAGE):
    fetch = a_response(url, status) if status else None
    return [
        f.message
        for f in private_document(evidence_for(a_source(url), fetch, a_page(kind=kind) if fetch else None))
    ]


def found(url):
    return list(secret_in_url(evidence_for(a_source(url))))


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://docs.google.com/document/d/1a2b3c/edit",
            "https://docs.google.com/spreadsheets/d/1a2b3c/edit#gid=0",
        ),
        *(
            "https://docs.google.com/document/d/1a2b3c/view?usp=sharing",
            "https://drive.google.com/file/d/1a2b3c/view",
        ),
        *(
            "https://drive.google.com/drive/folders/1a2b",
            "https://city.sharepoint.com/sites/x/report.pdf",
            "https://1drv.ms/b/s!a",
        ),
        *(
            "https://www.dropbox.com/s/abc/minutes.pdf?dl=0",
            "https://app.box.com/s/abc",
            "https://mega.nz/file/abc#key",
        ),
        *(
            "https://pan.baidu.com/s/1abc",
            "https://disk.yandex.ru/d/abc",
            "https://www.icloud.com/iclouddrive/abc",
        ),
    ],
)
def test_shared_documents(url):
    (message,) = documents(url)
    assert "its owner can change it" in message
    (message,) = documents(url, 403)
    assert "invited" in message
    (message,) = documents(url, 200, PageKind.LOGIN_WALL)
    assert "invited" in message
    (message,) = documents(url, 200)
    assert "its owner can change it" in message


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://wetransfer.com/downloads/abc", "is deleted after some days"),
        ("https://we.tl/t-abc", "is deleted after some days"),
        ("https://team.slack.com/archives/C01/p123", "members"),
        ("https://discord.com/channels/1/2/3", "members"),
        ("https://t.me/c/123/4", "members"),
    ],
)
def test_transfers_and_channels(url, words):
    (message,) = documents(url)
    assert words in message


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://docs.google.com/document/d/e/2PACX-1vQ/pub",
            "https://docs.google.com/spreadsheets/d/e/2PACX/pubhtml",
        ),
        *(
            "https://docs.google.com/forms/d/e/1FAIp/viewform",
            "https://developers.google.com/docs/api",
            "https://www.dropbox.com/about",
        ),
        *(
            "https://slack.com/help/articles/1",
            "https://discord.com/safety",
            "https://t.me/channel/12",
            "https://daily.site/docs/d/1/edit",
        ),
        *(
            "https://cloud.google.com/document-ai",
            "https://example.com/document/d/1/edit",
            None,
            "doi:10.1000/182",
        ),
        "https://support.google.com/drive/answer/2494822",
    ],
)
def test_what_is_published_or_about_it(url):
    assert documents(url) == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (f"https://daily.site/a?access_token={TOKEN}", "access_token"),
        (f"https://daily.site/a#access_token={TOKEN}", "access_token"),
        (
            f"https://bucket.s3.amazonaws.com/a.pdf?X-Amz-Date=20211215T000000Z&X-Amz-Signature={SIGNATURE}",
            "Signature",
        ),
        (f"https://storage.googleapis.com/b/a.pdf?X-Goog-Signature={SIGNATURE * 4}", "Signature"),
        (f"https://daily.site/a?next={JWT}", "JWT"),
        (f"https://daily.site/a#t={JWT}", "JWT"),
        (f"https://daily.site/a.pdf?Expires=1639526400&sig={TOKEN}", "sig"),
        (f"https://daily.site/a?id=ghp_{'aB3' * 12}", "GitHub"),
        (f"https://hooks.slack.com/services/T0123ABCD/B0123ABCD/{'aB3' * 8}", "Slack"),
        (f"https://api.telegram.org/bot123456789:{'AbC_-' * 7}/getMe", "Telegram"),
        ("https://reader:hunter2@daily.site/a", "password"),
        (f"https://account.blob.core.windows.net/c/a.pdf?sv=2020-08-04&sig={'aB3%2B' * 9}%3D", "sig"),
    ],
)
def test_keys(url, name):
    (fault,) = found(url)
    assert name in fault.message
    assert fault.level is None
    for secret in (TOKEN, SIGNATURE, JWT, "hunter2", "aB3" * 8, "AbC_-" * 7):
        assert secret not in f"{fault.message} {fault.cited} {fault.found} {fault.advice} {fault.passages}"


def test_what_is_cited_is_redacted():
    (fault,) = found(f"https://me:pw@daily.site/a/ghp_{'aB3' * 12}/b?page=2&access_token={TOKEN}#token={TOKEN}")
    assert fault.cited == "https://…:…@daily.site/a/…/b?page=…&access_token=…#…"


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("https://daily.site/a;jsessionid=0A1B2C3D4E5F6A7B8C9D", Level.WARNING),
        ("https://daily.site/a?PHPSESSID=0a1b2c3d4e5f6a7b8c9d0e1f2a", Level.WARNING),
        (f"https://www.nytimes.com/2021/12/15/talks.html?unlocked_article_code=1.{TOKEN}", Level.NOTE),
    ],
)
def test_sessions_and_gifts_matter_less(url, level):
    (fault,) = found(url)
    assert fault.level is level


def test_a_gift_link_has_its_own_advice():
    (fault,) = found(f"https://www.nytimes.com/2021/12/15/talks.html?unlocked_article_code=1.{TOKEN}")
    assert "subscription" in fault.message
    assert "without the gift" in fault.advice


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://daily.site/search?key=value&q=talks",
            "https://daily.site/a?token=ethereum",
            "https://daily.site/a?sig=ab12",
        ),
        *(
            "https://conference.site/program?session=2021",
            "https://conference.site/?session_id=14",
            "https://daily.site/a?key=3",
        ),
        *(
            "https://maps.googleapis.com/maps/api/js?key=YOUR_API_KEY",
            "https://api.site/a?access_token=YOUR_TOKEN",
        ),
        *(
            "https://daily.site/token/economics",
            "https://daily.site/a?auth=none",
            "https://daily.site/a?code=404",
            "https://daily.site/a?signature=jane-doe",
        ),
        *(
            "https://daily.site/a?token=the-price-of-a-token",
            "https://daily.site/a#token=2",
            "https://daily.site/a?access_token=",
        ),
        *(
            "https://daily.site:8080/@jane",
            "https://daily.site/a:b@c",
            "https://jane@daily.site/",
            "https://daily.site/?u=a:b@c.site",
        ),
        *(
            "https://daily.site/a?gift=socks",
            "https://daily.site/session/keynote",
            "https://daily.site/a;v=1",
            "https://example.com/?access_token=a",
        ),
        *(
            "https://doi.org/10.1000/182",
            None,
            "mailto:a:b@c.site",
            "https://daily.site/eyJhbGci",
            "https://daily.site/a?id=8f14e45fceea167a",
        ),
        *("https://daily.site/a?utm_source=x&fbclid=IwAR0", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    ],
)
def test_what_only_looks_like_a_key(url):
    assert found(url) == []


@pytest.mark.parametrize(
    "url",
    [
        f"https://images.daily.site/a.jpg?width=600&sign={TOKEN}",
        f"https://daily.site/a.jpg?sig={TOKEN}",
        f"https://images.daily.site/{JWT}/a.jpg",
        "https://daily.site/a?access_token=YOUR_ACCESS_TOKEN_HERE",
        "https://daily.site/a?access_token=xxxxxxxxxxxxxxxxxxxxxxxx",
        "https://daily.site/send?token=aHR0cHM6Ly9kYWlseS5zaXRlL2E4YjJjM2Q0L3RhbGtzLzIwMjEvMTI",
        f"https://www.dropbox.com/scl/fi/a1b2c3/minutes.pdf?rlkey={TOKEN}",
    ],
)
def test_what_opens_nothing_or_no_more_than_the_address_itself(url):
    """Signatures of pictures, words of manuals, addresses in other letters, and the key that every share has."""
    assert found(url) == []


@pytest.mark.parametrize(
    "seed", ["eyJ", "a:", "ghp_a", ";jsessionid=", "access_token=a&", "/bot1", "xoxb-", "%65"]
)
def test_what_is_repeated_takes_no_time(seed):
    def work(size):
        url = "https://daily.site/a?" + (seed * size)[: 4 * 1900]
        secrets.cache_clear()
        return cpu(lambda: found(url))

    assert_linear(work, 1900 // len(seed))


@pytest.mark.parametrize(
    "url",
    [
        "https://a:b@" + "c" * 8000,
        "https://daily.site/?" + "token=a&" * 100_000,
        "https://\ud800:\ud800@a.site",
        "\x00:\x00@",
    ],
)
def test_hostile_addresses_do_not_raise(url):
    found(url)
    documents(url)
