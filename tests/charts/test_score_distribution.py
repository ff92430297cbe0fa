"""How many objectives lie in each tenth: counted here by hand, and again from the export's scores."""

import json
from collections import Counter

import pytest
from analysis import files, objective, snapshot_of, write
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.charts import score_distribution
from okrsite_gen.charts.marks import Area, Box, Text
from okrsite_gen.charts.spec import ChartSpec, Empty
from okrsite_gen.exporters import json as json_export
from okrsite_gen.model.settings import Bands

BOX = Box(left=0, top=0, width=360, height=200, letters=10)


def counts(spec):
    """By band, the tenths that hold something."""
    return {series.name: {key[:3]: int(value) for key, value in series.points if value} for series in spec.series}


def test_bounds_belong_to_what_begins_there():
    spec = score_distribution.spec("Scores", [0.0, 0.3949, 0.395, 0.4, 0.699, 0.7, 0.95, 1.0], Bands())
    assert counts(spec) == {
        "Limited": {"0.0": 1, "0.3": 1},
        "Some": {"0.4": 2},
        "On target": {"0.7": 2, "0.9": 2},
    }
    assert spec.description == (
        "Of 8 objectives with a score, 4 on target (0.70 and above), 2 with some success, 2 limited (below 0.40)."
    )


def test_bands_that_end_inside_a_tenth_share_its_bar():
    spec = score_distribution.spec("Scores", [0.51, 0.54, 0.55, 0.59], Bands(some="0.2", success="0.55"))
    assert counts(spec) == {"Limited": {}, "Some": {"0.5": 2}, "On target": {"0.5": 2}}
    bars = [mark for mark in score_distribution.marks(spec, BOX) if isinstance(mark, Area)]
    assert len(bars) == 2
    assert {x for x, _ in bars[0].points} == {x for x, _ in bars[1].points}


def test_the_chart_counts_what_the_export_scores(tmp_path):
    root = write(tmp_path, files())
    snapshot = snapshot_of(tmp_path)
    exported = json.loads(json_export.export(snapshot, root))["objectives"]
    scores = [one["score"] for one in exported if one["cycle"] == "2026-q4" and one["type"] != "personal"]
    reported = [
        score
        for score, one in zip(
            scores, [o for o in exported if o["cycle"] == "2026-q4" and o["type"] != "personal"], strict=True
        )
        if one["last_check_in"]
    ]
    found = score_distribution.chart(snapshot, snapshot.portfolio.cycles["2026-q4"], None)
    total = Counter(int(score * 10) for score in reported)
    drawn = Counter({int(float(key) * 10): number for band in counts(found).values() for key, number in band.items()})
    assert drawn == total
    assert sum(drawn.values()) == 2, "Care is silent, and Growth's other objective is personal"


def test_of_one_team(tmp_path):
    snapshot = snapshot_of(tmp_path)
    cycle = snapshot.portfolio.cycles["2026-q4"]
    found = score_distribution.chart(snapshot, cycle, snapshot.portfolio.teams["growth"])
    assert found.title == "Scores in Growth, Q4 2026"
    assert counts(found) == {"Limited": {"0.2": 1}, "Some": {}, "On target": {}}


@pytest.mark.parametrize(
    ("day", "why"),
    [("2026-09-30", "Q4 2026 has not begun"), ("2026-10-02", "nobody has reported on anything in Q4 2026")],
)
def test_without_scores_it_says_why(tmp_path, day, why):
    snapshot = snapshot_of(tmp_path, day=day)
    found = score_distribution.chart(snapshot, snapshot.portfolio.cycles["2026-q4"], None)
    assert isinstance(found, Empty)
    assert found.why == why


def test_what_was_retired_is_no_score(tmp_path):
    content = files()
    content["company/growth/2026-q4/win.md"] = objective(retired="{date: 2026-11-17, reason: Bought}")
    snapshot = snapshot_of(tmp_path, content)
    found = score_distribution.chart(snapshot, snapshot.portfolio.cycles["2026-q4"], None)
    assert sum(sum(band.values()) for band in counts(found).values()) == 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=80), st.tuples(st.floats(0.01, 0.98), st.floats(0.01, 0.99)))
def test_every_score_is_in_one_bar_and_every_bar_inside(scores, bands):
    low, high = sorted(bands)
    spec = score_distribution.spec("Scores", scores, Bands(some=str(low), success=str(high)))
    assert isinstance(spec, ChartSpec)
    assert sum(value for series in spec.series for _, value in series.points) == len(scores)
    marks = list(score_distribution.marks(spec, BOX))
    for mark in marks:
        if isinstance(mark, Area):
            assert all(-0.01 <= x <= 360.01 and -0.01 <= y <= 200.01 for x, y in mark.points)
    bars = Counter(int(mark.text) for mark in marks if isinstance(mark, Text) and mark.bold and mark.tone == "ink")
    assert sum(number * times for number, times in bars.items()) == len(scores)
