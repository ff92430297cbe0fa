"""Key results: the keys that all kinds share, the kind's own, and the definitions that held before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from okrsite_gen.diagnostics import Fix, Origin, Problem
from okrsite_gen.kinds import KINDS, by_name
from okrsite_gen.loading.changes import new_problems, read_changes
from okrsite_gen.loading.frame import Frame
from okrsite_gen.loading.known_keys import keys_of
from okrsite_gen.loading.names import taken
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.problems.cycles import OUTSIDE_CYCLE
from okrsite_gen.loading.problems.values import UNKNOWN_KIND, WRONG_TYPE
from okrsite_gen.loading.schema import Shape, unknown_key
from okrsite_gen.loading.shared import check_shared
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult, KeyResultFields, Version
from okrsite_gen.model.measure import Measure, Stretch
from okrsite_gen.reading.certain import surely_word
from okrsite_gen.reading.suggest import closest, did_you_mean

COMMON = frozenset(keys_of(KeyResultFields))


def _elsewhere(kind: type[Measure]) -> dict[str, str]:
    """What to do with the keys that only other kinds have."""
    others: dict[str, list[str]] = {}
    for other in KINDS:
        for key in keys_of(other):
            others.setdefault(key, []).append(f"`kind: {other.kind}`")
    own = keys_of(kind)
    return {key: f"remove it, or write {' or '.join(kinds)}" for key, kinds in others.items() if key not in own}


_CHANGEABLE = (COMMON | {key for kind in KINDS for key in keys_of(kind)}) - {"id", "changes"}
_KNOWN = {kind.kind: COMMON | frozenset(keys_of(kind)) for kind in KINDS}
_FIELDS = Shape(KeyResultFields)
_MEASURES: dict[str, Shape[Measure]] = {
    kind.kind: Shape(kind, beside=sorted(COMMON), elsewhere=_elsewhere(kind)) for kind in KINDS
}


@record
class Home:
    """The objective that key results belong to."""

    id: str
    team: str
    cycle: Cycle
    owner: str | None


@record
class Definition:
    """A key result's keys, read: as they are today or as they were. `data` is what the shared ones were made from."""

    fields: KeyResultFields
    data: Any
    measure: Measure
    time: Stretch
    complete: bool


def written_ids(data: object) -> frozenset[str] | None:
    """The ids of key results, also of broken ones, so that references to them are no second mistake; `None` where one is unreadable."""
    ids = [item.get("id") if isinstance(item, dict) else None for item in data] if isinstance(data, list) else [None]
    known = frozenset(each for each in ids if isinstance(each, str))
    return known if len(known) == len(set(ids)) else None


def read_key_results(
    data: object, origin: Origin, home: Home, frame: Frame, problems: list[Problem]
) -> Iterator[KeyResult]:
    """The key results under an objective's `key_results:`."""
    if not isinstance(data, list):
        problems.append(WRONG_TYPE.at(origin, "`key_results`: expected a list", "write one key result after each `- `"))
        return
    first: dict[str, Origin] = {}
    for index, item in enumerate(data):
        where = origin.at(index)
        key_result = _read_key_result(item, where, home, frame, problems)
        if key_result is None:
            continue
        if key_result.key in first:
            problems.append(taken(key_result.key, "a key result", where.at("id"), first[key_result.key]))
            continue
        first[key_result.key] = where.at("id")
        yield key_result


def _read_key_result(data: Any, origin: Origin, home: Home, frame: Frame, problems: list[Problem]) -> KeyResult | None:  # noqa: ANN401 - plain data
    if not isinstance(data, dict):
        _FIELDS.read(data, origin, problems)
        return None
    definition = read_definition(data, origin, home.cycle, problems)
    if definition is None:
        _check_anyway(data, origin, home.cycle, frame, problems)
        return None
    said = [*faults(definition, data, origin), *_outside(definition, origin, home.cycle)]
    problems.extend(said)
    _check(definition, origin, frame, problems)
    fields = definition.fields
    return KeyResult(
        id=f"{home.id}#{fields.id}",
        key=fields.id,
        objective=home.id,
        team=home.team,
        cycle=home.cycle.id,
        origin=origin.at("id"),
        fields=fields,
        measure=definition.measure,
        time=definition.time,
        owner=fields.owner or home.owner,
        versions=_versions(data, origin, home.cycle, said, problems),
    )


