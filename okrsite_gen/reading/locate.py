"""Where a problem stands: the path inside a file, looked up by reading that file once more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from okrsite_gen.diagnostics import Diagnostic, Edit, Fix, Origin, Problem
from okrsite_gen.reading.echoes import without_echoes
from okrsite_gen.reading.front_matter import split
from okrsite_gen.reading.read import read_places
from okrsite_gen.reading.text import Tree, control_characters, read_source, source_in, top
from okrsite_gen.reading.yaml_nodes import Mapping, Node, Scalar
from okrsite_gen.reading.yaml_nodes import Sequence as Items
from okrsite_gen.source import Source, Span, Stretch
from okrsite_gen.workers import in_parts, processes_for

FEW, _PART = 500, 100  # files in which something is looked for
_LINE_END = re.compile(r"\r\n|\r|\n")

Wanted = dict[str, dict[Origin, None]] | dict[str, list[Origin]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A node, with the key it was reached by (`None` for the document and for list items)."""

    node: Node
    key: Scalar | None = None


class Known(Protocol):
    """Where something is in files, as somebody has found it."""

    def taken_from(self, wanted: dict[str, dict[Origin, None]]) -> dict[Origin, Span]:
        """What is known of all that is wanted in files, in which no others are left."""

    def keep(self, found: dict[Origin, Span]) -> None:
        """For the next time."""


class Places(Protocol):
    """Where something was found before."""

    def known(self, source: Source) -> dict[Origin, Span]:
        """In a file with this text."""

    def add(self, file: str, found: dict[Origin, Span]) -> None:
        """To what is known of it."""


def locate(
    problems: Iterable[Problem], root: Path, places: Places | None = None, spots: Known | None = None
) -> list[Diagnostic]:
    """The problems with their positions, sorted by file, line and column; each file is read once, save for `spots` that are known.

    Only what is in none of the `places` is looked for.
    """
    problems, source_of = list(problems), sources(root)
    span_of = _known(problems, root, source_of, places, spots)
    found = (
        Diagnostic(
            rule=problem.rule,
            severity=problem.severity,
            message=problem.message,
            span=span_of(problem.where),
            help=problem.help,
            related=tuple((related.message, span_of(related.where)) for related in problem.related),
            allowed=problem.allowed,
            fix=_edit(problem, source_of, span_of) if problem.fix else None,
            about=problem.about,
        )
        for problem in problems
    )
    return without_echoes(sorted(found, key=lambda diagnostic: diagnostic.order), source_of)


def _edit(
    problem: Problem, source_of: Callable[[str], Source], span_of: Callable[[Origin | Span], Span]
) -> Edit | None:
    """The fix where what it replaces is found as it was expected; of a quoted value only what stands between the quotes."""
    fix = problem.fix
    if fix is None:
        return None
    span = span_of(_place_of(fix, problem.where))
    return Edit(span, fix.new) if source_of(span.path).slice(span) == fix.old else None


def _place_of(fix: Fix, where: Origin | Span) -> Origin | Span:
    if isinstance(where, Origin) and where.on == "value" and where.chars is None:
        where = where.within(0, len(fix.old))
    return fix.where or where


def unseen(source: Source) -> list[Diagnostic]:
    """The characters of a text that is not content, such as a hand-written page, which may not be in it."""
    return [
        Diagnostic(problem.rule, problem.severity, problem.message, problem.where, problem.help)
        for problem in control_characters(source)
        if isinstance(problem.where, Span)
    ]


def sources(root: Path, kept: int | None = None, opened: Tree | None = None) -> Callable[[str], Source]:
    """A reader of sources for excerpts: each file once (of the last `kept`), empty where it cannot be read.

    Whoever asks for files as they lie has the tree `opened`.
    """

    @lru_cache(maxsize=kept)
    def source_of(file: str) -> Source:
        source, _ = source_in(opened, file) if opened else read_source(root, file)
        return source or Source(file, "")

    return source_of


def span_of(source: Source, origin: Origin) -> Span:
    """The stretch that an origin of this source means; the deepest place found if it is not all there."""
    tree, has_body = _parsed(source)
    return _span(source, tree, origin, has_body=has_body)


@lru_cache(maxsize=32)  # a list of a thousand objectives is asked for a thousand places
def _parsed(source: Source) -> tuple[Mapping | None, bool]:
    return read_places(source)


def _known(
    problems: Iterable[Problem],
    root: Path,
    source_of: Callable[[str], Source],
    places: Places | None,
    spots: Known | None,
) -> Callable[[Origin | Span], Span]:
    """Where everything is."""
    wanted: dict[str, dict[Origin, None]] = defaultdict(dict)
    for where in (place for problem in problems for place in _places(problem)):
        if isinstance(where, Origin):
            wanted[where.file][where] = None
    known = spots.taken_from(wanted) if spots else {}
    if places:
        for file in wanted:
            known |= places.known(source_of(file))
    left = {file: some for file, origins in wanted.items() if (some := [each for each in origins if each not in known])}
    for file, found in _found(left, root, source_of):
        known |= found
        if places:
            places.add(file, found)
    if spots:
        spots.keep(known)
    return lambda where: where if isinstance(where, Span) else known[where]


