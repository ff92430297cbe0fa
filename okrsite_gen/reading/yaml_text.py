"""YAML to plain data, by libyaml's event stream: no types, no references, no surprises."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from okrsite_gen.diagnostics import Problem, ProblemKind, Related
from okrsite_gen.model.characters import called, seen, strange
from okrsite_gen.reading.bare_keys import bare_key
from okrsite_gen.reading.key_words import PROSE, PROSE_VALUES
from okrsite_gen.reading.libyaml import require
from okrsite_gen.reading.limits import NODES_LIMIT, too_much
from okrsite_gen.reading.problems.files import CONTROL_CHARACTER
from okrsite_gen.reading.problems.shape import (
    COMMENT_IN_TEXT,
    DUPLICATE_KEY,
    EMPTY_VALUE,
    KEY_NOT_TEXT,
    NOT_A_MAPPING,
    UNSAID_AUDIENCE,
)
from okrsite_gen.reading.problems.syntax import ANCHOR, BAD_YAML, MERGE_KEY, SEVERAL_DOCUMENTS, TAG, TOO_DEEP
from okrsite_gen.reading.quoting import quote_the_text, shown
from okrsite_gen.reading.swallowed import WATCHED, swallowed
from okrsite_gen.reading.yaml_errors import explain, wide_space
from okrsite_gen.reading.yaml_nodes import Mapping, Node, Pair, Scalar, Sequence
from okrsite_gen.source import Source, Span

DEPTH_LIMIT = 32
LINE_SHOWN = 1000  # of longer lines no corrected one is shown

_BLOCK_STYLES = ("|", ">")
_CUT = " #"
_ABSENT = frozenset(("", "~", "null"))
_BRACKET = re.compile(r"\s(\{(?!.*\})|\[(?!.*\]))")
_COMMENT = re.compile(r"[^\S\r\n]*#")
_PROPERTY = re.compile(r"[&!]\S*")


class _Refused(Exception):  # noqa: N818 - never leaves this module
    pass


def compose(source: Source, start: int = 0, end: int | None = None) -> tuple[Mapping | None, list[Problem]]:
    """The YAML between two offsets; `None` when it is not YAML, nests too deep, holds too much or is no mapping."""
    require()
    composer = _Composer(source, start, len(source.text) if end is None else end)
    try:
        root = composer.document()
    except yaml.YAMLError as error:
        return None, [*composer.problems, explain(source, start, error, composer.open)]
    except _Refused:
        return None, composer.problems
    finally:
        composer.loader.dispose()
    return root, composer.problems


class _Composer:
    """Walks the events of one document. libyaml's marks count characters, so they are offsets once `base` is added.

    `open` has the offsets of the lists and mappings that are being read, `nodes` counts keys, texts and items, in `told` all keys are told.
    """

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source, self.base, self.end = source, start, end
        self.loader: Any = yaml.CBaseLoader(source.text[start:end])
        self.problems: list[Problem] = []
        self.open: list[int] = []
        self.nodes = 0
        self.run_on: Mapping | None = None
        self.told = range(0)

    def document(self) -> Mapping | None:
        """The first document, which has to be the only one."""
        self.loader.get_event()
        if type(self.loader.get_event()) is yaml.StreamEndEvent:
            return Mapping(self.base, self.base)
        root = self.node(self.loader.get_event(), 1, prose=False)
        self.loader.get_event()
        self.refuse_more()
        if type(root) is Scalar and root.text is None:
            return Mapping(root.start, root.end)
        if type(root) is Mapping:
            return root
        wide = wide_space(self.source, self.source.position(root.start)[0])
        if wide:
            self.problems.append(wide)
            return None
        found = "a list" if type(root) is Sequence else "a text"
        self.report(
            NOT_A_MAPPING,
            self.first_line(root),
            f"expected keys with values, found {found}",
            "write one `key: value` a line",
        )
        return None

    def refuse_more(self) -> None:
        event = self.loader.get_event()
        if type(event) is not yaml.StreamEndEvent:
            start = self.base + event.start_mark.index
            message = "a second document begins here; a file holds one"
            self.report(
                SEVERAL_DOCUMENTS, self.source.span(start, start + 3), message, "remove this line, or make two files"
            )

    def node(self, event: Any, depth: int, *, prose: bool) -> Node:  # noqa: ANN401 - PyYAML's events have no common type
        """What begins with this event; every refused thing is reported and read as well as may be."""
        kind, start = type(event), self.base + event.start_mark.index
        self.nodes += 1
        if self.nodes > NODES_LIMIT:
            self.refuse(too_much(self.source, start))
        if kind is yaml.ScalarEvent:
            return self.scalar(event, prose=prose)
        if kind is yaml.AliasEvent:
            return self.alias(start, self.base + event.end_mark.index)
        if depth > DEPTH_LIMIT:
            place = self.source.span(start, start + 1)
            self.refuse(TOO_DEEP.at(place, f"nested more than {DEPTH_LIMIT} deep", "remove some levels"))
        if event.anchor or event.tag:
            self.refuse_properties(event, start)
        self.open.append(start)
        found = self.collection(event, start, depth, prose=prose)
        self.open.pop()
        return found

    def collection(self, event: Any, start: int, depth: int, *, prose: bool) -> Sequence | Mapping:  # noqa: ANN401 - as above
        end = self.base + event.end_mark.index
        if type(event) is yaml.SequenceStartEvent:
            return self.sequence(Sequence(start, end), depth, prose=prose)
        return self.mapping(Mapping(start, end), depth, prose=prose)

    def scalar(self, event: Any, *, prose: bool) -> Scalar:  # noqa: ANN401 - as above
        start, end, text = self.base + event.start_mark.index, self.base + event.end_mark.index, event.value
        if event.anchor or event.tag:
            self.refuse_properties(event, start)
        if not event.style:
            if prose and self.source.text.startswith(_CUT, end):
                cut_end = self.warn_of_cut(start, end)
                if not text:
                    return Scalar(None, start, cut_end)
            return Scalar(None if text in _ABSENT else text, start, end)
        if event.style == '"':
            text = self.without_strange(text, start, end)
        elif event.style in _BLOCK_STYLES:
            end = start + len(self.source.text[start:end].rstrip())
        return Scalar(text, start, end)

    def without_strange(self, text: str, start: int, end: int) -> str:
        """What an escape brought in that a file may not hold as it is."""
        first = next(strange(text), None)
        if first is None:
            return text
        message = f"the text holds an invisible character: {called(text[first])}"
        self.report(CONTROL_CHARACTER, self.source.span(start, end), message, "remove the escape")
        return seen(text)

    def sequence(self, found: Sequence, depth: int, *, prose: bool) -> Sequence:
        while type(event := self.loader.get_event()) is not yaml.SequenceEndEvent:
            item = self.node(event, depth + 1, prose=prose)
            if type(item) is not Scalar or item.text is not None:
                found.items.append(item)
                if self.is_folded(item):
                    self.problems.extend(swallowed(self.source, None, item))
            elif item.start == item.end:
                self.warn_of_emptiness("an item", item.start - 1, item.start)
            found.end = item.end
        found.end = max(found.end, self.flow_end(event))
        return found

    def is_folded(self, value: Node) -> bool:
        return type(value) is Scalar and self.source.text.find("\n", value.start, value.end) >= 0

    def mapping(self, found: Mapping, depth: int, *, prose: bool) -> Mapping:
        while type(event := self.loader.get_event()) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1, prose=False)
            name = (
                self.source.text[key.start : key.end]
                if type(key) is Scalar and key.text is None
                else getattr(key, "text", None)
            )
            inner = name in PROSE or (prose and name is not None)
            value = self.node(self.loader.get_event(), depth + 1, prose=inner or name in PROSE_VALUES)
            self.nodes -= type(value) is not Scalar
            self.add(found, key, name, value)
            found.end = max(key.end, value.end)
        found.end = max(found.end, self.flow_end(event))
        return found

    def flow_end(self, event: Any) -> int:  # noqa: ANN401 - as above
        """Where a closing bracket ends; 0 for the end of a block, whose mark lies at the next token."""
        end: int = event.end_mark.index
        return self.base + end if end > event.start_mark.index else 0

    def add(self, found: Mapping, key: Node, name: str | None, value: Node) -> None:
        if key.start in self.told:
            return
        if type(key) is not Scalar or not name:
            what = "a key is missing here" if name == "" else "a key has to be a name"
            self.report(KEY_NOT_TEXT, self.first_line(key), what, "write a plain name, or quote it")
        elif name == "<<" and self.source.text[key.start] == "<":
            message = "`<<` takes in keys that are written elsewhere"
            self.report(MERGE_KEY, self.source.span(key.start, key.end), message, "write the keys themselves")
        elif self.source.text[key.start] not in "'\"" and (opening := _BRACKET.search(name)):
            fix = f"write `{name[: opening.start()]}: {opening[1]}...`"
            self.report(BAD_YAML, self.source.span(key.start, key.end), f"there is no `:` before `{opening[1]}`", fix)
        elif name in found.pairs:
            self.refuse_second(found, key, name)
        else:
            found.pairs[name] = Pair(key, value)
            if name in WATCHED or self.is_folded(value):
                self.problems.extend(swallowed(self.source, name, value))
            if type(value) is Scalar and value.start == value.end:
                self.judge_empty(found, name, key, value)

    def refuse_second(self, found: Mapping, key: Scalar, name: str) -> None:
        """A key that is there already; when it is an item's first, an item without its dash may begin here, which is told once."""
        if self.run_on is found:
            return
        first, fix = found.pairs[name].key, "keep the one that is right"
        if name == next(iter(found.pairs)) and self.source.text[: found.start].endswith("- "):
            self.run_on = found
            fix += f"; if a new item begins here, write `- {name}:`"
        related = Related("first written here", self.source.span(first.start, first.end))
        span = self.source.span(key.start, key.end)
        self.problems.append(DUPLICATE_KEY.at(span, f"`{shown(name)}` stands twice", fix, related))

    def judge_empty(self, found: Mapping, name: str, key: Scalar, value: Scalar) -> None:
        if self.source.text[key.end : value.start].lstrip().startswith(":"):
            self.warn_of_emptiness(f"`{shown(name)}`", key.start, value.start)
            return
        problem, self.told = bare_key(self.source, found.pairs, self.line_at(key.start))
        self.problems.append(problem)
        if self.told:
            del found.pairs[name]

    def alias(self, start: int, end: int) -> Scalar:
        name = self.source.text[start:end]
        self.report(
            ANCHOR, self.source.span(start, end), f"`{name}` is an alias, and those are not read", self.or_quote(start)
        )
        return Scalar(None, start, end)

    def refuse_properties(self, event: Any, start: int) -> None:  # noqa: ANN401 - as above
        match = _PROPERTY.match(self.source.text, start)
        span = self.source.span(start, match.end() if match else start + 1)
        name = self.source.slice(span)
        if event.anchor:
            self.report(ANCHOR, span, f"`{name}` is an anchor, and those are not read", self.or_quote(start))
        if event.tag:
            self.report(TAG, span, f"`{name}` is a tag, and those are not read", self.or_quote(start))

    def or_quote(self, offset: int) -> str:
        return f"write the value itself; if this is text, {quote_the_text(self.line_at(offset))}"

    def warn_of_cut(self, start: int, end: int) -> int:
        """Returns where the comment ends."""
        number, _ = self.source.position(end)
        stop = self.source.line_end(number)
        read = self.source.text[start:end]
        message = (
            f"the text ends before ` #`: only `{shown(read)}` is read"
            if read
            else "the text begins with `#`: nothing is read"
        )
        fix = f"{quote_the_text(self.line_at(end))}; before a comment put two spaces"
        self.report(COMMENT_IN_TEXT, self.source.span(end + 1, stop), message, fix)
        return stop

    def warn_of_emptiness(self, what: str, start: int, end: int) -> None:
        fix = "write the value, or remove the line; what belongs to it is indented below it"
        if _COMMENT.match(self.source.text, end):
            fix = f"` #` begins a comment: {quote_the_text(self.line_at(end))}, or remove the line"
        kind = EMPTY_VALUE
        if what in ("`audience`", "`state`"):
            kind, fix = UNSAID_AUDIENCE, "write the word, or remove the line if everybody in the company may read it"
        self.report(kind, self.source.span(start, end), f"{what} has nothing after it", fix)

    def line_at(self, offset: int) -> str:
        """The line around an offset; nothing of one that nobody would read again."""
        number = self.source.position(offset)[0]
        start = self.source.line_starts[number - 1]
        return self.source.line(number) if self.source.line_end(number) - start <= LINE_SHOWN else ""

    def first_line(self, node: Node) -> Span:
        """The node, up to the end of the line it begins in."""
        stop = self.source.line_end(self.source.position(node.start)[0])
        return self.source.span(node.start, max(node.start, min(node.end, stop)))

    def refuse(self, problem: Problem) -> NoReturn:
        """Stops reading, with this problem alone."""
        self.problems = [problem]
        raise _Refused

    def report(self, kind: ProblemKind, span: Span, message: str, fix: str) -> None:
        self.problems.append(kind.at(span, message, fix))
