"""One mistake says nothing of anything else: rules that need every file are silent while one could not be read."""

import datetime as dt

import pytest

from okrsite_gen import pipeline
from okrsite_gen.rules import RULES
from okrsite_gen.rules.concluding import CONCLUDING, SILENCE

CHECK_IN = "sales/2026-q4/check-ins/2026-11-16.yml"
FILES = {
    "okrsite.yml": "company: Acme\nas_of: 2026-11-20\nglossary: {NPS: How many would recommend us}\n",
    "people.yml": "ann: {name: Ann Ek}\n",
    "company/team.yml": "name: Acme\n",
    "sales/team.yml": "name: Sales\nparent: company\n",
    "company/2026/trust.md": "---\nobjective: Clinics trust us\nowner: ann\n---\n",
    "sales/2026-q4/calm.md": """---
objective: Nobody waits
owner: ann
why: They call us
supports: [company/trust]
key_results:
  - {id: wait, title: Minutes of waiting, baseline: 34, target: 15, unit: minutes}
  - {id: calls, title: NPS of those who called, baseline: 50, target: 70, unit: points}
---
""",
    CHECK_IN: """by: ann
key_results:
  calm#wait: {value: 25, confidence: 6, note: Two came back}
  calm#calls: {value: 60, confidence: 6, note: Towels help}
""",
}
QUIET = {"stale-check-in", "low-check-in-rate", "team-alone", "unaligned", "unsupported", "unknown-abbreviation"}


def found(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return {each.rule for each in pipeline.run(folder, fallback_day=dt.date(2026, 11, 20)).diagnostics}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CHECK_IN, "note: Two", "note: @bob Two"),
        (CHECK_IN, "  calm#wait", "\tcalm#wait"),
        ("okrsite.yml", "2026-11-20", "today"),
        ("okrsite.yml", "glossary: {", "glossary: ["),
        ("sales/2026-q4/calm.md", "company/trust]", "company/trusst]"),
    ],
)
def test_a_mistake_makes_nobody_silent_and_nothing_unlinked(tmp_path, path, old, new):
    assert found(tmp_path, FILES) & QUIET == {"stale-check-in"}, "of the company's own"
    broken = found(tmp_path, {path: FILES[path].replace(old, new)})
    assert not broken & QUIET
    assert broken


def test_advice_on_the_words_of_other_files_stays(tmp_path):
    assert "vague-word" in found(
        tmp_path, {**FILES, "company/2026/trust.md": "---\nobjective: Improve quality\n---\n", CHECK_IN: "by: ["}
    )


def test_only_rules_are_named():
    assert SILENCE < CONCLUDING < {rule.ID for rule in RULES}
