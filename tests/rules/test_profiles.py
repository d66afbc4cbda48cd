"""Levels by kind of publication."""

import pytest

from linkcheck.model import Level
from linkcheck.rules.profiles import NEWSROOM, PROFILES, levels
from linkcheck.rules.registry import all_rules
from linkcheck.rules.settings import OFF


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_names_rules_and_levels_that_exist(profile):
    assert set(levels(profile)) <= set(all_rules())
    assert set(levels(profile).values()) <= {*Level, OFF}


def test_the_declared_levels_are_the_newsrooms():
    assert not levels(NEWSROOM)


def test_the_others_differ():
    assert levels("docs")["bare-homepage"] == OFF
    assert levels("encyclopedia")["bare-url"] == "warning"


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_says_nothing_that_is_so_anyway(profile):
    assert not [rule for rule, level in levels(profile).items() if level == all_rules()[rule].rule.level]
