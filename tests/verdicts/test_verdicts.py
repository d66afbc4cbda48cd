"""The cases: what is to be found is found, and nothing else."""

import pytest
from verdicts.cases import all_cases, run, told_of

from linkcheck.rules.registry import all_rules

CASES = all_cases()


def marks(case):
    """A case that is not yet met has to fail: once it is met, its reason goes."""
    return [pytest.mark.xfail(reason=case.unmet)] if case.unmet else []


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name, marks=marks(case)) for case in CASES])
def test_a_case_is_judged_as_it_says(case):
    found = told_of(run(case))
    missed = sorted(map(str, case.expected - found))
    false = sorted(map(str, found - case.expected))
    assert (missed, false) == ([], [])


def test_the_table_is_what_it_claims_to_be():
    """At least 300 cases, about half of them innocent, and hardly any that is not met."""
    innocent = sum(case.is_innocent for case in CASES)
    assert len(CASES) >= 300
    assert 0.4 < innocent / len(CASES) < 0.6
    assert sum(bool(case.unmet) for case in CASES) <= 0.02 * len(CASES)
    assert {told.rule for case in CASES for told in case.expected} >= set(all_rules()) - {"missing-fragment"}


def test_names_are_told_once():
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_rules_that_cases_name_exist():
    assert {told.rule for case in CASES for told in case.expected} <= set(all_rules())
