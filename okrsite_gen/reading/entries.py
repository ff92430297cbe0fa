"""What lies in a folder, by its name, and what to say of what should not."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrsite_gen.diagnostics import Problem
from okrsite_gen.reading.document import Found
from okrsite_gen.reading.suggest import closest, typos

CHECK_INS = "check-ins"
RETROSPECTIVE = "retrospective.md"
YAML = (".yml", ".yaml")
_LEFTOVERS = ("~", ".bak", ".orig", ".rej", ".tmp")
_SUFFIXES = (*YAML, ".csv", ".md")


class Entry:
    """A file or folder; `path` is relative to the root, `closed` tells that it must not be opened.

    `yaml_stem` is the stem of a `.yml` or `.yaml` file.
    """

    __slots__ = ("closed", "folder", "name", "path", "stem", "suffix", "yaml_stem")

    def __init__(self, name: str, path: str, *, folder: bool = False, closed: bool = False) -> None:
        self.name, self.path, self.folder, self.closed = name, path, folder, closed
        stem, _, ending = name.rpartition(".")
        self.stem, self.suffix = stem, f".{ending}"
        self.yaml_stem = None if folder or self.suffix not in YAML else stem


@dataclass(slots=True)
class Discovered:
    """What the tree holds: `closed` files must not be opened, `misnamed` ones are read for their problems only."""

    found: list[Found] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    misnamed: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        """How much is not as it should be."""
        return len(self.closed) + len(self.misnamed) + len(self.problems)


def stray_among_check_ins(entry: Entry) -> str:
    """What to say of something else in a folder of check-ins."""
    if entry.name == RETROSPECTIVE:
        return f"a retrospective lies in the cycle's folder: `{above(above(entry.path))}/{RETROSPECTIVE}`"
    return small_letters(entry) or "check-ins are `.yml` files, machine-made values `.csv` files"


def small_letters(entry: Entry) -> str:
    """What to say of `a.MD` and `2026-10-05.YML`."""
    wrong = not entry.folder and entry.suffix not in _SUFFIXES and entry.suffix.lower() in _SUFFIXES
    return f"did you mean `{entry.stem}{entry.suffix.lower()}`?" if wrong else ""


def is_ignored(name: str) -> bool:
    """Whether nobody need hear of it."""
    return name[0] == "." or (name[0] in "rR" and name.casefold() == "readme.md")


def has_team_file(entries: list[Entry]) -> bool:
    """Whether a folder is a team."""
    return any(entry.yaml_stem == "team" for entry in entries)


def is_nearly_retrospective(stem: str) -> bool:
    """Whether a file was meant to be one."""
    return stem.lower() == "retro" or (stem[:1] in "rR" and typos(stem, "retrospective", 3) <= 3)  # noqa: PLR2004 - as for any word


def above(path: str) -> str:
    """The folder that something lies in."""
    return path.rpartition("/")[0]


def meant(entry: Entry, names: list[str]) -> str:
    """What to say of a file or folder where `names` may lie."""
    if entry.name.endswith(_LEFTOVERS):
        return "it looks like a copy that an editor left behind; remove it"
    if RETROSPECTIVE in names and entry.suffix in (".txt", ".markdown"):
        return f"call it `{entry.stem}.md` if it is an objective"
    name = f"{entry.stem}.yml" if entry.yaml_stem else entry.name
    found = RETROSPECTIVE if entry.stem.lower() == "retro" and RETROSPECTIVE in names else closest(name, names)
    other = small_letters(entry) or "rename it, move it or take it out of this folder"
    return f"did you mean `{found}`?" if found else other
