"""What is left out of a site, and what is left."""

from __future__ import annotations

from collections.abc import Iterable

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.reading.document import Document
from okrsite_gen.source import Span


@record
class Withheld:
    """Something that was left out: `what` it is (a noun), which, why, and where it is written."""

    what: str
    id: str
    why: str
    where: Origin


@record
class Redaction:
    """What was taken out of files: things, and of which files a part is left or nothing."""

    withheld: tuple[Withheld, ...] = ()
    partial: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was."""
        return bool(self.withheld or self.partial or self.gone)


@record
class Sifted:
    """What is left of files; those of which nothing was `taken` are the same objects."""

    documents: tuple[Document, ...]
    taken: Redaction = Redaction()


@record
class Sight:
    """What an audience gets to read. `problems` are the loader's, of that alone.

    `partial` are the files of which only a part is left: no line of them may be told, since it would count what is not there.
    `whole` are those of which all is left, `closed` the others and the folders of what was left out.
    """

    portfolio: Portfolio
    problems: tuple[Problem, ...]
    withheld: tuple[Withheld, ...] = ()
    partial: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    listed: bool = True

    def told(self, found: Iterable[Problem]) -> list[Problem]:
        """Of the readers' problems those in files that are there whole, and of others where names may be told (`listed`)."""
        return list(found) if not self.closed else [each for each in found if self._tells(_file(each.where))]

    def _tells(self, file: str) -> bool:
        steps = file.split("/")
        around = {"/".join(steps[:count]) for count in range(1, len(steps) + 1)}
        return file in self.whole or (self.listed and not around & self.closed)


def _file(where: Origin | Span) -> str:
    return where.file if isinstance(where, Origin) else where.path
