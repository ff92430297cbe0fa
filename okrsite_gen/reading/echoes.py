"""Problems that another one has brought about: the author corrects one place and is told of one."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.source import Source

_SWALLOWED, _CURLY = "item-in-text", "typographic-quotes"
_MISSING, _EMPTY, _ACTION, _BARE = "missing-key", "empty-value", "unknown-action", "key-without-value"
_LOST = frozenset(("duplicate-key", "bad-id"))
_UNREAD = frozenset(("bad-yaml", "unquoted-text", "merge-conflict"))
_ROOTS: dict[str, tuple[str, frozenset[str]]] = {
    "unknown-person": ("people", _LOST),
    "unknown-participant": ("people", _LOST),
    "unknown-kpi": ("kpis", _LOST),
    "unknown-priority": ("okrsite", frozenset(("duplicate-key", "unknown-key"))),
}
_FOLLOWING = frozenset((_SWALLOWED, _CURLY, _MISSING, _EMPTY, _ACTION, *_ROOTS))
_OF_KEY_RESULTS = ("baseline", "target", "unit")
_NAME = re.compile(r"`([^`]+)` has nothing after it")


def without_echoes(found: list[Diagnostic], source_of: Callable[[str], Source]) -> list[Diagnostic]:
    """The problems, in their order, without those that go away with another one."""
    if not any(each.rule in _FOLLOWING for each in found):
        return found
    found = _at_their_cause(found)
    origins = _Origins(found)
    kept = [each for each in found if not origins.have_caused(each)]
    lacking = {_start(each) for each in kept if each.rule == _MISSING}
    empty = {_line(each): each for each in kept if each.rule == _EMPTY and _start(each) not in lacking}
    return list(_joined(kept, empty, source_of))


def _at_their_cause(found: list[Diagnostic]) -> list[Diagnostic]:
    """A problem is told at the line that has brought it about: one that was read as part of a text, or a key left empty."""
    causes: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in found:
        if each.rule in (_SWALLOWED, _EMPTY):
            causes[each.span.path].append(each)
    moved: dict[int, Diagnostic] = {}
    for index, each in enumerate(found):
        following = (cause for cause in causes.get(each.span.path, ()) if _brings_about(cause, each))
        cause = next(following, None)
        if cause:
            moved[index] = cause
    gone = {id(cause) for cause in moved.values()}
    told = (
        dataclasses.replace(each, span=moved[index].span, help=moved[index].help) if index in moved else each
        for index, each in enumerate(found)
        if id(each) not in gone
    )
    return sorted(told, key=lambda diagnostic: diagnostic.order) if moved else found


def _brings_about(cause: Diagnostic, error: Diagnostic) -> bool:
    if cause.rule == _SWALLOWED:
        return error.severity is Severity.ERROR and error.span.line <= cause.span.line <= error.span.end_line
    match = _NAME.match(cause.message)
    same = match is not None and error.rule == f"missing-{match[1]}" and match[1] in _OF_KEY_RESULTS
    return same and error.span.line <= cause.span.line


class _Origins:
    """What may have brought about other problems: files that have lost something, check-ins with errors, keys without a value."""

    def __init__(self, found: Iterable[Diagnostic]) -> None:
        self.lost: set[tuple[str, str]] = set()
        self.unread: set[str] = set()
        self.bare: set[tuple[str, int]] = set()
        self.wrong: dict[str, set[str]] = defaultdict(set)
        for each in found:
            path = each.span.path
            self.lost.add((posixpath.splitext(path)[0], each.rule))
            if each.severity is Severity.ERROR:
                self.wrong[posixpath.dirname(path)].add(path)
            if each.rule in _UNREAD:
                self.unread.add(path)
            if each.rule == _BARE:
                self.bare.add(_line(each))

    def have_caused(self, one: Diagnostic) -> bool:
        """Whether what is missing or unknown here goes away with another problem, which is an error wherever this is one.

        What is empty, or between odd quotes, in a file that is no YAML may be so for the same reason.
        """
        if one.rule in (_EMPTY, _CURLY):
            return one.span.path in self.unread
        if one.rule == _ACTION:
            return bool(self.wrong[posixpath.dirname(one.span.path)] - {one.span.path})
        if one.rule == _MISSING:
            return _line(one) in self.bare
        stem, rules = _ROOTS.get(one.rule, ("", frozenset()))
        return any((stem, rule) in self.lost for rule in rules)


def _line(one: Diagnostic) -> tuple[str, int]:
    return one.span.path, one.span.line


def _start(one: Diagnostic) -> tuple[str, int, int]:
    return one.span.path, one.span.line, one.span.column


def _joined(
    found: Iterable[Diagnostic], empty: dict[tuple[str, int], Diagnostic], source_of: Callable[[str], Source]
) -> Iterable[Diagnostic]:
    """An error right below an empty key and in its column is told with it: it was meant to be indented."""
    below: dict[tuple[str, int], str] = {}
    for each in found:
        above = empty.get((each.span.path, each.span.line - 1))
        if above and each.severity is Severity.ERROR and _column(source_of(each.span.path), each) == above.span.column:
            match = _NAME.match(above.message)
            below[above.span.path, above.span.line] = match[1] if match else ""
    for each in found:
        place = each.span.path, each.span.line
        if each.rule == _EMPTY and (place not in empty or place in below):
            continue
        name = below.get((each.span.path, each.span.line - 1))
        yield (
            dataclasses.replace(each, help=f"indent it if it belongs to `{name}` above; {each.help}") if name else each
        )


def _column(source: Source, one: Diagnostic) -> int:
    """1-based, of the first character on the line."""
    line = source.line(one.span.line)
    return len(line) - len(line.lstrip()) + 1
