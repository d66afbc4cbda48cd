"""Dates and names of CSL-JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear, cpu

from linkcheck import csl

LONG = {"date-parts": [[10**5000]]}  # Python refuses to write it out


@pytest.mark.parametrize(
    ("value", "date"),
    [
        pytest.param({"date-parts": [[2011]]}, "2011", id="a year"),
        pytest.param({"date-parts": [[2011, 3]]}, "2011-03", id="a month"),
        pytest.param({"date-parts": [["2011", " 3", "4"]]}, "2011-03-04", id="texts"),
        pytest.param({"date-parts": [[2011], [2012]]}, "2011", id="a range"),
        pytest.param({"date-parts": [[2011, 3, 4, 5]]}, "2011-03-04", id="more than a day"),
        pytest.param({"date-parts": [[2011, None, 4]]}, "2011", id="a day without a month"),
        pytest.param({"date-parts": [[None]], "raw": "2011-03-04"}, "2011-03-04", id="raw for no parts"),
        pytest.param({"date-parts": [[2011]], "raw": "2012"}, "2011", id="parts before raw"),
        pytest.param({"date-parts": [[2011, "Lent"]], "literal": "Lent 2011"}, "2011", id="a part that is a word"),
        pytest.param({"raw": 7, "literal": "<i>March</i>&#32;2011"}, "2011-03", id="markup"),
    ],
)
def test_dates(value, date):
    """What is missing stays so, and no later part takes its place."""
    assert str(csl.date(value)) == date


@pytest.mark.parametrize(
    "value",
    [
        *(None, "2011", 2011, [2011], [], {}, {"date-parts": None}, {"date-parts": "2011"}, {"date-parts": []}),
        *({"date-parts": [2011]}, {"date-parts": [[]]}, {"date-parts": [[-5]]}, {"date-parts": [[True]]}),
        *({"date-parts": [[2011, 13]]}, {"date-parts": [[2011, 2, 30]]}, {"date-parts": [["٢٠١١"]]}),
        *({"date-parts": [[2011.5]]}, LONG, {"date-parts": [[[2011]]]}, {"raw": ["2011"]}),
    ],
    ids=lambda value: json.dumps(value)[:30] if value != LONG else "a long number",
)
def test_what_is_no_date(value):
    assert csl.date(value) is None


@pytest.mark.parametrize(
    ("person", "name"),
    [
        pytest.param({"family": "Carberry", "given": "Josiah"}, "Josiah Carberry", id="two parts"),
        pytest.param({"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"}, "L. van Beethoven",
                     id="a particle that stays"),
        pytest.param({"family": "Humboldt", "given": "A.", "dropping-particle": "von"}, "A. von Humboldt",
                     id="a particle that goes"),
        pytest.param({"family": "King", "given": "M. L.", "suffix": "Jr."}, "M. L. King Jr.", id="a suffix"),
        pytest.param({"literal": "Moss Society", "family": "Moss"}, "Moss Society", id="literal"),
        pytest.param({"name": "Moss Society"}, "Moss Society", id="as Crossref has it"),
        pytest.param({"family": "O&#39;Neil\n<sup>1</sup>"}, "O'Neil 1", id="markup"),
        pytest.param({"family": ["A"], "given": 7, "literal": {}}, "", id="other shapes"),
        pytest.param({}, "", id="nothing"),
        pytest.param("A B", "", id="a text"),
        pytest.param(None, "", id="none"),
    ],
)  # fmt: skip
def test_names(person, name):
    """Every part of a name belongs to it, in the order that it is spoken."""
    assert csl.name(person) == name


def test_a_text_is_cut():
    assert len(csl.text("x" * 10_000)) == csl.SHORT
    assert len(csl.name({"family": "x" * 10_000, "given": "x" * 10_000})) == 2 * csl.SHORT + 1


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["date-parts", "raw", "literal", "family", "given", "name"]), inner)
    ),
    max_leaves=12,
)


@given(_JSON)
def test_anything_is_read(value):
    """Whatever stands there, the date is one of the calendar's and the name has no line ends."""
    date = csl.date(value)
    assert date is None or 1000 <= date.year <= 9999
    assert len(csl.name(value).splitlines()) <= 1


@pytest.mark.parametrize("unit", ["<a", "&lt;", "</", "1 ", "&#"])
def test_reading_takes_linear_time(unit):
    def cost(size):
        value = json.dumps({"raw": unit * size, "family": unit * size, "date-parts": [[unit * size] * size]})
        return cpu(lambda: (csl.date(person := json.loads(value)), csl.name(person)))

    assert_linear(lambda size: cost(int(size**0.5)), 2000)
