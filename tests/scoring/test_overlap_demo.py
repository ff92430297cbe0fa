"""The demo company's candidates, judged by somebody who read both texts: `overlap_labels.yml`."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from okrsite_gen import pipeline
from okrsite_gen.scoring.overlap import overlaps

HERE = Path(__file__).parent
LABELS = yaml.safe_load((HERE / "overlap_labels.yml").read_text(encoding="utf-8"))
FIRST = 10


def key(kind, one, other):
    return kind, one, other


@pytest.fixture(scope="module")
def first_ten():
    root = HERE.parents[1] / "content" / "okrs"
    snapshot = pipeline.run(root, fallback_day=dt.date(2000, 1, 1), as_of=dt.date(2026, 11, 20)).snapshot
    return overlaps(snapshot)[:FIRST]


def test_the_planted_pairs_are_among_the_first_ten(first_ten):
    found = {key(one.kind, one.one, one.other) for one in first_ten}
    planted = {key(label["kind"], label["one"], label["other"]) for label in LABELS if label["planted"]}
    assert len(planted) == 4
    assert planted <= found


def test_each_of_the_first_ten_is_labelled_and_most_are_true(first_ten, capsys):
    """The precision is printed; a label that nothing has is out of date."""
    labels = {key(label["kind"], label["one"], label["other"]): label for label in LABELS}
    found = [key(one.kind, one.one, one.other) for one in first_ten]
    assert set(found) == set(labels)
    assert all(len(label["reason"]) > 20 for label in LABELS)
    right = [labels[one]["true"] for one in found]
    said = f"worth a talk: {sum(right)} of the first {len(right)} are true, precision {sum(right) / len(right):.2f}"
    with capsys.disabled():
        print(f"\n{said}")  # noqa: T201 - the figure is the point
    assert sum(right) / len(right) >= 0.8


def test_the_surest_come_first_and_every_one_says_why(first_ten):
    scores = [one.score for one in first_ten]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert all(one.one < one.other and one.reasons for one in first_ten)
