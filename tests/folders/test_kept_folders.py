"""What is read folder by folder, and kept for the next time, is what reading everything together says."""

import dataclasses
import datetime as dt
import random
import re
from pathlib import Path

import pytest

from okrsite_gen import loading, pipeline, reading, rules, scoring
from okrsite_gen.exporters import json
from okrsite_gen.rules.concluding import ALONE
from okrsite_gen.store import Store
from tests.bench.company import Company

DAY = dt.date(2026, 11, 26)
DEMO = Path(__file__).parents[2] / "content" / "okrs"

UPWARDS = """by: ana
key_results:
  company/UP#KEY: {value: 31%, confidence: 6, note: Said by a team below}
objectives:
  company/UP: {confidence: 3, status: on-track, note: Not as green as it looks}
actions: [{what: Call the five who left, who: ana, due: 2026-11-30, for: company/UP}]
wins: [The first shop opened]
"""
NUMBERS = "date,key_result,value\n2026-11-09,OWN,41%\n2026-11-17,OWN,43%\n"
CLOSING = "by: ben\nactions: [{id: call-the-five-who-left, done: 2026-11-20}]\nkpis: {uptime: 99.2%}\n"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A company whose teams speak of each other's objectives, with a machine's numbers, actions and a health measure."""
    root = tmp_path_factory.mktemp("company") / "okrs"
    Company(root, objectives=40, quarters=3).write()
    (root / "kpis.yml").write_text('uptime: {title: Uptime, keep: ">= 99"}\n')
    said = sorted(root.glob("company/*/2026-q4/check-ins"))[0]
    up, own = (sorted(folder.glob("*.md"))[0] for folder in (root / "company" / "2026-q4", said.parent))
    (said / "2026-11-18-ana.yml").write_text(UPWARDS.replace("UP", up.stem).replace("KEY", first_key(up)))
    (said / "2026-11-19-numbers.csv").write_text(NUMBERS.replace("OWN", f"{own.stem}#{first_key(own)}"))
    (said / "2026-11-21-ben.yml").write_text(CLOSING)
    return root


def first_key(path):
    return re.search("- id: (.*)", path.read_text())[1]


def run(root, cache=None):
    return pipeline.run(root, fallback_day=DAY, cache=cache)


def told(result):
    """All that a reader can get: the export, what is wrong, and the order of check-ins."""
    snapshot = result.snapshot
    return json.export(snapshot, result.root), result.diagnostics, [said.id for said in snapshot.check_ins]


def test_folder_by_folder_is_what_all_together_says(written):
    documents, _ = reading.read_tree(written)
    portfolio, problems = loading.load(documents)
    whole, result = scoring.take(portfolio, DAY), run(written)
    assert [each for each in problems if each.severity == "error"] == []
    assert list(result.snapshot.check_ins) == list(whole.check_ins)
    telling = [dataclasses.replace(said, entries=()) for said in whole.check_ins.telling()]
    assert list(result.snapshot.check_ins.telling()) == telling != []
    assert {id_: tuple(state.history) for id_, state in result.snapshot.key_results.items()} == {
        id_: state.history for id_, state in whole.key_results.items()
    }
    assert result.snapshot.actions == whole.actions
    assert result.snapshot.kpis == whole.kpis
    assert {cycle: result.snapshot.weeks[cycle] for cycle in result.snapshot.weeks} == dict(whole.weeks)
    assert result.portfolio.people == portfolio.people
    assert dict(result.portfolio.entries.items()) == dict(portfolio.entries)
    alike = dataclasses.replace(whole, problems=result.snapshot.problems)
    assert json.export(result.snapshot, written) == json.export(alike, written)


def test_rules_find_folder_by_folder_what_they_find_in_all_together(written):
    documents, unread = reading.read_tree(written)
    portfolio, problems = loading.load(documents, [rule.ID for rule in rules.RULES])
    whole = rules.check(scoring.take(portfolio, DAY), mistakes=[*unread, *problems])
    assert run(written).diagnostics == tuple(reading.locate(whole, written))


def test_a_rule_that_looks_at_one_objective_alone_finds_there_what_it_finds_among_all():
    """`concluding.ALONE` names them; the demo has something for half of them."""
    snapshot = pipeline.run(DEMO, fallback_day=dt.date(2026, 11, 20)).snapshot
    parts = [dataclasses.replace(snapshot, objectives={id_: state}) for id_, state in snapshot.objectives.items()]
    told = {rule.ID: list(rule.check(snapshot)) for rule in rules.RULES if rule.ID in ALONE}
    assert sum(map(bool, told.values())) >= 12
    for rule in rules.RULES:
        if rule.ID in ALONE:
            assert [found for part in parts for found in rule.check(part)] == told[rule.ID]


def test_what_is_kept_says_the_same_again(written, tmp_path):
    first, again = run(written, tmp_path), run(written, tmp_path)
    assert told(first) == told(again) == told(run(written))


CHANGES = {
    "a note": ("note: |", "note: Something else\n    next: |"),
    "a value": ("value: ", "value: 1"),
    "a title": ("objective: ", "objective: New "),
    "a target": ("target: ", "target: 1"),
    "a rhythm": ("name: ", "check_ins: {every: month}\nname: "),
    "a typo": ("confidence: ", "confidense: "),
}


@pytest.mark.parametrize("seed", range(3))
def test_after_random_changes_it_is_what_a_first_run_says(tmp_path, seed):
    root, cache, chance = tmp_path / "okrs", tmp_path / "cache", random.Random(seed)  # noqa: S311 - no secret
    Company(root, objectives=24, quarters=2, seed=seed).write()
    run(root, cache)
    for _ in range(12):
        change(root, chance)
        kept, fresh = run(root, cache), run(root)
        assert kept.diagnostics == fresh.diagnostics
        assert (kept.snapshot is None) == (fresh.snapshot is None)
        if kept.snapshot:
            assert told(kept) == told(fresh)


def change(root, chance):
    """Alters, copies to another week or removes a file at random."""
    files = sorted(path for path in root.rglob("*.*") if path.suffix in (".md", ".yml"))
    path, what = chance.choice(files), chance.random()
    said = path.parent.name == "check-ins"
    if said and what < 0.2:
        path.unlink()
    elif said and what < 0.4:
        path.with_name(f"{path.stem}-b.yml").write_text(path.read_text())
    else:
        old, new = chance.choice(list(CHANGES.values()))
        path.write_text(path.read_text().replace(old, new, 1))


def test_a_spoiled_cache_is_noticed(written, tmp_path):
    fresh = told(run(written, tmp_path))
    entries = list(tmp_path.rglob("*.entry"))
    assert len(entries) >= 6
    for number, path in enumerate(entries):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if number % 2 else data[:-3] + b"xyz")
    assert told(run(written, tmp_path)) == fresh


def test_an_entry_that_is_no_folder_is_made_again(written, tmp_path):
    """Sealed as it should be, by somebody who may write to a shared cache."""
    fresh = told(run(written, tmp_path))
    for path in tmp_path.rglob("*.entry"):
        Store(folder=path.parents[1]).keep(path.stem, b"\x93\x01\x02\x03")
    assert told(run(written, tmp_path)) == fresh


def test_what_is_kept_is_of_one_day_and_one_question(written, tmp_path):
    run(written, tmp_path)
    earlier = pipeline.run(written, fallback_day=DAY, as_of=dt.date(2026, 10, 20), cache=tmp_path)
    alone = pipeline.run(written, fallback_day=DAY, as_of=dt.date(2026, 10, 20))
    assert told(earlier) == told(alone)


def test_a_check_in_that_is_hidden_is_not_there(written, tmp_path):
    """A check-in that is a draft is left out, as if it were not there."""
    path = written / "company" / "2026-q4" / "check-ins" / "2026-11-25-draft.yml"
    before = run(written)
    path.write_text("by: ana\nstate: draft\nwins: [Nobody knows yet]\n")
    try:
        result = run(written, tmp_path)
    finally:
        path.unlink()
    assert [said.id for said in result.snapshot.check_ins] == [said.id for said in before.snapshot.check_ins]
    assert [one.what for one in result.withheld] == ["check-in"]


def test_what_a_build_kept_a_check_finds(written, tmp_path):
    """Whoever asks: nothing is read twice."""
    run(written, tmp_path)
    kept = set(tmp_path.rglob("*.entry"))
    pipeline.run(written, fallback_day=DAY, cache=tmp_path, audience=None, drafts=True, weeks=False)
    assert set(tmp_path.rglob("*.entry")) == kept
