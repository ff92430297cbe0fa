"""Records as plain data: every key under the name that authors write it by, numbers to 6 decimals, dates in ISO form."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, singledispatch
from types import MappingProxyType, NoneType
from typing import Any, cast

from okrsite_gen.model.check_in import ConfidenceVote, Done

DECIMALS = 6

Plain = dict[str, Any]

_ITSELF = (str, NoneType, bool)


def number(value: float | None) -> float | int | None:
    """Rounded; a whole number without a point, and never a minus before zero."""
    if value is None:
        return None
    rounded = round(float(value), DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def day(value: dt.date | None) -> str | None:
    """Year-month-day."""
    return value.isoformat() if value else None


@singledispatch
def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """What JSON can hold, made of any value that a record holds."""
    return keys(value)


for _kind in _ITSELF:
    plain.register(_kind)(lambda value: value)

plain.register(int)(number)
plain.register(float)(number)
plain.register(dt.date)(day)


@plain.register
def _done(value: Done) -> object:
    """Steps are a list, yes or no is a flag."""
    return list(value.steps) if value.flag is None else value.flag


@plain.register(dict)
@plain.register(MappingProxyType)
def _mapping(value: Mapping[object, object]) -> Plain:
    return {str(plain(key)): plain(item) for key, item in value.items()}


@plain.register(list)
@plain.register(tuple)
def _list(value: Sequence[object]) -> object:
    """A list; votes with names are a mapping, as written."""
    if value and isinstance(value[0], ConfidenceVote) and value[0].by:
        return {vote.by: number(vote.points) for vote in cast("Sequence[ConfidenceVote]", value)}
    return [plain(item) for item in value]


@plain.register
def _vote(value: ConfidenceVote) -> object:
    return number(value.points)


def keys(value: Any, *without: str) -> Plain:  # noqa: ANN401 - any record
    """A record's keys, as authors write them, save those named (by the record's own names)."""
    return keys_of(type(value), value, *without)


def keys_of(schema: type, value: Any, *without: str) -> Plain:  # noqa: ANN401 - any record
    """The keys that authors may write (`schema`) of a record that has more."""
    return {key: _quick(getattr(value, name)) for name, key in _names(schema) if name not in without}


def _quick(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """`plain`, without the search for the way to write what needs none: most values of most records."""
    if value.__class__ in _ITSELF:
        return value
    return [] if value == () else plain(value)


@cache
def _names(record: type) -> tuple[tuple[str, str], ...]:
    """Each field's own name and the key it is written by (`for_` is `for`)."""
    described: Mapping[str, Any] = getattr(record, "__pydantic_fields__", {})
    names = [field.name for field in dataclasses.fields(record)]
    return tuple((name, getattr(described.get(name), "alias", None) or name) for name in names)


def each(items: Iterable[Any], write: Callable[[Any], Plain]) -> list[Plain]:
    """One mapping per item."""
    return [write(item) for item in items]
