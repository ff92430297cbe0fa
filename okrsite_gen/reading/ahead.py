"""Where things stand in very many files, looked for by other processes before all is known that somebody asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path

from okrsite_gen.diagnostics import Origin
from okrsite_gen.reading.locate import FEW, stretches_in
from okrsite_gen.source import Span, Stretch
from okrsite_gen.workers import Beside, processes_for


class Ahead:
    """Of places that are `likely` to be asked for; in few files nobody looks."""

    def __init__(self, likely: Iterable[Origin], root: Path) -> None:
        self._wanted: dict[str, dict[Origin, None]] = defaultdict(dict)
        for where in likely:
            self._wanted[where.file][where] = None
        files = sorted(self._wanted)
        processes = processes_for(len(files), FEW)
        each = -(-len(files) // processes)
        parts = [files[start : start + each] for start in range(0, len(files), each)] if processes > 1 else []
        self._looking = [(part, Beside(partial(stretches_in, part, self._wanted, root))) for part in parts]

    def taken_from(self, wanted: dict[str, dict[Origin, None]]) -> dict[Origin, Span]:
        """See `Known`."""
        found: dict[Origin, Span] = {}
        for file in wanted.keys() & self._known.keys():
            found |= self._known[file]
            if wanted[file].keys() <= self._known[file].keys():
                del wanted[file]
        return found

    def keep(self, found: dict[Origin, Span]) -> None:
        """See `Known`."""
        for where, span in found.items():
            self._known.setdefault(where.file, {})[where] = span

    @cached_property
    def _known(self) -> dict[str, dict[Origin, Span]]:
        return {file: spans for part, looking in self._looking for file, spans in self._spans(part, looking)}

    def _spans(self, part: list[str], looking: Beside[list[list[Stretch]]]) -> Iterator[tuple[str, dict[Origin, Span]]]:
        for file, stretches in zip(part, looking.result(), strict=True):
            places = zip(self._wanted[file], stretches, strict=True)
            yield file, {where: Span(file, *each) for where, each in places}
