"""Pages that hurt whoever reads them: read in bounded time and memory, what they say told from noise."""

import tracemalloc

import pytest
from chaos.behaviours import BEHAVIOURS
from chaos.behaviours_pages import BROKEN_DATA
from chaos.internet import PATIENT, visit
from timing import cpu

import linkcheck
from linkcheck.model import PartialDate

HEAVY = [name for name, each in BEHAVIOURS.items() if each.row in {68, 69, 70, 71, 72, 74, 75, 76, 87}]
BOMBS = [name for name, each in BEHAVIOURS.items() if each.row in range(9, 14)]
LONGEST = 2.0  # CPU seconds for the most costly quarter of a megabyte


def read(visited, name):
    found = visited[BEHAVIOURS[name].url]
    return linkcheck.read_page(found.body, found.final_url, found.content_type)


@pytest.mark.parametrize("name", HEAVY)
def test_a_page_is_read_in_time(visited, name):
    assert cpu(lambda: read(visited, name)) < LONGEST


@pytest.mark.parametrize("name", ["title_5mb", "title_never_ends", "regex_title_0"])
def test_a_title_is_of_a_length_that_can_be_shown(visited, name):
    page = read(visited, name)
    assert all(len(each.value) <= 1000 for each in page.titles)


@pytest.mark.parametrize("name", [name for name, each in BEHAVIOURS.items() if each.row in {74, 75}])
def test_no_entity_is_expanded_and_no_file_is_read(visited, name):
    said = str(tuple(read(visited, name)))
    assert "root:" not in said
    assert "hahaha" not in said


@pytest.mark.parametrize("name", BROKEN_DATA)
def test_what_broken_data_hides_is_found_elsewhere(visited, name):
    """A page whose JSON-LD is nonsense still has its title and its date."""
    page = read(visited, f"json_ld_{name}")
    assert page.title == "A page"
    assert page.published == PartialDate(2024, 5, 6)


@pytest.mark.parametrize("name", [name for name, each in BEHAVIOURS.items() if each.row in {77, 78}])
def test_an_absurd_date_is_none(visited, name):
    page = read(visited, name)
    assert page.published is None
    assert page.modified is None


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_no_memory(chaos, name):
    """Half a gigabyte of nothing is not even held for a moment."""
    tracemalloc.start()
    try:
        visit(chaos, f"http://bombs.site/{name}")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 16 * PATIENT.max_body
