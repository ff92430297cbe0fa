"""Objectives, one a file or several in objectives.yml, read but not yet linked."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.changes import new_problems, read_changes
from okrsite_gen.loading.finder import Place
from okrsite_gen.loading.frame import Frame
from okrsite_gen.loading.key_results import Home, read_key_results, written_ids
from okrsite_gen.loading.known_keys import keys_of
from okrsite_gen.loading.names import taken, usable
from okrsite_gen.loading.narrative import with_body
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.problems.values import MISSING_KEY, WRONG_TYPE
from okrsite_gen.loading.schema import Shape, missing, unknown_key
from okrsite_gen.loading.shared import check_shared
from okrsite_gen.loading.spread import altered
from okrsite_gen.model.fields import record
from okrsite_gen.model.objective import Objective, ObjectiveFields, ObjectiveVersion
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.reading.suggest import closest

_FIELDS = Shape(ObjectiveFields, beside=("key_results",))
_ENTRY = Shape(ObjectiveFields, beside=("id", "key_results"))
_CHANGEABLE = frozenset(keys_of(ObjectiveFields)) - {"changes"}


@record
class Written:
    """An objective as written, `whole` when it can be published. `keys` are its key results', `None` when unreadable."""

    id: str
    origin: Origin
    data: Mapping[str, Any]
    keys: frozenset[str] | None
    objective: Objective | None
    whole: bool = False


@record
class Objectives:
    """All objectives by id, and the places where some could not be read at all."""

    written: Mapping[str, Written]
    unread: frozenset[Place]


def flawless(document: Document, frame: Frame) -> tuple[Objective, ...] | None:
    """The objectives of a file in which nothing is wrong and no change is declared, as `read_objectives` is told of them; else `None`."""
    problems: list[Problem] = []
    listed = document.found.kind == "objective" or _is_listing(document, problems)
    read = list(_read_document(document, frame, problems)) if listed and document.data is not None else [None]
    objectives = [one.objective for one in read if one and one.whole and one.objective and one.keys is not None]
    changed = any(each.versions or any(part.versions for part in each.key_results) for each in objectives)
    return None if problems or changed or len(objectives) < len(read) else tuple(objectives)


def read_objectives(
    documents: Collection[Document],
    frame: Frame,
    problems: list[Problem],
    known: Mapping[str, Sequence[Objective]] = MappingProxyType({}),
) -> Objectives:
    """The objectives of all files, sorted by id; the first of two with one id is kept. `known` are those of flawless files."""
    written: dict[str, Written] = {}
    unread: set[Place] = set()
    for document in documents:
        found = known.get(document.found.file)
        if found is None and document.found.kind == "objectives" and not _is_listing(document, problems):
            unread.add(_place(document.found))
        for one in _read_document(document, frame, problems) if found is None else _flawless(document, found):
            if one is None:
                unread.add(_place(document.found))
            elif one.id in written:
                problems.extend(_taken(one, written[one.id]))
                written[one.id] = altered(written[one.id], keys=_both(one.keys, written[one.id].keys))
            else:
                written[one.id] = one
    return Objectives(written=dict(sorted(written.items())), unread=frozenset(unread))


def _flawless(document: Document, objectives: Iterable[Objective]) -> Iterator[Written]:
    data: Any = document.data
    for one in objectives:
        written = data["objectives"][one.place.path[1]] if one.place.path else data
        keys = frozenset(each.key for each in one.key_results)
        yield Written(id=one.id, origin=one.place, data=written, keys=keys, objective=one, whole=True)


def _place(found: Found) -> Place:
    return found.team or "", found.cycle or ""


def _taken(one: Written, first: Written) -> Iterator[Problem]:
    """A second objective with an id; where even the folders differ it is the team that is there twice, which was said."""
    if posixpath.dirname(one.origin.file) == posixpath.dirname(first.origin.file):
        yield taken(one.id, "an objective", _id_origin(one), first.origin)


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


def _id_origin(one: Written) -> Origin:
    return one.origin.at("id") if one.origin.path else one.origin


def _is_listing(document: Document, problems: list[Problem]) -> bool:
    """Whether an objectives.yml has its list."""
    if document.data is None:
        return False
    if not isinstance(document.data.get("objectives"), list):
        where = place(document.data, Origin(document.found.file), "objectives")
        if any(closest(key, ["objectives"]) for key in document.data):
            return False
        message = "`objectives:` with a list of objectives is missing"
        absent = "objectives" not in document.data
        kind, where = (MISSING_KEY, missing(where, "objectives")) if absent else (WRONG_TYPE, where)
        problems.append(kind.at(where, message, "write `objectives:` and below it one objective after each `- `"))
        return False
    return True


def _read_document(document: Document, frame: Frame, problems: list[Problem]) -> Iterator[Written | None]:
    """`None` for what has no id to be known by."""
    file = Origin(document.found.file)
    if document.found.kind == "objective":
        yield _read_file(document, file, frame, problems)
        return
    data = document.data or {}
    problems.extend(_unknown_beside(data, file))
    listed = data.get("objectives")
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        where = place(data, file, "objectives", index)
        slug = _slug(item, where, problems)
        yield None if slug is None else _read(item, slug, where, _ENTRY, document.found, frame, problems)


