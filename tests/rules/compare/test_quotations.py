"""The quotations of a text, in quotation marks of any language, and what is none."""

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.compare.quotations import MOST, flat, quotations


def quoted(text):
    return [each.text for each in quotations(flat(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said: “We will sign it next week.”", "We will sign it next week."),
        ('"We will sign it next week," he said.', "We will sign it next week,"),
        ("‘We will sign it next week,’ he said.", "We will sign it next week,"),
        ("'We will sign it next week,' he said.", "We will sign it next week,"),
        (
            "‘We won’t sign the workers’ pledge next week,’ he said.",
            "We won’t sign the workers’ pledge next week,",
        ),
        (
            "Er sagte: „Wir werden das nächste Woche unterschreiben.“",
            "Wir werden das nächste Woche unterschreiben.",
        ),
        (
            "Er sagte: „Wir werden das nächste Woche unterschreiben.”",
            "Wir werden das nächste Woche unterschreiben.",
        ),
        (
            "Er sagte: ‚Wir werden das nächste Woche unterschreiben.‘",
            "Wir werden das nächste Woche unterschreiben.",
        ),
        (
            "»Wir werden das nächste Woche unterschreiben«, sagte er.",
            "Wir werden das nächste Woche unterschreiben",
        ),
        ("Il a dit : « Nous allons signer la semaine prochaine. »", "Nous allons signer la semaine prochaine."),
        ("«Мы подпишем это на следующей неделе», — сказал он.", "Мы подпишем это на следующей неделе"),
        ("”Vi skriver under det nästa vecka”, sade han.", "Vi skriver under det nästa vecka"),
        ("»Vi skriver under det nästa vecka», sade han.", "Vi skriver under det nästa vecka"),
        ("Powiedział: „Podpiszemy to w przyszłym tygodniu”.", "Podpiszemy to w przyszłym tygodniu"),
        ("彼は「来週には必ず署名するつもりだ」と述べた。", "来週には必ず署名するつもりだ"),
        ("他说：“我们下周一定会签署这个协议。”", "我们下周一定会签署这个协议。"),
        ('他说"我们下周一定会签署这个协议"。', "我们下周一定会签署这个协议"),
        ("그는 “우리는 다음 주에 반드시 서명할 것이다”라고 말했다.", "우리는 다음 주에 반드시 서명할 것이다"),
        ("เขากล่าวว่า “เราจะลงนามในสัปดาห์หน้า”", "เราจะลงนามในสัปดาห์หน้า"),
        ('הוא אמר: "אנחנו נחתום על זה בשבוע הבא".', "אנחנו נחתום על זה בשבוע הבא"),
        ("قال: «سنوقع على الاتفاق في الأسبوع المقبل»", "سنوقع على الاتفاق في الأسبوع المقبل"),
        ("उन्होंने कहा, “हम अगले सप्ताह इस पर हस्ताक्षर करेंगे”", "हम अगले सप्ताह इस पर हस्ताक्षर करेंगे"),
        ("Είπε: «Θα το υπογράψουμε την επόμενη εβδομάδα»", "Θα το υπογράψουμε την επόμενη εβδομάδα"),
        ("``We will sign it next week,'' he said.", "We will sign it next week,"),
        ("He said ''we will sign it next week''.", "we will sign it next week"),
        ("He said (“we will sign it next week”).", "we will sign it next week"),
        ("“He told me ‘no’ and then left the room,” she said.", "He told me ‘no’ and then left the room,"),
        ("She said: “We agree.  We\nwill sign.  That is all.”", "We agree. We will sign. That is all."),
    ],
)
def test_what_stands_in_quotation_marks_is_a_quotation(text, inner):
    assert quoted(text) == [inner]


@pytest.mark.parametrize(
    "text",
    [
        "A so-called “friend of the people” came.",
        'A 6" pipe and a 5" pipe that are joined by a ring of 4" steel.',
        "It's the workers' choice, isn't it, and the employers' choice as well.",
        "The '90s were good for the band's fans and the singers' wives.",
        "'Twas the night before the vote and all the members' seats were empty.",
        "He read the article “A long way to the river bank” on the train.",
        "The film called “a long way to the river bank” is good.",
        "A report titled “how the town lost its only bridge” came out.",
        "Der Film „Der lange Weg zum Ufer des Flusses“ läuft heute.",
        "L’article intitulé « comment la ville a perdu son pont » est paru.",
        "Книга «как город потерял свой единственный мост» вышла вчера.",
        "彼は映画「町が唯一の橋を失うまでの物語」を見た。",
        "In “The Long Walk to the River and Back Again” he says it.",
        "In „wie die Stadt ihre einzige Brücke verlor“ (2019) steht es.",
        "“How the town lost its only bridge” by Jane Miller says so.",
        "他读了《城市如何失去了它唯一的桥梁》这本书。",
        'Set "Authorization: Bearer <token>" and then run it twice.',
        'The option "--output = a file name of your choice" helps.',
        "An opening “ that is never closed in the whole of the text.",
        "",
        "“”",
        "“ ” ‘ ’ « » „ “ \" \" ' '",
    ],
)
def test_names_titles_measures_code_and_apostrophes_are_none(text):
    assert not quoted(text)


def test_a_quotation_of_several_paragraphs_opens_anew_in_each():
    """What is not closed where a paragraph ends goes on where the next opens with the same mark."""
    text = "She wrote: “We came to the river at dawn.\n\n“We left it at night when all was dark.”"
    assert quoted(text) == ["We came to the river at dawn.", "We left it at night when all was dark."]
    assert quoted("She wrote: “We came to the river at dawn.\n\nThen it was night.") == []


def test_an_opening_mark_without_its_closing_one_spoils_no_other():
    assert quoted("A “bad mark here. “We will sign it next week,” he said.") == ["We will sign it next week,"]


@pytest.mark.parametrize(
    ("text", "is_attributed"),
    [
        ("“We will sign it next week,” the minister said.", True),
        ("According to the minister, “we will sign it next week”.", True),
        ("The minister: “We will sign it next week.”", True),
        ("„Wir werden das nächste Woche unterschreiben“, erklärte er.", True),
        ("« Nous allons signer la semaine prochaine », a-t-il affirmé.", True),
        ("«Мы подпишем это на следующей неделе», — заявил он.", True),
        ("彼は「来週には必ず署名するつもりだ」と述べた。", True),
        ("The idea of “a town that lives without any bridge” is old.", False),
    ],
)
def test_a_verb_of_saying_or_a_colon_tells_that_somebody_says_so(text, is_attributed):
    assert [each.is_attributed for each in quotations(text)] == [is_attributed]


def test_a_quotation_knows_where_it_stands():
    text = flat("First paragraph.\n\nHe said “we will sign it next week”[1].")
    (found,) = quotations(text)
    assert text[found.start : found.end] == "“we will sign it next week”"


def test_no_more_quotations_are_read_than_can_be_looked_for():
    assert len(quotations("He said “we will sign it next week”. " * (3 * MOST))) == MOST


@pytest.mark.parametrize("piece", ["“", '"a ', "‘’ ", "„a “b ", "''``", "“one two three four five” ", "\u202e«"])
def test_reading_takes_time_in_proportion_to_the_text(piece):
    assert_linear(lambda size: cpu(lambda: quotations(piece * size)), 2000, largest=50_000)
