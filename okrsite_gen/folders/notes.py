"""Problems and findings as a volume has them: plain data."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from okrsite_gen.diagnostics import Fix, Origin, Problem, Related, Severity
from okrsite_gen.rules.finding import Finding
from okrsite_gen.source import Span


class Place(msgspec.Struct, array_like=True):
    """An origin or a span, whichever it is."""

    origin: Origin | None
    span: Span | None


class Note(msgspec.Struct, array_like=True):
    """A problem."""

    rule: str
    severity: Severity
    message: str
    where: Place
    help: str
    related: list[tuple[str, Place]]
    fix: Fix | None


class Told(msgspec.Struct, array_like=True):
    """What a rule found."""

    about: str
    where: Origin
    message: str
    help: str
    related: list[tuple[str, Place]]
    reason: str


def notes(problems: Iterable[Problem]) -> list[Note]:
    """Problems as a volume has them: reading and loading waive nothing and speak of no objective."""
    return [
        Note(
            rule=each.rule,
            severity=each.severity,
            message=each.message,
            where=_place(each.where),
            help=each.help,
            related=_related(each.related),
            fix=each.fix,
        )
        for each in problems
    ]


def problems_of(kept: Iterable[Note]) -> list[Problem]:
    """The same again."""
    return list(map(_problem, kept))


def told(found: Finding) -> Told:
    """A finding as a volume has it."""
    return Told(
        about=found.about,
        where=found.where,
        message=found.message,
        help=found.help,
        related=_related(found.related),
        reason=found.reason,
    )


def related_in(places: Iterable[tuple[str, Place]]) -> tuple[Related, ...]:
    """What is related, as problems and findings have it."""
    return tuple(Related(message, _where(place)) for message, place in places)


def _problem(note: Note) -> Problem:
    related = related_in(note.related)
    return Problem(note.rule, note.severity, note.message, _where(note.where), note.help, related, fix=note.fix)


def _related(places: Iterable[Related]) -> list[tuple[str, Place]]:
    return [(related.message, _place(related.where)) for related in places]


def _place(where: Origin | Span) -> Place:
    return Place(where, None) if isinstance(where, Origin) else Place(None, where)


def _where(place: Place) -> Origin | Span:
    return place.origin or place.span or Origin("")
