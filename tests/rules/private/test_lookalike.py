"""Hosts that can be taken for well-known ones, and hosts that cannot."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Confidence, Datum, Redirect
from linkcheck.rules.private.lookalike import lookalike_host


def faults(url, text=None, publisher=None, page=None, final=None):
    redirects = (Redirect(url, 301),) if final else ()
    fetch = a_response(url, final_url=final, redirects=redirects) if page or final else None
    return list(lookalike_host(evidence_for(a_source(url, text, publisher=publisher), fetch, page)))


@pytest.mark.parametrize(
    "url",
    [
        *("https://аррӏе.com/a", "https://xn--80ak6aa92e.com/a", "https://rnicrosoft.com/a", "https://bbс.com/a"),
        *(
            "https://www.rеuters.com/world",
            "https://gοogle.com/maps/a",
            "https://wikіpedia.org/wiki/A",
            "https://vvikipedia.org/a",
        ),
        *(
            "https://www.bbc.co.uk.news-site.ru/talks",
            "https://reuters.com.verify-login.top/a",
            "https://nytirnes.com/2021/a",
        ),
        *("https://www.cnn.com.breaking-news.site/a", "https://rеport.daily.site/a"),
    ],
)
def test_sure_ones(url):
    (fault,) = faults(url)
    assert fault.confidence is Confidence.HIGH
    assert fault.cited == url


def test_a_message_names_the_one_that_was_meant():
    assert "reuters.com" in faults("https://www.rеuters.com/world")[0].message
    assert "news-site.ru" in faults("https://www.bbc.co.uk.news-site.ru/talks")[0].message


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://münchen.de/a",
            "https://пример.рф/a",
            "https://почта.рф/",
            "https://日本語.jp/a",
            "https://αθήνα.gr/a",
        ),
        *(
            "https://www.bbc.co.uk/news/a",
            "https://bbc.com/a",
            "https://news.bbc.co.uk/a",
            "https://www.reuters.com/world",
        ),
        *(
            "https://de.wikipedia.org/wiki/A",
            "https://www.google.com.br/maps/a",
            "https://www.google.co.uk/maps/a",
        ),
        *(
            "https://пример-online.рф/a",
            "https://東京tokyo.jp/a",
            "https://서울seoul.kr/a",
            "https://العربية.net/a",
            "https://עברית.co.il/",
        ),
        *(
            "https://www.nytimes.com.ezproxy.uni.site/a",
            "https://www.jstor.org.libproxy.uni.edu/a",
            "https://reuters.com.proxy.uni.site/",
        ),
        *(
            "https://www.nature.com.library.uni.ac.uk/a",
            "https://www.bbc.co.uk.cdn.cloudflare.net/a",
            "https://reuters.com.edgekey.net/",
        ),
        *(
            "https://daily.site/bbc.co.uk/a",
            "https://web.archive.org/web/2021/https://rеuters.com/a",
            "https://bbc.daily.site/a",
        ),
        *(
            "https://burn.site/a",
            "https://modern.site/a",
            "https://corner.site/a",
            "https://clock.site/",
            "https://x.site/",
        ),
        *(
            "https://bbd.com/a",
            "https://cnm.com/a",
            "https://reutters.com/a",
            "https://routers.com/a",
            "https://theguardia.com/a",
        ),
        *(
            "https://1.1.1.1/a",
            "https://[2606:4700::1111]/a",
            "http://10.0.0.1/",
            None,
            "doi:10.1000/182",
            "mailto:a@rеuters.com",
        ),
        *(
            "https://elpaís.com/a",
            "https://rutas.site/",
            "https://example.com/",
            "https://хор.рф/a",
            "https://сор.рф/a",
        ),
        *(
            "https://straße.de/a",
            "https://łódź.pl/a",
            "https://ísland.is/a",
            "https://smørrebrød.dk/",
            "https://hôtel.fr/",
        ),
    ],
)
def test_innocent_hosts(url):
    assert faults(url) == []


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://reutters.com/a", "Reuters: leaders to hold talks"),
        ("https://www.theguardain.com/a", "Talks, The Guardian, 15 December 2021"),
        ("https://aljazera.com/a", "Al Jazeera"),
    ],
)
def test_a_letter_away_counts_where_the_other_one_is_named(url, text):
    (fault,) = faults(url, text)
    assert fault.confidence is Confidence.MEDIUM
    assert faults(url, "Leaders to hold talks") == []
    name = text.partition(":")[0].split(",")[-1 if "," in text else 0].strip()
    if "," not in text:
        assert faults(url, publisher=name)
        assert faults(url, page=a_page(publisher=name))
        assert faults(url, page=a_page(titles=(Datum(f"Talks | {name}", "title"),)))
    assert faults(url, page=a_page(publisher="The Router Company")) == []


def test_an_address_names_nobody():
    url = "https://reutters.com/reuters"
    assert faults(url, f"Talks {url}") == []


def test_a_well_known_host_under_a_countrys_suffix_may_be_there_by_right():
    (fault,) = faults("https://cnn.com.co/a")
    assert fault.confidence is Confidence.MEDIUM
    (fault,) = faults("https://cnn.com.co/a", "CNN: talks")
    assert fault.confidence is Confidence.HIGH
    assert faults("https://cnn.com.co/a", page=a_page(publisher="Canal Nuevo Norte")) == []


def test_names_of_newspapers_are_those_of_others_elsewhere():
    """Many countries have a Guardian of their own, or an edition of a magazine."""
    assert faults("https://theguardian.com.co/a", "The Guardian") == []
    assert faults("https://www.huffingtonpost.com.au/a", "HuffPost") == []


@pytest.mark.parametrize("url", ["https://un.org.np/a", "https://www.amnesty.org.uk/a", "https://wwf.org.au/a"])
def test_branches_of_organisations_are_their_own(url):
    assert faults(url, "Amnesty International, WWF, United Nations") == []


def test_what_leads_to_the_well_known_site_is_its_own():
    assert faults("https://reutters.com/a", "Reuters", final="https://www.reuters.com/a") == []
    assert faults("https://rеuters.com/a", final="https://www.reuters.com/a") == []
    assert faults("https://rеuters.com/a", final="https://elsewhere.site/a")


def test_accents_may_be_a_name_of_its_own():
    (fault,) = faults("https://nytímes.com/a")
    assert fault.confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://" + "а" * 4000 + ".com/",
            "https://" + "xn--a." * 1300 + "com/",
            "https://" + "bbc.co.uk." * 800 + "site/",
        ),
        *(
            "https://xn--99999999999.com/",
            "https://\ud800.com/",
            "https://" + "rn" * 31 + ".com/",
            "https://xn--.com/",
        ),
    ],
)
def test_hostile_hosts_do_not_raise(url):
    faults(url, "Reuters " * 100_000, "\u202e" * 100_000, a_page(publisher="Reuters" * 100_000))