def _found(
    wanted: dict[str, list[Origin]], root: Path, source_of: Callable[[str], Source]
) -> Iterator[tuple[str, dict[Origin, Span]]]:
    """By file; in very many of them several processes look."""
    processes = processes_for(len(wanted), FEW)

    def found(files: Sequence[str]) -> list[list[Stretch]]:
        if processes > 1:
            return stretches_in(files, wanted, root)
        return _stretches(files, wanted, _finder(source_of))

    parts = in_parts(found, list(wanted), processes, _PART)
    stretches = (some for _, part in parts for some in part)
    for file, some in zip(wanted, stretches, strict=True):
        yield file, {where: Span(file, *each) for where, each in zip(wanted[file], some, strict=True)}


def stretches_in(files: Iterable[str], wanted: Wanted, root: Path) -> list[list[Stretch]]:
    """Of what is wanted in each of the files, which are read for it."""
    with Tree(root) as opened:
        return _stretches(files, wanted, _finder(sources(root, opened=opened)))


def _stretches(files: Iterable[str], wanted: Wanted, find: Callable[[Origin | Span], Span]) -> list[list[Stretch]]:
    return [[find(where).stretch for where in wanted[file]] for file in files]


def _places(problem: Problem) -> Iterator[Origin | Span]:
    yield problem.where
    yield from (related.where for related in problem.related)
    if problem.fix:
        yield _place_of(problem.fix, problem.where)


def _finder(source_of: Callable[[str], Source]) -> Callable[[Origin | Span], Span]:
    @cache
    def parsed(file: str) -> tuple[Mapping | None, bool]:
        return read_places(source_of(file))

    def find(where: Origin | Span) -> Span:
        if isinstance(where, Span):
            return where
        source = source_of(where.file)
        if not source.text:
            return top(where.file)
        tree, has_body = parsed(where.file)
        return _span(source, tree, where, has_body=has_body)

    return find


def _span(source: Source, tree: Mapping | None, origin: Origin, *, has_body: bool) -> Span:
    if tree is None:
        return top(source.path)
    place, rest = _walk(tree, origin)
    if rest and origin.on == "missing":
        origin = Origin(origin.file, origin.path[:-1])
        rest = rest[:-1]
    if rest == ["narrative"] and place.node is tree and has_body:
        return _body_span(source, origin.chars)
    if rest or not origin.path:
        return _head(source, place)
    if origin.on == "key" and place.key:
        return source.span(place.key.start, place.key.end)
    if origin.on == "whole" and place.key:
        return source.span(place.key.start, place.node.end)
    return _value_span(source, place, origin.chars)


def _walk(tree: Mapping, origin: Origin) -> tuple[_Place, list[str | int]]:
    """As far as the path leads, and the steps that are left."""
    place = _Place(tree)
    for index, step in enumerate(origin.path):
        node = place.node
        if isinstance(node, Mapping) and str(step) in node.pairs:
            pair = node.pairs[str(step)]
            place = _Place(pair.value, pair.key)
        elif isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.items):
            place = _Place(node.items[step])
        else:
            return place, list(origin.path[index:])
    return place, []


def _head(source: Source, place: _Place) -> Span:
    """What a thing is recognised by when something inside it is missing: its key, or its first key, or its start."""
    if place.key:
        return source.span(place.key.start, place.key.end)
    if isinstance(place.node, Mapping) and place.node.pairs:
        first = next(iter(place.node.pairs.values()))
        shown = first.key if first.key.start >= place.node.start else first.value
        return source.span(shown.start, shown.end)
    return source.span(place.node.start, place.node.end)


def _value_span(source: Source, place: _Place, chars: tuple[int, int] | None) -> Span:
    node = place.node
    if place.key and node.start == node.end:
        return source.span(place.key.start, place.key.end)
    if chars and isinstance(node, Scalar) and node.text is not None:
        return source.span(*_narrowed(source.text[node.start : node.end], node, chars))
    return source.span(node.start, node.end)


def _narrowed(raw: str, node: Scalar, chars: tuple[int, int]) -> tuple[int, int]:
    """Characters of the decoded text in the text as written, where that is certain; else the whole value."""
    text = node.text or ""
    first, last = max(chars[0], 0), min(chars[1], len(text))
    for margin in (0, 1):
        if raw[margin : len(raw) - margin] == text:
            return node.start + margin + first, node.start + margin + last
    wanted = text[first:last]
    if wanted and raw.count(wanted) == 1:
        start = node.start + raw.index(wanted)
        return start, start + len(wanted)
    return node.start, node.end


def _body_span(source: Source, chars: tuple[int, int] | None) -> Span:
    """The body's first line with text in it, or the characters `chars` of the body (whose line ends are LF)."""
    parts, _ = split(source)
    start = parts.body if parts else 0
    if chars:
        return source.span(*(_as_written(source.text, start, count) for count in chars))
    start += len(source.text[start:]) - len(source.text[start:].lstrip())
    line, column = source.position(start)
    return Span(source.path, line, column, line, len(source.line(line)) + 1)


def _as_written(text: str, start: int, count: int) -> int:
    """The offset of the character `count` of the body, which has one character for each CR LF."""
    shift = 0
    for match in _LINE_END.finditer(text, start):
        if match.start() - start - shift >= count:
            break
        shift += len(match[0]) - 1
    return min(start + count + shift, len(text))
