"""The cases: what is to be found is found, and nothing else."""

import pytest
from verdicts.cases import all_cases, run, told_of

from linkcheck.rules.registry import all_rules

CASES = all_cases()


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_case_is_judged_as_it_says(case):
    found = told_of(run(case))
    missed = sorted(map(str, case.expected - found))
    false = sorted(map(str, found - case.expected))
    assert (missed, false) == ([], [])


def test_names_are_told_once():
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_rules_that_cases_name_exist():
    assert {told.rule for case in CASES for told in case.expected} <= set(all_rules())
