"""Where a reference leads: `team/slug#key-result` to a full id, by the cycles around the place where it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record

_FORM = re.compile(r"(?:(?P<team>[^/#]+)/(?:(?P<cycle>[^/#]+)/)?)?(?P<slug>[^/#]+)(?:#(?P<key>[^/#]+))?")

Place = tuple[str, str]  # team and cycle


@record
class Reference:
    """A reference taken apart."""

    slug: str
    team: str | None
    cycle: str | None
    key: str | None

    def near(self, slug: str) -> str:
        """The same reference with another slug, without its key result."""
        return "/".join(part for part in (self.team, self.cycle, slug) if part)


def parse(text: str) -> Reference | None:
    """The parts of a reference; `None` when it has no such form."""
    match = _FORM.fullmatch(text)
    return Reference(**match.groupdict()) if match else None


class Finder:
    """Finds objectives and key results by reference. `keys` has the key results of each objective, `None` where they are unknown."""

    def __init__(
        self, keys: Mapping[str, frozenset[str] | None], used: Iterable[str], cycle_of: Callable[[str], Cycle | None]
    ) -> None:
        """`used` are the ids of the cycles that references may look in."""
        self.keys = keys
        self._cycle_of = cycle_of
        self._cycles = sorted((cycle for cycle in map(cycle_of, used) if cycle), key=_length)
        self._enclosing: dict[str, list[str]] = {}
        self._found: dict[tuple[str, Place], str | None] = {}

    def find(self, text: str, here: Place) -> str | None:
        """The full id, in the same cycle or the nearest one around it."""
        asked = (text, here)
        if asked not in self._found:
            reference = None if (near := self._here(text, here)) else parse(text)
            self._found[asked] = self._find(reference, here) if reference else near
        return self._found[asked]

    def _here(self, text: str, here: Place) -> str | None:
        """What most references are: a slug in the same folder, with a key result that is known there."""
        slug, mark, key = text.partition("#")
        full_id = f"{here[0]}/{here[1]}/{slug}"
        keys = None if "/" in slug else self.keys.get(full_id)
        return f"{full_id}#{key}" if mark and keys and key in keys else None

    def _find(self, reference: Reference, here: Place) -> str | None:
        for full_id in self.candidates(reference, here):
            if full_id in self.keys:
                keys = self.keys[full_id]
                if reference.key is None:
                    return full_id
                if keys is None or reference.key in keys:
                    return f"{full_id}#{reference.key}"
        return None

    def candidates(self, reference: Reference, here: Place) -> Iterator[str]:
        """The objectives that a reference could mean, the nearest first."""
        for team, cycle in self.places(reference, here):
            yield f"{team}/{cycle}/{reference.slug}"

    def places(self, reference: Reference, here: Place) -> list[Place]:
        """Where a reference looks, in this order."""
        cycles = [reference.cycle] if reference.cycle else [here[1], *self._around(here[1])]
        return [(reference.team or here[0], cycle) for cycle in cycles]

    def _around(self, cycle_id: str) -> list[str]:
        """The cycles in use that enclose a cycle, the nearest (shortest) first."""
        if cycle_id not in self._enclosing:
            inner = self._cycle_of(cycle_id)
            self._enclosing[cycle_id] = [outer.id for outer in self._cycles if inner and outer.encloses(inner)]
        return self._enclosing[cycle_id]


def _length(cycle: Cycle) -> tuple[int, str]:
    return cycle.days, cycle.id
