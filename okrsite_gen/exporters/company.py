"""What belongs to no cycle as plain data: the settings, the people, the teams, the figures of the whole company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from okrsite_gen.exporters.objective import EVERYBODY
from okrsite_gen.exporters.plain import Plain, day, each, keys, number
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.people import Person, Team
from okrsite_gen.model.portfolio import Place
from okrsite_gen.scoring.concluded import concluded_by_folder
from okrsite_gen.scoring.snapshot import Alignment, KpiState, Snapshot


def settings(snapshot: Snapshot) -> Plain:
    """okrsite.yml's keys; its `check_ins` is called `check_in_rhythm`, as `check_ins` are the check-ins themselves."""
    written = keys(snapshot.settings, "as_of", "check_ins")
    return written | {"check_in_rhythm": keys(snapshot.settings.check_ins)}


def known(snapshot: Snapshot) -> Plain:
    """`people` and `kpis`."""
    return {
        "people": each(snapshot.portfolio.people.values(), _person),
        "kpis": each(snapshot.kpis.values(), _kpi),
    }


def frame(snapshot: Snapshot) -> Plain:
    """`cycles` and `teams`."""
    portfolio = snapshot.portfolio
    scores: defaultdict[str, Plain] = defaultdict(dict)
    for (team, cycle), (score,) in sorted(_scores(snapshot).items()):
        scores[team][cycle] = number(score)
    return {
        "cycles": [_cycle(cycle, snapshot) for cycle in portfolio.cycles.values()],
        "teams": [_team(team, scores[team.id]) for team in portfolio.teams.values()],
    }


def _scores(snapshot: Snapshot) -> Mapping[Place, list[float | None]]:
    """That of each folder which has objectives."""
    means = snapshot.means
    return concluded_by_folder(snapshot, "scores", list[float | None], lambda place: [means[place].score], means)


def figures(snapshot: Snapshot) -> Plain:
    """What is computed of all together."""
    return {
        "alignment": _alignment(snapshot.alignment),
        "net_confidence": number(snapshot.rates.net_confidence),
        "check_in_rate": number(snapshot.rates.check_in_rate),
    }


def _person(person: Person) -> Plain:
    return {"id": person.id} | keys(person, "id", "origin")


def _kpi(state: KpiState) -> Plain:
    history = [{"date": day(at.date), "value": number(at.value), "check_in": at.check_in} for at in state.history]
    written = {"id": state.kpi.id} | keys(state.kpi, "id", "origin")
    return written | {"current": number(state.current), "kept": state.kept, "history": history}


def _cycle(cycle: Cycle, snapshot: Snapshot) -> Plain:
    inside = [other.id for other in snapshot.portfolio.cycles.values() if cycle.encloses(other)]
    mean = snapshot.means.get((snapshot.company.id, cycle.id)) if snapshot.company else None
    score = number(mean.score) if mean else None
    return keys(cycle) | {"audience": cycle.audience or EVERYBODY, "encloses": inside, "score": score}


def _team(team: Team, scores: Plain) -> Plain:
    return keys(team, "origin") | {"audience": team.audience or EVERYBODY, "scores": scores}


def _alignment(found: Alignment) -> Plain:
    """Of what is live on the day; a link that leads nowhere is an error, so that an export never holds one."""
    return {
        "asked": found.today.asked,
        "unaligned": list(found.today.unaligned),
        "unaligned_share": number(found.today.share),
        "unsupported": list(found.unsupported),
        "circles": [list(circle) for circle in found.circles],
        "dangling": [],
    }
