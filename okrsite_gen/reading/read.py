"""One file to one document, and the tree to all of them."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.diagnostics import Problem
from okrsite_gen.reading.discover import discover
from okrsite_gen.reading.document import Document, Found
from okrsite_gen.reading.front_matter import read_front_matter
from okrsite_gen.reading.telemetry import read_telemetry
from okrsite_gen.reading.text import read_source
from okrsite_gen.reading.yaml_nodes import Mapping, plain
from okrsite_gen.reading.yaml_text import compose
from okrsite_gen.source import Source


def read_tree(root: Path) -> tuple[list[Document], list[Problem]]:
    """Every file below the content root in the order of paths; raises `NotAContentRoot` and `LibyamlMissing`."""
    tree = discover(root)
    documents, problems = [], list(tree.problems)
    for found in tree.found:
        document = Document(found=found, data=None)
        if found.file not in tree.closed:
            document, more = read_document(root, found)
            problems.extend(more)
        documents.append(Document(found=found, data=None) if found.file in tree.misnamed else document)
    return documents, problems


def read_document(root: Path, found: Found) -> tuple[Document, list[Problem]]:
    """A file's content; `data` is `None` when there are errors that leave nothing to go on with."""
    source, problems = read_source(root, found.file)
    if not source:
        return Document(found=found, data=None), problems
    tree, body, problems = read_nodes(source)
    return Document(found=found, data=plain(tree) if tree else None, body=body), problems


def read_nodes(source: Source) -> tuple[Mapping | None, str, list[Problem]]:
    """The tree of positions, the body and the problems of a file, by the ending of its name."""
    if source.path.endswith(".md"):
        return read_front_matter(source)
    tree, problems = read_telemetry(source) if source.path.endswith(".csv") else compose(source)
    return tree, "", problems
