"""What its author published without anybody else."""

import pytest
from rules.weak.told import cited, spoken


@pytest.mark.parametrize(
    "url",
    [
        "https://medium.com/@somebody/the-real-cause-abc",
        "https://somebody.medium.com/the-real-cause-abc",
        "https://gridwatcher77.substack.com/p/the-real-cause",
        "https://gridwatcher77.blogspot.com/2021/12/the-real-cause.html",
        "https://gridwatcher77.wordpress.com/2021/12/15/the-real-cause/",
        "https://gridwatcher77.tumblr.com/post/1/the-real-cause",
        "https://gridwatcher77.livejournal.com/1234.html",
        "https://gridwatcher77.wixsite.com/home/the-real-cause",
        "https://gridwatcher77.github.io/the-real-cause",
        "https://sites.google.com/site/gridwatcher77/cause",
        "https://telegra.ph/The-real-cause-12-15",
        "https://ameblo.jp/gridwatcher77/entry-1.html",
        "https://blog.naver.com/gridwatcher77/1",
        "https://www.lulu.com/shop/somebody/the-real-cause/paperback/product-1.html",
        "https://habr.com/ru/articles/1234/",
    ],
)
def test_self_published(url):
    assert spoken(cited(url, "The cables had been too hot.")) == ["self-published"]


@pytest.mark.parametrize(
    ("url", "sentence", "text"),
    [
        ("https://tensorflow.github.io/serving/api", "", "TensorFlow Serving API"),
        ("https://facebook.github.io/react/docs", "React is a library.", "React documentation"),
        ("https://acme-parser.github.io/docs/", "The Acme Parser reads it in one pass.", "Reference"),
        ("https://acme-parser.readthedocs.io/en/latest/", "", "Reference"),
        ("https://github.com/psf/requests", "", "Requests"),
        ("https://github.com/acme/parser/blob/main/README.md", "", "README"),
        ("https://sites.google.com/view/acme-parser/home", "", "Acme Parser: home"),
        ("https://wordpress.org/about/", "", "About WordPress"),
        ("https://medium.com/about", "", "About"),
        ("https://miro.medium.com/max/1400/1.png", "", "A chart"),
        ("https://developer.wordpress.com/docs/api/", "", "Reference"),
        ("https://medium.engineering/how", "", "How"),
        ("https://blog.daily.site/2021/how", "", "How"),
    ],
)
def test_a_project_s_own_site_is_left_alone(url, sentence, text):
    assert "self-published" not in spoken(cited(url, sentence, text))


@pytest.mark.parametrize(
    "sentence",
    [
        "The engineer wrote in his blog that the cables were too hot.",
        "Das schreibt der Ingenieur in seinem Blog.",
        "Il l'explique dans son blog.",
        "Lo explica en su blog.",
        "Об этом он написал в своём блоге.",
        "Про це він написав у блозі.",
        "Bunu blogunda yazdı.",
        "彼はブログで説明した。",
        "그는 블로그에서 설명했다.",
        "他在博客中解释。",
        "كتب ذلك في مدونته",
        "Hij schreef het in zijn nieuwsbrief.",
        "He said so in his newsletter.",
        "Napisal to na svém blogu.",
    ],
)
def test_a_blog_that_is_called_one_is_left_alone(sentence):
    assert spoken(cited("https://gridwatcher77.blogspot.com/2021/12/the-real-cause.html", sentence)) == []


def test_the_name_of_a_blog_does_not_make_it_edited():
    evidence = cited("https://gridwatcher77.blogspot.com/2021/12/the-real-cause.html", "Gridwatcher77 claims it.")
    assert spoken(evidence) == ["self-published"]
