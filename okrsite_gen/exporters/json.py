"""`okrsite export --format json`: one document with everything that was written and everything that is computed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from okrsite_gen.exporters import company
from okrsite_gen.exporters.check_in import check_in, retrospective
from okrsite_gen.exporters.compact import compact
from okrsite_gen.exporters.lines import LineFinder
from okrsite_gen.exporters.objective import objective
from okrsite_gen.exporters.plain import Plain, day
from okrsite_gen.exporters.portion import Portion
from okrsite_gen.light import Light
from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.portfolio import Place
from okrsite_gen.scoring.concluded import concluded_by_folder
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

NAME = "json"

SCHEMA = 1


def export(snapshot: Snapshot, root: Path) -> str:
    """The document, with one item of each list a line: quick to write, and `grep` and `diff` can read it."""
    return "".join(pieces(snapshot, root))


def pieces(snapshot: Snapshot, root: Path) -> Iterator[str]:
    """The same piece by piece: of a very large company all of it need not be in memory."""
    document = {
        **_day(snapshot),
        **company.settings(snapshot),
        **company.known(snapshot),
        "retrospectives": map(retrospective, snapshot.portfolio.retrospectives),
        "check_ins": _check_ins(snapshot.check_ins, snapshot),
        **company.frame(snapshot),
        "objectives": _objectives(snapshot.objectives.values(), snapshot, root),
        **company.figures(snapshot),
    }
    return _written(document, _dumps)


def part(snapshot: Snapshot, root: Path, portion: Portion) -> Iterator[str]:
    """The three lists of what is in a cycle, as they are in the whole."""
    lines = _lines(snapshot, root, portion)
    said = {team: iter(its.check_ins) for team, its in lines.items()}
    document = {
        **_day(snapshot),
        "cycle": portion.cycle,
        "retrospectives": map(retrospective, portion.retrospectives(snapshot)),
        "check_ins": (Line(next(said[team])) for team in portion.teams_that_spoke(snapshot)),
        "objectives": (Line(line) for team in sorted(portion.teams) for line in lines[team].objectives),
    }
    return _written(document, _compact)


class Lines(Light, frozen=True, array_like=True):
    """The items of a folder as JSON, each in its order."""

    check_ins: tuple[str, ...]
    objectives: tuple[str, ...]


class Line(str):
    """Something that is JSON already."""

    __slots__ = ()


def _compact(value: Any) -> str:  # noqa: ANN401 - plain data
    return value if isinstance(value, Line) else compact(value)


def _lines(snapshot: Snapshot, root: Path, portion: Portion) -> Mapping[str, Lines]:
    """By team; they are kept while people speak, since it is but one folder or two in which something is other then."""
    make = partial(_lines_in, snapshot, LineFinder(root, snapshot.partial))
    folders = [(team, portion.cycle) for team in sorted(portion.teams)]
    if snapshot.portfolio.cycles[portion.cycle].ends < snapshot.as_of:
        return {folder[0]: make(folder) for folder in folders}
    name = f"{__name__} {portion.cycle} {portion.number}"
    return {team: its for (team, _), its in concluded_by_folder(snapshot, name, Lines, make, folders).items()}


def _lines_in(snapshot: Snapshot, line_of: LineFinder, place: Place) -> Lines:
    aligned = snapshot.alignment.aligned
    objectives = (objective(one, line_of(one.objective.place), aligned.get(one.id)) for one in snapshot.of_team(*place))
    said = (check_in(each, snapshot) for each in snapshot.check_ins.in_folder(*place))
    return Lines(check_ins=tuple(map(compact, said)), objectives=tuple(map(compact, objectives)))


def contents(snapshot: Snapshot, parts: Sequence[tuple[Portion, Mapping[str, str]]]) -> Iterator[str]:
    """Everything that is in no cycle, and where the `parts` are."""
    listed = [{"cycle": portion.cycle, "objectives": portion.objectives, **files} for portion, files in parts]
    document = {
        **_day(snapshot),
        **company.settings(snapshot),
        **company.known(snapshot),
        **company.frame(snapshot),
        **company.figures(snapshot),
        "parts": listed,
    }
    return _written(document, compact)


def _written(document: Plain, dumps: Callable[[Any], str]) -> Iterator[str]:
    opening = "{\n"
    for key, value in document.items():
        yield f'{opening}"{key}": '
        opening = ",\n"
        if isinstance(value, Iterator) or (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield from _items(value, dumps)
        else:
            yield dumps(value)
    yield "\n}\n"


def _items(items: Iterable[Plain], dumps: Callable[[Any], str]) -> Iterator[str]:
    """One a line, each made when it is written."""
    opening = "[\n"
    for item in items:
        yield opening + dumps(item)
        opening = ",\n"
    yield "\n]" if opening == ",\n" else "[]"


def _dumps(value: Any) -> str:  # noqa: ANN401 - plain data
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _day(snapshot: Snapshot) -> Plain:
    return {"schema": SCHEMA, "as_of": day(snapshot.as_of)}


def _check_ins(said: Iterable[CheckIn], snapshot: Snapshot) -> Iterator[Plain]:
    return (check_in(each, snapshot) for each in said)


def _objectives(states: Iterable[ObjectiveState], snapshot: Snapshot, root: Path) -> Iterator[Plain]:
    line_of = LineFinder(root, snapshot.partial)
    aligned = snapshot.alignment.aligned
    return (objective(state, line_of(state.objective.place), aligned.get(state.id)) for state in states)
