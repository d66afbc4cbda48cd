"""A text gives its language away, or none is claimed."""

import pytest

from linkcheck.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The leaders are to speak on Wednesday, and it is not the first of the talks that were announced.", "en"),
        ("Der Gipfel ist vorbei, und die Preise sind nicht gesunken; das war auf den Märkten so.", "de"),
        ("Les dirigeants parlent de la paix, et ce n'est pas la première fois dans une telle crise.", "fr"),
        ("Los líderes hablan de la paz y no es la primera vez que se reúnen en una crisis como esta.", "es"),
        ("Переговоры пройдут в среду, сообщили в правительстве, и это были не первые такие переговоры.", "ru"),
        ("Переговори відбудуться в середу, повідомили в уряді, і це були не перші такі переговори.", "uk"),
        ("会談は水曜日に行われると政府が発表した。詳細はまだ決まっていない。", "ja"),
        ("会谈将于星期三举行，政府表示，这不是第一次宣布此类会谈。", "zh"),
        ("정부는 수요일에 회담이 열릴 것이라고 발표했다. 이번이 처음은 아니다.", "ko"),
        ("أعلنت الحكومة أن المحادثات ستجري يوم الأربعاء وهذه ليست المرة الأولى", "ar"),
        ("The president said the word мир on Wednesday, and it was the first of the words that he said.", "en"),
        ("Putin Xi 2021", None),
        ("", None),
    ],
)
def test_a_language_is_given_away_by_its_short_words(text, language):
    assert language_of(text) == language


def test_two_letters_of_a_hundred_tell_russian_from_bulgarian():
    text = "Комиссия по мосту собралась в понедельник. Глава города сказал, что ремонт начнется весной, когда "
    assert language_of(text + "спадет вода, и что жители могут пока ходить через старый мост у мельницы.") == "ru"


def test_letters_of_its_own_tell_a_language_that_has_few_small_words():
    text = "Balıkçı barınağının onarımı gecikti. Kooperatif başkanı fırtınanın dalgakıranı yıktığını söyledi. "
    assert language_of(text * 2) == "tr"
    assert language_of("The town of Diyarbakır lies on the river, and its walls are old and long. " * 4) == "en"
