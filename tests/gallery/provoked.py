"""Problems that no text of a file provokes: what was done to the folder, and exactly what `okrsite check` says."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

SMALLEST = {"okrsite.yml": "company: Acme\n", "company/team.yml": "name: Acme\n"}
PEOPLE = "people.yml"


@dataclass(frozen=True)
class Provoked:
    """`do` changes the smallest company; the first line of `report` names the file, and it may end in `...` for more of the same."""

    said: str
    do: Callable[[Path, pytest.MonkeyPatch], None]
    report: str


def _linked(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / PEOPLE).symlink_to("../people.yml")


def _piped(root: Path, _: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / PEOPLE)


def _refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root may read everything, the system's refusal is played."""
    (root / PEOPLE).write_text("ana: {name: Ana Pires}\n", encoding="utf-8")
    opened = os.open

    def refuse(path: object, *more: int, **place: int) -> int:
        if str(path).endswith(PEOPLE):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *more, **place)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)


def _large(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / PEOPLE).write_text("# Everybody\n" * 100_000, encoding="utf-8")


def _crowded(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / PEOPLE).write_text("- ana\n" * 100_000, encoding="utf-8")


def _copied(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / PEOPLE).write_text("".join(f"Ana{number}: {{}}\n" for number in range(300)), encoding="utf-8")


def _western(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / PEOPLE).write_bytes("ana: {name: Ana Simões}\n".encode("windows-1252"))


def _turned(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / PEOPLE).write_text("ana: {name: Ana \N{RIGHT-TO-LEFT OVERRIDE}Pires}\n", encoding="utf-8")


def _emptied(root: Path, _: pytest.MonkeyPatch) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def _teamless(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "company" / "team.yml").unlink()


def _long(root: Path, _: pytest.MonkeyPatch) -> None:
    path = root / "company" / "2026-q4" / "stay.md"
    path.parent.mkdir()
    path.write_text("---\nobjective: Customers stay\n---\n" + "They stay, and stay. " * 5000, encoding="utf-8")


PROVOKED = (
    Provoked(
        "`people.yml` is a symbolic link to `../people.yml`.",
        _linked,
        """\
people.yml:1:1: error[symbolic-link]: this is a symbolic link and is not followed
 = help: put the file itself here

1 error in 1 file
""",
    ),
    Provoked(
        "`people.yml` is a pipe, made by `mkfifo people.yml`.",
        _piped,
        """\
people.yml:1:1: error[special-file]: this is no ordinary file and is not read
 = help: remove it from the folder

1 error in 1 file
""",
    ),
    Provoked(
        "`people.yml` may not be read by the user who builds.",
        _refused,
        """\
people.yml:1:1: error[unreadable-file]: it cannot be read: permission denied
 = help: give the user who builds the right to read it

1 error in 1 file
""",
    ),
    Provoked(
        "`people.yml` has a hundred thousand lines, all of them `# Everybody`.",
        _large,
        """\
people.yml:1:1: error[file-too-large]: the file is larger than 1 MiB and was not read
 = help: split it into several files

1 error in 1 file
""",
    ),
    Provoked(
        "`people.yml` has a hundred thousand lines, all of them `- ana`.",
        _crowded,
        """\
people.yml:100000:3: error[too-much-in-file]: there are more than 100,000 keys and values in this file
       |
100000 | - ana
       |   ^
       = help: split it into several files, or write fewer values

1 error in 1 file
""",
    ),
    Provoked(
        "`people.yml` has three hundred people, `Ana0:` to `Ana299:`, each with a capital letter.",
        _copied,
        """\
people.yml:1:1: info[more-problems]: 200 more problems of this file are not shown
 = help: mend the ones shown and look again; the others are often the same mistake

...
""",
    ),
    Provoked(
        "`people.yml` says `ana: {name: Ana Simões}`, saved in Windows-1252.",
        _western,
        """\
people.yml:1:20: error[not-utf8]: the byte `0xF5` is not UTF-8 text
 = help: save the file as UTF-8

1 error in 1 file
""",
    ),
    Provoked(
        "`people.yml` says `ana: {name: Ana Pires}`, with U+202E before the `P`.",
        _turned,
        """\
people.yml:1:17: error[control-character]: there is an invisible character here: `U+202E`, right-to-left override
  |
1 | ana: {name: Ana �Pires}
  |                 ^
  = help: delete it and type the text around it anew

1 error in 1 file
""",
    ),
    Provoked(
        "The folder is empty.",
        _emptied,
        """\
okrsite.yml:1:1: error[empty-folder]: the folder is empty
 = help: start a company with `okrsite init`

1 error in 1 file
""",
    ),
    Provoked(
        "There is an `okrsite.yml`, but no `team.yml` anywhere.",
        _teamless,
        """\
company:1:1: warning[unknown-file]: the folder `company` is not read: nothing is called so here
 = help: a folder here is a team and has a `team.yml`

okrsite.yml:1:1: error[no-team]: there is no team here, so there are no OKRs
 = help: make one with `okrsite new team company`

1 error, 1 warning in 2 files
""",
    ),
    Provoked(
        "The story below the front matter of `stay.md` has 105,000 characters.",
        _long,
        """\
company/2026-q4/stay.md:4:100001: error[body-too-long]: the text has 105,000 characters, more than 100,000
  |
4 | .... They stay, and stay. They stay, and stay. They stay, and stay. They stay, and stay. They sta...
  |                                                                   ^
  = help: shorten it, or put it on a page of its own

1 error in 1 file
""",
    ),
)
