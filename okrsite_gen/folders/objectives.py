"""Objectives as plain data that is kept, and the same made of it, folder by folder, when somebody asks."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from okrsite_gen.diagnostics import Key, Origin
from okrsite_gen.folders.volume import plain, rich
from okrsite_gen.kinds import KINDS
from okrsite_gen.model.key_result import KeyResult, KeyResultFields, Version
from okrsite_gen.model.measure import Measure, Stretch
from okrsite_gen.model.objective import Dependency, Link, Objective, ObjectiveFields, ObjectiveVersion
from okrsite_gen.model.objectives import Objectives
from okrsite_gen.model.portfolio import Place, place_of

Days = tuple[dt.date, dt.date]


class _Version(msgspec.Struct, array_like=True):
    until: dt.date
    fields: KeyResultFields
    measure: msgspec.Raw
    time: Days


class _KeyResult(msgspec.Struct, array_like=True):
    """`path` leads to its id, `time` are its first and its last day."""

    fields: KeyResultFields
    measure: msgspec.Raw
    path: tuple[Key, ...]
    time: Days
    owner: str | None
    versions: list[_Version]


class _Objective(msgspec.Struct, array_like=True):
    slug: str
    place: Origin
    fields: ObjectiveFields
    key_results: list[_KeyResult]
    supports: tuple[Link, ...]
    depends_on: tuple[Dependency, ...]
    successor_of: str | None
    versions: tuple[ObjectiveVersion, ...]


class Index(msgspec.Struct, array_like=True):
    """The ids of all objectives, sorted, with the keys of their key results, who supports whom, and each folder's objectives."""

    ids: list[tuple[str, list[str]]]
    pairs: list[tuple[str, str]]
    folders: list[tuple[str, str, msgspec.Raw]]


def index_of(objectives: Mapping[str, Objective]) -> Index:
    """To be kept."""
    folders: dict[Place, list[Any]] = {}
    for each in objectives.values():
        folders.setdefault((each.team, each.cycle), []).append(_objective(each))
    return Index(
        ids=[(each.id, [part.key for part in each.key_results]) for each in objectives.values()],
        pairs=[(each.id, link.to.partition("#")[0]) for each in objectives.values() for link in each.supports],
        folders=[(*place, msgspec.Raw(_ENCODER.encode(found))) for place, found in folders.items()],
    )


def as_written(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a schema
    """What is not as it is where nothing is said."""
    found: dict[str, Any] = {}
    for name, default in _DEFAULTS[type(value)]:
        said = getattr(value, name)
        if said is not default and said != {}:
            found[name] = said
    return found


def _objective(one: Objective) -> tuple[object, ...]:
    """An `_Objective`."""
    parts = list(map(_key_result, one.key_results))
    links = one.supports, one.depends_on, one.successor_of
    return one.slug, one.place, as_written(one.fields), parts, *links, one.versions


def _key_result(one: KeyResult) -> tuple[object, ...]:
    """A `_KeyResult`."""
    versions = [
        (each.until, as_written(each.fields), as_written(each.measure), _days(each.time)) for each in one.versions
    ]
    return as_written(one.fields), as_written(one.measure), one.origin.path, _days(one.time), one.owner, versions


def _days(time: Stretch) -> Days:
    return time.starts, time.due


class KeptObjectives(Objectives):
    """Those of an index."""

    def __init__(self, index: Index) -> None:
        self.keys_of: dict[str, list[str]] = dict(index.ids)
        self._pairs = index.pairs
        self._folders: dict[Place, msgspec.Raw] = {(team, cycle): data for team, cycle, data in index.folders}
        self._made: dict[Place, dict[str, Objective]] = {}

    def __getitem__(self, id_: str) -> Objective:
        if id_ not in self.keys_of:
            raise KeyError(id_)
        place = place_of(id_)
        if place not in self._made:
            found = _OBJECTIVES.decode(self._folders[place])
            self._made[place] = {each.id: each for each in (_opened(one, *place) for one in found)}
        return self._made[place][id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self.keys_of

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_of)

    def __len__(self) -> int:
        return len(self.keys_of)

    def pairs(self) -> Sequence[tuple[str, str]]:
        """See `Objectives`."""
        return self._pairs

    def parts(self) -> int:
        """See `Objectives`."""
        return sum(map(len, self.keys_of.values()))


class KeptKeyResults(Mapping[str, KeyResult]):
    """The key results of objectives, by id."""

    def __init__(self, objectives: KeptObjectives) -> None:
        self._objectives = objectives

    def __getitem__(self, id_: str) -> KeyResult:
        if id_ not in self:
            raise KeyError(id_)
        objective, _, key = id_.partition("#")
        return next(each for each in self._objectives[objective].key_results if each.key == key)

    def __contains__(self, id_: object) -> bool:
        objective, _, key = str(id_).partition("#")
        return key in self._objectives.keys_of.get(objective, ())

    def __iter__(self) -> Iterator[str]:
        return (f"{id_}#{key}" for id_, keys in self._objectives.keys_of.items() for key in keys)

    def __len__(self) -> int:
        return self._objectives.parts()


def _opened(kept: _Objective, team: str, cycle: str) -> Objective:
    full_id = f"{team}/{cycle}/{kept.slug}"
    return Objective(
        id=full_id,
        slug=kept.slug,
        team=team,
        cycle=cycle,
        place=kept.place,
        fields=kept.fields,
        key_results=tuple(
            KeyResult(
                id=f"{full_id}#{part.fields.id}",
                key=part.fields.id,
                objective=full_id,
                team=team,
                cycle=cycle,
                origin=Origin(kept.place.file, part.path),
                fields=part.fields,
                measure=_measure(part.fields, part.measure),
                time=_stretch(part.time),
                owner=part.owner,
                versions=tuple(map(_version, part.versions)) if part.versions else (),
            )
            for part in kept.key_results
        ),
        supports=kept.supports,
        depends_on=kept.depends_on,
        successor_of=kept.successor_of,
        versions=kept.versions,
    )


def _version(kept: _Version) -> Version:
    measure = _measure(kept.fields, kept.measure)
    return Version(until=kept.until, fields=kept.fields, measure=measure, time=_stretch(kept.time))


def _measure(fields: KeyResultFields, data: msgspec.Raw) -> Measure:
    return MEASURES[fields.kind].decode(data)


def _stretch(days: Days) -> Stretch:
    return Stretch(starts=days[0], due=days[1])


_DEFAULTS: dict[type, list[tuple[str, object]]] = {
    schema: [(each.name, each.default) for each in dataclasses.fields(schema)]
    for schema in (ObjectiveFields, KeyResultFields, *KINDS)
}
MEASURES: dict[str, msgspec.msgpack.Decoder[Measure]] = {
    kind.kind: msgspec.msgpack.Decoder(kind, dec_hook=rich) for kind in KINDS
}
_ENCODER = msgspec.msgpack.Encoder(enc_hook=plain)
_OBJECTIVES = msgspec.msgpack.Decoder(list[_Objective], dec_hook=rich)
