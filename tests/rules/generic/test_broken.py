"""Placeholders, and which addresses more can be said of."""

import pytest
from builders import a_source, evidence_for

from linkcheck.rules.generic.broken import is_broken, malformed_url, page_address, placeholder_url


def placeholders(url):
    return list(placeholder_url(evidence_for(a_source(url))))


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://example.com/page",
            "https://www.example.org/a",
            "https://daily.test/a",
            "https://yoursite.com/post",
        ),
        *("https://daily.site/URL_HERE", "https://daily.site/XXXX/1", "https://daily.site/TODO", "https://TODO"),
        *("https://daily.site/{{ page.url }}", "https://daily.site/${slug}", "https://<insert-url-here>/"),
        *("https://daily.site/[link]", "https://doi.org/10.xxxx/xxxxx", "https://arxiv.org/abs/XXXX.XXXXX"),
        *("https://daily.site/%7B%7Burl%7D%7D", "https://daily.site/YOUR-URL", "https://daily.site/?id=XXXXXX"),
        *("https://daily.site/{id}", "https://daily.site/<title>", "https://TBD/"),
    ],
)
def test_placeholders(url):
    assert [fault.cited for fault in placeholders(url)] == [url]
    assert page_address(evidence_for(a_source(url))) is None


@pytest.mark.parametrize(
    "url",
    [
        *("https://code.site/project/blob/main/TODO", "https://code.site/project/TODO.md", "https://todo.site/a"),
        *("https://daily.site/todo-list-apps", "https://daily.site/{3F2504E0-4F89-11D3-9A0C-0305E82C3301}/a.pdf"),
        *("https://doi.org/10.1175/1520-0493(1996)124<0225:AHOTCP>2.0.CO;2", "https://daily.site/xxx-files"),
        *(
            "https://en.wikipedia.org/wiki/Castlemaine_XXXX",
            "https://daily.site/example.com/page",
            "https://a.site/MCMXXX",
        ),
        *(
            "https://www.iana.org/help/example-domains",
            "https://daily.site/titles",
            "https://daily.site/url/shorteners",
        ),
        *(
            "https://daily.site/add?edit[url]=a",
            "https://daily.site/?[url]=a",
            "https://daily.site/[2021]",
            "https://daily.site/a[0]=1",
            "https://daily.site/insert-title",
            None,
            "",
        ),
    ],
)
def test_what_only_looks_like_a_placeholder(url):
    assert placeholders(url) == []


def test_an_entry_without_an_address_is_left_alone():
    assert list(malformed_url(evidence_for(a_source(None, "A book")))) == []
    assert not is_broken(evidence_for(a_source(None, "A book")))
    assert page_address(evidence_for(a_source(None, "A book"))) is None


@pytest.mark.parametrize("url", ["http://10.0.0.1/a", "http://intranet/a", "mailto:a@b.site", "doi:10.1000/182"])
def test_more_is_said_of_pages_of_the_public_web_only(url):
    assert page_address(evidence_for(a_source(url))) is None
