"""The tables that ship, as rules ask them."""

import pytest

from linkcheck import urls
from linkcheck.dates import PartialDate
from linkcheck.rules.lists.about import about, facts, named
from linkcheck.rules.lists.kinds import KINDS
from linkcheck.rules.lists.parameters import carried

ADDRESSES = set(KINDS) - {"ai-referrals", "tracking-parameters", "secret-parameters"}


@pytest.mark.parametrize(
    ("url", "kind", "name", "label"),
    [
        ("https://Google.com/", "search-engines", "Google", ""),
        ("https://yandex.ru/search/?text=a", "search-engines", "Yandex", "results"),
        ("https://twitter.com/a/status/1", "social-networks", "X", "post"),
        ("https://www.facebook.com/somebody", "social-networks", "Facebook", "profile"),
        ("https://www.facebook.com/sharer.php?u=x", "social-networks", "Facebook", "other"),
        ("https://t.me/channel/12", "social-networks", "Telegram", "post"),
        ("https://nyti.ms/3x", "shorteners", "The New York Times", "publisher"),
        ("https://bit.ly/3x", "shorteners", "Bitly", "open"),
        ("https://de.m.wikipedia.org/wiki/Gas", "wikis", "Wikipedia", "encyclopedia"),
        ("https://en.wikipedia.org/wiki/Talk:Gas", "wikis", "Wikipedia", "backstage"),
        ("https://www.reddit.com/r/news/comments/1/a/", "user-generated", "Reddit", "forum"),
        ("https://www.change.org/p/save-it", "user-generated", "Change.org", "petitions"),
        ("https://someone.blogspot.co.uk/2021/12/a.html", "self-publishing", "Blogger", "blog"),
        ("https://someone.substack.com/p/a", "self-publishing", "Substack", "newsletter"),
        ("https://chatgpt.com/share/1-2", "ai-assistants", "ChatGPT", "share"),
        ("https://x.com/i/grok/share/1", "ai-assistants", "Grok", "share"),
        ("https://claude.ai/", "ai-assistants", "Claude", ""),
        ("https://www.prnewswire.com/news-releases/a-1.html", "press-wires", "PR Newswire", "wire"),
        ("https://firm.site/en/newsroom/2021/a", "press-wires", "a press release", "newsroom"),
        ("https://www.forbes.com/sites/somebody/2021/12/15/a/", "sponsored", "Forbes", "mixed"),
        ("https://daily.site/sponsored-content/a", "sponsored", "a sponsored article", "paid"),
        ("https://www.msn.com/en-us/news/a/ar-1", "aggregators", "MSN", "copies"),
        ("https://www-a-org.cdn.ampproject.org/c/s/a", "caches", "AMP cache", "amp"),
        ("https://www-a-org.translate.goog/x", "caches", "Google Translate", "translation"),
        ("https://arxiv.org/abs/2101.00001", "preprints", "arXiv", "server"),
        ("https://doi.org/10.1101/2020.05.01.20087619", "preprints", "bioRxiv and medRxiv", "server"),
        ("https://www.aljazeera.com/opinions/2021/a", "opinion", "Al Jazeera Opinion", ""),
        ("https://docs.google.com/document/d/1a/edit", "private-documents", "Google Docs", "private"),
        ("https://docs.google.com/document/d/e/1a/pub", "private-documents", "Google Docs", "published"),
        ("https://we.tl/t-abc", "private-documents", "WeTransfer", "transfer"),
        ("https://www-jstor-org.ezproxy.uni.edu/stable/1", "login-hosts", "EZproxy", "proxy"),
        ("https://www.example.com/a", "placeholders", "an example", "reserved"),
        ("https://site-git-main-me.vercel.app/", "staging", "Vercel preview", "deploy"),
        ("https://daily.site/feed/", "machine-endpoints", "a feed", "feed"),
        ("https://www.worldometers.info/coronavirus/", "live-pages", "Worldometer", "figures"),
        ("https://daily.site/tag/putin/", "sections", "a tag", "listing"),
        ("https://www.theonion.com/a-1", "satire", "The Onion", ""),
        ("https://www.bbc.co.uk/news/world-1", "known-sites", "BBC", "news"),
        ("https://youtu.be/abc", "video-hosts", "YouTube", "video"),
        ("https://web.archive.org/web/2021/https://a.org/", "archives", "Wayback Machine", "capture"),
        ("https://web.archive.org/web/*/https://a.org/", "archives", "Wayback Machine", "search"),
        ("https://apnews.com/article/a-1", "news-agencies", "The Associated Press", ""),
        ("https://www.google.com/url?q=https://a.org/", "wrappers", "Google", ""),
    ],
)
def test_what_is_known_of_an_address(url, kind, name, label):
    fact = about(urls.read(url), kind)
    assert fact
    assert (fact.kind, fact.name, fact.label) == (kind, name, label)
    assert fact.origin


@pytest.mark.parametrize(
    "url",
    [
        "https://www.aljazeera.com/news/2021/12/15/putin-and-xi-to-hold-talks",
        "https://daily.site/world/2021/12/15/leaders-to-hold-talks",
        "https://www.who.int/publications/i/item/9789240037014",
        "https://www.gov.uk/government/statistics/quarterly-energy-prices",
        "https://doi.org/10.1038/s41586-020-2649-2",
        "https://doi.org/10.1101/gr.275995.121",
        "https://www.nature.com/articles/s41586-020-2649-2",
        "https://www.ons.gov.uk/file?uri=/economy/data.csv",
        "https://company.site/live-nation-results",
        "https://daily.site/articles/opinion-polls-explained",
    ],
)
def test_a_plain_document_is_of_no_kind(url):
    """But for the sites that many know, which is no fault."""
    address = urls.read(url)
    assert about(address, *sorted(ADDRESSES - {"known-sites"})) is None
    assert not list(carried(address, "secret-parameters", "tracking-parameters", "ai-referrals"))


def test_the_narrowest_scope_wins_over_all_kinds():
    address = urls.read("https://www.linkedin.com/pulse/a-1")
    assert about(address, "social-networks", "self-publishing").kind == "social-networks"
    assert about(address, "self-publishing", "social-networks").kind == "self-publishing"


def test_a_fact_with_an_end_needs_a_date():
    address = urls.read("https://someone.blog.lemonde.fr/2010/a")
    assert about(address, "self-publishing") is None
    assert about(address, "self-publishing", published=PartialDate(2010, 3)).name == "Le Monde blogs"


def test_agencies_are_known_by_their_bylines():
    assert named("agence  france-presse", "news-agencies").name == "Agence France-Presse"
    assert named("新华社", "news-agencies").name == "Xinhua"
    assert named("A reporter of AFP", "news-agencies") is None


def test_there_are_facts_enough_of_each_kind():
    """The whole is worth its name, and no table was cut off by accident."""
    assert all(len(facts(kind)) >= 25 for kind in KINDS)
    assert sum(len(facts(kind)) for kind in KINDS) >= 5000
