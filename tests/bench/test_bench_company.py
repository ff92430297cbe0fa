"""The company that builds are measured on is one that a company could have written, and always the same."""

import datetime as dt

from okrsite_gen import pipeline
from tests.bench import neighbourhoods, pictures
from tests.bench.company import PER_TEAM, Company


def written(root, **options):
    Company(root, **options).write()
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_it_has_what_was_asked_for_and_no_errors(tmp_path):
    written(tmp_path, objectives=60, check_ins=3)
    result = pipeline.run(tmp_path, fallback_day=dt.date.max)
    assert result.snapshot, result.diagnostics[:3]
    assert len(result.portfolio.objectives) == 60
    assert len(result.portfolio.check_ins) == 180
    assert all(len(objective.key_results) == 3 for objective in result.portfolio.objectives.values())
    assert len(result.portfolio.teams) == -(-60 // PER_TEAM)


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    one, again, other = (
        written(tmp_path / name, objectives=20, check_ins=2, seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert one == again
    assert one != other


def test_its_pictures_are_drawn_with_what_they_foretell(tmp_path):
    """Of each objective a line and a burn-up, and of both its rising key results."""
    written(tmp_path, objectives=8, check_ins=12)
    snapshot = pipeline.run(tmp_path, fallback_day=dt.date.max).snapshot
    assert all(objective.forecast for objective in snapshot.objectives.values())
    assert pictures.draw(snapshot, pictures.burn_ups_of(snapshot)) >= 8 * (2 + 4)


def test_its_neighbourhoods_are_drawn_and_lead_up(tmp_path):
    """Of three teams of eight the company's own needs no way, and the other two lead to it."""
    written(tmp_path, objectives=24, check_ins=1)
    snapshot = pipeline.run(tmp_path, fallback_day=dt.date.max).snapshot
    charts = neighbourhoods.look_up(snapshot)
    assert sum(chart.supports.size for chart in charts) >= 16
    assert neighbourhoods.draw(charts) > 24 * 500
    assert neighbourhoods.ways(snapshot) == 16
