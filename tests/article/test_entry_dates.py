"""When an entry says that a work was published, and when it was read."""

import pytest
from timing import assert_linear, cpu

from linkcheck.article import entry_dates


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A, 4 May 2019.", "2019-05-04"),
        ("A (2015).", "2015"),
        ("A (2015a), and more of 2017.", "2015"),
        ("A (c. 1900)", "1900"),
        ("A (2017/2019)", "2017"),
        ("Doe (2015: 12)", "2015"),
        ("Doe, J. (2015). The crisis of 2008. Press.", "2015"),
        ("Doe J. A title. Lancet. 2015;12(3):4-5.", "2015"),
        ("Doe J. A title. Lancet 2015;12:1999-2003", "2015"),
        ("Doe, J., 2020. A title. Press.", "2020"),
        ("Иванов И. И. Название // Журнал. — 2020. — Т. 1.", "2020"),
        ("Москва: Наука, 2019 г.", "2019"),
        ("张三. 题名[J]. 刊名, 2020, 12(3): 4-5.", "2020"),
        ("山田『題』岩波書店、2015年。", "2015"),
        ("Doe: A title; Morgan 1995.", "1995"),
        ("Doe et al., CONF 2012", "2012"),
        ("Jane Doe, Press 2017 (ch. 6)", "2017"),
        ("Sam Doe (Press, 2021)", "2021"),
        ("Doe et al., A title (NeurIPS 2025).", "2025"),
        ("Press, 2. Edition 2009.", "2009"),
        ("Completed in 2008, holds a number", "2008"),
        ("Press (September 1994)", "1994-09"),
        ("Software, March/April 2002", "2002"),
        ("(10.04.2019 10:52)", "2019-04-10"),
        ("Zeitung vom 4. Mai 2020", "2020-05-04"),
        ("The Paper, 4 May 2019, updated 6 May 2020", "2019-05-04"),
        ("Updated 6 May 2020. A title", "2020-05-06"),
        ("A title. Stand: März 2020. Zeitung, 4. Mai 2019", "2019-05-04"),
        ("_2019-03-02_ A title", "2019-03-02"),
        ("2015年10月27日", "2015-10-27"),
        ("Work In Progress", "None"),
        ("Stand: 12.03.2020", "None"),
        ("Archived from the original on 3 May 2015.", "None"),
        ("ISO/IEC 14882:2024", "None"),
        ("Regulation (EU) 2016/679", "None"),
        ("The team was created in 2025. It went on", "None"),
        ("In May 2019 the team decided", "None"),
        ("A report on 1995–2010, Press", "None"),
        ("A title, pp. 1995–2003", "None"),
        ("ISBN 978-0-13-110362-7", "None"),
        ("Accessed 2020", "None"),
    ],
)
def test_the_day_of_publication_stands_where_lists_put_it(text, published):
    """Years in titles, standards, pages and spans are no dates, nor is the day of a copy or of a state."""
    assert str(entry_dates.read(text)[0]) == published


@pytest.mark.parametrize(
    ("text", "accessed"),
    [
        ("Retrieved 4 December 2017", "2017-12-04"),
        ("(accessed on December 4, 2017)", "2017-12-04"),
        ("[Accessed: 4 Dec 2017]", "2017-12-04"),
        ("[cited 2017 Dec 4]", "2017-12-04"),
        ("Abgerufen am 04.12.2017", "2017-12-04"),
        ("Zugriff: 4.12.2017", "2017-12-04"),
        ("consulté le 4 décembre 2017", "2017-12-04"),
        ("Consultado el 4 de diciembre de 2017", "2017-12-04"),
        ("Acesso em: 4 de dezembro de 2017", "2017-12-04"),
        ("consultato il 4 dicembre 2017", "2017-12-04"),
        ("Geraadpleegd op 4 december 2017", "2017-12-04"),
        ("Hämtad 4 december 2017", "2017-12-04"),
        ("Besøgt d. 4. december 2017", "2017-12-04"),
        ("Lest 4. desember 2017", "2017-12-04"),
        ("Viitattu 4.12.2017", "2017-12-04"),
        ("[dostęp: 2017-12-04]", "2017-12-04"),
        ("[cit. 2017-12-04]", "2017-12-04"),
        ("(дата обращения: 04.12.2017)", "2017-12-04"),
        ("Дата звернення: 4 грудня 2017", "2017-12-04"),
        ("Accesat la 4 decembrie 2017", "2017-12-04"),
        ("Hozzáférés: 2017. december 4.", "2017-12-04"),
        ("Ανακτήθηκε στις 4 Δεκεμβρίου 2017", "2017-12-04"),
        ("Erişim Tarihi: 04.12.2017", "2017-12-04"),
        ("2017-12-04 tarihinde erişildi", "2017-12-04"),
        ("Diakses pada 4 Desember 2017", "2017-12-04"),
        ("Truy cập ngày 4 tháng 12 năm 2017", "2017-12-04"),
        ("访问日期: 2017-12-04", "2017-12-04"),
        ("2017年12月4日閲覧", "2017-12-04"),
        ("最終アクセス 2017年12月4日", "2017-12-04"),
        ("접속일: 2017-12-04", "2017-12-04"),
        ("اطلع عليه بتاريخ 4 ديسمبر 2017", "2017-12-04"),
        ("אוחזר ב-4 דצמבר 2017", "2017-12-04"),
        ("สืบค้นเมื่อ 4 ธันวาคม 2017", "2017-12-04"),
    ],
)
def test_the_day_of_reading_is_known_in_many_languages(text, accessed):
    """A date behind a word of reading is no date of publication."""
    assert tuple(map(str, entry_dates.read(f"A title. {text}."))) == ("None", accessed)


def test_the_nearest_word_says_what_a_date_is():
    """Each date has its own word, before it or, in some languages, behind it."""
    text = "Published 3 May 2015. Archived from the original on 4 June 2016. Retrieved 5 July 2017."
    assert tuple(map(str, entry_dates.read(text))) == ("2015-05-03", "2017-07-05")


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("A title - B - May 20, 2022", "2022-05-20"),
        ("2019-05-04 A title", "2019-05-04"),
        ("A title (2015)", "2015"),
        ("What happened on 12 May 2020 in London", "None"),
        ("Elections 2016", "None"),
    ],
)
def test_a_date_in_a_title_is_what_the_work_is_about(title, published):
    """Unless it stands at an end, behind a dash, a comma or in brackets."""
    assert str(entry_dates.read(title, [title])[0]) == published


@pytest.mark.parametrize(
    "piece", ["(2015", "2015 ", ", a b ", "may 2015 ", "S. 1-", "accessed ", "年年"], ids=repr
)
def test_reading_dates_takes_linear_time(piece):
    """Twice the text takes about twice the time, whatever the text."""

    def cost(size):
        return cpu(lambda: entry_dates.read(piece * (size // len(piece))))

    assert_linear(cost, 2000)
