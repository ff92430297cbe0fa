"""What the readers hand on: files as plain data, with their place in the tree."""

from __future__ import annotations

from typing import Any, Literal

from okrsite_gen.light import Light
from okrsite_gen.model.fields import record

FileKind = Literal[
    "settings", "people", "cycles", "kpis", "team", "objective", "objectives", "check-in", "telemetry", "retrospective"
]

SPOKEN: tuple[FileKind, ...] = ("check-in", "telemetry")  # what people and machines say; all else defines


class Found(Light, frozen=True):
    """A file of the tree. `team` is the team folder it lies in, `cycle` the cycle folder (unchecked), `stem` its name.

    For a `team` file, `team` is the folder's name and `parent` the id of the nearest team folder above it, if any.
    """

    kind: FileKind
    file: str
    stem: str
    team: str | None = None
    cycle: str | None = None
    parent: str | None = None


@record
class Document:
    """A file's content: `data` is made of dicts, lists, strings and `None` only; `None` when the file could not be read.

    `body` is the Markdown after the front matter. A telemetry file's data is `{"rows": [{column: text}]}`, row 0 being line 2.
    """

    found: Found
    data: dict[str, Any] | None
    body: str = ""
