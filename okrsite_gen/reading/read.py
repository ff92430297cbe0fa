"""One file to one document, and the tree to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from okrsite_gen.diagnostics import Problem
from okrsite_gen.reading.discover import discover
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.reading.entries import Discovered
from okrsite_gen.reading.front_matter import read_front_matter, read_plainly, start_of
from okrsite_gen.reading.libyaml import require
from okrsite_gen.reading.limits import MANY, limited
from okrsite_gen.reading.plain_nodes import nodes_of
from okrsite_gen.reading.plain_yaml import read_plain
from okrsite_gen.reading.problems.shape import EMPTY_VALUE
from okrsite_gen.reading.repair import repaired
from okrsite_gen.reading.telemetry import read_telemetry
from okrsite_gen.reading.text import Taken, Tree, source_of
from okrsite_gen.reading.yaml_nodes import Mapping, Scalar, plain
from okrsite_gen.reading.yaml_text import compose
from okrsite_gen.source import Source
from okrsite_gen.workers import in_parts, processes_for

Content: TypeAlias = tuple[dict[str, Any] | None, str]
_CLOSED = Taken(None)
_FEW, _PART = 3000, 500  # a process more pays for its start only with so many files


def read_tree(root: Path) -> tuple[list[Document], list[Problem]]:
    """Every file below the content root in the order of paths; raises `NotAContentRoot` and `LibyamlMissing`."""
    tree = discover(root)
    documents, problems = read_files(root, tree, tree.found, processes_to_read(tree))
    return documents, [*tree.problems, *problems]


def processes_to_read(tree: Discovered) -> int:
    """How many processes pay for so many files."""
    return processes_for(len(tree.found), _FEW)


def read_files(
    root: Path, tree: Discovered, files: Sequence[Found], processes: int = 1
) -> tuple[list[Document], list[Problem]]:
    """Those `files` of the tree, in their order."""
    contents: list[Content] = []
    problems: list[Problem] = []
    for _, (read, found) in in_parts(partial(_read_all, root, tree), files, processes, _PART):
        contents += read
        problems += found
    documents = [
        Document(found=found, data=data, body=body) for found, (data, body) in zip(files, contents, strict=True)
    ]
    return documents, problems


def _read_all(root: Path, tree: Discovered, files: Sequence[Found]) -> tuple[list[Content], list[Problem]]:
    """Plain data and problems alone: what a process can hand to another."""
    contents: list[Content] = []
    problems: list[Problem] = []
    with Tree(root) as opened:
        taken = take_files(opened, tree, files)
    for document, found in read_taken(tree, files, taken):
        contents.append((document.data, document.body))
        problems += found
    return contents, problems


def take_files(opened: Tree, tree: Discovered, files: Iterable[Found]) -> list[Taken]:
    """The bytes of files, and nothing of those that must not be opened."""
    return [_CLOSED if found.file in tree.closed else opened.take(found.file) for found in files]


def read_taken(
    tree: Discovered, files: Iterable[Found], taken: Iterable[Taken]
) -> Iterator[tuple[Document, list[Problem]]]:
    """Each file with what is wrong with how it is written; a misnamed one is read for its problems only."""
    for found, data in zip(files, taken, strict=True):
        document, problems = read_document(found, data)
        yield (Document(found=found, data=None) if found.file in tree.misnamed else document), limited(problems)


def read_document(found: Found, taken: Taken) -> tuple[Document, list[Problem]]:
    """A file's content; `data` is `None` when there are errors that leave nothing to go on with."""
    source, problems = source_of(found.file, taken)
    if not source:
        return Document(found=found, data=None), problems
    if content := _plainly(source):
        return Document(found=found, data=content[0], body=content[1]), problems
    tree, body, more = read_nodes(source)
    problems = [*problems, *more]
    if tree and found.kind == "people":
        return Document(found=found, data={**_bare_names(tree), **plain(tree)}), _allow_bare(tree, source, problems)
    return Document(found=found, data=plain(tree) if tree else None, body=body), problems


def _plainly(source: Source) -> tuple[dict[str, Any], str] | None:
    """What stands in a file with nothing odd in it, of which no positions are asked."""
    require()
    if source.path.endswith(".md"):
        return read_plainly(source)
    data = None if source.path.endswith(".csv") else read_plain(source.text)
    return None if data is None else (data, "")


def _bare_names(tree: Mapping) -> dict[str, dict[str, str]]:
    """People of whom only the id is written, as `ana:` alone."""
    return {name: {} for name, pair in tree.pairs.items() if isinstance(pair.value, Scalar) and pair.value.text is None}


def _allow_bare(tree: Mapping, source: Source, problems: list[Problem]) -> list[Problem]:
    """Without the warnings of emptiness at such people."""
    keys = {source.span(tree.pairs[name].key.start, tree.pairs[name].value.start) for name in _bare_names(tree)}
    return [each for each in problems if each.rule != EMPTY_VALUE.id or each.where not in keys]


def read_nodes(source: Source) -> tuple[Mapping | None, str, list[Problem]]:
    """The tree of positions, the body and the problems of a file, by the ending of its name."""
    if source.path.endswith(".md"):
        tree, body, problems = read_front_matter(source)
        return tree, body, _repaired(problems, source)
    if source.path.endswith(".csv"):
        tree, problems = read_telemetry(source)
        return tree, "", problems
    tree, problems = compose(source)
    return tree, "", _repaired(problems, source)


def read_places(source: Source) -> tuple[Mapping | None, bool]:
    """The tree of positions alone, and whether there is a body."""
    content = _plainly(source)
    if content is None:
        tree, body, _ = read_nodes(source)
        return tree, bool(body)
    data, body = content
    return nodes_of(source.text, start_of(source), data), bool(body)


def _repaired(problems: list[Problem], source: Source) -> list[Problem]:
    """Those that will be told, with their fixes."""
    return [repaired(problem, source) for problem in problems[:MANY]] + problems[MANY:]
