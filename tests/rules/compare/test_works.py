"""Whether a registry's work is the one that an entry claims."""

import pytest
from timing import assert_linear, cpu

from linkcheck.model import Confidence, Record, Update
from linkcheck.rules.compare.works import has_family_names, other_work, plain_title

CLAIMED = "The measurement of silt in forty rivers of the north"
OTHER = "A survey of the feeding habits of garden snails in winter"


def other(claimed=CLAIMED, titles=(OTHER,), entry="", authors=(), different=0.4, **fields):
    fields = {"kind": "journal-article"} | fields
    known = fields.pop("known", ())
    record = Record("doi:10.5555/1", "https://registry.example/1", titles=tuple(titles), authors=known, **fields)
    return other_work(claimed, entry or claimed, authors, record, different)


def test_another_work():
    assert other() == (OTHER, Confidence.HIGH)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"titles": (CLAIMED,)}, id="the same"),
        pytest.param({"titles": (CLAIMED.upper(),)}, id="in capitals"),
        pytest.param({"titles": (f"RETRACTED: {CLAIMED}",)}, id="retracted"),
        pytest.param({"titles": (f"{CLAIMED}: Results of the first year",)}, id="with a subtitle"),
        pytest.param({"claimed": f"{CLAIMED}: Results of the first year", "titles": (CLAIMED,)}, id="without it"),
        pytest.param({"claimed": f"{CLAIMED}, 3rd edition", "titles": (CLAIMED,)}, id="an edition"),
        pytest.param({"titles": (OTHER, CLAIMED)}, id="its original title"),
        pytest.param({"titles": (OTHER,), "container": CLAIMED}, id="the book that the chapter stands in"),
        pytest.param({"kind": "book", "entry": f"{CLAIMED}. In: {OTHER}, pp. 1-9"}, id="the chapter of the book"),
        pytest.param({"titles": ("Die Fressgewohnheiten der Schnecken in den Gärten",)}, id="in another language"),
        pytest.param({"titles": (f"[{OTHER}].",)}, id="a title that PubMed translated"),
        pytest.param({"titles": ("Повадки садовых улиток зимой в городе",)}, id="in another script"),
        pytest.param({"titles": ("Snails",)}, id="a single word"),
        pytest.param({"claimed": "Silt"}, id="a single word claimed"),
        pytest.param({"titles": ()}, id="no title"),
        pytest.param({"titles": ("Figure 2",), "kind": "component"}, id="a part"),
        pytest.param({"kind": "journal-issue"}, id="the issue"),
        pytest.param({"kind": "journal"}, id="the journal"),
        pytest.param({"kind": "peer-review"}, id="a review of it"),
        pytest.param({"update_of": (Update("retraction"),)}, id="a notice about it"),
    ],
)
def test_what_is_the_same_or_may_be(case):
    assert other(**case) is None


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"authors": ("Ada Author",), "known": ("Ada Author",)}, id="the same author"),
        pytest.param({"entry": f"Author, A.: {CLAIMED}", "known": ("Ada Author",)}, id="named in the entry"),
        pytest.param({"kind": "book"}, id="a book, whose chapters have titles of their own"),
        pytest.param({"titles": ("Garden snails winter feeding survey",)}, id="no small words tell the language"),
        pytest.param({"titles": ("Snails in the snow of winter",)}, id="short"),
    ],
)
def test_what_may_be_the_same_is_no_error(case):
    assert other(**case).confidence is Confidence.MEDIUM


def test_the_threshold():
    assert other(titles=("The measurement of snails in forty gardens of the south",), different=0.0) is None


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("RETRACTED: Silt", "Silt"),
        ("RETRACTED ARTICLE: Silt", "Silt"),
        ("[RETRACTED] Silt", "Silt"),
        ("WITHDRAWN: Silt", "Silt"),
        ("Retraction note to: Silt", "Silt"),
        ("Retraction: Silt", "Silt"),
        ("Correction to: Silt", "Silt"),
        ("Silt", "Silt"),
        ("Retracted muscles of the leg", "Retracted muscles of the leg"),
        ("Withdrawal symptoms", "Withdrawal symptoms"),
        ("", ""),
    ],
)
def test_titles_without_what_became_of_the_work(title, plain):
    assert plain_title(title) == plain


@pytest.mark.parametrize(
    ("authors", "text", "expected"),
    [
        (("Ada Author",), "Author A, Writer B.", True),
        (("Author, Ada",), "A. Author", True),
        (("Ada Author",), "B. Writer", False),
        (("Xi Wu",), "Wu X.", False),  # two letters name too many
        ((), "A. Author", False),
        (("Łukasz Żółw",), "zolw", True),
    ],
)
def test_family_names(authors, text, expected):
    assert has_family_names(authors, text) is expected


@pytest.mark.parametrize("piece", ["RETRACTED: ", "[", "silt ", "\ud800", "withdrawn article -"])
def test_hostile_titles_take_linear_time(piece):
    assert_linear(lambda size: cpu(lambda: other(piece * size, (piece * size,), piece * size)), 20_000)
