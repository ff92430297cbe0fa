"""From where a schema sees a value to where the author wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from okrsite_gen.diagnostics import Key, Origin

KEY = "[key]"  # pydantic's mark of an error in a key instead of its value


def trace(data: object, steps: Sequence[Key]) -> tuple[tuple[Key, ...], bool]:
    """The path in `data` that `steps` lead to, as far as it exists, and whether the key itself is meant.

    Validators add steps that nobody wrote: one text counts as a list of one, votes by person become a list of votes.
    """
    path: list[Key] = []
    nth = False
    for step in steps:
        if step == KEY or (nth and step == "by"):
            return tuple(path), True
        found, nth = _next(data, step), isinstance(data, dict) and isinstance(step, int)
        if found is not None:
            path.append(found)
            data = _child(data, found)
    return tuple(path), False


def _next(data: object, step: Key) -> Key | None:
    if isinstance(data, dict):
        return list(data)[step] if isinstance(step, int) else step if step in data else None
    if isinstance(data, list) and isinstance(step, int):
        return step
    return None


def _child(data: Any, step: Key) -> Any:  # noqa: ANN401 - plain data
    return data[step]


def place(data: object, origin: Origin, *steps: Key) -> Origin:
    """Where the value is written that a schema finds at `steps` of `data`, which stands at `origin`."""
    if _leads_there(data, steps):
        return origin.at(*steps)
    path, on_key = trace(data, steps)
    written = as_written(data, path)
    return origin.key(*written) if on_key else origin.at(*written)


def _leads_there(data: Any, steps: Sequence[Key]) -> bool:  # noqa: ANN401 - as above
    """Whether every step is one of the data as they were written, which it mostly is."""
    for step in steps:
        listed = type(data) is list and type(step) is int
        if not listed and (type(data) is not dict or step not in data or step == KEY):
            return False
        data = data[step]
    return True


def as_written(data: object, path: Sequence[Key]) -> Iterator[Key]:
    """A path in `data` as it was before parts were taken out."""
    for step in path:
        yield data.places[step] if isinstance(data, Kept) and isinstance(step, int) else step
        data = _child(data, step)


class Kept(list[Any]):
    """A list from which items were taken out; `places` has the former index of each that is left."""

    def __init__(self, items: Mapping[int, Any], before: list[Any]) -> None:
        super().__init__(items.values())
        self.places: list[int] = [before.places[index] if isinstance(before, Kept) else index for index in items]


def value_at(data: object, path: Sequence[Key]) -> object:
    """The value at a path that exists."""
    for step in path:
        data = _child(data, step)
    return data


def replaced(data: Any, path: Sequence[Key], value: object) -> Any:  # noqa: ANN401 - as above
    """A copy of `data` with `value` at a path that exists."""
    if not path:
        return value
    items = data.items() if isinstance(data, dict) else enumerate(data)
    copied = {step: replaced(inner, path[1:], value) if step == path[0] else inner for step, inner in items}
    return copied if isinstance(data, dict) else list(copied.values())


def renamed(data: Any, path: Sequence[Key], key: str) -> Any:  # noqa: ANN401 - as above
    """A copy of `data` in which the last key of a path is called `key`."""
    mapping: Any = value_at(data, path[:-1])
    return replaced(data, path[:-1], {key if step == path[-1] else step: inner for step, inner in mapping.items()})


def without(data: Any, paths: Sequence[tuple[Key, ...]]) -> Any:  # noqa: ANN401 - plain data
    """A copy of `data` that lacks what stands at `paths` (none of them empty)."""
    if not paths:
        return data
    heads: dict[Key, list[tuple[Key, ...]]] = {}
    for path in paths:
        heads.setdefault(path[0], []).append(path[1:])
    kept = {
        step: without(value, heads.get(step, []))
        for step, value in (data.items() if isinstance(data, dict) else enumerate(data))
        if () not in heads.get(step, [])
    }
    return kept if isinstance(data, dict) else Kept(kept, data)
