"""The amounts of a text, and whether another text has them."""

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.compare.numbers import MOST_FIGURES, Figures, amounts


def read(text):
    return [(max(value for value, _ in each.values), each.unit) for each in amounts(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost about €3.5 million.", 3.5e6, "€"),
        ("Es kostete 3,5 Mio. Euro.", 3.5e6, "€"),
        ("Es kostete 3.500.000 €.", 3.5e6, "€"),
        ("Cela a coûté 1,5 milliard d’euros.", 1.5e9, "€"),
        ("Costó 2,5 mil millones de euros.", 2.5e9, "€"),
        ("It cost $1.2bn.", 1.2e9, "$"),
        ("It cost US$ 20 million.", 2e7, "$"),
        ("It cost $3.2m.", 3.2e6, "$"),
        ("Это стоило 3,5 млрд рублей.", 3.5e9, "₽"),
        ("350万欧元的维修费用", 3.5e6, "€"),
        ("修理費は45億円だった", 4.5e9, "¥"),
        ("수리비는 45억 원이었다", 4.5e9, "₩"),
        ("Biaya 1,5 triliun rupiah", 1.5e12, "rp"),
        ("₹1,23,45,678 was paid", 12_345_678, "₹"),
        ("42 percent of voters", 42, "percent"),
        ("42 per cent of voters", 42, "percent"),
        ("42,5 % der Wähler", 42.5, "percent"),
        ("42 Prozent der Wähler", 42, "percent"),
        ("42 % des électeurs", 42, "percent"),
        ("42 pour cent des électeurs", 42, "percent"),
        ("el 42 por ciento de los votantes", 42, "percent"),
        ("42 процента избирателей", 42, "percent"),
        ("42 proc. wyborców", 42, "percent"),
        ("seçmenlerin yüzde 42'si", 42, "percent"),
        ("seçmenlerin %42'si", 42, "percent"),
        ("٤٢٪ من الناخبين", 42, "percent"),
        ("۴۲ درصد رأی‌دهندگان", 42, "percent"),
        ("मतदाताओं का ४२ प्रतिशत", 42, "percent"),
        ("选民的42%", 42, "percent"),
        ("１２．５％の有権者", 5, "percent"),
        ("4,200 new jobs", 4200, "people"),
        ("12.000 Menschen", 12_000, "people"),
        ("1 234 567 personnes", 1_234_567, "people"),
        ("1\u202f234\u202f567 habitants", 1_234_567, "people"),
        ("1’234’567 Einwohner", 1_234_567, "people"),
        ("12 453 души", 12_453, "people"),
        ("2.5 lakh people", 250_000, "people"),
        ("3.2亿人", 3.2e8, "people"),
        ("1,200人の住民", 1200, "people"),
        ("a wall of 12.5 km", 12.5, "km"),
        ("12,5 км дороги", 12.5, "km"),
        ("an area of 340 km²", 340, "km²"),
        ("36.6 °C at night", 36.6, "°c"),
        ("12 million tonnes of wheat", 12e6, "t"),
    ],
)
def test_an_amount_is_read_in_any_language(text, value, unit):
    assert (value, unit) in [(pytest.approx(number), name) for number, name in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 people left.",
        "Flight 447 and room 12",
        "a 20-year friendship",
        "on 15 December 2021 at 10:45",
        "version 3.11.7 of the program",
        "ISBN 978-3-16-148410-0",
        "1亿2500万元",
        "",
        "9" * 5000,
        "1." * 5000,
    ],
)
def test_numbers_without_a_unit_are_no_amounts(text):
    assert [each for each in amounts(text) if each.unit != "cny"] == []


@pytest.mark.parametrize(
    ("text", "is_specific"),
    [
        ("42 percent", True),
        ("5 percent", True),
        ("€3.5 million", True),
        ("€3 million", False),
        ("300 people", False),
        ("42 people", False),
        ("420 people", True),
        ("12 km", True),
        ("10 km", False),
    ],
)
def test_a_number_is_specific_with_two_figures_or_as_a_share(text, is_specific):
    assert [each.is_specific for each in amounts(text)] == [is_specific]


