"""The whole URL scheme: relative to the site's root, without a leading slash, made from ids only."""

from __future__ import annotations

import re
from functools import lru_cache

from okrsite_gen.model.address import RESERVED as RESERVED  # noqa: PLC0414 - part of the scheme that is read here
from okrsite_gen.model.address import about as about  # noqa: PLC0414 - part of the scheme that is read here
from okrsite_gen.model.address import key_result as key_result  # noqa: PLC0414 - part of the scheme that is read here
from okrsite_gen.model.address import objective as objective  # noqa: PLC0414 - part of the scheme that is read here

HOME = ""
TEAMS = "teams/"
PEOPLE = "people/"
KPIS = "kpis/"
EXPLORER = "explorer/"
EXPLORER_ROWS = "explorer/rows.json"
THIS_WEEK = "this-week/"
ATTENTION = "attention/"
FEED = "check-ins/"
WINS = "wins/"
DECISIONS = "decisions/"
ASKS = "asks/"
CALENDAR = "calendar/"
TRENDS = "trends/"
MAP = "map/"
MATRIX = "map/matrix/"
DEPENDENCIES = "dependencies/"
OVERLAPS = "overlaps/"
METHOD = "how-to-read/"
TV = "tv/"
PROBLEMS = "problems/"
QUALITY = "quality/"
RULES = "rules/"
ASSETS = "assets/okrsite/"


def cycle(cycle_id: str) -> str:
    """A cycle's page."""
    return f"{cycle_id}/"


def team_cycle(team_id: str, cycle_id: str) -> str:
    """A team's page in one cycle."""
    return f"{cycle_id}/{team_id}/"


def team(team_id: str) -> str:
    """A team's page."""
    return f"{TEAMS}{team_id}/"


def agenda(team_id: str) -> str:
    """What a team's next check-in is about."""
    return f"{team(team_id)}agenda/"


def unit(team_id: str) -> str:
    """A team on the alignment map; no id begins with `_`, so a team called `matrix` leaves the matrix its place."""
    return f"{MAP}_matrix/" if team_id == "matrix" else f"{MAP}{team_id}/"


def matrix_part(part: int) -> str:
    """Further teams of the matrix: `map/matrix/2/`."""
    return f"{MATRIX}{part}/"


def trends(cycle_id: str) -> str:
    """A cycle week by week."""
    return f"{TRENDS}{cycle_id}/"


def trends_part(cycle_id: str, part: int) -> str:
    """Further teams of a cycle week by week: `trends/2026-q4/2/`."""
    return f"{trends(cycle_id)}{part}/"


def decisions(team_id: str) -> str:
    """A team's decisions and actions."""
    return f"{DECISIONS}team/{team_id}/"


def atom(page: str) -> str:
    """The Atom feed of the page at `page`."""
    return f"{page}feed.xml"


def calendar(page: str) -> str:
    """The iCalendar file of the page at `page`."""
    return f"{page}calendar.ics"


def twin(page: str) -> str:
    """The data of the page at `page`, as JSON."""
    return f"{page}data.json"


def person(person_id: str) -> str:
    """A person's page."""
    return f"{PEOPLE}{person_id}/"


def people_part(part: int) -> str:
    """Further people: `people/_2/`; no person's id begins with `_`."""
    return f"{PEOPLE}_{part}/"


def kpi(kpi_id: str) -> str:
    """A KPI on the KPIs page."""
    return f"{KPIS}#{kpi_id}"


def feed(team_id: str, cycle_id: str) -> str:
    """A team's check-ins of one cycle."""
    return f"{FEED}{cycle_id}/{team_id}/"


def feeds(cycle_id: str) -> str:
    """The teams with check-ins in a cycle, where there are very many."""
    return f"{FEED}{cycle_id}/"


def check_in(team_id: str, cycle_id: str, check_in_id: str) -> str:
    """A check-in's permalink in its team's feed."""
    return f"{feed(team_id, cycle_id)}#{check_in_id.rsplit('/', 1)[-1]}"


def data(format_name: str) -> str:
    """The whole export in a format."""
    return f"data/okrs.{format_name}"


def data_part(format_name: str, cycle_id: str, number: int) -> str:
    """A part of a large export: `data/2026-q4/okrs.json`, `data/2026-q4/2/okrs.json`."""
    return f"data/{cycle_id}/{f'{number}/' if number > 1 else ''}okrs.{format_name}"


def objective_data(full_id: str) -> str:
    """An objective's data beside its page."""
    return twin(objective(full_id))


def facet(name: str, value: str) -> str:
    """A page of the explorer without script: `explorer/status/at-risk/`."""
    return f"{EXPLORER}{name}/{value}/"


def facet_values(name: str) -> str:
    """All values of a facet that has many: `explorer/team/`."""
    return f"{EXPLORER}{name}/"


def explorer_rows(cycle_id: str) -> str:
    """The explorer's data of a cycle, where one file of all would be too long."""
    return f"{EXPLORER}rows/{cycle_id}.json"


def tv(team_id: str) -> str:
    """A division's screens."""
    return f"{TV}{team_id}/"


def schema(kind: str) -> str:
    """The JSON Schema of a kind of file."""
    return f"schemas/{kind}.json"


def rule(rule_id: str) -> str:
    """A rule's manual page."""
    return f"{RULES}{rule_id}/"


def problems_of_rule(rule_id: str) -> str:
    """What a rule found."""
    return f"{PROBLEMS}rule/{rule_id}/"


def problems_of_team(team_id: str) -> str:
    """What was found in a team's files."""
    return f"{PROBLEMS}team/{team_id}/"


def quality(team_id: str) -> str:
    """How well a team's objectives are written."""
    return f"{QUALITY}{team_id}/"


def relative(target: str, base: str) -> str:
    """`target` as a link from the page at `base` (both as above); keeps the fragment."""
    path, hash_, fragment = target.partition("#")
    if path == base and hash_:
        return hash_ + fragment
    return _way(path, base) + hash_ + fragment


@lru_cache(maxsize=4096)
def _way(path: str, base: str) -> str:
    above = _folders(base)
    shared = 0
    while shared < len(above) and path.startswith(above[shared]):
        shared += 1
    rest = path[len(above[shared - 1]) :] if shared else path
    return "../" * (len(above) - shared) + rest or "./"


@lru_cache(maxsize=1024)
def _folders(base: str) -> tuple[str, ...]:
    """The folders that a page lies in, from the top: `a/`, `a/b/`."""
    return tuple(base[: match.end()] for match in re.finditer("/", base))