def _read_file(document: Document, file: Origin, frame: Frame, problems: list[Problem]) -> Written:
    """An objective of its own: the body is its narrative."""
    found = document.found
    team, cycle = _place(found)
    if document.data is None:
        return Written(id=f"{team}/{cycle}/{found.stem}", origin=file, data={}, keys=None, objective=None)
    data = with_body(document, problems)
    return _read(data, found.stem, file, _FIELDS, found, frame, problems)


def _unknown_beside(data: Mapping[str, Any], file: Origin) -> Iterator[Problem]:
    yield from (unknown_key(key, file.key(key), ["objectives"]) for key in data if key != "objectives")


def _slug(item: object, where: Origin, problems: list[Problem]) -> str | None:
    """The `id` of an entry of objectives.yml; without one the entry cannot be placed, but its other mistakes are told."""
    slug = item.get("id") if isinstance(item, dict) else None
    meant = {closest(key, _ENTRY.known([key])) for key in item} if isinstance(item, dict) else {}
    if isinstance(slug, str) and usable(slug, "an objective", where.at("id"), problems):
        return slug
    if slug is None and isinstance(item, dict) and "id" not in meant:
        problems.append(
            MISSING_KEY.at(
                missing(where, "id"), "`objectives`: `id` is missing", "add `id:`; it becomes the objective's address"
            )
        )
    elif slug is not None and not isinstance(slug, str):
        problems.append(WRONG_TYPE.at(where.at("id"), "`id`: expected one word", "write `id:` and a short name"))
    fields = {key: value for key, value in item.items() if key not in _ENTRY.beside} if isinstance(item, dict) else item
    _ENTRY.read(fields, where, problems)
    return None


def _read(
    data: Mapping[str, Any],
    slug: str,
    origin: Origin,
    shape: Shape[ObjectiveFields],
    found: Found,
    frame: Frame,
    problems: list[Problem],
) -> Written:
    """An objective from its keys; without its text, or in a cycle that could not be read, it is checked and not kept."""
    team, cycle_id = _place(found)
    full_id = f"{team}/{cycle_id}/{slug}"
    cycle = frame.calendar.get(cycle_id) or frame.calendar.stand_in(cycle_id)
    own = {key: value for key, value in data.items() if key not in shape.beside}
    fields, kept = shape.sift(own, origin, problems)
    whole = fields is not None and frame.calendar.get(cycle_id) is not None
    if fields is None:
        fields, kept = shape.sift({**own, "objective": slug}, origin, [])
    home = Home(id=full_id, team=team, cycle=cycle, owner=fields.owner if fields else None)
    listed = data.get("key_results", [])
    key_results = tuple(read_key_results(listed, origin.at("key_results"), home, frame, problems))
    keys = written_ids(listed) if "key_results" in data or not _misses_key_results(own, shape) else None
    if fields is None:
        return Written(id=full_id, origin=origin, data=kept, keys=keys, objective=None)
    _check(fields, kept, origin, frame, problems)
    objective = Objective(
        id=full_id,
        slug=slug,
        team=team,
        cycle=cycle_id,
        place=origin,
        fields=fields,
        key_results=key_results,
        versions=_versions(own, origin, shape, problems),
    )
    return Written(id=full_id, origin=origin, data=kept, keys=keys, objective=objective, whole=whole)


def _misses_key_results(own: Mapping[str, Any], shape: Shape[ObjectiveFields]) -> bool:
    """Whether the key results perhaps stand under a key that is not known."""
    unknown = {key: value for key, value in own.items() if key not in shape.known([""])}
    listed = [value for value in unknown.values() if isinstance(value, list)]
    return bool(listed) or any(closest(key, ["key_results"]) for key in unknown)


def _check(
    fields: ObjectiveFields, data: Mapping[str, Any], origin: Origin, frame: Frame, problems: list[Problem]
) -> None:
    """The ids that an objective names, except those of other objectives."""
    if fields.owner:
        frame.people.owners.check(fields.owner, origin.at("owner"), problems)
    if fields.priority:
        frame.settings.priorities.check(fields.priority, origin.at("priority"), problems)
    for index, team in enumerate(fields.shared_with):
        frame.team_names.check(team, place(data, origin, "shared_with", index), problems)
    frame.check_audience(fields.audience, origin.at("audience"), problems)
    check_shared(fields, data, origin, frame, problems)


def _versions(
    own: Mapping[str, Any], origin: Origin, shape: Shape[ObjectiveFields], problems: list[Problem]
) -> tuple[ObjectiveVersion, ...]:
    """The definitions that declared changes say held before, the oldest first."""
    if "changes" not in own:
        return ()
    known: list[Problem] = []
    shape.read(own, origin, known)
    found: dict[Problem, None] = {}
    versions: list[ObjectiveVersion] = []
    for earlier in read_changes(own, origin, _CHANGEABLE, problems):
        local: list[Problem] = []
        fields = shape.read(earlier.data, origin, local)
        if fields:
            versions.append(ObjectiveVersion(until=earlier.until, fields=fields))
        found.update(dict.fromkeys(new_problems(local, known, earlier, origin)))
    problems.extend(found)
    return tuple(reversed(versions))
