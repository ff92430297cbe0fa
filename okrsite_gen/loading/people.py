"""people.yml, and whoever is mentioned."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import TypeAdapter, ValidationError

from okrsite_gen.diagnostics import Origin, Problem, ProblemKind
from okrsite_gen.loading.names import Names
from okrsite_gen.loading.problems.names import BAD_ID, UNKNOWN_PARTICIPANT, UNKNOWN_PERSON
from okrsite_gen.loading.schema import Shape
from okrsite_gen.loading.spread import spread
from okrsite_gen.model.fields import PersonId, record
from okrsite_gen.model.people import Person, PersonFields
from okrsite_gen.reading.certain import alike
from okrsite_gen.reading.document import Document

_ENTRY = Shape(PersonFields)
_ID = TypeAdapter(PersonId)


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


def _read_person(person_id: str, data: object, file: Origin, problems: list[Problem]) -> Person | None:
    fields = _ENTRY.read(data, file.at(person_id), problems)
    try:
        _ID.validate_python(person_id)
    except ValidationError as error:
        help_ = error.errors()[0]["ctx"]["help"]
        problems.append(BAD_ID.at(file.key(person_id), f"`{person_id}` cannot be the id of a person", help_))
        return None
    return Person(**spread(fields), id=person_id, origin=file.key(person_id)) if fields else None
