"""What readers get of a company that hides something is the same, read folder by folder and kept, as looked at all together."""

import dataclasses
import datetime as dt

import pytest
import together
from veiled import Veiled

from okrsite_gen import pipeline
from okrsite_gen.exporters import json
from okrsite_gen.failures import WrongUse
from tests.audiences.planted import put_files

DAY = dt.date(2026, 11, 20)
WHO = [None, "board", "leadership", "company", "company", "public", "public", "nobody-knows"]


def run(root, cache=None, **asked):
    try:
        return pipeline.run(root, fallback_day=DAY, cache=cache, **asked)
    except WrongUse as error:
        return error


@pytest.fixture
def together_run(monkeypatch):
    def found(root, **asked):
        with monkeypatch.context() as patch:
            patch.setattr(pipeline, "read", together.content)
            return run(root, **asked)

    return found


def told(result, root):
    """All that anybody can get of a result, as plain values."""
    if isinstance(result, WrongUse):
        return str(result)
    snapshot = result.snapshot
    return {
        "diagnostics": result.diagnostics,
        "withheld": sorted(map(repr, result.withheld)),
        "all": _said(result.portfolio),
        "readers": snapshot and _said(snapshot.portfolio),
        "export": snapshot and json.export(snapshot, root),
        "problems": snapshot and snapshot.problems,
        "partial": snapshot and snapshot.partial,
        "check-ins": snapshot and list(snapshot.check_ins),
        "weeks": snapshot and {cycle: snapshot.weeks[cycle] for cycle in snapshot.weeks},
        "histories": snapshot and {id_: tuple(state.history) for id_, state in snapshot.key_results.items()},
    }


def _said(portfolio):
    whole = {each.name: getattr(portfolio, each.name) for each in dataclasses.fields(portfolio)}
    return whole | {
        "check_ins": list(portfolio.check_ins),
        "entries": dict(portfolio.entries),
        "actions": tuple(portfolio.actions),
    }


def compare(seed, steps, asked, tmp_path, together_run):
    """After each of some edits, for some readers."""
    company, root, cache = Veiled(seed), tmp_path / f"okrs-{seed}", tmp_path / f"cache-{seed}"
    for step in range(steps):
        put_files(root, company.files)
        for _ in range(asked):
            question = {
                "audience": company.chance.choice(WHO),
                "drafts": company.chance.random() < 0.2,
                "weeks": company.chance.random() < 0.7,
            }
            right, found = told(together_run(root, **question), root), told(run(root, cache, **question), root)
            assert type(found) is type(right), (seed, step, question)
            if isinstance(right, dict):
                wrong = [key for key in right if found[key] != right[key]]
                assert wrong == [], (seed, step, question, found[wrong[0]], right[wrong[0]])
            assert found == right
        company.edit()


@pytest.mark.parametrize("seed", range(3))
def test_whoever_reads_gets_what_all_together_gives(seed, tmp_path, together_run):
    compare(seed, 8, 2, tmp_path, together_run)


@pytest.mark.slow
def test_whoever_reads_gets_what_all_together_gives_a_thousand_times(tmp_path, together_run):
    for seed in range(100, 160):
        compare(seed, 12, 2, tmp_path, together_run)
