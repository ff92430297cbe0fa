"""What counts for how well objectives are written."""

import datetime as dt

import pytest
from test_rule_specs import COMPANY, DAY, FILE, HEADING, HERE

from okrsite_gen import pipeline, rules
from okrsite_gen.rules import quality
from okrsite_gen.rules.quality import COUNTED, TEXTUAL

LATER = dt.date(2028, 2, 1)


def test_every_counted_rule_is_one():
    assert set(COUNTED) <= {rule.ID for rule in rules.RULES}


def read(rule):
    """The cases of a rule's spec, each as its files."""
    _, *parts = HEADING.split((HERE / f"{rule}.md").read_text(encoding="utf-8"))
    return [COMPANY | {path: content for path, _, content in FILE.findall(body)} for body in parts[1::2]]


def by_cycle(root, day):
    snapshot = pipeline.run(root, fallback_day=day).snapshot
    return {} if snapshot is None else {one.cycle.id: one.points for one in quality.by_cycle(snapshot)}


@pytest.mark.parametrize("rule", sorted(rule for rule, (aspect, _) in COUNTED.items() if aspect in TEXTUAL))
def test_a_cycle_keeps_its_points_when_it_is_over(rule, tmp_path):
    """So that the cycles can be compared: the rule reads what is over as if it were not."""
    lost = 0
    for number, files in enumerate(read(rule)):
        root = tmp_path / str(number)
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        today, later = by_cycle(root, DAY), by_cycle(root, LATER)
        assert {cycle: later[cycle] for cycle in today if cycle in later} == today, files
        lost += sum(points.of - points.left for points in today.values())
    assert lost, "no case of the spec costs anything"
