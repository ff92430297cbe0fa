"""The explorer's rows by folder and by value: what is kept of a folder tells which of its rows stand where, without making them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from okrsite_gen.light import Light
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Place
from okrsite_gen.pages import words
from okrsite_gen.pages.counts import ORDER
from okrsite_gen.pages.explorer_table import KINDS, Kind, Row, lines, places
from okrsite_gen.scoring.concluded import concluded_by_folder
from okrsite_gen.scoring.snapshot import Snapshot

Some = tuple[Place, Sequence[int]]  # rows of a team's folder of a cycle, by their numbers in it


class Told(Light, frozen=True, array_like=True):
    """A folder's rows that have one value of a facet."""

    id: str
    title: str
    rows: list[int]


class Folder(Light, frozen=True, array_like=True):
    """How many rows a folder has, and by kind their values."""

    size: int
    values: list[list[Told]]


@record
class Values:
    """All rows with one value of a facet (all there are, without an `id`), and how many: `id` is its part of the address."""

    id: str
    title: str
    rows: tuple[Some, ...]
    size: int


def rows_of(snapshot: Snapshot, some: Iterable[Some]) -> tuple[Row, ...]:
    """These rows; who asks looks at their folders."""
    found = []
    for place, numbers in some:
        its = lines(snapshot.of_team(*place))
        found += [its[number] for number in numbers]
    return tuple(found)


def folders(snapshot: Snapshot) -> Mapping[Place, Folder]:
    """What is to be told of each, in the order of the table; it is kept of those in which nothing is other."""
    make = partial(_folder, snapshot)
    return concluded_by_folder(snapshot, "explorer", Folder, make, places(snapshot))


def _folder(snapshot: Snapshot, place: Place) -> Folder:
    found = lines(snapshot.of_team(*place))
    return Folder(len(found), [_told(snapshot, kind, found) for kind in KINDS])


def _told(snapshot: Snapshot, kind: Kind, found: Sequence[Row]) -> list[Told]:
    by_value: dict[str, Told] = {}
    values: tuple[tuple[str, str], ...] = ()
    for number, row in enumerate(found):
        if row.part is None or not kind.common:
            values = tuple(kind.values(snapshot, row))
        for value, title in values:
            by_value.setdefault(value, Told(value, title, [])).rows.append(number)
    return list(by_value.values())


def split(found: Mapping[Place, Folder], number: int) -> tuple[Values, ...]:
    """All rows by the values of a kind: states, bands and types in the order that all pages have them in, others by id.

    Key results stand behind their objective.
    """
    by_value: dict[str, list[Some]] = {}
    titles: dict[str, str] = {}
    for place, folder in found.items():
        for told in folder.values[number]:
            by_value.setdefault(told.id, []).append((place, told.rows))
            titles.setdefault(told.id, told.title)
    return tuple(
        Values(id=value, title=titles[value], rows=tuple(by_value[value]), size=size(by_value[value]))
        for value in sorted(by_value, key=_as_told)
    )


def size(found: Iterable[Some]) -> int:
    """How many rows they are."""
    return sum(len(numbers) for _, numbers in found)


def in_pages(found: Iterable[Some], most: int) -> Iterator[tuple[Some, ...]]:
    """The rows page by page, `most` on each."""
    page: list[Some] = []
    room = most
    for place, numbers in found:
        left = numbers
        while len(left) >= room:
            yield (*page, (place, left[:room]))
            page, left, room = [], left[room:], most
        if left:
            page.append((place, left))
            room -= len(left)
    if page:
        yield tuple(page)


_TOLD = {value: place for place, value in enumerate((*ORDER, *words.BAND_WORDS, *words.TYPE_WORDS))}


def _as_told(value: str) -> tuple[int, str]:
    place = _TOLD.get(value)
    return (len(_TOLD), value) if place is None else (place, "")
