"""Declared changes: from today's definition back to those that held before."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from okrsite_gen.diagnostics import Key, Origin, Problem
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.schema import Shape, unknown_key
from okrsite_gen.model.fields import record
from okrsite_gen.model.shared import Change

_CHANGE = Shape(Change)


@record
class Earlier:
    """All keys as they stood before `until`; `sources` tells where those that differ from today's are written.

    `own` are the keys that this change itself names, at `was`.
    """

    until: dt.date
    data: Mapping[str, Any]
    sources: Mapping[str, Origin]
    was: Origin
    own: frozenset[str]

    def relocate(self, problem: Problem, origin: Origin) -> Problem:
        """A problem of this definition, moved from today's keys at `origin` to the `was` that it comes from."""
        where = problem.where
        if not isinstance(where, Origin):
            return problem
        rest: tuple[Key, ...] = where.path[len(origin.path) :]
        source = self.sources.get(str(rest[0])) if rest else None
        moved = Origin(where.file, source.path + rest[1:], where.on, where.chars) if source else self.was
        return dataclasses.replace(problem, where=moved)


def read_changes(
    data: Mapping[str, Any], origin: Origin, allowed: Collection[str], problems: list[Problem]
) -> list[Earlier]:
    """The definitions before each change, the latest first. `allowed` are the keys that may change."""
    found: dict[dt.date, Earlier] = {}
    before, sources = dict(data), dict[str, Origin]()
    for change, was in sorted(_written(data, origin), key=lambda pair: (pair[0].date, pair[1].path), reverse=True):
        for key, value in change.was.items():
            if key not in allowed:
                problems.append(unknown_key(key, was.key(key), sorted(allowed)))
                continue
            before, sources = {**before, key: value}, {**sources, key: was.at(key)}
        found[change.date] = Earlier(
            until=change.date, data=before, sources=sources, was=was, own=frozenset(change.was)
        )
    return list(found.values())


def _written(data: Mapping[str, Any], origin: Origin) -> Iterator[tuple[Change, Origin]]:
    """The changes that can be used, with the place of their `was`; what is wrong with the others has been said."""
    listed = data.get("changes")
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        change = _CHANGE.read(item, origin, [])
        if change:
            yield change, place(data, origin, "changes", index, "was")


def new_problems(
    found: Iterable[Problem], known: Collection[Problem], earlier: Earlier, origin: Origin
) -> Iterator[Problem]:
    """What is wrong with an earlier definition alone, at its place."""
    same = {(problem.rule, problem.where) for problem in known}
    for problem in found:
        if (problem.rule, problem.where) not in same:
            yield earlier.relocate(problem, origin)
