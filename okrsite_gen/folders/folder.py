"""One team's folder of a cycle: from its files to what came of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from okrsite_gen.diagnostics import Problem
from okrsite_gen.folders.found import found_in
from okrsite_gen.folders.volume import Volume, computed, notes, pack, to_bytes
from okrsite_gen.loading.grouping import entries_by_id, values_by_kpi
from okrsite_gen.loading.load import Defined, hear
from okrsite_gen.loading.mentions import named_in
from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.check_ins import is_meeting, tells
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import KpiValue, Portfolio
from okrsite_gen.reading import Discovered, read_taken, take_files
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.reading.text import Taken
from okrsite_gen.scoring.objective import objective_on
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot
from okrsite_gen.scoring.weeks import TeamWeeks, team_weeks
from okrsite_gen.store import Store

Place = tuple[str, str]  # team and cycle

_WHO_MAY_READ = ("state", "audience")


@record
class Asked:
    """What each folder is asked with: `portfolio` is everything that is defined, as of `as_of`, with no check-ins.

    `ground` is the same as a snapshot without objectives, `digest` stands for all of this; `weeks` tells whether teams' weeks are wanted, too.
    """

    root: Path
    tree: Discovered
    defined: Defined
    portfolio: Portfolio
    ground: Snapshot
    as_of: dt.date
    digest: str
    weeks: bool


@record
class Folder:
    """The files of check-ins in a folder, and the objectives that are defined there."""

    files: tuple[Found, ...]
    objectives: tuple[Objective, ...]

    def bytes(self, asked: Asked, store: Store) -> bytes:
        """Its volume, out of the store where the same files were asked the same before."""
        taken = take_files(asked.root, asked.tree, self.files)
        if any(one.problem for one in taken):
            return to_bytes(self.volume(asked, taken))
        keys = [self._key(asked, taken, weeks=True)]
        keys += [] if asked.weeks else [self._key(asked, taken, weeks=False)]
        found = next((found for key in keys if (found := store.find(key)) is not None), None)
        return store.keep(keys[-1], to_bytes(self.volume(asked, taken))) if found is None else found

    def _key(self, asked: Asked, taken: Sequence[Taken], *, weeks: bool) -> str:
        """What stands in the files, what they are called, and what they are asked."""
        whole = hashlib.sha256(f"{asked.digest} {weeks} {self._version(asked, taken)}".encode())
        whole.update("\n".join(each.id for each in self.objectives).encode())
        return whole.hexdigest()

    def _version(self, asked: Asked, taken: Sequence[Taken]) -> str:
        """A digest of what stands in the files, and of what they are called."""
        whole = hashlib.sha256()
        for found, one in zip(self.files, taken, strict=True):
            data = one.data or b""
            whole.update(
                f"\n{found.file} {len(data)} {found.file in asked.tree.misnamed} {one.data is None}\n".encode()
            )
            whole.update(data)
        return whole.hexdigest()

    def volume(self, asked: Asked, taken: Sequence[Taken]) -> Volume:
        """What came of the bytes that were `taken` of its files."""
        read = list(read_taken(asked.tree, self.files, taken))
        documents = [document for document, _ in read]
        problems: list[Problem] = []
        held = hear(documents, asked.defined.linked, problems)
        check_ins = [one.check_in for one in held]
        states = list(self._states(check_ins, asked))
        return Volume(
            version=self._version(asked, taken),
            orders=[one.order for one in held],
            ids=[one.id for one in check_ins],
            about=list({entry.about: None for one in check_ins if one.counts for entry in one.entries}),
            named=sorted({name for one in check_ins for name in named_in(one)}),
            kpis=list(_kpis(check_ins, asked.portfolio)),
            acting=[one for one in held if one.actions and one.check_in.counts],
            telling=[number for number, each in enumerate(check_ins) if tells(each)],
            met=_met(check_ins, asked.as_of),
            unread=notes(problem for _, found in read for problem in found),
            notes=notes(problems),
            computed=list(map(computed, states)),
            found=found_in(asked.ground, states),
            weeks=_weeks(states, asked),
            marks=_marks(documents),
            packed=pack(check_ins, states),
        )

    def _states(self, check_ins: Sequence[CheckIn], asked: Asked) -> Iterator[ObjectiveState]:
        heard = dataclasses.replace(asked.portfolio, entries=entries_by_id(check_ins))
        return (objective_on(heard, each, asked.as_of) for each in self.objectives)


def folders_of(defined: Defined) -> dict[Place, Folder]:
    """Every folder in which something is defined or said, sorted by cycle and team."""
    files: dict[Place, list[Found]] = defaultdict(list)
    for found in defined.spoken:
        files[found.team or "", found.cycle or ""].append(found)
    objectives: dict[Place, list[Objective]] = defaultdict(list)
    for objective in defined.linked.objectives.values():
        objectives[objective.team, objective.cycle].append(objective)
    places = sorted({*files, *objectives}, key=lambda place: place[::-1])
    return {place: Folder(files=tuple(files[place]), objectives=tuple(objectives[place])) for place in places}


def _met(check_ins: Sequence[CheckIn], as_of: dt.date) -> list[tuple[int, CheckIn]]:
    """See `Volume`."""
    found = [(number, one) for number, one in enumerate(check_ins) if is_meeting(one) and one.date <= as_of]
    return [(number, dataclasses.replace(one, entries=())) for number, one in found if one.date == found[-1][1].date]


def _marks(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """What people's check-ins say of who may read them."""
    found: list[dict[str, Any]] = []
    for document in documents:
        if document.found.kind == "check-in":
            said = {key: value for key, value in (document.data or {}).items() if key in _WHO_MAY_READ}
            found += [] if said in found else [said]
    return found


def _weeks(states: Sequence[ObjectiveState], asked: Asked) -> TeamWeeks | None:
    """Those of the team in the cycle, if it has objectives there and somebody wants them."""
    if not (states and asked.weeks):
        return None
    return team_weeks(asked.portfolio, states[0].objective.cycle, states, asked.as_of)


def _kpis(check_ins: Sequence[CheckIn], portfolio: Portfolio) -> Iterator[tuple[int, str, KpiValue]]:
    for number, check_in in enumerate(check_ins):
        for kpi, values in values_by_kpi([check_in], portfolio.kpis).items():
            yield from ((number, kpi, value) for value in values)
