"""Lists that the user names: our own format, CSV, a host a line."""

import pytest
from timing import assert_linear, cpu

from linkcheck import urls
from linkcheck.dates import PartialDate
from linkcheck.model import UserError
from linkcheck.rules.lists import read
from linkcheck.rules.lists.read import read_list

OWN = """origin: our desk
Odd Paper: odd.site .odd.site | label made up | since 2020
Page: big.site | liar /p/one
"""
CSV = '''domain,label,note,author,since
odd.site,unreliable,made up,,2020
"https://www.big.site/p/one/",opinion,"a, quoted ""note""",Jo Do; Al X,
'''


def listed(tmp_path, data, **said):
    path = tmp_path / "list.txt"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_list(path, name="Desk", licence="CC0", date="2021-12-01", **said)


def ask(found, url, **known):
    fact = found.about(urls.read(url), **known)
    return (fact.name, fact.label, fact.note) if fact else None


def test_a_list_in_our_own_format(tmp_path):
    found = listed(tmp_path, OWN)
    assert ask(found, "https://a.odd.site/x", published=PartialDate(2021)) == ("Odd Paper", "made up", "")
    assert ask(found, "https://a.odd.site/x") is None
    assert ask(found, "https://big.site/p/one/two") == ("Page", "liar", "")


def test_a_fact_names_its_list(tmp_path):
    for data in (OWN, CSV):
        fact = listed(tmp_path, data).about(urls.read("https://odd.site/"), PartialDate(2021))
        assert fact.kind == "listed"
        assert fact.listing == ("Desk", "CC0", "2021-12-01")
    post = listed(tmp_path, OWN).about(urls.read("https://big.site/p/one"))
    assert (post.kind, post.listing.name) == ("listed", "Desk")


def test_a_list_in_csv(tmp_path):
    found = listed(tmp_path, CSV)
    said = ask(found, "https://news.odd.site/", published=PartialDate(2021))
    assert said == ("odd.site", "unreliable", "made up")
    assert ask(found, "https://big.site/p/one", authors=["AL X"]) == ("big.site", "opinion", 'a, quoted "note"')
    assert ask(found, "https://big.site/p/one") is None
    assert ask(found, "https://big.site/p/other", authors=["Al X"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "# a remark\n\nDomain;Rating\nodd.site;bad\n",
        "Rating\tWebsite\r\nbad\thttp://WWW.odd.site\r\n",
        '"host","label"\n"www.Odd.Site","bad"\n',
        "host,path,label\nodd.site,/,bad\n",
        "id,domain,label,domain\n1,odd.site,bad,other.site\n",
    ],
    ids=["semicolons", "tabs", "quotes", "path", "twice"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_comes_in_many_ways(tmp_path, text, encoding):
    found = listed(tmp_path, text.encode(encoding))
    assert ask(found, "https://odd.site/x")[1] == "bad"


def test_a_list_of_hosts_alone(tmp_path):
    found = listed(tmp_path, "# hosts\nodd.site\nBücher.example\n*.other.site\n", label="blocked")
    assert ask(found, "https://www.odd.site/") == ("odd.site", "blocked", "")
    assert ask(found, "https://xn--bcher-kva.example/")[1] == "blocked"
    assert ask(found, "https://a.other.site/")[1] == "blocked"


def test_a_host_is_itself_and_a_domain_all_below_it(tmp_path):
    """Of two lists that differ in the header's word."""
    for header, below in (("host", None), ("domain", "bad")):
        found = listed(tmp_path, f"{header},label\nodd.site,bad\n")
        fact = found.about(urls.read("https://news.odd.site/"))
        assert (fact and fact.label) == below


def test_an_address_with_parameters_is_not_widened(tmp_path):
    found = listed(tmp_path, "url,label\nhttps://big.site/profile.php?id=12,bad\n")
    assert ask(found, "https://big.site/profile.php?id=12&x=1")[1] == "bad"
    assert ask(found, "https://big.site/profile.php?id=13") is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no entry"),
        (b"# nothing\n", "no entry"),
        (b"domain,label\n", "no entry"),
        (b"name,label\nodd,bad\n", "line 1: no 'Name: scope'"),
        (b"# one\ndomain,label\nodd.site,bad\nnot a host,bad\n", "line 4: 'not a host' is no host"),
        (b"domain\nodd.site\n127.0.0.1\n", "line 3: '127.0.0.1' is no host"),
        (b"domain,since\nodd.site,yesterday\n", "line 2: 'yesterday' is no date"),
        (b"domain,since\nodd.site,2021-02-30\n", "line 2: '2021-02-30' is no day"),
        (b'domain,note\nodd.site,"' + b"x" * 200_000, "line 2: field larger"),
        (b"A: odd.site\nB: Odd.site\n", "line 2: 'Odd.site' is no host"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is no text"),
        (b"domain\nodd.site/a$b\n", "line 2"),
    ],
)
def test_what_is_wrong_is_one_clear_line(tmp_path, data, told):
    with pytest.raises(UserError) as error:
        listed(tmp_path, data)
    message = str(error.value)
    assert told in message
    assert message.startswith(str(tmp_path / "list.txt"))
    assert "\n" not in message
    assert len(message) < 500


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UserError, match=r"none\.csv"):
        read_list(tmp_path / "none.csv", name="x")
    with pytest.raises(UserError):
        read_list(tmp_path, name="x")


def test_a_list_has_an_end(tmp_path, monkeypatch):
    """In bytes, and in entries."""
    monkeypatch.setattr(read, "MOST", 2)
    with pytest.raises(UserError, match="more than 2 entries"):
        listed(tmp_path, "a.site\nb.site\nc.site\n")
    monkeypatch.setattr(read, "LARGEST", 10)
    with pytest.raises(UserError, match="MB"):
        listed(tmp_path, "a.site\nb.site\nc.site\n")


def test_many_patterns_of_one_host_are_refused(tmp_path):
    rows = "".join(f"N{number}: big.site/*{number}\n" for number in range(1001))
    with pytest.raises(UserError, match=r"big\.site"):
        listed(tmp_path, rows)


def test_a_long_list_takes_time_in_proportion(tmp_path):
    path = tmp_path / "list.csv"

    def cost(size):
        path.write_text("domain,label\n" + "".join(f"host{number}.site,bad\n" for number in range(size)))
        return cpu(lambda: read_list(path, name="x"))

    assert_linear(cost, 3000, largest=12_000)
