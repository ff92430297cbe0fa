"""One team's folder of a cycle: from its files to what came of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from okrsite_gen.diagnostics import Problem
from okrsite_gen.folders.bound import Bound, Sides, bound_from_bytes, bound_to_bytes, fits
from okrsite_gen.folders.files import Files, Read, Said, mark_of, once
from okrsite_gen.folders.found import found_in, ground
from okrsite_gen.folders.notes import notes
from okrsite_gen.folders.volume import Volume, figures, later, numbers, pack, to_bytes
from okrsite_gen.loading import Defined, Sieve, without_check_ins
from okrsite_gen.loading.check_ins import Held
from okrsite_gen.loading.grouping import entries_by_id, values_by_kpi
from okrsite_gen.loading.link import Linked
from okrsite_gen.loading.load import hear
from okrsite_gen.loading.mentions import named_in
from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.check_ins import is_meeting, tells
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import KpiValue, Place, Portfolio, place_of
from okrsite_gen.reading import Discovered
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.scoring.ended import ended
from okrsite_gen.scoring.objective import objective_on
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot
from okrsite_gen.scoring.weeks import TeamWeeks, team_weeks
from okrsite_gen.store import Store

_NOWHERE = Store(folder=None)


@record
class View:
    """What is defined, or what readers get of it: linked, as a portfolio with no check-ins, as a snapshot without objectives."""

    linked: Linked
    portfolio: Portfolio
    ground: Snapshot

    @classmethod
    def of(cls, defined: Defined, as_of: dt.date) -> View:
        """As of a day."""
        alone = without_check_ins(defined)
        return cls(linked=defined.linked, portfolio=alone, ground=ground(alone, as_of))


@record
class Asked:
    """What each folder is asked with: all that is defined, and what is `seen` of it, the same object where that is the same.

    `spoken` are the files of check-ins, `sieve` says what of them is seen; `sound` tells that no definition has an error. `digest`
    stands for all of this, and is empty where nothing is kept; `weeks` tells whether teams' weeks are wanted, too. In `read` are folders whose files were read before, in
    `stands` the versions of what was said in folders when somebody looked.
    """

    root: Path
    tree: Discovered
    spoken: Sequence[Found]
    sieve: Sieve
    whole: View
    seen: View
    sound: bool
    as_of: dt.date
    digest: str
    weeks: bool
    read: Mapping[Place, Read] = field(default_factory=dict)
    stands: Mapping[Place, str] = field(default_factory=dict)


@record
class Folder:
    """The files of check-ins in a folder, and the ids of the objectives that readers see there."""

    place: Place
    files: tuple[Found, ...]
    ids: tuple[str, ...]

    def follows(self, asked: Asked) -> tuple[object, ...]:
        """All that what comes of it follows from, of files that were looked at."""
        return (
            asked.digest,
            asked.weeks,
            asked.sieve.asks,
            asked.stands.get(self.place),
            self.place in asked.read,
            self.ids,
        )

    def kept(self, asked: Asked, store: Store) -> bytes | None:
        """What came of it before, if somebody has looked and found the same files as then."""
        stands = None if self.place in asked.read else asked.stands.get(self.place)
        return None if stands is None else next(self._kept(asked, stands, store), None)

    def answer(self, asked: Asked, store: Store) -> bytes:
        """What comes of it, bound, out of the store where the same files were asked the same before."""
        files: Files | Read = asked.read.get(self.place) or Files.of(asked.root, asked.tree, self.files)
        version = files.version if asked.digest else ""
        if not files.sure or store.folder is None:
            return bound_to_bytes(self._bound(asked, files.said(self.files), version))
        found = next(self._kept(asked, version, store), None)
        if found is not None:
            return found
        made = self._bound(asked, files.said(self.files), version)
        all_said = all(map(asked.sieve.keeps, made.marks))
        key = self._key(asked, version, weeks=asked.weeks, all_said=all_said)
        return store.keep(key, bound_to_bytes(made))

    def sides(self, asked: Asked, data: bytes) -> Sides:
        """Whoever shares a cache may have written what is no volume."""
        try:
            return bound_from_bytes(data).opened()
        except ValueError:
            return bound_from_bytes(self.answer(asked, _NOWHERE)).opened()

    def stands(self, asked: Asked) -> str | None:
        """What is another whenever anything is that it says to whoever sees all of it; `None` where nobody has looked."""
        version = None if self.place in asked.read else asked.stands.get(self.place)
        return None if version is None else self._key(asked, version, weeks=False, all_said=True)

    def still_says(self, volume: Volume, asked: Asked) -> bool:
        """Whether the volume is of what stood there when somebody looked: files may be written to before they are read."""
        return asked.stands.get(self.place) == volume.version

    def _kept(self, asked: Asked, version: str, store: Store) -> Iterator[bytes]:
        """What was made with weeks is good for those who ask for none."""
        for weeks in dict.fromkeys((True, asked.weeks)):
            for_all = store.find(self._key(asked, version, weeks=weeks, all_said=True))
            if for_all is not None and fits(for_all, asked.sieve.keeps):
                yield for_all
            for_some = store.find(self._key(asked, version, weeks=weeks, all_said=False))
            if for_some is not None:
                yield for_some

    def _key(self, asked: Asked, version: str, *, weeks: bool, all_said: bool) -> str:
        """What stands in the files, what they are called, and what they are asked; by whom only where not `all_said` is seen."""
        asks = None if all_said else asked.sieve.asks
        objectives = "\n".join(self.ids)
        return hashlib.sha256(f"{asked.digest} {weeks} {asks} {version} {objectives}".encode()).hexdigest()

    def _bound(self, asked: Asked, said: Said, version: str) -> Bound:
        """Where nothing is taken out, and no mistake in it is told, it says the same to all: it speaks only of what all see."""
        sifted = asked.sieve.sift(said.documents)
        objectives = [asked.seen.linked.objectives[id_] for id_ in self.ids]
        seen = _volume(asked, asked.seen, sifted.documents, objectives, version)
        alike = asked.seen is asked.whole or (asked.sound and not seen.notes)
        whole = seen if alike and not sifted.taken else _volume(asked, asked.whole, said.documents, (), version)
        whole.unread = said.unread
        return Bound(
            marks=once(mark for each in said.documents if (mark := mark_of(each)) is not None),
            taken=sifted.taken,
            empty=not (sifted.documents or self.ids),
            seen=to_bytes(seen),
            whole=None if whole is seen else to_bytes(whole),
        )


def folders_of(asked: Asked) -> list[Folder]:
    """Every folder in which something is said, or defined for readers, sorted by cycle and team."""
    files: dict[Place, list[Found]] = defaultdict(list)
    for found in asked.spoken:
        files[found.team or "", found.cycle or ""].append(found)
    ids: dict[Place, list[str]] = defaultdict(list)
    for id_ in asked.seen.linked.objectives:
        ids[place_of(id_)].append(id_)
    places = sorted({*files, *ids}, key=lambda place: place[::-1])
    return [Folder(place=place, files=tuple(files[place]), ids=tuple(ids[place])) for place in places]


def _volume(
    asked: Asked, view: View, documents: Sequence[Document], objectives: Sequence[Objective], version: str
) -> Volume:
    """What came of documents; of what is wrong with how they are written it has nothing."""
    problems: list[Problem] = []
    held = hear(documents, view.linked, problems)
    check_ins = [one.check_in for one in held]
    states = list(_states(check_ins, view.portfolio, objectives, asked.as_of))
    packed, weeks = pack(check_ins, states), _weeks(states, view.portfolio, asked.as_of) if asked.weeks else None
    return Volume(
        version=version,
        orders=[one.order for one in held],
        ids=[one.id for one in check_ins],
        about=list({entry.about: None for one in check_ins if one.counts for entry in one.entries}),
        named=sorted({name for one in check_ins for name in named_in(one)}),
        kpis=list(_kpis(check_ins, view.portfolio)),
        acting=[_acting(one) for one in held if one.actions and one.check_in.counts],
        telling=[number for number, each in enumerate(check_ins) if tells(each)],
        met=_met(check_ins, asked.as_of),
        unread=[],
        notes=notes(problems),
        figures=figures(states),
        followed=numbers(states),
        ended=ended(states),
        found=found_in(view.ground, states),
        size=len(packed),
        later=later(filter(tells, check_ins), weeks, packed),
    )


def _states(
    check_ins: Sequence[CheckIn], portfolio: Portfolio, objectives: Sequence[Objective], as_of: dt.date
) -> Iterator[ObjectiveState]:
    heard = dataclasses.replace(portfolio, entries=entries_by_id(check_ins))
    return (objective_on(heard, each, as_of) for each in objectives)


def _acting(one: Held) -> Held:
    """See `Volume`."""
    return dataclasses.replace(one, check_in=dataclasses.replace(one.check_in, entries=()))


def _met(check_ins: Sequence[CheckIn], as_of: dt.date) -> list[tuple[int, CheckIn]]:
    """See `Volume`."""
    found = [(number, one) for number, one in enumerate(check_ins) if is_meeting(one) and one.date <= as_of]
    return [(number, dataclasses.replace(one, entries=())) for number, one in found if one.date == found[-1][1].date]


def _weeks(states: Sequence[ObjectiveState], portfolio: Portfolio, as_of: dt.date) -> TeamWeeks | None:
    """Those of the team in the cycle, if it has objectives there."""
    return team_weeks(portfolio, states[0].objective.cycle, states, as_of) if states else None


def _kpis(check_ins: Sequence[CheckIn], portfolio: Portfolio) -> Iterator[tuple[int, str, KpiValue]]:
    for number, check_in in enumerate(check_ins):
        for kpi, values in values_by_kpi([check_in], portfolio.kpis).items():
            yield from ((number, kpi, value) for value in values)
