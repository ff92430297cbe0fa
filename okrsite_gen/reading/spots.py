"""Where places in files are, as a process that goes on found them: nobody need look again in files in which nothing was changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from okrsite_gen.diagnostics import Origin
from okrsite_gen.source import Span

Version = Callable[[str], str | None]


class Spots:
    """Of the files in which somebody asked for a place the last time, and this time."""

    def __init__(self) -> None:
        self._version: Version = lambda _: None
        self._before: dict[str, tuple[str | None, dict[Origin, Span]]] = {}
        self._known: dict[str, tuple[str | None, dict[Origin, Span]]] = {}

    def begin(self, version: Version) -> None:
        """Look again: `version` is another whenever a byte of a file is, and `None` where that is not known."""
        self._version, self._before, self._known = version, self._known, {}

    @property
    def are_known(self) -> bool:
        """Whether somebody has asked before."""
        return bool(self._before)

    def taken_from(self, wanted: dict[str, dict[Origin, None]]) -> dict[Origin, Span]:
        """Those that are known of all that is wanted in files, in which no others are left."""
        found: dict[Origin, Span] = {}
        for file in list(wanted):
            known = self._in(file)
            found |= {where: known[where] for where in wanted[file] if where in known}
            if all(where in known for where in wanted[file]):
                del wanted[file]
        return found

    def keep(self, found: Mapping[Origin, Span]) -> None:
        """To be known the next time."""
        for where, span in found.items():
            self._in(where.file)[where] = span

    def _in(self, file: str) -> dict[Origin, Span]:
        if file not in self._known:
            version, before = self._version(file), self._before.get(file)
            holds = before is not None and version is not None and before[0] == version
            self._known[file] = before if before and holds else (version, {})
        return self._known[file][1]
