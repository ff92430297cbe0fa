"""What readers get of a company that hides something is the same, read folder by folder and kept, as looked at all together."""

import contextlib
import dataclasses
import datetime as dt

import pytest
import together
from harbour import BASE, CASES, ELSEWHERE, FIRST, PIER, SECOND
from veiled import Veiled

from okrsite_gen import pipeline
from okrsite_gen.exporters import json
from okrsite_gen.failures import WrongUse
from okrsite_gen.folders.bound import bound_from_bytes
from okrsite_gen.store import Store
from tests.audiences.planted import Plan, put_files

DAY = dt.date(2026, 11, 20)
READERS = [
    {"audience": audience, "drafts": drafts}
    for audience in (None, "leadership", "company", "public")
    for drafts in (False, True)
]
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
        return {"wrong use": str(result)}
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
            assert differing(root, cache, question, together_run) == {}, (seed, step, question)
        company.edit()


def differing(root, cache, question, together_run):
    """What is not the same folder by folder as together: what it is, and what it should be."""
    right, found = told(together_run(root, **question), root), told(run(root, cache, **question), root)
    return {key: (found.get(key), right.get(key)) for key in {*right, *found} if found.get(key) != right.get(key)}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_everybody_finds_in_one_cache_what_is_for_them(case, tmp_path, together_run):
    hidden, later = case
    for files in (BASE | hidden, BASE | hidden | later, BASE | hidden):
        root = put_files(tmp_path / "okrs", files)
        for who in (*READERS, *({**each, "weeks": False} for each in reversed(READERS))):
            assert differing(root, tmp_path / "cache", who, together_run) == {}, who


def kept(cache):
    return set((cache / "folders").rglob("*.entry"))


def test_with_a_draft_only_the_folder_that_changed_is_made_again(tmp_path):
    """And a check finds what a build kept, where the same is hidden from both."""
    files = BASE | {"company/crane/2026-q4/later.md": PIER.replace("audience: leadership", "state: draft")}
    files |= {FIRST: BASE[FIRST] + "objectives: {later: {note: Soon}}\n", ELSEWHERE: "wins: [One]\n"}
    del files["company/2026-q4/board.md"]
    root, cache = put_files(tmp_path / "okrs", files), tmp_path / "cache"
    run(root, cache)
    first = kept(cache)
    run(root, cache, audience=None, weeks=False)
    assert len(first) == 2
    assert kept(cache) == first
    put_files(root, files | {SECOND: BASE[SECOND].replace("5", "4")})
    run(root, cache)
    assert len(kept(cache)) == 3


def test_what_is_no_folder_is_made_again_for_readers_too(tmp_path, together_run):
    """Sealed as it should be, by somebody who may write to a shared cache."""
    root, cache = put_files(tmp_path / "okrs", BASE | CASES["a person who is nearly named"][0]), tmp_path / "cache"
    run(root, cache)
    store = Store(folder=cache / "folders")
    for path in kept(cache):
        store.keep(path.stem, b"\x93\x01\x02\x03")
    assert differing(root, cache, {"audience": "company"}, together_run) == {}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_kept_for_readers_has_no_trace_of_what_they_may_not_know(seed, tmp_path):
    root = put_files(tmp_path / "okrs", Plan(seed).all())
    run(root, tmp_path / "cache")
    store, found = Store(folder=tmp_path / "cache" / "folders"), []
    for path in kept(tmp_path / "cache"):
        with contextlib.suppress(ValueError):
            found.append(bound_from_bytes(store.find(path.stem)).opened())
    assert any("hush" in repr((each.whole, each.whole.unpacked())) for each in found)
    assert not [each for each in found if each.seen and "hush" in repr((each.seen, each.seen.unpacked()))]


@pytest.mark.parametrize("seed", range(3))
def test_whoever_reads_gets_what_all_together_gives(seed, tmp_path, together_run):
    compare(seed, 8, 2, tmp_path, together_run)


@pytest.mark.slow
def test_whoever_reads_gets_what_all_together_gives_a_thousand_times(tmp_path, together_run):
    for seed in range(100, 160):
        compare(seed, 12, 2, tmp_path, together_run)
