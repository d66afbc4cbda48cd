"""Posts and accounts on social networks."""

import pytest
from rules.weak.told import cited, opened, spoken, told

from linkcheck.model import Level

POST = "https://x.com/somebody_42/status/1471234567890123456"


@pytest.mark.parametrize(
    "url",
    [
        POST,
        "https://twitter.com/somebody_42/status/1471234567890123456?s=20",
        "https://mobile.twitter.com/somebody_42/status/1471234567890123456",
        "https://www.facebook.com/somebody/posts/10158000000000000",
        "https://m.facebook.com/story.php?story_fbid=1&id=2",
        "https://www.facebook.com/permalink.php?story_fbid=1&id=2",
        "https://www.instagram.com/p/CXyZ12345/",
        "https://www.tiktok.com/@somebody/video/7041234567890123456",
        "https://t.me/somechannel/1234",
        "https://t.me/s/somechannel/1234",
        "https://vk.com/wall-12345_678",
        "https://ok.ru/group/123/topic/456",
        "https://bsky.app/profile/somebody.bsky.social/post/3kabc",
        "https://mastodon.social/@somebody/107444444444444444",
        "https://www.threads.net/@somebody/post/Cabc",
        "https://truthsocial.com/@somebody/posts/107444444444444444",
        "https://weibo.com/1234567890/L4abcdEfg",
        "https://www.linkedin.com/posts/somebody_topic-activity-6876543210987654321-abcd",
        "https://web.archive.org/web/20211215000000/https://twitter.com/somebody_42/status/1471234567890123456",
    ],
)
def test_a_single_post_is_a_note(url):
    evidence = cited(url, "The bridge was closed at noon.")
    assert spoken(evidence) == ["social-post"]
    assert told(evidence)["social-post"][0].level is Level.NOTE


@pytest.mark.parametrize(
    "url",
    [
        "https://x.com/somebody_42",
        "https://twitter.com/somebody_42/",
        "https://www.instagram.com/somebody/",
        "https://www.tiktok.com/@somebody",
        "https://t.me/s/somechannel",
        "https://t.me/somechannel",
        "https://bsky.app/profile/somebody.bsky.social",
        "https://mastodon.social/@somebody",
        "https://www.linkedin.com/in/somebody",
        "https://www.linkedin.com/company/somefirm",
    ],
)
def test_an_account_as_a_whole_is_a_warning(url):
    evidence = cited(url, "The bridge was closed at noon.")
    assert spoken(evidence) == ["social-post"]
    assert told(evidence)["social-post"][0].level is None