def read_definition(
    data: Mapping[str, Any], origin: Origin, cycle: Cycle, problems: list[Problem]
) -> Definition | None:
    """The keys that all share and the kind's own; `None` when one half cannot be used."""
    shared, own = split(data)
    kind = data.get("kind", "metric")
    misspelt = _misspelt(own, kind)
    fields, common = _FIELDS.sift(shared, origin, problems, misspelt=misspelt)
    if "kind" in misspelt and "kind" not in data:
        problems.extend(_unknown(own, origin))
        return None
    if isinstance(kind, str) and by_name(kind) is None:
        problems.append(_unknown_kind(kind, origin.at("kind")))
    if not isinstance(kind, str) or kind not in _MEASURES:
        return None
    measure, kept = _MEASURES[kind].sift(own, origin, problems)
    if fields is None or measure is None:
        return None
    time = Stretch(starts=fields.starts or cycle.starts, due=fields.due or cycle.ends)
    complete = len(common) == len(shared) and len(kept) == len(own)
    return Definition(fields=fields, data=common, measure=measure, time=time, complete=complete)


def split(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The keys that all kinds share, and the others."""
    shared: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for key, value in data.items():
        (shared if key in COMMON else own)[key] = value
    return shared, own


def _misspelt(own: Collection[str], kind: object) -> set[str]:
    """The shared keys that were perhaps meant by keys that no kind knows."""
    known = _KNOWN.get(kind, COMMON) if isinstance(kind, str) else COMMON
    return {closest(key, known) or "" for key in own if key not in known}


def _unknown(own: Collection[str], origin: Origin) -> Iterator[Problem]:
    """The keys that no kind knows, where the kind cannot be told."""
    known = COMMON | {key for kind in KINDS for key in keys_of(kind)}
    yield from (unknown_key(key, origin.key(key), sorted(known)) for key in own if key not in known)


def _unknown_kind(kind: str, where: Origin) -> Problem:
    names = [each.kind for each in KINDS]
    listed = "the kinds are " + ", ".join(f"`{name}`" for name in names)
    meant = surely_word(kind, names)
    fix = Fix(kind, meant) if meant else None
    help_ = did_you_mean(kind, names) or listed
    return UNKNOWN_KIND.at(where, f"there is no kind `{kind}` of key results", help_, fix=fix)


def _check(definition: Definition, origin: Origin, frame: Frame, problems: list[Problem]) -> None:
    if definition.fields.owner:
        frame.people.owners.check(definition.fields.owner, origin.at("owner"), problems)
    check_shared(definition.fields, definition.data, origin, frame, problems)


def _check_anyway(data: Mapping[str, Any], origin: Origin, cycle: Cycle, frame: Frame, problems: list[Problem]) -> None:
    """What else is wrong with a key result that cannot be used."""
    patched = {**split(data)[0], "id": "unnamed", "title": "Untitled", "kind": "metric"}
    definition = read_definition(patched, origin, cycle, [])
    if definition:
        problems.extend(_outside(definition, origin, cycle))
        _check(definition, origin, frame, problems)


def faults(definition: Definition, data: object, origin: Origin) -> Iterator[Problem]:
    """What the kind finds wrong with its own keys, unless some were taken out: what is then missing was said before."""
    if not definition.complete:
        return
    for fault in definition.measure.faults(definition.time):
        where = place(data, origin, *fault.path)
        if where.path == origin.path and fault.path == ("due",):
            where = place(data, origin, "starts")
        yield Problem(fault.rule, fault.severity, fault.message, where, fault.help)


def _outside(definition: Definition, origin: Origin, cycle: Cycle) -> Iterator[Problem]:
    for key, day in (("starts", definition.fields.starts), ("due", definition.fields.due)):
        if day and not cycle.holds(day):
            message = f"`{key}` `{day}` lies outside the cycle `{cycle.id}` (`{cycle.starts}` to `{cycle.ends}`)"
            yield OUTSIDE_CYCLE.at(
                origin.at(key), message, "correct the date, or move the objective to the cycle it belongs to"
            )


def _versions(
    data: Mapping[str, Any], origin: Origin, cycle: Cycle, known: Collection[Problem], problems: list[Problem]
) -> tuple[Version, ...]:
    """The definitions that declared changes say held before, the oldest first."""
    if "changes" not in data:
        return ()
    found: dict[Problem, None] = {}
    versions: list[Version] = []
    for earlier in read_changes(data, origin, _CHANGEABLE, problems):
        local: list[Problem] = []
        before = _fitting(earlier.data, earlier.own)
        definition = read_definition(before, origin, cycle, local)
        if definition:
            local.extend([*faults(definition, before, origin), *_outside(definition, origin, cycle)])
            versions.append(
                Version(until=earlier.until, fields=definition.fields, measure=definition.measure, time=definition.time)
            )
        found.update(dict.fromkeys(new_problems(local, known, earlier, origin)))
    problems.extend(found)
    return tuple(reversed(versions))


def _fitting(data: Mapping[str, Any], written: Collection[str]) -> dict[str, Any]:
    """The keys that the earlier kind has, and those that the author says it had then."""
    kind = by_name(str(data.get("kind", "metric")))
    own = keys_of(kind) if kind else {}
    return {key: value for key, value in data.items() if key in COMMON or key in own or key in written}
