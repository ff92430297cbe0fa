"""people.yml, and whoever is mentioned."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from okrsite_gen.diagnostics import Fix, Origin, Problem, ProblemKind
from okrsite_gen.loading.names import Names
from okrsite_gen.loading.problems.names import BAD_ID, UNKNOWN_PARTICIPANT, UNKNOWN_PERSON
from okrsite_gen.loading.problems.values import WRONG_VALUE
from okrsite_gen.loading.schema import Shape
from okrsite_gen.model.fields import PersonId, record
from okrsite_gen.model.people import Person, PersonFields
from okrsite_gen.reading.certain import alike
from okrsite_gen.reading.document import Document
from okrsite_gen.reading.suggest import closest

_ENTRY = Shape(PersonFields)
_ID = TypeAdapter(PersonId)
_NO_ID = re.compile(r"(?:`[^`]*`: )?`(?P<name>[^`-][^`]*)` is not an id")
_OF_PEOPLE = "`-`, `.` and `_`"


@record
class People:
    """Who is in people.yml. `owners` answer for something, `participants` only took part."""

    named: bool
    known: Mapping[str, Person]
    owners: Names
    participants: Names


def read_people(documents: Collection[Document], problems: list[Problem]) -> People:
    """The people of people.yml; without it nobody is refused."""
    known: dict[str, Person] = {}
    reserved: set[str] = set()
    for document in documents:
        for person_id, data in (document.data or {}).items():
            person = _read_person(person_id, data, Origin(document.found.file), problems)
            reserved.add(person_id)
            if person:
                known[person_id] = person
    open_ = not documents or any(document.data is None for document in documents)
    return People(
        named=bool(documents),
        known=known,
        owners=_names(UNKNOWN_PERSON, reserved, open_=open_),
        participants=_names(UNKNOWN_PARTICIPANT, reserved, open_=open_),
    )


def _names(kind: ProblemKind, known: Collection[str], *, open_: bool) -> Names:
    """Names differ by a letter: `ana` and `anna` may be two, so only capitals and signs are taken for a slip."""
    help_ = "add the person to people.yml"
    return Names(noun="person", kind=kind, known=known, help=help_, open=open_, meant=alike)


def called_by_name(problems: Iterable[Problem], known: Mapping[str, Person]) -> Iterator[Problem]:
    """The problems; who is called by the name (`owner: Bob Li`) is found by it, for certain where only one has that name."""
    ids: dict[str, list[str]] = {}
    for problem in problems:
        match = _NO_ID.fullmatch(problem.message) if problem.rule == WRONG_VALUE.id else None
        name = match["name"] if match and _OF_PEOPLE in problem.help else ""
        ids = ids or (_by_name(known) if name else {})
        meant = ids.get(name.casefold()) or ids.get(closest(name.casefold(), ids) or "", []) if name else []
        if not meant:
            yield problem
            continue
        surely = len(meant) == 1 and name.casefold() in ids
        listed = " or ".join(f"`{each}`" for each in meant)
        fix = Fix(name, meant[0]) if surely else problem.fix
        yield dataclasses.replace(problem, help=f"did you mean {listed}?", fix=fix)


def _by_name(known: Mapping[str, Person]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for person in known.values():
        ids[(person.name or person.id).casefold()].append(person.id)
    return ids


def _read_person(person_id: str, data: object, file: Origin, problems: list[Problem]) -> Person | None:
    fields = _ENTRY.read(data, file.at(person_id), problems)
    try:
        _ID.validate_python(person_id)
    except ValidationError as error:
        help_ = error.errors()[0]["ctx"]["help"]
        problems.append(BAD_ID.at(file.key(person_id), f"`{person_id}` cannot be the id of a person", help_))
        return None
    return _person(person_id, fields, file.key(person_id)) if fields else None


def _person(person_id: str, fields: PersonFields, origin: Origin) -> Person:
    return Person(
        name=fields.name,
        team=fields.team,
        email=fields.email,
        roles=fields.roles,
        left=fields.left,
        id=person_id,
        origin=origin,
    )