@pytest.mark.parametrize(
    "url",
    [
        "https://daily.site/2021/12/15/status/minister-resigns",
        "https://daily.site/posts/1234",
        "https://daily.site/x.com/somebody/status/1",
        "https://daily.site/tech/twitter/status/1471234567890123456",
        "https://notx.com/somebody/status/1471234567890123456",
        "https://x.company/somebody/status/1",
        "https://fedex.com/track/status/1",
        "https://about.fb.com/",
        "https://business.linkedin.com/marketing-solutions",
        "https://help.twitter.com/en/rules-and-policies/x-rules",
        "https://developer.x.com/en/docs",
        "https://www.facebook.com/legal/terms",
        "https://telegram.org/faq",
        "https://about.instagram.com/blog/announcements",
    ],
)
def test_what_only_looks_like_a_post(url):
    """News about a network, and what the network says of itself, are no posts."""
    assert "social-post" not in spoken(cited(url))


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge is closed, the mayor tweeted.",
        "The mayor wrote on X that the bridge is closed.",
        "In a post on Twitter the mayor closed the bridge.",
        "The mayor said in a social media post that it is closed.",
        "Das schrieb der Bürgermeister auf X.",
        "Der Bürgermeister twitterte, die Brücke sei gesperrt.",
        "Le maire l'a annoncé sur X.",
        "El alcalde lo publicó en X.",
        "El alcalde tuiteó que el puente está cerrado.",
        "O prefeito publicou no X que a ponte está fechada.",
        "Lo ha scritto il sindaco su X.",
        "De burgemeester schreef op X dat de brug dicht is.",
        "Borgmästaren skrev på X att bron är stängd.",
        "Borgmesteren skrev på X, at broen er lukket.",
        "Ordføreren skrev på X at brua er stengt.",
        "Pormestari twiittasi sillan sulkemisesta.",
        "Burmistrz napisał na X, że most jest zamknięty.",
        "Starosta napsal na X, že most je zavřený.",
        "Starosta napísal na X, že most je zatvorený.",
        "A polgármester bejegyzésében lezárta a hidat.",
        "Primarul a scris pe X că podul este închis.",
        "Gradonačelnik je na X objavio da je most zatvoren.",
        "Градоначелник је твитовао да је мост затворен.",
        "Кметът написа в X, че мостът е затворен.",
        "Ο δήμαρχος έγραψε στο X ότι η γέφυρα έκλεισε.",
        "Мэр написал в соцсетях, что мост закрыт.",
        "Мер написав у твіттері, що міст закрито.",
        "Belediye başkanı X'te köprünün kapandığını paylaştı.",
        "Wali kota menulis di X bahwa jembatan ditutup.",
        "Thị trưởng viết trên X rằng cầu đã đóng.",
        "شهردار در توییتر نوشت که پل بسته است.",
        "كتب العمدة على منصة إكس أن الجسر مغلق.",
        "ראש העיר צייץ שהגשר סגור.",
        "महापौर ने ट्वीट किया कि पुल बंद है।",
        "মেয়র টুইট করেছেন যে সেতু বন্ধ।",
        "นายกเทศมนตรีโพสต์ว่าสะพานปิด",
        "市长在推特发文称大桥关闭。",
        "市長はツイッターで橋の閉鎖を発表した。",
        "시장은 트위터에 다리가 폐쇄됐다고 밝혔다.",
    ],
)
def test_a_post_that_is_the_news_is_a_source_like_any_other(sentence):
    assert spoken(cited(POST, sentence)) == []


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("https://x.com/NASA/status/1", "The telescope is in orbit, NASA announced."),
        ("https://twitter.com/elonmusk/status/1", "Elon Musk denied it."),
        ("https://twitter.com/SecBlinken/status/1", "Blinken spoke of progress."),
        ("https://twitter.com/ZelenskyyUa/status/1", "Zelenskyy thanked the allies."),
        ("https://www.facebook.com/ministerstwo.zdrowia/posts/1", "Ministerstwo Zdrowia podało liczbę zakażeń."),
        ("https://t.me/rybar_map/12", "Rybar map shows the crossing."),
        ("https://www.tiktok.com/@washingtonpost/video/7", "The Washington Post showed the scene."),
    ],
)
def test_a_sentence_that_names_the_owner_tells_whose_it_is(url, sentence):
    assert spoken(cited(url, sentence)) == []


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("https://x.com/daily_news_online/status/1", "The news was confirmed by officials online."),
        ("https://x.com/user123/status/1471234567890123456", "Each user was told in 1471234567890123456 words."),
        ("https://www.instagram.com/p/CXyZ12345/", "The bridge was closed."),
        ("https://x.com/i/web/status/1471234567890123456", "The web was down; the status is unknown."),
        ("https://x.com/al/status/1", "The balance was restored, all the same."),
    ],
)
def test_words_that_name_nobody_do_not(url, sentence):
    assert spoken(cited(url, sentence)) == ["social-post"]


def test_the_entry_may_name_the_owner():
    assert spoken(cited("https://x.com/NASA/status/1", text="NASA: Webb reaches its orbit")) == []
    assert spoken(cited(POST, authors=("Jane Doe",))) == []


def test_the_address_in_the_entry_names_nobody():
    assert spoken(cited(POST, text=f"Source: {POST}")) == ["social-post"]


def test_the_pages_byline_tells_whose_it_is():
    assert spoken(opened(POST, "Jane Doe denied it.", authors=("Jane Doe",))) == []


def test_an_account_that_the_article_is_about_is_fine():
    assert spoken(cited("https://x.com/NASA", "The account of NASA has 40 million followers.")) == []
    assert spoken(cited("https://x.com/NASA", "NASA denied it.")) == ["social-post"]


def test_the_title_of_the_article_counts():
    assert spoken(cited(POST, "It is closed.", article="Mayor's tweet closes the bridge")) == []
