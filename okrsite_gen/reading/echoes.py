"""Problems that another one has brought about: the author corrects one place and is told of one."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Callable, Iterable

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.source import Source

_MISSING, _EMPTY, _ACTION, _BARE = "missing-key", "empty-value", "unknown-action", "key-without-value"
_LOST = frozenset(("duplicate-key", "bad-id"))
_UNREAD = frozenset(("bad-yaml", "unquoted-text", "merge-conflict"))
_ROOTS = {
    "unknown-person": ("people", _LOST),
    "unknown-participant": ("people", _LOST),
    "unknown-kpi": ("kpis", _LOST),
    "unknown-priority": ("okrsite", frozenset(("duplicate-key", "unknown-key"))),
}
_NAME = re.compile(r"`([^`]+)` has nothing after it")


def without_echoes(found: list[Diagnostic], source_of: Callable[[str], Source]) -> list[Diagnostic]:
    """The problems, in their order, without those that go away with another one."""
    kept = [each for each in found if not _is_echo(each, found)]
    if not any(each.rule == _EMPTY for each in kept):
        return kept
    lacking = {(each.span.path, each.span.line, each.span.column) for each in kept if each.rule == _MISSING}
    empty = {
        (each.span.path, each.span.line): each
        for each in kept
        if each.rule == _EMPTY and (each.span.path, each.span.line, each.span.column) not in lacking
    }
    return list(_joined(kept, empty, source_of))


def _is_echo(one: Diagnostic, found: list[Diagnostic]) -> bool:
    """Whether what is unknown here stands in a file that has lost it, or in a check-in that could not be read.

    What is empty in a file that is no YAML may be empty for the same reason.
    """
    if one.rule == _EMPTY:
        return any(other.rule in _UNREAD and other.span.path == one.span.path for other in found)
    if one.rule == _ACTION:
        folder = posixpath.dirname(one.span.path)
        return any(_is_error_in(folder, other) for other in found if other.span.path != one.span.path)
    if one.rule == _MISSING:
        return any(other.rule == _BARE and _line(other) == _line(one) for other in found)
    if one.rule not in _ROOTS:
        return False
    stem, rules = _ROOTS[one.rule]
    return any(other.rule in rules and posixpath.splitext(other.span.path)[0] == stem for other in found)


def _line(one: Diagnostic) -> tuple[str, int]:
    return one.span.path, one.span.line


def _is_error_in(folder: str, one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR and posixpath.dirname(one.span.path) == folder


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
