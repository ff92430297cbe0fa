"""All that defines is kept as a whole, and found again as long as no byte of it is another."""

import datetime as dt

import pytest

from okrsite_gen import loading, pipeline, reading, rules, scoring
from okrsite_gen.model.objectives import Objectives, pairs, parts
from okrsite_gen.store import Store
from tests.folders.test_kept_folders import DEMO, told

DAY = dt.date(2026, 11, 26)
CHANGED = """---
objective: Guests come back
supports: [company/top#first]
depends_on: [{to: company/top, what: A menu, needed_by: 2026-12-01}]
changes: [{date: 2026-10-20, why: Too much, was: {objective: Guests stay}}]
key_results:
  - id: first
    title: Guests who come back from 10% to 30%
    baseline: 10%
    target: 30%
    starts: 2026-10-15
    changes: [{date: 2026-11-02, why: The summer was over, was: {target: 40%}}]
  - {id: menu, title: The menu is written, kind: milestones, milestones: [{id: draft, title: Draft}, {id: print, title: Print, weight: 2}]}
---
"""
FILES = {
    "okrsite.yml": "company: Inn\n",
    "company/team.yml": "name: Inn\n",
    "company/2026-q4/top.md": "---\nobjective: Everybody eats here\nkey_results: [{id: first, title: It is done, kind: binary}]\n---\n",
    "company/kitchen/team.yml": "name: Kitchen\n",
    "company/kitchen/2026-q4/guests.md": CHANGED,
    "company/kitchen/2026-q3/retrospective.md": "---\nwell: [Soup]\n---\n",
    "company/kitchen/2026-q3/soup.md": "---\nobjective: Soup\nallow: [{rule: missing-why, reason: Known}]\n---\n",
    "company/kitchen/2026-q4/check-ins/2026-11-02.yml": "by: ana\nkey_results: {guests#first: {value: 12%, confidence: 6}}\n",
}
SAID = "company/kitchen/2026-q4/check-ins/2026-11-09.yml"


