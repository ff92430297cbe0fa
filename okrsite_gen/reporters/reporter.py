"""What a reporter is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.source import Source

ReadSource = Callable[[str], Source]


class Reporter(Protocol):
    """A module of this folder; `NAME` is what `--format` takes."""

    NAME: str

    def report(self, diagnostics: Sequence[Diagnostic], read_source: ReadSource) -> str:
        """The whole report, ending with a line end; excerpts come from `read_source(path)`."""
        ...
