"""Where a text has some words: all of them, most of them, or which are nearest."""

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.compare.nearest import LONGEST_PASSAGE, NEARLY, Searched, wanted

PAGE = """The town’s only bridge stays shut until spring.
The minister said: “We will open the bridge to heavy traffic as soon as the engineers have finished their
report,” and added that the repair will cost 3,512,000 euros.[4] The ferry will not run this winter, because the
river is too high. “It is a dis\u00adaster for the shop\u00adkeepers on both banks,” said the mayor, Ms Ødegård."""
GERMAN = """Die einzige Brücke der Stadt bleibt bis zum Frühjahr gesperrt. Die Ministerin erklärte: „Wir werden die
Brücke für den Schwerverkehr öffnen, sobald die Gutachter ihren Bericht vorgelegt haben.“ Die Fähre fährt nicht."""
RUSSIAN = (
    "Министр заявил: «Мы откроем мост для грузовиков, как только инженеры закончат свой отчёт». Паром не ходит."
)
CHINESE = "市长周一表示：“工程师一完成报告，我们就会向重型车辆开放这座桥。”渡船今年冬天停航，因为河水太高。"
JAPANESE = "市長は月曜日、「技術者の報告書が完成し次第、橋を大型車に開放する」と述べた。渡し船は今冬は運休する。"
ARABIC = "وقال الوزير: «سنفتح الجسر أمام الشاحنات فور انتهاء المهندسين من تقريرهم». العبّارة لا تعمل هذا الشتاء."
THAI = "นายกเทศมนตรีกล่าวว่า “เราจะเปิดสะพานให้รถบรรทุกทันทีที่วิศวกรทำรายงานเสร็จ” เรือข้ามฟากไม่ให้บริการในฤดูหนาวนี้"


@pytest.mark.parametrize(
    ("page", "quotation"),
    [
        (PAGE, "We will open the bridge to heavy traffic as soon as the engineers have finished their report,"),
        (PAGE, "we will open the bridge to heavy traffic"),
        (PAGE, "WE WILL OPEN THE BRIDGE TO HEAVY TRAFFIC"),
        (PAGE, "[w]e will open the bridge to heavy traffic"),
        (PAGE, "We will open the bridge … as soon as the engineers have finished"),
        (PAGE, "We will open the bridge ... as soon as the engineers have finished"),
        (PAGE, "We will open the bridge [...] as soon as the engineers have finished"),
        (PAGE, "We will open the bridge […] as soon as the engineers have finished"),
        (PAGE, "We will open the bridge (...) as soon as the engineers have finished"),
        (PAGE, "We will open the bridge . . . as soon as the engineers have finished"),
        (PAGE, "We will open the bridge [over the river] to heavy traffic"),
        (PAGE, "We will open the bridge to heavy traffic [sic] as soon as"),
        (PAGE, "… open the bridge to heavy traffic as soon as …"),
        (PAGE, "the repair will cost 3 512 000 euros. The ferry will not run"),
        (PAGE, "the repair will cost 3.512.000 euros"),
        (PAGE, "It is a disaster for the shopkeepers on both banks"),
        (PAGE, "The town's only bridge stays shut"),
        (PAGE, "as soon as the engineers have finished … We will open the bridge to heavy traffic"),
        (GERMAN, "Wir werden die Brücke für den Schwerverkehr öffnen"),
        (GERMAN, "Wir werden die Bru\u0308cke für den Schwer-\nverkehr öffnen"),
        (RUSSIAN, "Мы откроем мост для грузовиков, как только инженеры закончат свой отчет"),
        (CHINESE, "工程师一完成报告,我们就会向重型车辆开放这座桥。"),
        (CHINESE, "工程师一完成报告……开放这座桥"),
        (JAPANESE, "技術者の報告書が完成し次第、橋を大型車に開放する"),
        (ARABIC, "سنفتح الجسر أمام الشاحنات فور انتهاء المهندسين"),
        (ARABIC, "سَنَفتَحُ الجسر أمام الشاحنات"),
        (THAI, "เราจะเปิดสะพานให้รถบรรทุกทันที"),
    ],
)
def test_what_printing_and_quoting_change_is_found_all_the_same(page, quotation):
    assert Searched(page).has(wanted(quotation))


@pytest.mark.parametrize(
    ("page", "quotation"),
    [
        (PAGE, "We will never open the bridge to heavy traffic"),
        (PAGE, "We will open the bridge to light traffic … as soon as"),
        (PAGE, "the repair will cost 3,215,000 euros"),
        (GERMAN, "Wir werden die Brücke für den Schwerverkehr sperren"),
        (RUSSIAN, "Мы закроем мост для грузовиков"),
        (CHINESE, "我们不会向重型车辆开放这座桥"),
        (JAPANESE, "橋を大型車に開放しない方針だ"),
        (ARABIC, "لن نفتح الجسر أمام الشاحنات"),
        ("", "We will open the bridge to heavy traffic"),
    ],
)
def test_other_words_are_not_found(page, quotation):
    assert not Searched(page).has(wanted(quotation))


