"""Records as plain data: every key under the name that authors write it by, numbers to 6 decimals, dates in ISO form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from types import MappingProxyType, NoneType
from typing import Any, cast

from okrsite_gen.light import names_in
from okrsite_gen.model.check_in import ConfidenceVote, Done

DECIMALS = 6

Plain = dict[str, Any]


@lru_cache(maxsize=20_000)
def number(value: float | None) -> float | int | None:
    """Rounded; a whole number without a point, and never a minus before zero."""
    if value is None:
        return None
    rounded = round(float(value), DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def day(value: dt.date | None) -> str | None:
    """Year-month-day."""
    return value.isoformat() if value else None


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    """What JSON can hold, made of any value that a record holds."""
    return _way(value.__class__)(value)


def _done(value: Done) -> object:
    """Steps are a list, yes or no is a flag."""
    return list(value.steps) if value.flag is None else value.flag


def _mapping(value: Mapping[object, object]) -> Plain:
    return {str(plain(key)): plain(item) for key, item in value.items()}


def _list(value: Sequence[object]) -> object:
    """A list; votes with names are a mapping, as written."""
    if value and isinstance(value[0], ConfidenceVote) and value[0].by:
        return {vote.by: number(vote.points) for vote in cast("Sequence[ConfidenceVote]", value)}
    return [plain(item) for item in value]


def _vote(value: ConfidenceVote) -> object:
    return number(value.points)


def keys(value: Any, *without: str) -> Plain:  # noqa: ANN401 - any record
    """A record's keys, as authors write them, save those named (by the record's own names)."""
    return keys_of(value.__class__, value, *without)


def keys_of(schema: type, value: Any, *without: str) -> Plain:  # noqa: ANN401 - any record
    """The keys that authors may write (`schema`) of a record that has more.

    Most values of most records need no way to be written, and nothing costs an export more than looking for one.
    """
    names, values_of = _names(schema, without)
    return {
        name: found if found is None or (kind := found.__class__) is str else [] if found == () else _way(kind)(found)
        for name, found in zip(names, values_of(value), strict=False)
    }


@cache
def _names(record: type, without: tuple[str, ...]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The key that each field is written by (`for_` is `for`), and what gets the fields' values."""
    described: Mapping[str, Any] = getattr(record, "__pydantic_fields__", {})
    own = [name for name in names_in(record) if name not in without]
    names = tuple(getattr(described.get(name), "alias", None) or name for name in own)
    values_of = attrgetter(*own) if len(own) > 1 else lambda value: tuple(getattr(value, name) for name in own)
    return names, values_of


def _itself(value: object) -> object:
    return value


_WAYS: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys((str, NoneType, bool), _itself),
    int: number,
    float: number,
    dt.date: day,
    Done: _done,
    ConfidenceVote: _vote,
    dict: _mapping,
    MappingProxyType: _mapping,
    list: _list,
    tuple: _list,
}


@cache
def _way(kind: type) -> Callable[[Any], Any]:
    """How values of a class are written: as those of the nearest class above it that is listed, else as a record."""
    return next((_WAYS[each] for each in kind.__mro__ if each in _WAYS), keys)


def each(items: Iterable[Any], write: Callable[[Any], Plain]) -> list[Plain]:
    """One mapping per item."""
    return [write(item) for item in items]
