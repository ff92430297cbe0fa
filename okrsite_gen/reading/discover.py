"""The content root as a list of files with their places: names alone decide, nothing is opened."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path

from okrsite_gen.diagnostics import ProblemKind
from okrsite_gen.model.fields import is_id
from okrsite_gen.reading.document import FileKind, Found
from okrsite_gen.reading.entries import (
    CHECK_INS,
    RETROSPECTIVE,
    YAML,
    Discovered,
    Entry,
    above,
    has_team_file,
    is_ignored,
    is_nearly_retrospective,
    meant,
    stray_among_check_ins,
)
from okrsite_gen.reading.listing import Listings, stamp_of
from okrsite_gen.reading.problems.files import (
    BAD_FILE_NAME,
    EMPTY_FOLDER,
    FILE_TWICE,
    NO_TEAM,
    SPECIAL_FILE,
    SYMBOLIC_LINK,
    UNKNOWN_FILE,
)
from okrsite_gen.reading.suggest import closest
from okrsite_gen.reading.text import top, unreadable

SETTINGS_FILE = "okrsite.yml"
_ROOT_FILES: dict[str, FileKind] = {"okrsite": "settings", "people": "people", "cycles": "cycles", "kpis": "kpis"}
_CYCLE_NAME = re.compile(r"\d{4}(-.{1,12})?")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHECK_IN_STEM = re.compile(r"[a-z0-9][a-z0-9._-]{0,120}")
_CHECK_IN = re.compile(rf"{_CHECK_IN_STEM.pattern}\.yml")
_DAY_HELP = "name the file by its day, such as `2026-10-05.yml` or `2026-10-05-1640-ana.yml`"
_ID_HELP = "use lower-case letters, digits and `-`, starting with a letter or digit, at most 64 characters"


class NotAContentRoot(Exception):  # noqa: N818 - reads as what it is
    """The folder that was named holds no OKRs; the message says why."""

    def __init__(self, root: Path) -> None:
        if not root.exists():
            reason = "does not exist"
        elif not root.is_dir():
            reason = "is not a folder"
        else:
            reason = f"has no {SETTINGS_FILE}"
        super().__init__(
            f"`{root}` {reason}; name the folder that holds {SETTINGS_FILE}, or make one with `okrsite init`"
        )


def discover(root: Path, listings: Listings | None = None) -> Discovered:
    """All files of the tree in the order of their paths; raises `NotAContentRoot` when there is none.

    In folders of which there are `listings` nobody looks again.
    """
    if not root.is_dir():
        raise NotAContentRoot(root)
    walk = _Walk(root, listings)
    walk.all()
    if listings:
        listings.end()
    walk.out.found.sort(key=attrgetter("file"))
    return walk.out


class _Walk:
    """One walk through the tree, with what it found so far; folders wait in `_waiting` as (entries, path, parent team)."""

    def __init__(self, root: Path, listings: Listings | None) -> None:
        self.root = root
        self.out = Discovered()
        self._listings = listings
        self._waiting: list[tuple[list[Entry], str, str | None]] = []

    def all(self) -> None:
        entries = self.entries("")
        if not any(entry.yaml_stem == "okrsite" for entry in entries):
            if entries:
                raise NotAContentRoot(self.root)
            if not self.out.problems:
                self.report(EMPTY_FOLDER, SETTINGS_FILE, "the folder is empty", "start a company with `okrsite init`")
            return
        self.top_level(entries)
        while self._waiting:
            self.team(*self._waiting.pop())
        if not any(found.kind == "team" for found in self.out.found):
            settings = next(found.file for found in self.out.found if found.kind == "settings")
            fix = "make one with `okrsite new team company`"
            self.report(NO_TEAM, settings, "there is no team here, so there are no OKRs", fix)

    def top_level(self, entries: list[Entry]) -> None:
        for entry in entries:
            kind = _ROOT_FILES.get(entry.yaml_stem or "")
            if kind:
                self.add(kind, entry)
            elif entry.folder:
                self.folder(entry, None)
            elif entry.yaml_stem == "team":
                self.unknown(entry, "a team is a folder of its own, such as `company/team.yml`")
            else:
                self.unknown(entry, meant(entry, [f"{stem}.yml" for stem in _ROOT_FILES]))

    def folder(self, entry: Entry, team: str | None) -> None:
        """A folder directly in the root (`team` is `None`) or in a team's folder: a team, a cycle, or a stray."""
        entries = self.entries(entry.path)
        if has_team_file(entries):
            self._waiting.append((entries, entry.path, team))
        elif self.misses_team_file(entries):
            self.unknown(entry, f"is `{entry.path}/team.yml` missing?")
        elif team is None:
            self.unknown(entry, "a folder here is a team and has a `team.yml`")
        elif closest(entry.name, [CHECK_INS]) or entry.name == CHECK_INS:
            self.unknown(
                entry, f"check-ins lie in a cycle's folder, such as `{above(entry.path)}/2026-q4/{CHECK_INS}/`"
            )
        else:
            self.cycle(entry.path, entries, team, entry.name)

    def misses_team_file(self, entries: list[Entry]) -> bool:
        folders = [entry for entry in entries if entry.folder and entry.name != CHECK_INS]
        return any(_CYCLE_NAME.fullmatch(entry.name) or has_team_file(self.entries(entry.path)) for entry in folders)

    def team(self, entries: list[Entry], path: str, parent: str | None) -> None:
        name = path.rpartition("/")[2]
        if not is_id(name):
            self.misnamed(path, name, "a team's")
        for entry in entries:
            if entry.folder:
                self.folder(entry, name)
            elif entry.yaml_stem == "team":
                self.add("team", entry, team=name, parent=parent)
            elif entry.name == RETROSPECTIVE:
                self.unknown(entry, f"a retrospective lies in a cycle's folder, such as `{path}/2026-q4/{entry.name}`")
            elif entry.suffix == ".md":
                self.unknown(entry, f"objectives lie in a cycle's folder, such as `{path}/2026-q4/{entry.name}`")
            else:
                self.unknown(entry, meant(entry, ["team.yml"]))

    def cycle(self, path: str, entries: list[Entry], team: str, cycle: str) -> None:
        """What is found where nothing is wrong is found again in the same listings."""
        folders = (entry.path for entry in entries if entry.folder and entry.name == CHECK_INS)
        talk = {path: self.entries(path) for path in folders if not self.plainly_said(path, team, cycle)}
        listings = entries, *talk.values()
        known = self._listings.find_cycle(path, listings) if self._listings else None
        if known is not None:
            self.out.found += known
            return
        before, wrong = len(self.out.found), self.out.wrong
        self.in_cycle(entries, talk, team, cycle)
        if self._listings and self.out.wrong == wrong:
            self._listings.keep_cycle(path, listings, self.out.found[before:])

    def in_cycle(self, entries: list[Entry], talk: Mapping[str, list[Entry]], team: str, cycle: str) -> None:
        """`talk` is what lies in the folder of check-ins, by its path, where that was not said plainly."""
        for entry in entries:
            if entry.folder and entry.name == CHECK_INS:
                self.check_ins(talk.get(entry.path, []), team, cycle)
            elif entry.name == RETROSPECTIVE and not entry.folder:
                self.add("retrospective", entry, team=team, cycle=cycle)
            elif entry.yaml_stem == "objectives":
                self.add("objectives", entry, team=team, cycle=cycle)
            elif entry.suffix == ".md" and not entry.folder and not is_nearly_retrospective(entry.stem):
                if not is_id(entry.stem):
                    self.misnamed_file(entry, "an objective's")
                self.add("objective", entry, team, cycle)
            elif _DATED.match(entry.name):
                self.unknown(entry, f"check-ins lie in `{above(entry.path)}/{CHECK_INS}/`")
            else:
                self.unknown(entry, meant(entry, ["objectives.yml", RETROSPECTIVE, CHECK_INS]))

    def plainly_said(self, folder: str, team: str, cycle: str) -> bool:
        """Whether nothing but check-ins lies in a folder, each called as most are: then they are found already, with less ado."""
        if self._listings is not None:
            return False
        names = []
        try:
            with os.scandir(f"{self.root}/{folder}") as listing:
                for item in listing:
                    if not (_CHECK_IN.fullmatch(item.name) and item.is_file(follow_symlinks=False)):
                        return False
                    names.append(item.name)
        except OSError:
            return False
        self.out.found += (
            Found(kind="check-in", file=f"{folder}/{name}", stem=name[:-4], team=team, cycle=cycle) for name in names
        )
        return bool(names)

    def check_ins(self, entries: list[Entry], team: str, cycle: str) -> None:
        for entry in entries:
            if entry.folder or entry.suffix not in (*YAML, ".csv"):
                self.unknown(entry, stray_among_check_ins(entry))
                continue
            if not is_check_in_stem(entry.stem):
                fix = _DAY_HELP if entry.yaml_stem and not _DATED.match(entry.stem) else ""
                self.misnamed_file(entry, "a check-in's", fix)
            self.add("telemetry" if entry.suffix == ".csv" else "check-in", entry, team, cycle)

    def misnamed_file(self, entry: Entry, whose: str, fix: str = "") -> None:
        self.out.misnamed.add(entry.path)
        self.misnamed(entry.path, entry.stem, whose, entry.suffix, fix)

    def misnamed(self, path: str, name: str, whose: str, suffix: str = "", fix: str = "") -> None:
        better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        fix = fix or (f"call it `{better}{suffix}`" if is_id(better) else _ID_HELP)
        self.report(BAD_FILE_NAME, path, f"`{name}` cannot be {whose} id", fix)

    def add(
        self,
        kind: FileKind,
        entry: Entry,
        team: str | None = None,
        cycle: str | None = None,
        parent: str | None = None,
    ) -> None:
        if entry.closed:
            self.out.closed.add(entry.path)
        found = Found(kind=kind, file=entry.path, stem=entry.stem, team=team, cycle=cycle, parent=parent)
        self.out.found.append(found)

    def unknown(self, entry: Entry, help: str) -> None:  # noqa: A002 - the name users see
        if not entry.closed:
            what = "folder" if entry.folder else "file"
            self.report(
                UNKNOWN_FILE, entry.path, f"the {what} `{entry.name}` is not read: nothing is called so here", help
            )

    def report(self, kind: ProblemKind, path: str, message: str, help: str) -> None:  # noqa: A002 - as above
        self.out.problems.append(kind.at(top(path), message, help))

    def entries(self, folder: str) -> list[Entry]:
        """What lies in a folder, sorted by name, without hidden files and README.md; links and special files are reported."""
        stamp = stamp_of(f"{self.root}/{folder}") if self._listings else None
        if self._listings is None or stamp is None:
            return self.listed(folder)
        known = self._listings.find(folder, stamp)
        if known is not None:
            return known
        wrong = self.out.wrong
        found = self.listed(folder)
        if self.out.wrong == wrong:
            self._listings.keep(folder, stamp, found)
        return found

    def listed(self, folder: str) -> list[Entry]:
        """The same, looked at now."""
        try:
            with os.scandir(f"{self.root}/{folder}") as listing:
                found = sorted([(item.name, item) for item in listing if not is_ignored(item.name)])
                entries = [entry for name, item in found if (entry := self.entry(name, item, folder))]
        except OSError as error:
            self.out.problems.append(unreadable(folder or SETTINGS_FILE, error))
            return []
        return self.without_twins(entries)

    def entry(self, name: str, item: os.DirEntry[str], folder: str) -> Entry | None:
        if not name.isprintable():
            shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
            self.report(
                BAD_FILE_NAME, folder or SETTINGS_FILE, f"the name of `{shown}` holds invisible characters", _ID_HELP
            )
            return None
        path = f"{folder}/{name}" if folder else name
        if item.is_file(follow_symlinks=False):
            return Entry(name, path)
        if item.is_dir(follow_symlinks=False):
            return Entry(name, path, folder=True)
        if item.is_symlink():
            self.report(SYMBOLIC_LINK, path, "this is a symbolic link and is not followed", "put the file itself here")
        else:
            self.report(SPECIAL_FILE, path, "this is no ordinary file and is not read", "remove it from the folder")
        return Entry(name, path, closed=True)

    def without_twins(self, entries: list[Entry]) -> list[Entry]:
        long = [entry for entry in entries if entry.suffix == ".yaml"]
        names = {entry.name for entry in entries} if long else set()
        twins = [entry for entry in long if f"{entry.stem}.yml" in names]
        for entry in twins:
            better = f"{entry.stem}.yml"
            self.report(FILE_TWICE, entry.path, f"there is a `{better}` too", f"bring both together in `{better}`")
        return [entry for entry in entries if entry not in twins] if twins else entries


def is_check_in_stem(stem: str) -> bool:
    """Whether a check-in's file may be called so, its date aside."""
    return bool(_CHECK_IN_STEM.fullmatch(stem))
