"""Worth a talk: what different teams may be doing twice, counting twice, or pulling against each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import partial

from okrsite_gen.model.fields import record
from okrsite_gen.pages import crumbs, rows, stubs, uri, words
from okrsite_gen.pages.overlap_index import KIND_WORDS
from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.pages.sayings import Some
from okrsite_gen.pages.twin import twin
from okrsite_gen.scoring.between_teams import team_of
from okrsite_gen.scoring.candidate import KINDS, Candidate, running
from okrsite_gen.scoring.overlap import overlaps
from okrsite_gen.scoring.pull import pull_of
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

_MOST = 50
_IN_DATA = 2000  # pairs grow with the square of the objectives; the less sure ones help nobody
_VERY_SURE, _SURE = 0.8, 0.6


@record
class Side:
    """One of the two. `measure` is its key result where a measure is concerned, with how it `pulls` and where it stands `now`.

    `key_results` are the titles of all where whole texts are compared; `need` is what it needs of the overloaded team, and when.
    """

    state: ObjectiveState
    ref: rows.Ref
    owner: rows.Ref | None
    team: rows.Ref
    measure: KeyResultState | None
    measure_ref: rows.Ref | None
    pulls: str
    now: str
    key_results: tuple[str, ...]
    need: str
    needed_by: dt.date | None


@record
class Pair:
    """A candidate on the page; `sure` puts its score into a word or two, `talk` says what to settle, and `who` might.

    `of` is the team both wait for.
    """

    kind: str
    title: str
    score: float
    sure: str
    sides: tuple[Side, Side]
    reasons: tuple[str, ...]
    who: str
    talk: str
    of: rows.Ref | None


@record
class OverlapsView:
    """The whole page; `tallies` counts all pairs by kind, in words; its data have at most `in_data` of them."""

    pairs: Some[Pair]
    in_data: int
    tallies: tuple[tuple[int, str], ...]


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """One page."""
    yield Page(
        uri=uri.OVERLAPS,
        title="Worth a talk",
        description="Objectives and key results of different teams that look alike, measure the same or pull against each other.",
        section="map",
        template="overlaps.html",
        view=partial(_view, snapshot),
        crumbs=(crumbs.OVERVIEW,),
        search=stubs.page("overlaps duplicates conflicts shared measures worth a talk"),
    )


def twins(snapshot: Snapshot) -> Iterator[Asset]:
    """The list as data."""
    yield twin(snapshot, uri.OVERLAPS, partial(_data, snapshot))


def _view(snapshot: Snapshot) -> OverlapsView:
    found = overlaps(snapshot)
    number = Counter(one.kind for one in found)
    return OverlapsView(
        pairs=Some(shown=tuple(_pair(snapshot, one) for one in found[:_MOST]), total=len(found)),
        in_data=_IN_DATA,
        tallies=tuple((number[kind], KIND_WORDS[kind].lower()) for kind in KINDS if number[kind]),
    )


def _pair(snapshot: Snapshot, one: Candidate) -> Pair:
    of = team_of(one.needs[0].to) if one.needs else None
    sides = _side(snapshot, one, 0), _side(snapshot, one, 1)
    lead = rows.person(snapshot, snapshot.portfolio.teams[of].lead) if of else None
    return Pair(
        kind=one.kind,
        title=KIND_WORDS[one.kind],
        score=one.score,
        sure=_sure(one.score),
        sides=sides,
        reasons=one.reasons,
        who=words.joined(list(dict.fromkeys(who.title for who in (sides[0].owner, sides[1].owner, lead) if who))),
        talk=_TALKS[one.kind],
        of=rows.team(snapshot, of) if of else None,
    )


_TALKS = {
    "conflict": "agree on one value before either goes on, and write down who gives way.",
    "duplicate": "is it one objective? Then share it (`shared_with`) or let one support the other (`supports`); if not, say in its text what sets it apart.",
    "shared-measure": "agree on one definition and on who reports it, so that one success is not counted twice.",
    "collision": "agree whose turn comes first, before both wait.",
}


def _sure(score: float) -> str:
    if score >= _VERY_SURE:
        return "very likely"
    return "likely" if score >= _SURE else "perhaps"


def _side(snapshot: Snapshot, one: Candidate, at: int) -> Side:
    full_id = (one.one, one.other)[at]
    state = snapshot.objectives[one.objectives[at]]
    measure = snapshot.key_results.get(full_id)
    need = one.needs[at] if one.needs else None
    pull = pull_of(measure.definition.measure) if measure else None
    owner = (measure.key_result.owner if measure else None) or state.objective.owner
    return Side(
        state=state,
        ref=rows.about(snapshot, state.id),
        owner=rows.person(snapshot, owner or snapshot.portfolio.teams[state.objective.team].lead),
        team=rows.team(snapshot, state.objective.team),
        measure=measure,
        measure_ref=rows.about(snapshot, full_id) if measure else None,
        pulls=pull.text.capitalize() if pull else "",
        now=measure.definition.measure.format(measure.current) if measure else "",
        key_results=tuple(part.title for part in running(state, snapshot)) if one.kind == "duplicate" else (),
        need=(need.what or rows.about(snapshot, need.to).title) if need else "",
        needed_by=need.needed_by if need else None,
    )


def _data(snapshot: Snapshot) -> dict[str, object]:
    found = overlaps(snapshot)
    items = [
        {
            "kind": one.kind,
            "one": one.one,
            "other": one.other,
            "score": one.score,
            "reasons": list(one.reasons),
            "of": team_of(one.needs[0].to) if one.needs else None,
        }
        for one in found[:_IN_DATA]
    ]
    return {"total": len(found), "candidates": items}
