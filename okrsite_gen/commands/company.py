"""What `okrsite new` knows of the company it writes for, and how it asks for what was left out."""

from __future__ import annotations

import datetime as dt
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from okrsite_gen import environment, pipeline, scoring
from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.failures import WrongUse
from okrsite_gen.loading.cycles import standard_cycle
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import Line, PersonId, is_id, record
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.model.settings import day_of
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.scoring.snapshot import Snapshot

_SHOWN = 12
_SEVERAL = {"team": "teams", "person": "people", "cycle": "cycles"}
_PERSON: TypeAdapter[str] = TypeAdapter(PersonId)
_LINE: TypeAdapter[str] = TypeAdapter(Line)


@record
class Company:
    """The content as far as it could be read, mistakes or not, and the day it is."""

    root: Path
    portfolio: Portfolio
    day: dt.date
    diagnostics: tuple[Diagnostic, ...]

    @property
    def snapshot(self) -> Snapshot:
        """Everything as of the day."""
        return scoring.take(self.portfolio, self.day)

    def team(self, asked: str | None, *, default: str | None = None) -> str:
        """The team asked for, else the only one, else the default, else what the person in front of the terminal says."""
        return choose(asked, "team", "--team", self.portfolio.teams, default)

    def person(self, asked: str | None) -> str | None:
        """The person asked for; `None` when nobody was."""
        if asked is None:
            return None
        if not self.portfolio.named_people:
            return _checked(_PERSON, asked, f"`{asked}` cannot be the id of a person")
        return choose(asked, "person", "--by", self.portfolio.people)

    def cycle(self, asked: str | None, team: str | None = None) -> Cycle:
        """The cycle asked for, else the shortest one that holds the day (one in which `team` has objectives), else its quarter.

        One that the company does not see is meant only where it sees none of them.
        """
        known = self.portfolio.cycles
        if asked is not None:
            found = known.get(asked) or standard_cycle(asked, self.portfolio.settings)
            return found or known[choose(asked, "cycle", "--cycle", known)]
        used = {objective.cycle for objective in self.portfolio.objectives.values() if team in (None, objective.team)}
        running = [known[cycle] for cycle in used if cycle in known and known[cycle].holds(self.day)]
        shortest = min(running, key=lambda cycle: (self.is_held_back(cycle), cycle.days, cycle.id), default=None)
        return shortest or self._quarter()

    def is_held_back(self, cycle: Cycle) -> bool:
        """Whether the cycle is for a higher audience than the company."""
        audiences = self.portfolio.settings.audiences
        asked = cycle.audience or DEFAULT_AUDIENCE
        return asked in audiences and audiences.index(asked) < audiences.index(DEFAULT_AUDIENCE)

    def is_cycle(self, name: str) -> bool:
        """Whether a folder of that name holds what belongs to a cycle."""
        return name in self.portfolio.cycles or standard_cycle(name, self.portfolio.settings) is not None

    def folder(self, team: str, cycle: Cycle | None = None) -> Path:
        """Where a team's files lie, or those of a cycle."""
        place = (self.root / self.portfolio.teams[team].origin.file).parent
        return place / cycle.id if cycle else place

    def _quarter(self) -> Cycle:
        ids = (f"{year}-q{quarter}" for year in (self.day.year, self.day.year + 1) for quarter in range(1, 5))
        quarters = (standard_cycle(name, self.portfolio.settings) for name in ids)
        found = next((quarter for quarter in quarters if quarter and quarter.holds(self.day)), None)
        if found is None:
            raise WrongUse(f"there is no quarter that holds {self.day}", "name another day with --as-of")
        return found


def open_company(source: Path, as_of: dt.date | None) -> Company:
    """The company in the folder `source`."""
    today = environment.day()
    result = pipeline.run(
        source, fallback_day=today, as_of=as_of, drafts=True, audience=None, cache=environment.cache_folder()
    )
    day = day_of(result.portfolio.settings, as_of, today)
    return Company(root=source, portfolio=result.portfolio, day=day, diagnostics=result.diagnostics)


def choose(asked: str | None, noun: str, option: str, known: Iterable[str], default: str | None = None) -> str:
    """One of the known ids."""
    ids = sorted(known)
    if asked is not None:
        help_ = did_you_mean(asked, ids) or (f"{_SEVERAL[noun]} are {_list(ids)}" if ids else "there is none yet")
        return asked if asked in ids else _refuse(f"there is no {noun} `{asked}`", help_)
    if default or len(ids) == 1:
        return default or ids[0]
    if ids and sys.stdin.isatty():
        answer: str = click.prompt(f"Which {noun}?", type=click.Choice(ids))
        return answer
    return _refuse(f"which {noun}?", f"name one with {option}: {_list(ids)}")


def new_id(asked: str | None, text: str, remedy: str = "write one with --id") -> str:
    """The id asked for, else one made of a text."""
    made = asked or slug(text)
    if not is_id(made):
        _refuse(f"`{made or text}` is not an id", f"{remedy}, in lower-case letters, digits and `-`, at most 64")
    return made


def one_line(text: str, noun: str) -> str:
    """The text, which has to fit where one line of text belongs."""
    return _checked(_LINE, text, f"that cannot be {noun}")


def slug(text: str) -> str:
    """Lower-case words with `-` between them, whole words up to 60 characters; accents are dropped."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "")).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    made = ""
    for word in words:
        if made and len(made) + 1 + len(word) > 60:  # noqa: PLR2004 - ids have at most 64
            break
        made = f"{made}-{word}" if made else word[:60]
    return made


def _checked(kind: TypeAdapter[str], value: str, verdict: str) -> str:
    """The value, if files may hold it there; the reason is the one that `okrsite check` would give."""
    try:
        value.encode()
        return kind.validate_python(value)
    except UnicodeEncodeError:
        return _refuse(f"{verdict}: it is not UTF-8", "see how your terminal writes text")
    except ValidationError as error:
        why = error.errors()[0]["ctx"]
        return _refuse(f"{verdict}: {why['message']}", why["help"])


def _refuse(message: str, remedy: str) -> str:
    raise WrongUse(message, remedy)


def _list(ids: list[str]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return ", ".join(f"`{name}`" for name in ids[:_SHOWN]) + more if ids else "there is none yet"