@pytest.mark.parametrize(
    ("page", "quotation", "missing"),
    [
        (PAGE, "We will open the bridge to all heavy traffic as soon as the engineers have finished", ("all",)),
        (
            PAGE,
            "We will open the bridge for heavy lorries as soon as the engineers have finished",
            ("for", "lorries"),
        ),
        (GERMAN, "Wir wollen die Brücke für den Schwerverkehr öffnen, sobald die Gutachter", ("wollen",)),
        (RUSSIAN, "Мы откроем мост для автобусов, как только инженеры закончат", ("автобусов",)),
    ],
)
def test_a_passage_with_most_of_the_words_is_nearly_the_one(page, quotation, missing):
    passage = Searched(page).nearest(wanted(quotation))
    assert passage.share >= NEARLY
    assert passage.missing == missing


@pytest.mark.parametrize(
    ("page", "quotation", "within"),
    [
        (PAGE, "The bridge will never again be open to heavy traffic, whatever engineers report", "heavy traffic"),
        (CHINESE, "工程师的报告完成以后这座桥仍将关闭", "工程师一完成报告"),
        (PAGE, "this winter the ferry runs although the river is high", "The ferry will not run this winter"),
    ],
)
def test_what_is_not_there_has_a_nearest_passage(page, quotation, within):
    passage = Searched(page).nearest(wanted(quotation))
    assert 0.1 < passage.share < NEARLY
    assert within in passage.text
    assert len(passage.text) <= LONGEST_PASSAGE


@pytest.mark.parametrize(
    "quotation",
    [
        "Ten recipes for pasta, rice, beans",
        "",
        "…",
        "[…]",
        "?" * 500,
        "a" * 100_000,
        "\u0301" * 50,
        "\ud800 \ud800 x",
    ],
)
def test_any_words_may_be_asked_for(quotation):
    searched = Searched(PAGE)
    assert searched.nearest(wanted(quotation)) is None or searched.nearest(wanted(quotation)).share < NEARLY


def test_a_quick_search_finds_what_has_some_of_the_words_as_they_are_written():
    page = Searched("é " + PAGE)
    assert page.has_as_written(wanted("'We will open the bridge to heavy traffic'"))
    assert not page.has_as_written(wanted("We will open the bridge to light traffic"))
    assert not page.has_as_written(wanted("WE WILL OPEN THE BRIDGE TO HEAVY TRAFFIC"))


WORDS = "the council of the town has talked about the bridge and its repair in the last weeks of the year "


@pytest.mark.parametrize(
    "quotation",
    ["the council of the bridge has repaired the town and its year", "weeks " * 200, "\u00e9t\u00e9 " * 9],
)
@pytest.mark.parametrize("start", ["", "é"])
def test_a_search_takes_time_in_proportion_to_the_text(start, quotation):
    asked = wanted(quotation)

    def search(size):
        page = Searched(start + WORDS * size)
        page.has(asked)
        page.nearest(asked)

    assert_linear(lambda size: cpu(lambda: search(size)), 100, largest=500)


def test_forty_quotations_are_found_on_forty_pages_of_ten_thousand_words_in_no_time():
    """Each stands at the end of a page that is no ASCII, and is quoted with other marks."""
    pages = [
        Searched(WORDS * 500 + f"“It’s the {number}th day we’ve waited for a bridge.”") for number in range(40)
    ]
    asked = [wanted(f"It's the {number}th day we've waited for a bridge") for number in range(40)]
    took = min(cpu(lambda: [page.has(each) for page, each in zip(pages, asked, strict=True)]) for _ in range(3))
    assert all(page.has(each) for page, each in zip(pages, asked, strict=True))
    assert took < 0.08  # 0.02 where measured


@pytest.mark.parametrize(
    ("page", "quotation"),
    [
        (
            "—No tenemos agua —dice el alcalde de Olmedal, Tomás Arce, desde hace años— y nadie nos ayuda aquí.",
            "No tenemos agua y nadie nos ayuda aquí",
        ),
        (
            "“We have no water,” said the mayor of Olmedal, Tomas Arce, who is tired, “and nobody helps us.”",
            "We have no water and nobody helps us",
        ),
    ],
)
def test_who_says_it_may_stand_within_what_is_said(page, quotation):
    assert Searched(page).nearest(wanted(quotation)).share == 1
