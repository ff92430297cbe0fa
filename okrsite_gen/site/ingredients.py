"""What a planned page is made of beside what it looks at: its words, and what its view is given."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import types
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any
from uuid import UUID

from okrsite_gen.light import Light, names_in
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import Quantity
from okrsite_gen.model.kpi import Kpi
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.people import Person, Team
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot
from okrsite_gen.scoring.watch import Look, at_folder_of
from okrsite_gen.site.plan import Asset, Page

_DEFINED = (Cycle, Kpi, Objective, Person, Team)  # no check-in changes them
_STATES = (KeyResultState, ObjectiveState)
_PLAIN = (str, bytes, int, float, bool, type(None), dt.date, UUID)
_FREE = (Path, Snapshot)  # where it lies is of no weight; what it looks at is noted


GIVEN = 16  # bytes of a digest
_MOST = 2000


class Opaque(Exception):  # noqa: N818 - no mistake: such a page is made each time
    """It is given something of which nobody can tell, or not soon, what is in it."""


@dataclasses.dataclass(slots=True)
class Ingredients:
    """Reads what planned pages and assets are given; `opaque` is what was found to be so, by identity."""

    opaque: dict[int, object] = dataclasses.field(default_factory=dict)
    looks: set[Look] = dataclasses.field(default_factory=set)
    left: int = 0

    def of(self, item: Page | Asset) -> tuple[bytes, set[Look]]:
        """A digest of it, and where that was looked up; raises `Opaque`."""
        self.looks, self.left = set(), _MOST
        if isinstance(item, Asset):
            given: tuple[object, ...] = item.uri, *self._made_by(item.data)
        else:
            own = item.title, item.description, item.section, item.template, item.crumbs, item.source, item.feed
            given = item.uri, own, *self._made_by(item.view)
        return hashlib.blake2b(repr(given).encode(), digest_size=GIVEN).digest(), self.looks

    def named(self, value: object) -> tuple[str, set[Look]]:
        """Text that is another whenever the value is, and where it was looked up; raises `Opaque`."""
        self.looks, self.left = set(), _MOST
        return repr(self._named(value)), self.looks

    def _made_by(self, make: Callable[..., object]) -> Iterator[object]:
        """What a call without arguments would call, and with what."""
        if isinstance(make, partial):
            yield from self._made_by(make.func)
            yield from (self._named(value) for value in make.args)
            yield from ((name, self._named(value)) for name, value in make.keywords.items())
        elif isinstance(make, type | types.FunctionType):
            if getattr(make, "__closure__", None):
                raise Opaque
            yield f"{make.__module__}.{make.__qualname__}"
            yield self._named(getattr(make, "__defaults__", None))
            yield self._named(getattr(make, "__kwdefaults__", None))
        else:
            yield self._named(make)

    def _named(self, value: Any) -> object:  # noqa: ANN401, PLR0911 - whatever a page kind hands on
        """Something whose text is another whenever the value is."""
        if type(value) in _PLAIN:
            return value
        if isinstance(value, Quantity):
            return float(value), value.unit
        if isinstance(value, _PLAIN):
            return value
        if isinstance(value, _FREE):
            return None
        if isinstance(value, _DEFINED):
            return value.id
        if isinstance(value, _STATES):
            self.looks.add(at_folder_of(value.id))
            return value.id
        if isinstance(value, partial | types.FunctionType):
            return list(self._made_by(value))
        if isinstance(value, types.ModuleType):
            return value.__name__
        return (
            self._in_parts(value)
            if isinstance(value, Light) or dataclasses.is_dataclass(value)
            else self._collected(value)
        )

    def _collected(self, value: object) -> list[object]:
        if isinstance(value, tuple | list):
            return self._each(value)
        if isinstance(value, dict):
            return self._each([each for pair in value.items() for each in pair])
        if isinstance(value, frozenset):
            return sorted(self._each(list(value)), key=repr)
        raise Opaque

    def _each(self, values: Sequence[object]) -> list[object]:
        self.left -= len(values)
        if self.left < 0:
            raise Opaque
        return [self._named(value) for value in values]

    def _in_parts(self, value: Any) -> list[object]:  # noqa: ANN401 - a record of any kind
        if id(value) in self.opaque:
            raise Opaque
        try:
            return [type(value).__qualname__, *self._each([getattr(value, name) for name in _fields(value.__class__)])]
        except Opaque:
            self.opaque[id(value)] = value
            raise


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    if issubclass(kind, Light):
        return names_in(kind)
    return tuple(each.name for each in dataclasses.fields(kind) if each.compare)
