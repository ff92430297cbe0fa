"""The company that builds are measured on is one that a company could have written, and always the same."""

import datetime as dt
from itertools import islice

import pytest

from okrsite_gen import pipeline
from tests.bench import neighbourhoods, pictures
from tests.bench.company import Company, departments
from tests.bench.telling import FORTNIGHTLY


def written(root, **options):
    company = Company(root, **options)
    company.write()
    return company


def contents(root):
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def result_of(root):
    return pipeline.run(root, fallback_day=dt.date.max)


@pytest.mark.parametrize(
    "options", [{"objectives": 60, "quarters": 3}, {"objectives": 13}, {"objectives": 9, "alone": True}]
)
def test_it_has_what_was_asked_for_and_no_errors(tmp_path, options):
    company = written(tmp_path, **options)
    result = result_of(tmp_path)
    assert result.snapshot, result.diagnostics[:3]
    assert len(result.portfolio.objectives) == options["objectives"]
    assert all(len(objective.key_results) == 3 for objective in result.portfolio.objectives.values())
    assert sum(len(entries) for entries in result.portfolio.entries.values()) == company.said
    assert company.written == len(contents(tmp_path))
    assert result.snapshot.as_of == company.as_of


def test_without_objectives_it_is_a_company_still(tmp_path):
    written(tmp_path, objectives=0)
    assert result_of(tmp_path).snapshot.portfolio.company.name == "Bench"


def test_some_of_it_goes_well_and_some_does_not(tmp_path):
    """Of the running quarter; those past are mostly graded."""
    written(tmp_path, objectives=600, quarters=2)
    snapshot = result_of(tmp_path).snapshot
    running = [state for state in snapshot.objectives.values() if state.objective.cycle == "2026-q4"]
    paces = {pace: sum(state.pace == pace for state in running) for pace in ("on-track", "behind", "at-risk", "stale")}
    assert len(running) == 300
    assert all(9 <= number <= 200 for number in paces.values()), paces
    graded = [each for each in snapshot.portfolio.objectives.values() if each.fields.grade]
    assert {each.cycle for each in graded} == {"2026-q3"}
    assert 200 <= len(graded) <= 280


def test_in_one_quarter_a_careful_company_checks_in_four_times_an_objective_and_little_is_wrong(tmp_path):
    company = written(tmp_path, objectives=300, quarters=1, weeks=4, habits=FORTNIGHTLY)
    result = result_of(tmp_path)
    assert result.snapshot.as_of == dt.date(2026, 10, 29)
    assert {objective.cycle for objective in result.portfolio.objectives.values()} == {"2026-q4"}
    assert 3.6 < company.said / 300 < 4.4
    assert 0.1 < len(result.diagnostics) / 300 < 0.4
    assert len({found.rule for found in result.diagnostics}) >= 5


def test_there_are_departments_for_any_number_of_teams():
    names = list(islice(departments(), 1000))
    assert len(set(names)) == 1000
    assert names[0] == "Payments"
    assert names[128] == "Payments 2"


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        written(tmp_path / name, objectives=20, quarters=1, seed=seed)
    one, again, other = (contents(tmp_path / name) for name in "abc")
    assert one == again
    assert one != other


def test_one_more_word_is_one_more_file_and_stands_on_its_page(tmp_path):
    company = written(tmp_path, objectives=20)
    before = contents(tmp_path)
    company.say("Nobody knew this yesterday")
    after = contents(tmp_path)
    assert len(after) == len(before) + 1
    assert before.items() < after.items()
    found = result_of(tmp_path)
    assert found.snapshot, found.diagnostics[:3]
    last = found.portfolio.check_ins[-1]
    assert last.entries[0].fields.note == "Nobody knew this yesterday"
    team, cycle, slug = last.entries[0].about.partition("#")[0].split("/")
    assert company.page == f"{cycle}/{team}/{slug}/"


def test_its_pictures_are_drawn_with_what_they_foretell(tmp_path):
    """Of each objective a line and a burn-up, and of both its key results with a number."""
    written(tmp_path, objectives=9, quarters=1)
    snapshot = result_of(tmp_path).snapshot
    assert sum(objective.forecast is not None for objective in snapshot.objectives.values()) >= 8
    assert pictures.draw(snapshot, pictures.burn_ups_of(snapshot)) >= 9 * (2 + 4)


def test_its_neighbourhoods_are_drawn_and_lead_up(tmp_path):
    """Of eight teams of three the company's own objectives need no way, and nearly all others lead to it."""
    written(tmp_path, objectives=24, quarters=1)
    snapshot = result_of(tmp_path).snapshot
    charts = neighbourhoods.look_up(snapshot)
    assert sum(chart.supports.size for chart in charts) >= 18
    assert neighbourhoods.draw(charts) > 24 * 500
    assert neighbourhoods.ways(snapshot) >= 18
