"""Objectives that several processes read, or that were kept, are those that are read one file after the other."""

import re
from pathlib import Path

import pytest

from okrsite_gen import folders, loading, reading, rules
from okrsite_gen.reading.document import SPOKEN
from okrsite_gen.store import Store

DEMO = Path(__file__).parents[2] / "content" / "okrs"
RULES = [rule.ID for rule in rules.RULES]
KEPT = "2026-q4/guests.md"
FILES = {
    "okrsite.yml": "company: Tarnbrook\n",
    "company/team.yml": "name: Tarnbrook\nlevel: company\n",
    f"company/{KEPT}": """---
objective: Guests come back
supports: sure
key_results:
  - {id: return, title: Guests who return, baseline: 20%, target: 40%, levels: {25%: 0.2, 30%: 0.7}}
  - {id: halls, title: Halls that are open, kind: milestones, milestones: [{id: one, title: One}, {id: two, title: Two}]}
  - {id: calm, title: Calls a day, kind: at-most, limit: 20, weight: 0.5, due: 2026-11-30}
---

A story.
""",
    "company/2026-q4/objectives.yml": """objectives:
  - {id: sure, objective: Everybody is sure, key_results: [{id: it, title: It is done, kind: binary}]}
  - {id: again, objective: We learn, type: learning, successor_of: sure, key_results: []}
""",
    "company/2026-q3/changed.md": """---
objective: It was another
changes: [{date: 2026-08-01, why: Too much, was: {objective: It is another}}]
---
""",
    "company/2026-q3/typo.md": "---\nobjectiv: Guests come back\n---\n",
    "company/2026-q3/guests.md": "---\nobjective: Guests come back\nsupports: [gone]\n---\n",
    "company/archive/old.md": "---\nobjective: Nobody reads this\n---\n",
}


def write(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def read(root, cache=None):
    """What is read folder by folder, and what is read file by file, each with all its problems."""
    tree = reading.discover(root)
    defining = [found for found in tree.found if found.kind not in SPOKEN]
    spoken = [found for found in tree.found if found.kind in SPOKEN]
    documents, problems = reading.read_files(root, tree, defining)
    found = folders.read_definitions(root, tree, defining, RULES, cache)
    together = loading.define(found.documents, spoken, RULES, found.known)
    alone = loading.define(documents, spoken, RULES)
    return [
        (part.linked.objectives, part.problems, each, sorted(map(repr, wrong)), list(part.linked.key_results))
        for part, each, wrong in ((together, found.documents, found.problems), (alone, documents, problems))
    ]


@pytest.mark.parametrize("times", [1, 2])
def test_the_demo_is_the_same(tmp_path, times):
    for _ in range(times):
        together, alone = read(DEMO, tmp_path)
    assert repr(together[0]) == repr(alone[0])
    assert together == alone


def test_mistakes_and_earlier_forms_are_the_same(tmp_path):
    root = write(tmp_path / "okrs", FILES)
    for _ in range(2):
        together, alone = read(root, tmp_path / "cache")
        assert repr(together[0]) == repr(alone[0])
        assert together == alone
        assert {problem.rule for problem in alone[1]} >= {"unknown-key", "unknown-reference", "unknown-folder"}
        assert [each for each in alone[0] if "q3" in each] == ["company/2026-q3/changed", "company/2026-q3/guests"]


def test_only_files_without_a_mistake_are_known_before(tmp_path):
    root = write(tmp_path / "okrs", FILES)
    tree = reading.discover(root)
    known = folders.read_definitions(root, tree, tree.found, RULES, None).known.objectives
    assert [path for path in FILES if path in known] == [
        f"company/{KEPT}",
        "company/2026-q4/objectives.yml",
        "company/2026-q3/guests.md",
    ]


def test_what_is_no_definition_is_made_again(tmp_path):
    """Sealed as it should be, by somebody who may write to a shared cache."""
    root, cache = write(tmp_path / "okrs", FILES), tmp_path / "cache"
    first, _ = read(root, cache)
    entries = list(cache.rglob("*.entry"))
    assert len(entries) == 3
    for spoiled in (b"\x93\x01\x02\x03", b"\x91\xc0", b"\x91\x93\x80\xa0\x91\x94\xa1a\xc0\x80\x91\x92\x80\x80"):
        for path in entries:
            Store(folder=path.parents[1]).keep(path.stem, spoiled)
        assert read(root, cache)[0] == first


def test_another_word_in_what_all_share_is_seen(tmp_path):
    root, cache = write(tmp_path / "okrs", FILES), tmp_path / "cache"
    read(root, cache)
    (root / "people.yml").write_text("ana: {name: Ana}\n")
    path = root / "company" / KEPT
    path.write_text(re.sub("supports", "owner: ben\nsupports", path.read_text()))
    together, alone = read(root, cache)
    assert together == alone
    assert "unknown-person" in {problem.rule for problem in together[1]}
    (root / "people.yml").write_text("ben: {name: Ben}\n")
    assert "unknown-person" not in {problem.rule for problem in read(root, cache)[0][1]}