@pytest.mark.parametrize(
    ("claimed", "page"),
    [
        ("€3.5 million", "Die Kosten: 3.512.000 Euro."),
        ("€3.5 million", "Die Kosten: 3,5 Mio. Euro."),
        ("3,5 Mio. Euro", "The costs are €3,500,000."),
        ("€3.512 million", "The costs are about €3.5 million."),
        ("€3.5 million", "costs in thousands of euros: 3,512"),
        ("42 percent", "42.3 % of all voters"),
        ("42 percent", "41.7 % of all voters"),
        ("42.3 percent", "about 42 % of all voters"),
        ("42 percent", "الناخبين ٤٢٪ من"),
        ("75 percent", "three quarters of 1,211 voters"),
        ("50 Prozent", "die Hälfte der 1211 Wähler"),
        ("42 percent", "forty-two percent of 1,211 voters"),
        ("12,453 people", "12 453 personnes"),
        ("12,453 people", "12.453 Menschen"),
        ("12,453 people", "12'453 Einwohner"),
        ("12,453 people", "1.2453万人"),
        ("about 12,000 people", "12,453 people"),
        ("100 km of road", "62 miles of road"),
        ("26.2 miles", "42.195 km"),
        ("36.6 °C", "97.9 °F"),
        ("15 million dollars", "20 crore rupees"),
        ("$15 million", "Das kostet 3 Millionen Kronen."),
        ("42 percent", "A page without any number at all."),
        ("2.5 lakh people", "250,000 people"),
        ("45億円", "45 oku: ¥4.5 billion"),
    ],
)
def test_an_amount_that_the_page_has_however_it_is_written_is_not_missed(claimed, page):
    (amount,) = amounts(claimed)
    assert not Figures(page).lacks(amount)


@pytest.mark.parametrize(
    ("claimed", "page"),
    [
        ("€47.5 million", "The costs are €45.7 million."),
        ("3,5 Mio. Euro", "The costs are €4.5 million, in 2021."),
        ("42 percent", "24 percent of 1,211 voters"),
        ("42 процента", "24 % из 1211 избирателей"),
        ("42 %", "选民的24%，共1211人"),
        ("42 %", "٢٤٪ من 1211 ناخبا"),
        ("42 percent", "43 percent of 1,211 voters"),
        ("12,453 people", "12,543 people"),
        ("4.2 million people", "4.7 million people"),
        ("12 million tonnes", "18 million tonnes"),
        ("125 km", "12.6 miles of road, or 20.3 km"),
        ("42 percent", "142 people, 420 cars, 4.2 km"),
    ],
)
def test_an_amount_that_the_page_has_not_is_missed(claimed, page):
    (amount,) = amounts(claimed)
    assert Figures(page).lacks(amount)


def test_a_page_full_of_numbers_is_said_to_lack_none():
    (amount,) = amounts("77.7 percent")
    assert not Figures(" ; ".join(map(str, range(100, 101 + MOST_FIGURES))) + "%").lacks(amount)


@pytest.mark.parametrize("piece", ["1", "1,", "1 234", "12 % ", "1.2.3,4 ", "€", "1 million ", "1" * 19, "a1 "])
def test_reading_takes_time_in_proportion_to_the_text(piece):
    (amount,) = amounts("77.7 percent")
    assert_linear(lambda size: cpu(lambda: Figures("%" + piece * size).lacks(amount)), 1000, largest=50_000)


def test_a_page_of_ten_thousand_words_is_read_in_milliseconds():
    (amount,) = amounts("77.7 percent")
    text = (
        "In 2021 the 14 towns had 12,453 people, and 23.5 percent of them voted for the bridge on the day. " * 500
    )
    assert min(cpu(lambda: Figures(text).lacks(amount)) for _ in range(3)) < 0.06
