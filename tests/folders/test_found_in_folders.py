"""What rules find in a folder alone holds only where nobody else has a word in it."""

import datetime as dt

import pytest

from okrsite_gen import pipeline

DAY = dt.date(2026, 11, 26)
OBJECTIVE = """---
objective: Guests come back
owner: ana
key_results:
  - {id: return, title: Guests who return, baseline: 20%, target: 40%}
  - {id: stay, title: Nights a guest stays, baseline: 1.2, target: 2, unit: nights}
---
"""
FIGURES = "by: ana\nkey_results:\n  guests#return: {value: 25%, confidence: 6}\n"
OWN, ABOVE = "company/2026-q4/check-ins/2026-11-23.yml", "company/sales/2026-q4/check-ins/2026-11-24.yml"
FILES = {
    "okrsite.yml": "company: Tarnbrook\n",
    "company/team.yml": "name: Tarnbrook\nlevel: company\n",
    "company/sales/team.yml": "name: Sales\n",
    "company/2026-q4/guests.md": OBJECTIVE,
    OWN: FIGURES,
}


def bare(root, files, cache=None):
    """How often a check-in without words is found."""
    for name, text in {**FILES, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    found = pipeline.run(root, fallback_day=DAY, cache=cache).diagnostics
    return sum(one.rule == "bare-check-in" for one in found)


@pytest.mark.parametrize(
    ("files", "times"),
    [
        ({}, 1),
        ({OWN: FIGURES + "actions: [{what: Call the five who left, who: ana, for: guests}]\n"}, 0),
        ({OWN: FIGURES + "actions: [{what: Call the five who left, who: ana}]\n"}, 1),
        ({ABOVE: "by: ben\nobjectives:\n  company/guests: {note: Two of five came back}\n"}, 0),
        ({ABOVE: "by: ben\nkey_results:\n  company/guests#stay: {value: 1.4, note: The quiet rooms}\n"}, 0),
        ({ABOVE: "by: ben\nkey_results:\n  company/guests#stay: {value: 1.4}\n"}, 1),
        ({ABOVE: "by: ben\nwins: [The first shop opened]\n"}, 1),
    ],
)
def test_a_word_counts_wherever_it_stands(tmp_path, files, times):
    assert bare(tmp_path / "okrs", files) == times
    for _ in range(2):
        assert bare(tmp_path / "okrs", files, tmp_path / "cache") == times


def test_what_was_found_goes_when_another_folder_says_a_word(tmp_path):
    root, cache = tmp_path / "okrs", tmp_path / "cache"
    assert bare(root, {}, cache) == 1
    assert bare(root, {ABOVE: "by: ben\nobjectives:\n  company/guests: {note: Two of five came back}\n"}, cache) == 0
    (root / ABOVE).unlink()
    assert bare(root, {}, cache) == 1
