"""Live views on hand-written pages: the filter that names one objective."""

import pytest
from published import Published, harbour

from okrsite_gen.pages.views import ViewError, find_view


def shown(site, text):
    return [row.state.title for row in find_view(site.snapshot, text).view]


def key_results(site, name):
    return [found["title"] for found in site.objectives()[name]["key_results"]]


@pytest.mark.parametrize(
    "name", ["harbour/2026/open-the-east", "harbour/2026-q3/first-dock", "fleet/2026-q4/fewer-flats"]
)
def test_a_whole_id_names_one_objective_of_any_cycle(harbour_site, name):
    assert shown(harbour_site, f"key-results objective={name}") == key_results(harbour_site, name)
    assert shown(harbour_site, f"objectives objective={name}") == [harbour_site.objectives()[name]["title"]]


def test_a_slug_names_an_objective_of_the_cycle(harbour_site):
    found = key_results(harbour_site, "fleet/2026-q4/fewer-flats")
    assert shown(harbour_site, "key-results objective=fewer-flats") == found
    assert shown(harbour_site, "key-results objective=first-dock") == []
    assert shown(harbour_site, "key-results objective=first-dock cycle=2026-q3") == key_results(
        harbour_site, "harbour/2026-q3/first-dock"
    )


def test_an_objective_that_there_is_not_is_a_mistake(harbour_site):
    with pytest.raises(ViewError, match="there is no objective `fewer-flat`") as raised:
        find_view(harbour_site.snapshot, "key-results objective=fewer-flat")
    assert "fewer-flats" in raised.value.help


def test_what_needs_attention_of_one_team(harbour_site):
    found = [row.ref.title for row in find_view(harbour_site.snapshot, "attention team=fleet").view]
    assert found == ["Fewer flat tyres", "A night shift that people want", "Fleet"]


def test_what_needs_attention_most(harbour_site):
    found = [row.ref.title for row in find_view(harbour_site.snapshot, "attention limit=2").view]
    assert found == ["Kerbs that anyone can pass", "Riders come back the next week"]


def test_teams_by_weeks_of_a_cycle(harbour_site):
    found = find_view(harbour_site.snapshot, "trends cycle=2026-q3").view
    assert [(row.team.title, len(row.cells)) for row in found.rows] == [("Harbour Bikes", 14), ("Fleet", 14)]
    [head] = [head for head in find_view(harbour_site.snapshot, "trends").view.heads if head.current]
    assert (head.number, str(head.ends)) == (8, "2026-11-20")


def test_weeks_that_have_not_begun_are_none(tmp_path):
    assert find_view(Published(harbour(tmp_path), as_of="2026-09-30").snapshot, "trends cycle=2026-q4").view is None
