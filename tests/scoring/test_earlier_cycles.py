"""How a number moved in earlier cycles: counted again from the export of the demo company, and what follows from a pace."""

import datetime as dt
import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen import pipeline
from okrsite_gen.exporters import json as json_export
from okrsite_gen.scoring.earlier import earlier, planned
from okrsite_gen.scoring.move import Move

DEMO = Path(__file__).parents[2] / "content" / "okrs"


def move(start, to, *, end=None, weeks=13.0):
    return Move(start=start, to=to, rises=to > start, end=end, unit=None, weeks=weeks, cycle="2026-q3")


def moved_before(export):
    """By the ids of running metrics: how far those of the same team, id and unit came in the cycles that were over before."""
    cycles = {one["id"]: one for one in export["cycles"]}
    past, found = defaultdict(dict), {}
    parts = [(one, part) for one in export["objectives"] for part in one["key_results"] if part["kind"] == "metric"]
    for objective, part in parts:
        if cycles[objective["cycle"]]["ends"] < export["as_of"] and part["current"] is not None:
            amount = (part["current"] - part["baseline"]) * (1 if part["target"] > part["baseline"] else -1)
            past[name(objective, part)][objective["cycle"]] = amount
    for objective, part in parts:
        cycle = cycles[objective["cycle"]]
        before = past[name(objective, part)]
        moves = [before[one] for one in sorted(before) if cycles[one]["ends"] < cycle["starts"]]
        if cycle["ends"] >= export["as_of"] and moves and objective["type"] != "personal":
            found[part["id"]] = pytest.approx(moves)
    return found


def name(objective, part):
    return objective["team"], part["id"].partition("#")[2], part["unit"], part["aggregate"] == "sum"


@pytest.mark.parametrize("day", [dt.date(2026, 8, 20), dt.date(2026, 11, 20)])
def test_the_demo_company_counted_again(day):
    snapshot = pipeline.run(DEMO, fallback_day=day, as_of=day).snapshot
    found = {id_: [one.amount for one in moves] for id_, moves in earlier(snapshot).items()}
    assert found == moved_before(json.loads(json_export.export(snapshot, DEMO)))
    assert found


def test_what_is_planned_counts_the_stretch():
    snapshot = pipeline.run(DEMO, fallback_day=dt.date(2026, 11, 20)).snapshot
    plan = planned(snapshot.key_results["product/2026-q4/easy-start#onboarding-satisfaction"])
    assert (plan.start, plan.to, plan.end, plan.text) == (78, 93, 100, "15\u00a0points")


@pytest.mark.parametrize(
    ("plan", "past", "slower"),
    [
        (move(40, 52), move(24, 41), True),
        (move(40, 57), move(24, 41), False),
        (move(40, 52, weeks=4), move(24, 41), False),
        (move(90, 95, end=100), move(72, 84, end=100), False),
        (move(90, 93, end=100), move(72, 84, end=100), True),
        (move(15, 10, end=0), move(30, 22, end=0), False),
        (move(15, 12, end=0), move(30, 22, end=0), True),
        (move(23, 0, end=0), move(50, 20, end=0), False),
    ],
)
def test_the_last_points_are_the_hardest(plan, past, slower):
    assert plan.is_slower(past) is slower


@given(
    start=st.floats(1, 99),
    share=st.floats(0.01, 0.99),
    rises=st.booleans(),
    ends=st.booleans(),
    weeks=st.floats(1, 60),
)
def test_at_its_own_pace_a_number_comes_where_it_came(start, share, rises, ends, weeks):
    end = 100.0 if rises else 0.0
    one = move(start, start + share * (end - start), end=end if ends else None, weeks=weeks)
    assert one.at_pace(one) == pytest.approx(one.to)
    assert not one.is_slower(one)
    further = one.at_pace(one, 1.5)
    assert further >= one.to if rises else further <= one.to
    assert not ends or 0 <= further <= 100
