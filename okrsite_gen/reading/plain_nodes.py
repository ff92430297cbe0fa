"""Where the data of `plain_yaml` stand in their text: data and text are gone through side by side, since nothing in it is odd."""

from __future__ import annotations

from typing import Any

from okrsite_gen.reading.yaml_nodes import Mapping, Node, Pair, Scalar, Sequence


def nodes_of(text: str, start: int, data: dict[str, Any]) -> Mapping:
    """The same tree that `compose` makes of what begins at `start`, of which `read_plain` made `data`."""
    return _Walk(text, start).mapping(data)


class _Walk:
    """`at` is the offset of what is read next."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at

    def mapping(self, data: dict[str, Any]) -> Mapping:
        """One key a line; the first one stands perhaps behind a dash."""
        self.skip()
        found = Mapping(self.at, self.at)
        for name, value in data.items():
            self.skip()
            key = Scalar(name, self.at, self.at + len(name))
            self.at = key.end + 1
            node = self.below(value) if self.text[self.at] == "\n" else self.beside(value, self.at + 1)
            found.pairs[name] = Pair(key, node)
            found.end = node.end
        return found

    def skip(self) -> None:
        while self.text[self.at] in " \n":
            self.at += 1

    def below(self, value: Any) -> Node:  # noqa: ANN401 - plain data
        return self.sequence(value) if type(value) is list else self.mapping(value)

    def sequence(self, data: list[Any]) -> Sequence:
        """One item a line, or more lines of a mapping."""
        self.skip()
        found = Sequence(self.at, self.at)
        for item in data:
            self.skip()
            self.at += len("- ")
            opened = type(item) is dict and self.text[self.at] != "{"
            node = self.mapping(item) if opened else self.beside(item, self.at)
            found.items.append(node)
            found.end = node.end
        return found

    def beside(self, value: Any, start: int) -> Node:  # noqa: ANN401 - plain data
        """A value that begins on the line; what stands in it does not go beyond that, save for a text after `|`."""
        self.at = self.text.index("\n", start)
        if type(value) is list:
            return Sequence(start, self.at, _words(value, start))
        if type(value) is dict:
            return Mapping(start, self.at, _pairs(value, start))
        if self.text[start] != "|":
            return Scalar(value, start, self.at)
        for _ in range(value.count("\n")):
            self.at = self.text.index("\n", self.at + 1)
        return Scalar(value, start, start + len(self.text[start : self.at].rstrip()))


def _words(words: list[str], start: int) -> list[Node]:
    """In brackets that open at `start`."""
    found: list[Node] = []
    at = start + 1
    for word in words:
        found.append(Scalar(word, at, at + len(word)))
        at += len(word) + len(", ")
    return found


def _pairs(pairs: dict[str, str], start: int) -> dict[str, Pair]:
    """As above."""
    found = {}
    at = start + 1
    for name, word in pairs.items():
        behind = at + len(name) + len(": ")
        found[name] = Pair(Scalar(name, at, at + len(name)), Scalar(word, behind, behind + len(word)))
        at = behind + len(word) + len(", ")
    return found
