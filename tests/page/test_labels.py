"""What the words around a printed date make of it."""

import pytest

from linkcheck import tables
from linkcheck.page import labels
from linkcheck.page.labels import Sense, sense_of, sense_of_line, words_in


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("Published: ", "", Sense.PUBLISHED),
        ("Published by A. Author on ", "", Sense.PUBLISHED),
        ("Veröffentlicht am ", " um 10:30", Sense.PUBLISHED),
        ("Publié le ", "", Sense.PUBLISHED),
        ("Опубликовано: ", "", Sense.PUBLISHED),
        ("来源:新华网 发布时间：", "", Sense.PUBLISHED),
        ("게시일 ", "", Sense.PUBLISHED),
        ("تاريخ النشر: ", "", Sense.PUBLISHED),
        ("प्रकाशित: ", "", Sense.PUBLISHED),
        ("Dieser Text wurde am ", " um 14:48 von A. Autor veröffentlicht", Sense.PUBLISHED),
        ("", " 14時30分 公開", Sense.PUBLISHED),
        ("Last updated on ", "", Sense.UPDATED),
        ("Stand: ", " 11:05 Uhr", Sense.UPDATED),
        ("Mis à jour le ", "", Sense.UPDATED),
        ("最終更新日:", "", Sense.UPDATED),
        ("", " updated", Sense.UPDATED),
        ("Published 3 May, updated ", "", Sense.UPDATED),
        ("© ", " The Daily", Sense.OTHER),
        ("Valid until ", "", Sense.OTHER),
        ("Jusqu'au ", "", Sense.OTHER),
        ("Jusqu’au ", "", Sense.OTHER),
        ("Bewerbungsfrist: ", "", Sense.OTHER),
        ("9.1. – ", "", Sense.OTHER),
        ("", ", 14:45 Uhr bis 15:45 Uhr", Sense.OTHER),
        ("", ", 10:00–12:00", Sense.OTHER),
        ("On ", " it rained", Sense.UNSAID),
        ("Publication | ", "", Sense.UNSAID),
        ("", " Updated 17 May 2021", Sense.UNSAID),
        ("Until further notice, said A. Author on ", "", Sense.UNSAID),
    ],
)
def test_the_words_around_a_date_say_what_it_is(before, behind, expected):
    """The words around a date say what it is."""
    assert sense_of(before, behind) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published", Sense.PUBLISHED),
        ("Mise en ligne", Sense.PUBLISHED),
        ("Letzte Änderung:", Sense.UPDATED),
        ("When this was published:", Sense.PUBLISHED),
        ("What we know of what was published", Sense.UNSAID),
        ("A text that tells of many things, of which none is the day that it was published", Sense.UNSAID),
        ("Termin", Sense.OTHER),
        ("Nummer zwei: Termin", Sense.UNSAID),
        ("", Sense.UNSAID),
    ],
)
def test_a_label_may_stand_in_the_line_before(line, expected):
    """A label may stand in the line before, and be all of it or end with a colon."""
    assert sense_of_line(line) is expected


def test_the_table_has_three_columns_in_every_language():
    """The table has three columns in every language, in lower case, and no label is two things in one."""
    for language, columns in tables.rows(labels.__file__, "labels.txt"):
        assert len(columns) == 3, language
        words = [[each.strip() for each in column.split(",")] for column in columns]
        assert all(word == word.lower() for column in words for word in column), language
        assert not set(words[0]) & set(words[1]), language
        assert not (set(words[0]) | set(words[1])) & set(words[2]), language


def test_words_are_counted_in_any_script():
    """Words are counted in any script; without spaces three characters are about one."""
    assert words_in("By A. Author, 3 May") == 4
    assert words_in("中美贸易持久战") == 3
    assert words_in("12:30") == 0
