"""What a problem is known by when the lines around it move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.reporters.reporter import ReadSource
from okrsite_gen.source import Source

Identity = tuple[str, str, str, str]


def identity(diagnostic: Diagnostic, source: Source) -> Identity:
    """Its rule, its file, what it says, and the text that it points at; nothing of where in the file that is."""
    marked = " ".join(source.slice(diagnostic.span).split())
    return diagnostic.rule, diagnostic.span.path, diagnostic.message, marked


def fingerprints(diagnostics: Sequence[Diagnostic], read_source: ReadSource) -> Iterator[str]:
    """One for each, all different: of problems that are alike in all, the first, the second and so on (64 hex digits)."""
    seen: Counter[Identity] = Counter()
    for diagnostic in diagnostics:
        known_by = identity(diagnostic, read_source(diagnostic.span.path))
        seen[known_by] += 1
        text = "\0".join((*known_by, str(seen[known_by])))
        yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
