"""Key results of different teams that seem to measure the same thing, pulling the same way or against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.scoring.candidate import TIED, Candidate, compared, running, tie
from okrsite_gen.scoring.likeness import Rarity, alike, cosine, words
from okrsite_gen.scoring.pull import Pull, pull_of
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

_ALIKE, _EVIDENCE, _EVIDENCE_ONLY, _KPI = 0.6, 0.95, 0.7, 0.75
_OTHER_START, _BOTH_POSSIBLE = 0.7, 0.6
_FEW = 10
_APART = 0.1


@record
class Measured:
    """A key result with a number of its own; the unit is without case."""

    state: KeyResultState
    objective: ObjectiveState
    unit: str
    pull: Pull

    @property
    def team(self) -> str:
        """The objective's team."""
        return self.objective.objective.team

    @property
    def start(self) -> float | None:
        """Where it began, as far as that was written."""
        measure = self.state.definition.measure
        return measure.baseline if isinstance(measure, Metric) else None


@record
class Likely:
    """That two (by their places) measure the same: how sure, and why."""

    score: float
    reason: str


Found = dict[tuple[int, int], list[Likely]]


def same_measures(snapshot: Snapshot) -> Iterator[Candidate]:
    """Conflicts and shared measures."""
    measured = list(_measured(snapshot))
    found: Found = {}
    _by_name(measured, found)
    _by_evidence(measured, found)
    _by_kpi(snapshot, measured, found)
    for (one, other), likely in found.items():
        if measured[one].team != measured[other].team:
            yield from _judged(snapshot, measured[one], measured[other], likely)


def _measured(snapshot: Snapshot) -> Iterator[Measured]:
    for objective in compared(snapshot):
        for state in running(objective, snapshot):
            measure = state.definition.measure
            pull = pull_of(measure)
            if pull:
                yield Measured(state=state, objective=objective, unit=(measure.unit or "").casefold(), pull=pull)


def _by_name(measured: Sequence[Measured], found: Found) -> None:
    """The same unit and much the same words."""
    names = [words(one.state.title) for one in measured]
    rarity = Rarity(names)
    units: dict[str, list[int]] = {}
    for place, named in enumerate(measured):
        units.setdefault(named.unit, []).append(place)
    for places in units.values():
        vectors = [rarity.stems(names[place]) for place in places]
        for first, second in alike(vectors, _ALIKE):
            one, other = places[first], places[second]
            unit = measured[one].state.definition.measure.unit
            said = ", ".join(sorted({*names[one]} & {*names[other]})) or "much the same words"
            reason = f"Both are named alike ({said}){f' and counted in {unit}' if unit else ''}."
            likeness = cosine(vectors[first], vectors[second])
            found.setdefault((one, other), []).append(Likely(score=likeness, reason=reason))


def _by_evidence(measured: Sequence[Measured], found: Found) -> None:
    """The same address is given as evidence, by few."""
    proofs: dict[str, list[int]] = {}
    for place, shown in enumerate(measured):
        if shown.state.definition.fields.evidence:
            proofs.setdefault(shown.state.definition.fields.evidence, []).append(place)
    for address, places in proofs.items():
        for one, other in _pairs(places):
            alike_in_unit = measured[one].unit == measured[other].unit
            score = _EVIDENCE if alike_in_unit else _EVIDENCE_ONLY
            reason = f"Both give the same evidence: {address}{'' if alike_in_unit else ', in different units'}."
            found.setdefault((one, other), []).append(Likely(score=score, reason=reason))


def _by_kpi(snapshot: Snapshot, measured: Sequence[Measured], found: Found) -> None:
    """Both name the same KPI, in its unit."""
    said = [(set(words(one.state.title)), one.unit) for one in measured]
    for kpi in (state.kpi for state in snapshot.kpis.values()):
        named, unit = set(words(kpi.title)), kpi.shown_unit.casefold()
        places = [place for place, (spoken, its) in enumerate(said) if named and named <= spoken and its == unit]
        for pair in _pairs(places):
            found.setdefault(pair, []).append(Likely(score=_KPI, reason=f"Both name the KPI “{kpi.title}”."))


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """None of what is in many: that is how the house counts."""
    if len(places) <= _FEW:
        yield from ((one, other) for at, other in enumerate(places) for one in places[:at])


def _judged(snapshot: Snapshot, one: Measured, other: Measured, likely: Sequence[Likely]) -> Iterator[Candidate]:
    """As a conflict, a shared measure, or nothing: what is handed down along a link is meant to be the same."""
    opposed = one.pull.opposes(other.pull)
    known = tie(one.objective.objective, other.objective.objective)
    teams = snapshot.portfolio.teams
    if (
        not opposed
        and known == "linked"
        and (_is_above(one.team, other.team, teams) or _is_above(other.team, one.team, teams))
    ):
        return
    score, reasons = max(each.score for each in likely), [each.reason for each in likely]
    if _is_apart(one.start, other.start):
        score *= _OTHER_START
        reasons.append(f"They begin at {_at_start(one)} and {_at_start(other)}, so they may count different things.")
    if opposed:
        possible = one.pull.meets(other.pull)
        score *= _BOTH_POSSIBLE if possible else 1
        verdict = "one value could please both" if possible else "no value can please both"
        reasons.append(
            f"{teams[one.team].name} {one.pull.text}, {teams[other.team].name} {other.pull.text}: {verdict}."
        )
    elif known:
        score *= TIED
        reasons.append(_tied(known))
    yield Candidate(
        kind="conflict" if opposed else "shared-measure",
        one=one.state.id,
        other=other.state.id,
        score=score,
        reasons=tuple(reasons),
    )


def _tied(known: str) -> str:
    return (
        "One is linked to the other already, so it ranks lower."
        if known == "linked"
        else "One is shared with the other team already, so it ranks lower."
    )


def _is_above(team: str, other: str, teams: Mapping[str, Team]) -> bool:
    parent = teams[other].parent
    while parent is not None and parent != team:
        parent = teams[parent].parent
    return parent == team


def _is_apart(one: float | None, other: float | None) -> bool:
    """More than a tenth."""
    return one is not None and other is not None and abs(one - other) > _APART * max(abs(one), abs(other))


def _at_start(one: Measured) -> str:
    return one.state.definition.measure.start_text()
