"""What an experienced coach would mark in 300 and more objectives and key results: the shape of `labelled.yml`.

The rules are measured against it elsewhere; the labels were written before them.
"""

import hashlib
from collections import Counter
from pathlib import Path

import yaml

LABELS = {
    "output-not-outcome",
    "activity-word",
    "vague-word",
    "not-measurable",
    "jargon",
    "unknown-abbreviation",
    "business-as-usual",
    "pay-words",
    "number-in-objective",
}
DATA = {"kind", "baseline", "target", "limit", "low", "high", "unit", "milestones"}
HERE = Path(__file__).parent
ENTRIES = yaml.safe_load((HERE / "labelled.yml").read_text(encoding="utf-8"))
MORE = yaml.safe_load((HERE / "labelled_more.yml").read_text(encoding="utf-8"))


def half(text: str) -> str:
    return "odd" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 else "even"


def test_three_hundred_different_texts_and_half_of_them_fine():
    assert len(ENTRIES) >= 300
    assert len({entry["text"].casefold() for entry in ENTRIES}) == len(ENTRIES)
    assert sum(not entry["labels"] for entry in ENTRIES) * 2 >= len(ENTRIES)


def test_a_hundred_more_that_are_others_and_hold_every_label():
    assert len(MORE) >= 100
    assert len({entry["text"].casefold() for entry in (*ENTRIES, *MORE)}) == len(ENTRIES) + len(MORE)
    assert {label for entry in MORE for label in entry["labels"]} == LABELS


def test_every_entry_is_what_somebody_could_write():
    for entry in (*ENTRIES, *MORE):
        data = entry.keys() & DATA
        assert entry["is"] in {"objective", "key_result"}, entry
        assert entry.keys() - DATA <= {"text", "is", "type", "labels"}, entry
        assert not data or entry["is"] == "key_result", entry
        assert entry.get("type", "learning") == "learning", entry
        assert ("baseline" in entry) == ("target" in entry), entry


def test_labels_are_known_and_fit_what_they_mark():
    for entry in (*ENTRIES, *MORE):
        labels = entry["labels"]
        assert set(labels) <= LABELS, entry
        assert len(set(labels)) == len(labels), entry
        assert "not-measurable" not in labels or entry["is"] == "key_result", entry
        assert "number-in-objective" not in labels or entry["is"] == "objective", entry


def test_each_half_holds_ten_and_more_of_every_label():
    for which in ("even", "odd"):
        counts = Counter(label for entry in ENTRIES if half(entry["text"]) == which for label in entry["labels"])
        assert counts.keys() == LABELS
        assert min(counts.values()) >= 10, counts
