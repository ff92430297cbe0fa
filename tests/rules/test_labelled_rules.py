"""How well the rules about wording read: what they say of each labelled text, as a company's file, against what a coach would mark."""

import datetime as dt
import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from okrsite_gen import pipeline

HERE = Path(__file__).parent
MANUAL = HERE.parents[1] / "content/pages/manual/writing-checks.md"
DAY = dt.date(2026, 11, 20)
PRECISION, RECALL, ENOUGH = 0.9, 0.7, 10
LABELLED = yaml.safe_load((HERE / "labelled.yml").read_text(encoding="utf-8"))
MORE = yaml.safe_load((HERE / "labelled_more.yml").read_text(encoding="utf-8"))
ENTRIES = [*LABELLED, *MORE]
LABELS = sorted({label for entry in ENTRIES for label in entry["labels"]})
LINES = {"objective": 2, "key_result": 7}

ROW = re.compile(r"^\| `(?P<rule>[a-z-]+)` \|(?P<cells>.*)\|$", re.MULTILINE)


def part(number):
    """Which set an entry belongs to: a half of the first file by its digest, or the second file."""
    return half(ENTRIES[number]["text"]) if number < len(LABELLED) else "more"


def half(text):
    return "test" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 else "tune"


def file_of(entry):
    """The text stands in line 2, or in line 7 below an objective that nobody would mark."""
    data = {key: value for key, value in entry.items() if key not in {"text", "is", "type", "labels"}}
    written = [
        "---",
        f"objective: {json.dumps(entry['text']) if entry['is'] == 'objective' else 'People come back'}",
        "owner: ana",
        f"type: {entry.get('type', 'aspirational')}",
        "key_results:",
        "  - id: it",
        f"    title: {json.dumps(entry['text']) if entry['is'] == 'key_result' else 'People who come back, from 2 to 4'}",
        *(f"    {key}: {json.dumps(value)}" for key, value in data.items()),
        "---",
    ]
    return "\n".join(written) + "\n"


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """By the number of the entry, the rules that speak about its line."""
    root = tmp_path_factory.mktemp("labelled")
    (root / "company/2026-q4").mkdir(parents=True)
    (root / "okrsite.yml").write_text("company: Acme\n")
    (root / "company/team.yml").write_text("name: Acme\n")
    for number, entry in enumerate(ENTRIES):
        (root / f"company/2026-q4/e{number}.md").write_text(file_of(entry), encoding="utf-8")
    rules = defaultdict(set)
    for problem in pipeline.run(root, fallback_day=DAY).diagnostics:
        assert problem.severity != "error", problem
        number = Path(problem.span.path).stem.removeprefix("e")
        if number.isdigit() and problem.span.line == LINES[ENTRIES[int(number)]["is"]]:
            rules[int(number)].add(problem.rule)
    return rules


def figures(said, rule, which):
    """How many texts are marked in that set, which share of what the rule found is, and which share of those it found."""
    mine = [number for number in range(len(ENTRIES)) if part(number) == which]
    marked = {number for number in mine if rule in ENTRIES[number]["labels"]}
    found = {number for number in mine if rule in said[number]}
    right = len(marked & found)
    return len(marked), right / len(found) if found else 1.0, right / len(marked)


@pytest.mark.parametrize("which", ["tune", "test", "more"])
@pytest.mark.parametrize("rule", LABELS)
def test_what_is_reported_is_right_and_most_is_found(said, rule, which):
    count, precision, recall = figures(said, rule, which)
    assert precision >= PRECISION
    assert recall >= RECALL or count < ENOUGH


def test_the_tables_in_the_manual_are_current(said):
    rows = [(row["rule"], row["cells"].strip()) for row in ROW.finditer(MANUAL.read_text(encoding="utf-8"))]
    assert rows == [
        (rule, f"{count} | {precision:.2f} | {recall:.2f}")
        for which in ("test", "tune", "more")
        for rule in LABELS
        for count, precision, recall in [figures(said, rule, which)]
    ]
