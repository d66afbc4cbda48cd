"""Headings of sources are known in any language and any form."""

import pytest

from linkcheck.article import headings

# One of each language that a table may lack unnoticed: what its articles head their sources with.
IN_LANGUAGES = {
    "af": "Bronne",
    "am": "ምንጮች",
    "ar": "المصادر والمراجع",
    "az": "Mənbələr",
    "be": "Крыніцы",
    "bg": "Използвана литература",
    "bn": "তথ্যসূত্র",
    "bs": "Izvori",
    "ca": "Referències",
    "cs": "Použitá literatura",
    "cy": "Cyfeiriadau",
    "da": "Kilder",
    "de": "Einzelnachweise",
    "el": "Βιβλιογραφία",
    "en": "Works cited",
    "eo": "Fontoj",
    "es": "Referencias",
    "et": "Viited",
    "eu": "Erreferentziak",
    "fa": "منابع",
    "fi": "Lähteet",
    "fr": "Références",
    "ga": "Foinsí",
    "gl": "Fontes",
    "gu": "સંદર્ભ",
    "he": "מקורות",
    "hi": "सन्दर्भ",
    "hr": "Popis literature",
    "hu": "Források",
    "hy": "Ծանոթագրություններ",
    "id": "Daftar pustaka",
    "is": "Heimildir",
    "it": "Riferimenti",
    "ja": "参考文献",
    "ka": "სქოლიო",
    "kk": "Дереккөздер",
    "km": "ឯកសារយោង",
    "kn": "ಉಲ್ಲೇಖಗಳು",
    "ko": "참고문헌",
    "lt": "Šaltiniai",
    "lv": "Atsauces",
    "mk": "Извори",
    "ml": "അവലംബം",
    "mr": "संदर्भ",
    "ms": "Rujukan",
    "my": "ကိုးကား",
    "nl": "Bronvermelding",
    "no": "Kilder og referanser",
    "pl": "Przypisy",
    "pt": "Referências bibliográficas",
    "ro": "Referințe",
    "ru": "Список литературы",
    "si": "මූලාශ්‍ර",
    "sk": "Použité zdroje",
    "sl": "Viri in literatura",
    "sq": "Burimet",
    "sr": "Референце",
    "sv": "Källor",
    "sw": "Marejeo",
    "ta": "மேற்கோள்கள்",
    "te": "మూలాలు",
    "th": "เอกสารอ้างอิง",
    "tl": "Mga sanggunian",
    "tr": "Kaynakça",
    "uk": "Джерела",
    "ur": "حوالہ جات",
    "uz": "Foydalanilgan adabiyotlar",
    "vi": "Tài liệu tham khảo",
    "zh": "参考资料",
    "zh-TW": "參考資料",
}


@pytest.mark.parametrize("heading", IN_LANGUAGES.values(), ids=IN_LANGUAGES)
def test_a_heading_of_sources_is_known_in_many_languages(heading):
    assert headings.heads_sources(heading)
    assert headings.heads_sources(heading.upper())
    assert headings.heads_sources(f"3. {heading}:")


@pytest.mark.parametrize(
    "heading",
    [
        "Sources",
        "sources:",
        "SOURCES",
        "3. References",
        "4 References",
        "10.1.  Normative References",
        "IV. Bibliography",
        "A. References",
        "Appendix A: References",
        "Anhang 2 – Quellen",
        "§ 5 Quellen",
        "第5章 参考文献",
        "五、参考文献",
        "(3) Sources",
        "References ::",
        "Further reading::",
        "参考：",
        "【参考资料】",
        "**Works cited**",
        "== Quellen ==",
        "References {#refs}",
        '<a name="refs"></a>References',
        "References [edit]",
        "Sources (in German)",
        "References¶",
        "Source(s)",
        "📚 Sources",
        "1️⃣ References",
        ":books: Sources",
        "Sources & links",
        "Sources, references and links",
        "References and further reading",
        "Quellen und Literatur",
        "Sources et références",
        "Fuentes y referencias",
        "Fonti e bibliografia",
        "Fontes e referências",
        "Źródła i przypisy",
        "Kaynaklar/Referanslar",
        "Kaynaklar ve referanslar",
        "Источники и литература",
        "출처 및 참고자료",
        "参考与引用",
        "Useful links",
        "Liens utiles",
        "Enlaces útiles",
        "Weitere Quellen",
        "Дополнительные ссылки",
        "ＲＥＦＥＲＥＮＣＥＳ",
        "ΠΗΓΕΣ",
        "DİPNOTLAR",
        "Zrodla",
        "Re\u0301fe\u0301rences",
        "\u200fמקורות\u200f:",
        "Sources\u00a0:",
    ],
)
def test_a_heading_of_sources_is_known_in_any_form(heading):
    """Case, accents, numbering, emphasis, brackets, pictures and colons do not matter, nor does "and"."""
    assert headings.heads_sources(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *("", "-", "1.", "and", "&", "📚", "Source code", "Our sources of energy", "Sources " * 30),
        *("The link between A and B", "References and Pointers", "API reference", "Sources of error", "Useful"),
        *("Publications", "Tools", "Books", "Related articles", "Image sources", "Table of contents", "Online"),
        *("Referenzarchitektur", "Quellcode", "来源国", "出典元年の話", "참고로 말하자면"),
    ],
)
def test_a_heading_of_something_else_is_not(heading):
    """A heading that only contains the word heads no list."""
    assert not headings.heads_sources(heading)


@pytest.mark.parametrize(
    ("heading", "language", "kind"),
    [
        ("Quellenangaben", "de", ""),
        ("Quelle", "de", "single"),
        ("Weblinks", "de", "weak"),
        ("Notes and references", "en/fr", ""),
        ("Links and notes", "en/de/pt", "weak"),
        ("Fonts", "ca", "weak"),
    ],
)
def test_a_word_has_its_language_and_its_strength(heading, language, kind):
    """Of words that "and" joins the strongest counts."""
    found = headings.find(heading)
    assert (found.language, found.kind, found.is_weak) == (language, kind, kind != "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Source", True),
        ("Original article", True),
        ("出典", True),
        ("Sources", False),
        ("Links", False),
        ("", False),
    ],
)
def test_a_link_may_be_called_source(words, expected):
    assert headings.names_one_source(words) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Books", True), ("5. Whitepapers", True), ("Livros", True), ("书籍", True), ("Story", False), ("", False)],
)
def test_a_heading_may_name_a_kind_of_work(heading, expected):
    assert headings.names_works(heading) is expected


def test_every_row_is_of_a_kind_that_is_read():
    """A row of a misspelled kind would be read by nobody."""
    kinds = {"", "single", "weak", "works", "around", "related", "from", "joins", "numbered"}
    found = {key.partition(" ")[2] for key, _ in headings.tables.rows(headings.__file__, "headings.txt")}
    assert found == kinds


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Further Reading & Listening", True),
        ("References and Videos", True),
        ("References and Pointers", False),
        ("Videos and Books", False),
        ("友情链接", False),
        ("Більше інформації:", True),
    ],
)
def test_a_word_of_sources_may_be_joined_with_a_kind_of_work(heading, expected):
    """With nothing else; a list of friends' sites is none of sources."""
    assert headings.heads_sources(heading) is expected
