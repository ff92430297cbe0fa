"""What stands in a YAML file, with offsets: the tree from which plain data and positions both come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(slots=True)
class Scalar:
    """One value; `text` is `None` where it is absent (plain empty, `~`, `null`, or refused)."""

    text: str | None
    start: int
    end: int


@dataclass(slots=True)
class Sequence:
    """A list; absent items are not in it, as in the plain data."""

    start: int
    end: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Pair:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(slots=True)
class Mapping:
    """Keys with values; absent values are in it (to be pointed at) but not in the plain data."""

    start: int
    end: int
    pairs: dict[str, Pair] = field(default_factory=dict)


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:  # noqa: ANN401 - plain data is a str, None, a list or a dict of them
    """Dicts, lists and strings only."""
    if type(node) is Scalar:
        return node.text
    if type(node) is Sequence:
        return [plain(item) for item in node.items]
    return dict(_present(node))  # type: ignore[arg-type]  # `type() is` is faster than isinstance and not understood by mypy


def _present(node: Mapping) -> Iterator[tuple[str, Any]]:
    for name, pair in node.pairs.items():
        value = plain(pair.value)
        if value is not None:
            yield name, value
