"""Pages that anybody may write."""

import pytest
from rules.weak.told import cited, opened, spoken, told

from linkcheck.model import Level, PageKind


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/wiki/Bering_Strait",
        "https://de.m.wikipedia.org/wiki/Beringstra%C3%9Fe",
        "https://ru.wikipedia.org/wiki/Берингов_пролив",
        "https://en.wikipedia.org/w/index.php?title=Bering_Strait&oldid=1",
        "https://harrypotter.fandom.com/wiki/Hogwarts",
        "https://baike.baidu.com/item/白令海峡",
        "https://namu.wiki/w/베링해협",
        "https://www.wikiwand.com/en/Bering_Strait",
        "https://dbpedia.org/page/Bering_Strait",
        "https://en.wikipedia.org/wiki/Opinion",
        "https://en.wikipedia.org/wiki/Talk:Bering_Strait",
        "https://web.archive.org/web/2021/https://en.wikipedia.org/wiki/Bering_Strait",
    ],
)
def test_open_wikis(url):
    assert spoken(cited(url)) == ["open-wiki"]


@pytest.mark.parametrize(
    "url",
    [
        "https://commons.wikimedia.org/wiki/File:Bering_Strait.jpg",
        "https://upload.wikimedia.org/wikipedia/commons/a/a1/Bering_Strait.jpg",
        "https://wiki.uni-heidelberg.de/studium/ordnung",
        "https://www.ed.ac.uk/wiki/information-services",
        "https://confluence.firm.site/wiki/spaces/DOC/pages/1",
        "https://github.com/python/cpython/wiki/Home",
        "https://daily.site/wiki/leaks",
        "https://wikileaks.org/plusd/cables/09LONDON1.html",
        "https://wikimediafoundation.org/news/2021/12/15/report/",
        "https://www.britannica.com/place/Bering-Strait",
        "https://notwikipedia.org/wiki/Bering_Strait",
        "https://www.statista.com/statistics/1234/ships/",
    ],
)
def test_what_only_looks_like_an_open_wiki(url):
    assert "open-wiki" not in spoken(cited(url))


def test_an_article_about_the_wiki_may_cite_it():
    url = "https://en.wikipedia.org/wiki/Wikipedia:Dispute_resolution"
    assert spoken(cited(url, article="How Wikipedia settles its quarrels")) == []
    assert spoken(cited(url, "Editors of Wikipedia have a procedure.")) == []
    assert spoken(cited("https://en.wikipedia.org/wiki/Strait", "According to Wikipedia it is 85 km wide.")) == [
        "open-wiki"
    ]


def test_a_mirror_says_where_it_is_from():
    opening = "Bering Strait\nFrom Wikipedia, the free encyclopedia\nThe Bering Strait is a strait."
    assert spoken(opened("https://mirror.site/Bering_Strait", opening=opening)) == ["open-wiki"]


def test_a_page_that_speaks_of_wikipedia_is_no_mirror():
    opening = "Students copied from Wikipedia, the free encyclopedia, a study says.\nIt asked 500 of them."
    assert spoken(opened("https://daily.site/students", opening=opening)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://www.reddit.com/r/city/comments/abc123/why_the_bridge/",
        "https://old.reddit.com/r/city/comments/abc123/",
        "https://www.quora.com/Why-was-the-bridge-closed",
        "https://stackoverflow.com/questions/1/why",
        "https://www.zhihu.com/question/1",
        "https://news.ycombinator.com/item?id=1",
        "https://www.change.org/p/save-the-bridge",
        "https://www.tripadvisor.com/ShowUserReviews-g1-d2-r3-Bridge.html",
        "https://boards.4chan.org/pol/thread/1",
        "https://www.gutefrage.net/frage/warum",
        "https://pikabu.ru/story/most_1",
        "https://www.scribd.com/document/1/Report",
    ],
)
def test_what_users_write(url):
    assert spoken(cited(url, "It was closed.")) == ["user-generated"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.redditinc.com/policies/content-policy",
        "https://www.health.gov/questions/vaccines/q-and-a",
        "https://www.bundesgesundheitsministerium.de/service/fragen-und-antworten",
        "https://www.service-public.fr/particuliers/vosdroits/questions",
        "https://stackoverflow.blog/2021/12/15/report/",
        "https://github.com/psf/requests",
        "https://daily.site/forum/2021/panel-discussion",
        "https://www.weforum.org/agenda/2021/12/report/",
        "https://petition.parliament.uk/petitions/1",
    ],
)
def test_what_only_looks_like_users_writing(url):
    found = told(cited(url, "Ten thousand signed the petition."))
    assert "user-generated" not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten thousand people signed the petition.",
        "Zehntausend unterschrieben die Petition.",
        "Dix mille personnes ont signé la pétition.",
        "Diez mil firmas en Change.org.",
        "Более десяти тысяч подписали петицию.",
        "1万人が署名した。",
        "만 명이 청원에 서명했다.",
        "وقع عشرة آلاف على العريضة",
    ],
)
def test_a_petition_that_is_called_one_is_the_news(sentence):
    assert spoken(cited("https://www.change.org/p/save-the-bridge", sentence)) == []


def test_users_whose_site_is_named_are_a_note():
    evidence = cited("https://www.reddit.com/r/city/comments/abc123/why/", "Users of Reddit had guessed it.")
    assert told(evidence)["user-generated"][0].level is Level.NOTE


def test_a_forum_says_so_in_its_data():
    signals = ("JSON-LD DiscussionForumPosting",)
    assert spoken(opened("https://cars.site/t/brakes/12", signals=signals)) == ["user-generated"]
    assert spoken(opened("https://cars.site/t/brakes/12", signals=("JSON-LD NewsArticle",))) == []


@pytest.mark.parametrize("kind", [PageKind.SOFT_404, PageKind.PARKED, PageKind.HIJACKED])
def test_what_is_no_longer_there_is_not_judged(kind):
    assert spoken(opened("https://www.quora.com/Why", kind=kind)) == []


def test_a_dead_page_is_not_judged():
    assert spoken(opened("https://www.quora.com/Why", status=404)) == []