def write(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def run(root, cache=None, **asked):
    return pipeline.run(root, fallback_day=DAY, cache=cache, audience=None, **asked)


def outlines(cache):
    return sorted((cache / "outlines").glob("*.entry"))


@pytest.mark.parametrize("root", [DEMO, None], ids=["demo", "inn"])
def test_what_is_kept_of_objectives_is_what_was_written(root, tmp_path):
    root, cache = root or write(tmp_path / "okrs", FILES), tmp_path / "cache"
    first, again = (run(root, cache, drafts=True).portfolio for _ in range(2))
    assert not isinstance(first.objectives, Objectives)
    assert isinstance(again.objectives, Objectives)
    assert again.objectives == first.objectives
    assert list(again.objectives) == list(first.objectives)
    assert sorted(pairs(again.objectives)) == sorted(pairs(first.objectives))
    assert parts(again.objectives) == parts(first.objectives)
    assert again.retrospectives == first.retrospectives
    assert (again.people, again.cycles, again.teams) == (first.people, first.cycles, first.teams)


def test_a_check_in_leaves_it_and_a_word_in_an_objective_does_not(tmp_path):
    root, cache = write(tmp_path / "okrs", FILES), tmp_path / "cache"
    run(root, cache)
    first = outlines(cache)
    write(root, {SAID: "by: ben\nkey_results: {guests#first: {value: 15%, confidence: 4}}\n"})
    assert told(run(root, cache)) == told(run(root))
    assert outlines(cache) == first
    write(root, {"company/kitchen/2026-q4/guests.md": CHANGED.replace("Guests come back", "Guests return")})
    assert told(run(root, cache)) == told(run(root))
    assert len(outlines(cache)) == 2


def test_a_name_that_a_check_in_gets_wrong_is_told_with_what_was_meant(tmp_path):
    """Also by one who did not read the objectives."""
    root, cache = write(tmp_path / "okrs", FILES), tmp_path / "cache"
    run(root, cache)
    write(
        root,
        {
            SAID: "by: ben\nkey_results: {guests#frist: {value: 15%}, gests: {value: 1}}\nactions: [{what: Ask, who: ben}]\n"
        },
    )
    found, fresh = run(root, cache).diagnostics, run(root).diagnostics
    assert found == fresh
    assert {each.rule for each in found} >= {"unknown-reference"}


def test_where_files_of_no_cycle_are_counted_each_counts(tmp_path):
    root, cache = (
        write(tmp_path / "okrs", FILES | {"company/kitchen/sommer/check-ins/2026-11-02.yml": "wins: [One]\n"}),
        tmp_path / "cache",
    )
    assert "so its file is not published" in " ".join(each.message for each in run(root, cache).diagnostics)
    write(root, {"company/kitchen/sommer/check-ins/2026-11-03.yml": "wins: [Two]\n"})
    assert "so its 2 files are not published" in " ".join(each.message for each in run(root, cache).diagnostics)
    assert not outlines(cache)


def test_one_with_an_error_is_not_kept(tmp_path):
    root, cache = (
        write(tmp_path / "okrs", FILES | {"company/kitchen/2026-q4/odd.md": "---\nobjectiv: Odd\n---\n"}),
        tmp_path / "cache",
    )
    assert run(root, cache).diagnostics == run(root, cache).diagnostics == run(root).diagnostics
    assert not outlines(cache)


@pytest.mark.parametrize("spoiled", [b"\x93\x01\x02\x03", b""])
def test_what_is_no_outline_is_made_again(tmp_path, spoiled):
    """Sealed as it should be, by somebody who may write to a shared cache."""
    root, cache = write(tmp_path / "okrs", FILES), tmp_path / "cache"
    fresh = told(run(root, cache))
    for path in outlines(cache):
        Store(folder=path.parent, digits=0).keep(path.stem, spoiled)
    assert told(run(root, cache)) == fresh


def test_who_may_not_see_a_draft_gets_nothing_of_what_was_kept_for_one_who_may(tmp_path):
    """Who may is told of the link that not all see, also when nothing was read again."""
    plan = {"company/2026-q4/plan.md": "---\nobjective: A plan\nstate: draft\n---\n"}
    plan["company/2026-q4/bar.md"] = "---\nobjective: The bar opens\nsupports: [plan]\n---\n"
    root, cache = write(tmp_path / "okrs", FILES | plan), tmp_path / "cache"
    for _ in range(2):
        all_ = run(root, cache, drafts=True)
        assert "company/2026-q4/plan" in all_.snapshot.objectives
        assert "link-to-hidden" in {each.rule for each in all_.diagnostics}
    for _ in range(2):
        assert "company/2026-q4/plan" not in run(root, cache).snapshot.objectives
        assert told(run(root, cache)) == told(run(root))


GUESTS = """---
objective: Guests come
type: aspirational
key_results: [{id: first, title: Guests a day from FROM to TO, baseline: FROM, target: TO, unit: guests}]
---
"""
BEFORE = {"2026-q2": (100, 200, 190), "2026-q3": (200, 300, 290), "2026-q4": (300, 320, None)}


def test_what_others_said_of_earlier_cycles_counts(tmp_path):
    """The kitchen tells how many guests came, in its own folders; so a rule sees how little is asked for now."""
    root = write(tmp_path / "okrs", {name: text for name, text in FILES.items() if "q" not in name})
    for cycle, (start, to, came) in BEFORE.items():
        text = GUESTS.replace("FROM", str(start)).replace("TO", str(to))
        said = f"by: ana\nkey_results: {{company/guests#first: {{value: {came}}}}}\n"
        day = {"2026-q2": "2026-06-22", "2026-q3": "2026-09-21"}.get(cycle)
        write(root, {f"company/{cycle}/guests.md": text})
        write(root, {f"company/kitchen/{cycle}/check-ins/{day}.yml": said} if came else {})
    documents, unread = reading.read_tree(root)
    portfolio, problems = loading.load(documents, [rule.ID for rule in rules.RULES])
    right = reading.locate(rules.check(scoring.take(portfolio, DAY), mistakes=[*unread, *problems]), root)
    assert "easy-target" in {each.rule for each in right}
    for _ in range(2):
        assert run(root, tmp_path / "cache").diagnostics == tuple(right)
