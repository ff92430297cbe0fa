"""Programme health: a weighted mean of shares, each counted again here."""

import datetime as dt
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from company import company_files, run, write

from okrsite_gen import scoring
from okrsite_gen.scoring.health import WEIGHTS, health

DEMO = Path(__file__).parents[2] / "content" / "okrs"
CYCLES = {"2026-q2": "2026-06-30", "2026-q3": "2026-09-30", "2026-q4": "2026-11-20", "2026": "2026-11-20"}


@cache
def demo():
    return run(DEMO, dt.date(2026, 11, 20)).snapshot


@pytest.mark.parametrize(("cycle", "day"), CYCLES.items())
def test_the_shares_of_the_demo_company_counted_again(cycle, day):
    """A cycle that is over is judged on its last day."""
    portfolio, on = demo().portfolio, dt.date.fromisoformat(day)
    states = [scoring.objective_on(portfolio, one, on) for one in portfolio.objectives.values() if one.cycle == cycle]
    shared = [state for state in states if state.definition.type != "personal" and state.pace != "retired"]
    parts = [part for state in shared for part in state.key_results]
    active = [part for part in parts if part.pace != "retired"]
    live = [part for part in parts if part.live]
    awake = [part for part in live if not part.stale]
    counted = {
        "check-ins": (len(awake), len(live)),
        "confidence": (sum(part.confidence is not None for part in awake), len(live)),
        "measurable": (sum(part.definition.measure.measurable for part in active), len(active)),
        "why": (sum(bool(state.objective.owner and state.definition.why) for state in shared), len(shared)),
        "aligned": aligned(portfolio, states, on),
    }
    found = health(demo(), cycle)
    assert found.day == on
    assert {part.id: (part.count, part.of) for part in found.parts} == counted
    known = {id_: share for id_, share in counted.items() if share[1]}
    exact = sum(WEIGHTS[id_] * Fraction(*share) for id_, share in known.items()) / sum(WEIGHTS[id_] for id_ in known)
    assert found.score == pytest.approx(float(exact))


def aligned(portfolio, states, on):
    """How many live team objectives reach a live company objective, by walking every chain of links."""

    def live(objective):
        retired = scoring.objective_on(portfolio, objective, on).pace == "retired"
        return portfolio.cycles[objective.cycle].holds(on) and not objective.draft and not retired

    def company(objective):
        return portfolio.teams[objective.team].level == "company"

    def reaches(objective, seen):
        if company(objective) and live(objective):
            return True
        nexts = [portfolio.objectives[link.to.split("#")[0]] for link in objective.supports]
        return any(reaches(one, seen | {one.id}) for one in nexts if one.id not in seen)

    asked = [one.objective for one in states if one.definition.type != "personal" and live(one.objective)]
    asked = [one for one in asked if not company(one)]
    return sum(reaches(one, {one.id}) for one in asked), len(asked)


def of(root, as_of, **example):
    write(root, company_files(example))
    return health(run(root, dt.date.fromisoformat(as_of)).snapshot, "2026-q4")


PLAIN = {"id": "signups", "baseline": 0, "target": 100}
UNMEASURED = {"id": "brand", "baseline": 3}


def test_what_is_missing_lowers_its_own_share(tmp_path):
    said = {"2026-11-16": {"signups": {"value": 20, "confidence": 5}, "brand": {"note": "Still no survey"}}}
    found = of(tmp_path, "2026-11-20", key_results=[PLAIN, UNMEASURED], check_ins=said, objective={"owner": "ana"})
    assert {part.id: (part.count, part.of) for part in found.parts} == {
        "check-ins": (2, 2),
        "confidence": (1, 2),
        "measurable": (1, 2),
        "why": (0, 1),
        "aligned": (0, 0),
    }
    assert found.score == pytest.approx((3 * 1 + 2 * 0.5 + 3 * 0.5 + 2 * 0) / 10)


TEAM_OBJECTIVE = "---\nobjective: Help\nsupports: {supports}\nkey_results: [{{id: a, title: A, kind: binary}}]\n---\n"


def test_of_four_team_objectives_two_lead_up_one_through_another(tmp_path):
    """`second` leads to `first`, which leads to the company; `lower` leads to `lost`, which leads nowhere."""
    links = {"first": "[company/worked]", "second": "[first]", "lost": "[]", "lower": "[lost]"}
    crew = {f"company/crew/2026-q4/{id_}.md": TEAM_OBJECTIVE.format(supports=to) for id_, to in links.items()}
    write(tmp_path, {"company/crew/team.yml": "name: Crew\n", **crew})
    found = of(tmp_path, "2026-11-20", key_results=[PLAIN])
    assert (found.parts[-1].id, found.parts[-1].count, found.parts[-1].of) == ("aligned", 2, 4)


def test_a_stale_confidence_is_no_confidence(tmp_path):
    said = {"2026-10-05": {"signups": {"value": 20, "confidence": 9}}}
    found = of(tmp_path, "2026-11-20", key_results=[PLAIN], check_ins=said)
    assert [(part.count, part.of) for part in found.parts][:2] == [(0, 1), (0, 1)]


def test_where_nothing_is_live_the_part_is_left_out_and_no_zero(tmp_path):
    done = {**PLAIN, "due": "2026-10-31"}
    found = of(tmp_path, "2026-11-20", key_results=[done], objective={"owner": "ana", "why": "It pays"})
    assert [part.share for part in found.parts] == [None, None, 1, 1, None]
    assert found.score == 1


@pytest.mark.parametrize(
    "objective", [{"type": "personal"}, {"retired": {"date": "2026-10-02", "reason": "Too small"}}]
)
def test_what_is_in_no_rate_is_in_no_part(tmp_path, objective):
    found = of(tmp_path, "2026-11-20", key_results=[PLAIN], objective=objective)
    assert [part.of for part in found.parts] == [0, 0, 0, 0, 0]
    assert found.score is None


def test_before_the_first_day_there_is_none(tmp_path):
    assert of(tmp_path, "2026-09-30", key_results=[PLAIN]) is None
