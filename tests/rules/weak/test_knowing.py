"""Whether an article shows that it knows what it cites."""

import pytest
from rules.weak.told import cited, spoken
from timing import assert_linear, cpu

from linkcheck.rules.weak.knowing import has_name, is_named, knows, sentences, spaced

# Nothing in these says where the words come from.
PLAIN = (
    "The bridge was closed at noon after two lorries had collided in the fog.",
    "Die Brücke wurde am Mittag nach einem Unfall mit zwei Lastwagen gesperrt.",
    "Le pont a été fermé à midi après une collision entre deux camions.",
    "El puente se cerró al mediodía tras el choque de dos camiones.",
    "A ponte foi fechada ao meio-dia depois de dois caminhões baterem.",
    "Il ponte è stato chiuso a mezzogiorno dopo lo scontro fra due camion.",
    "De brug werd om twaalf uur afgesloten nadat twee vrachtwagens botsten.",
    "Bron stängdes vid tolv efter att två lastbilar krockat i dimman.",
    "Broen blev lukket ved middagstid efter et sammenstød mellem to lastbiler.",
    "Brua ble stengt klokken tolv etter at to lastebiler kolliderte.",
    "Silta suljettiin keskipäivällä kahden rekan törmättyä sumussa.",
    "Most zamknięto w południe po zderzeniu dwóch ciężarówek we mgle.",
    "Most byl v poledne uzavřen po srážce dvou nákladních aut.",
    "Most bol napoludnie uzavretý po zrážke dvoch nákladných áut.",
    "Két teherautó ütközése miatt délben lezárták a hidat.",
    "Podul a fost închis la prânz după ciocnirea a două camioane.",
    "Most je zatvoren u podne nakon sudara dvaju kamiona.",
    "Мост је затворен у подне после судара два камиона.",
    "Мостът беше затворен по обяд след сблъсък на два камиона.",
    "Η γέφυρα έκλεισε το μεσημέρι μετά τη σύγκρουση δύο φορτηγών.",
    "Мост закрыли в полдень после столкновения двух грузовиков в тумане.",
    "Міст закрили опівдні після зіткнення двох вантажівок у тумані.",
    "Köprü, iki kamyonun sisde çarpışmasının ardından öğlen kapatıldı.",
    "Jembatan ditutup pada siang hari setelah dua truk bertabrakan.",
    "Cây cầu bị đóng lúc trưa sau khi hai xe tải va chạm.",
    "پل ظهر پس از برخورد دو کامیون بسته شد.",
    "أغلق الجسر ظهرا بعد اصطدام شاحنتين في الضباب.",
    "הגשר נסגר בצהריים לאחר התנגשות בין שתי משאיות.",
    "दो ट्रकों की टक्कर के बाद दोपहर में पुल बंद कर दिया गया।",
    "দুই ট্রাকের সংঘর্ষের পর দুপুরে সেতু বন্ধ করা হয়।",
    "สะพานถูกปิดตอนเที่ยงหลังรถบรรทุกสองคันชนกัน",
    "两辆卡车在雾中相撞后，大桥于中午关闭。",
    "霧の中で二台のトラックが衝突し、橋は正午に閉鎖された。",
    "안개 속에서 트럭 두 대가 충돌해 다리가 정오에 통제됐다.",
)
# Each rule that yields to what the article says, and an address that it speaks about.
ADDRESSES = {
    "social-post": "https://x.com/somebody_42/status/1471234567890123456",
    "press-release": "https://www.prnewswire.com/news-releases/bridge-301234567.html",
    "preprint": "https://www.biorxiv.org/content/10.1101/2021.12.15.472800v1",
    "opinion": "https://daily.site/opinion/2021/12/15/the-bridge",
    "self-published": "https://gridwatcher77.blogspot.com/2021/12/the-bridge.html",
    "user-generated": "https://www.change.org/p/save-the-bridge",
    "listed-source": "https://www.theonion.com/bridge-closes-1819564321",
}


@pytest.mark.parametrize("sentence", PLAIN)
@pytest.mark.parametrize("rule", ADDRESSES)
def test_a_plain_sentence_says_nothing_of_its_source(rule, sentence):
    assert spoken(cited(ADDRESSES[rule], sentence)) == [rule]


@pytest.mark.parametrize(
    ("account", "text"),
    [
        ("elonmusk", "Elon Musk said so"),
        ("SecBlinken", "Blinken said so"),
        ("NASA", "NASA said so"),
        ("bundeskanzler_scholz", "Scholz said so"),
        ("józef", "JÓZEF said so"),
        ("王毅", "王毅 said so"),
    ],
)
def test_an_account_s_owner_is_named(account, text):
    assert is_named(spaced(text), account)


@pytest.mark.parametrize(
    ("account", "text"),
    [
        ("NewsTeam", "the news of the team"),
        ("user123", "users said so"),
        ("a", "a man said so"),
        ("12345", "12345 people said so"),
        ("art", "the article starts"),
        ("", "nobody said so"),
        ("...", "nobody said so"),
        ("nasaspaceflight", "NASA said so"),
    ],
)
def test_an_account_s_owner_is_not_named(account, text):
    assert not is_named(spaced(text), account)


@pytest.mark.parametrize(
    ("text", "group", "known"),
    [
        ("A PRE-PRINT of it", "preprint", True),
        ("pre\u00adprint", "preprint", True),
        ("It was print-only", "preprint", False),
        ("COMMUNIQUÉ DE PRESSE", "press", True),
        ("communique de presse", "press", True),
        ("the press released him", "press", False),
        ("the express release", "press", False),
        ("Ｔｗｅｅｔ", "posts", True),
        ("he was bittweeted", "posts", False),
        ("saturation", "satire", False),
    ],
)
def test_words_are_compared_whole_and_folded(text, group, known):
    assert knows(spaced(text), group) is known


@pytest.mark.parametrize(
    ("sentence", "known"),
    [("She wrote on X.", True), ("He sat on xylophones.", False), ("The on-ramp was shut.", False)],
)
def test_a_name_of_one_letter_is_a_word(sentence, known):
    assert knows(spaced(sentence), "posts", ("x",)) is known


def test_a_name_of_one_letter_alone_names_no_site():
    assert not has_name(spaced("The X chromosome"), ("x",))
    assert has_name(spaced("The Twitter files"), ("x", "twitter"))


def test_the_address_of_a_source_says_nothing_of_it():
    assert sentences(cited("https://a.site/", "See https://a.site/preprint/tweet for it.")).split() == [
        "see",
        "for",
        "it",
    ]


@pytest.mark.parametrize(
    "text", ["a" * 400_000, "http://" * 60_000, "\u0301" * 300_000, "_ " * 200_000, "\u202e" * 300_000]
)
def test_long_and_odd_texts_take_no_time(text):
    evidence = cited(ADDRESSES["social-post"], text, text=text, title=text, article=text)
    assert cpu(lambda: spoken(evidence)) < 1.0


def test_a_text_takes_time_by_its_length_at_most():
    assert_linear(lambda size: cpu(lambda: spoken(cited(ADDRESSES["social-post"], "www." * size))), 20_000)
