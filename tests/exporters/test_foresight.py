"""Everything about the future in the demo company's export, computed again by another program on several days."""

import datetime as dt
import json
from pathlib import Path

import pytest
from foresee import WEEK, date, dated_entries, falling, flat, forecast, needed, of_parts, points
from recompute import progress

from okrsite_gen import exporters, pipeline

DEMO = Path(__file__).parents[2] / "content" / "okrs"
DAYS = ["2026-04-20", "2026-06-12", "2026-08-17", "2026-10-01", "2026-10-30", "2026-11-20", "2026-12-31"]
SUCCESS = 0.7


@pytest.fixture(scope="module", params=DAYS)
def told(request):
    """The export of a day, the entries by key result, and the cycles and teams by id."""
    result = pipeline.run(DEMO, fallback_day=dt.date(2000, 1, 1), as_of=dt.date.fromisoformat(request.param))
    export = json.loads(exporters.json.export(result.snapshot, DEMO))
    return export, dated_entries(export), {one["id"]: one for one in export["cycles"]}, _periods(export)


def _periods(export):
    return {team["id"]: WEEK[team["check_ins"]["every"]] for team in export["teams"]}


def steady(kr):
    return kr["kind"] in ("metric", "judged") and kr["outcome"] is None and kr["pace"] != "not-due"


def near(found, expected):
    return found is None if expected is None else found is not None and found == pytest.approx(expected, abs=2e-6)


def changed(objective, kr):
    """Declared changes make yesterday's definition another one: those are in the tests about changes."""
    return bool(kr["changes"] or objective["changes"])


def test_trend_forecast_and_rates_of_every_key_result(told):
    export, said, cycles, periods = told
    as_of = date(export["as_of"])
    seen = 0
    for objective in export["objectives"]:
        starts = date(cycles[objective["cycle"]]["starts"])
        for kr in objective["key_results"]:
            entries, due, begun = said[kr["id"]], date(kr["due"]), date(kr["starts"])
            trend, ahead = None, None
            if steady(kr):
                trend, ahead = forecast(points(kr, entries, as_of, starts, periods[objective["team"]]), due)
                seen += ahead is not None
            assert near(kr["trend"], trend), kr["id"]
            assert near(kr["forecast"] and list(kr["forecast"].values()), ahead), kr["id"]
            success = 1 if objective["type"] == "committed" else SUCCESS
            raw = progress(kr, entries)
            assert near(kr["needed_per_week"], needed(raw, success, as_of, due) if steady(kr) else None)
            last = [date(entry["date"]) for entry in entries if entry["value"] is not None]
            gone = (last[-1] - begun).days if last and raw is not None else 0
            assert near(kr["achieved_per_week"], 7 * raw / gone if steady(kr) and gone > 0 else None)
    assert seen or export["as_of"] in ("2026-04-20", "2026-10-01", "2026-12-31")


def test_forecast_of_every_objective(told):
    export, *_ = told
    for objective in export["objectives"]:
        counting = [
            (kr["weight"], kr["forecast"] and list(kr["forecast"].values()), kr["score"])
            for kr in objective["key_results"]
            if kr["weight"] and kr["pace"] != "retired" and kr["score"] is not None
        ]
        over = objective["outcome"] or objective["pace"] == "not-due"
        expected = None if over else of_parts(counting)
        assert near(objective["forecast"] and list(objective["forecast"].values()), expected), objective["id"]


def test_early_warnings_of_every_key_result(told):
    export, said, *_ = told
    found = set()
    for objective in export["objectives"]:
        for kr in objective["key_results"]:
            warned = set(kr["early_warnings"])
            confidences = [point["confidence"] for point in kr["history"] if point["confidence"] is not None]
            statuses = [point["status"] for point in kr["history"] if point["status"]]
            success = 1 if objective["type"] == "committed" else SUCCESS
            misses = bool(kr["forecast"]) and round(kr["forecast"]["at_due"] + 1e-9, 2) < success
            rosy = bool(statuses) and statuses[-1] == "on-track" and (kr["pace"] == "at-risk" or misses)
            assert ("watermelon" in warned) == (kr["live"] and rosy), kr["id"]
            assert ("falling-confidence" in warned) == (kr["live"] and falling(confidences)), kr["id"]
            if kr["kind"] == "metric":
                entries = said[kr["id"]]
                counts = [index for index, entry in enumerate(entries, start=1) if entry["value"] is not None]
                stood = [progress(kr, entries[:count]) for count in counts]
                stuck = kr["live"] and kr["pace"] != "done" and flat(stood)
                assert ("flat-value" in warned) == stuck, kr["id"]
            else:
                assert "flat-value" not in warned
            found |= warned
    assert found or export["as_of"] in ("2026-04-20", "2026-10-01", "2026-12-31")


def test_a_miss_without_a_next_step_in_two_check_ins_running(told):
    export, said, *_ = told
    for objective in export["objectives"]:
        for kr in objective["key_results"]:
            if kr["kind"] not in ("metric", "judged") or kr["checkpoints"] or kr["levels"] or changed(objective, kr):
                continue
            if kr["commit"] is not None or kr["stretch"] is not None:
                continue
            spoken = [entry for entry in said[kr["id"]] if not entry["machine"]][-2:]
            missed = [_gap(kr, entry["date"]) > 0.05 + 1e-9 and not entry["next"] for entry in spoken]
            assert ("repeat-miss" in kr["early_warnings"]) == (kr["live"] and len(missed) == 2 and all(missed)), kr[
                "id"
            ]


def _gap(kr, day):
    """Behind the straight plan on the day of the report that stood on `day`."""
    known = [point for point in kr["history"] if point["date"] <= day and point["progress"] is not None]
    if not known:
        return -1
    starts, due = date(kr["starts"]), date(kr["due"])
    share = (date(known[-1]["date"]) - starts).days / (due - starts).days
    return min(1, max(0, share)) - known[-1]["progress"]
