"""What is wrong with the content: problems as values, from the first reader to the last rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from okrsite_gen.light import Light
from okrsite_gen.source import Span


class Severity(StrEnum):
    """How much a problem matters: only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


Key = str | int


class Origin(Light, frozen=True):
    """Where a value was written: a file and the path of keys and indexes inside it.

    `on` says which part is meant: the `key` itself, its `value`, or the `whole` pair; of a key that is `missing`, what lacks it.
    `chars` narrows a text value to the characters from `chars[0]` to `chars[1]` of its decoded text.
    The position in characters is looked up only when a problem is reported (`reading.locate`).
    """

    file: str
    path: tuple[Key, ...] = ()
    on: str = "value"
    chars: tuple[int, int] | None = None

    def at(self, *path: Key) -> Origin:
        """The origin of something inside this one."""
        return Origin(self.file, (*self.path, *path))

    def key(self, *path: Key) -> Origin:
        """The key (not the value) of something inside this one."""
        return Origin(self.file, (*self.path, *path), on="key")

    def within(self, start: int, end: int) -> Origin:
        """Characters `start` to `end` of the text written here."""
        return Origin(self.file, self.path, chars=(start, end))


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a problem ("first written here")."""

    message: str
    where: Origin | Span


@dataclass(frozen=True, slots=True)
class Fix:
    """What the author surely meant: `new` instead of `old`, which stands at `where`, or else at the place of the problem.

    It is offered only where nothing else can have been meant; where something else than `old` is found, it is dropped.
    """

    old: str
    new: str
    where: Span | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A fix with its position: `text` instead of what the span covers."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake found in the content, before its position is looked up; `allowed` and `about` as in `Diagnostic`."""

    rule: str
    severity: Severity
    message: str
    where: Origin | Span
    help: str = ""
    related: tuple[Related, ...] = ()
    allowed: str = ""
    fix: Fix | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem with its position: what reporters print and `check --format json` hands on.

    `allowed` is the reason for which the authors waived it (`allow:`); such a one is listed on the problems page only.
    `about` is the id of the objective, key result or team that a rule speaks of.
    """

    rule: str
    severity: Severity
    message: str
    span: Span
    help: str = ""
    related: tuple[tuple[str, Span], ...] = ()
    allowed: str = ""
    fix: Edit | None = None
    about: str = ""

    @property
    def order(self) -> tuple[Span, int, str, str]:
        """Sorted by file, line and column, the worst first at one place."""
        return self.span, self.severity.rank, self.rule, self.message


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of mistake that reading or loading finds, with its manual page (Markdown).

    Rules that look at a whole snapshot are modules of `okrsite_gen.rules` instead; both have an id, a severity
    and a page that `okrsite explain` prints.
    """

    id: str
    severity: Severity
    manual: str

    def at(
        self,
        where: Origin | Span,
        message: str,
        help: str = "",  # noqa: A002 - the name users see
        *related: Related,
        fix: Fix | None = None,
    ) -> Problem:
        """A problem of this kind; `message` is one line, lower case, values in backticks."""
        return Problem(self.id, self.severity, message, where, help, related, fix=fix)
