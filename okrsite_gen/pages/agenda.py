"""What a team's next check-in is about: outcomes first, then the roadmap and the rest, in half an hour at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.people import Team
from okrsite_gen.pages import crumbs, rows, timebox, uri
from okrsite_gen.pages.agenda_parts import Parts, parts
from okrsite_gen.pages.meets import Meets, meets
from okrsite_gen.pages.page import Crumb, Page
from okrsite_gen.pages.team_index import TeamIndex, open_objectives
from okrsite_gen.pages.topics import Outcomes, Topics
from okrsite_gen.scoring.snapshot import Mean, ObjectiveState, Snapshot

_PEOPLE = 10


@record
class AgendaView:
    """The whole page. `cycle` is that of the meeting, else of what is still open, else the team's last; `open` counts objectives.

    `people` is how many would come; `needed` who is, where that is more than ten.
    """

    team: Team
    meets: Meets
    cycle: Cycle | None
    open: int
    mean: Mean | None
    outcomes: Outcomes
    parts: Parts
    minutes: Mapping[str, int]
    quiet: tuple[str, ...]
    people: int
    needed: tuple[rows.Ref, ...]

    @property
    def total(self) -> int:
        """Of all parts, in minutes."""
        return sum(self.minutes.values())


def pages(snapshot: Snapshot) -> Iterator[Page]:
    """A page for each team."""
    for team in snapshot.portfolio.teams.values():
        yield Page(
            uri=uri.agenda(team.id),
            title=f"{team.name}: agenda of the next check-in",
            description=f"What {team.name} talks about next, outcomes first, in half an hour at most.",
            section="teams",
            template="agenda.html",
            view=partial(_view, snapshot, team),
            crumbs=(*crumbs.team(snapshot, team.id), Crumb(team.name, uri.team(team.id))),
        )


def _view(snapshot: Snapshot, team: Team) -> AgendaView:
    index, topics = TeamIndex(snapshot), Topics(snapshot)
    states = [state for state in open_objectives(snapshot, team) if state.in_rates]
    meeting = meets(snapshot, team, index)
    cycle = meeting.cycle or _cycle(snapshot, team, states)
    found = topics.outcomes(states, timebox.QUESTIONS)
    lists = parts(snapshot, team, index, states, cycle if states else None)
    people = max(len(meeting.expected), len(meeting.last.attendees) if meeting.last else 0)
    return AgendaView(
        team=team,
        meets=meeting,
        cycle=cycle,
        open=len(states),
        mean=snapshot.means.get((team.id, cycle.id)) if cycle else None,
        outcomes=found,
        parts=lists,
        minutes=timebox.minutes(found.points, lists.lines()),
        quiet=topics.of_team(team.id),
        people=people,
        needed=_needed(found, lists)[:_PEOPLE] if people > _PEOPLE else (),
    )


def _cycle(snapshot: Snapshot, team: Team, states: list[ObjectiveState]) -> Cycle | None:
    """The one that ends last, of what is open or else of all that the team ever wrote."""
    found = {state.objective.cycle for state in states or snapshot.of_team(team.id)}
    return max(
        (snapshot.portfolio.cycles[id_] for id_ in found), key=lambda cycle: (cycle.ends, cycle.id), default=None
    )


def _needed(found: Outcomes, lists: Parts) -> tuple[rows.Ref, ...]:
    """Who answers for what is talked about, in its order."""
    owners = [topic.owner or outcome.owner for outcome in found.first for topic in outcome.parts]
    leads = [outcome.owner for outcome in found.first]
    doers = [action.who for action in lists.actions.shown]
    return tuple(dict.fromkeys(who for who in (*owners, *leads, *doers) if who))
