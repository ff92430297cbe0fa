"""Bytes to text: UTF-8, without characters that nobody sees or that turn the direction of what stands around them."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Sequence
from itertools import islice, takewhile
from pathlib import Path

from okrsite_gen.diagnostics import Problem
from okrsite_gen.light import Light
from okrsite_gen.model.characters import called, masked, seen, strange
from okrsite_gen.reading.problems.files import (
    CONTROL_CHARACTER,
    FILE_TOO_LARGE,
    NOT_UTF8,
    SPECIAL_FILE,
    UNREADABLE_FILE,
)
from okrsite_gen.source import Source, Span

SIZE_LIMIT = 1 << 20

_MOST = 1 << 14  # bytes of nearly all files
_TOLD = 20  # of the characters of one file; more say nothing new

_OPEN_FLAGS = sum(getattr(os, f"O_{each}", 0) for each in ("RDONLY", "NOFOLLOW", "NONBLOCK", "CLOEXEC", "BINARY"))
_FOLDER_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)


class Taken(Light, frozen=True):
    """A file's bytes, or why they could not be had."""

    data: bytes | None
    problem: Problem | None = None


class Tree:
    """Takes files from below `root`, step by step and through no link: a folder may have become one since it was listed.

    The folder of the last file, and those above it, stay open, since files are taken as they lie: `with` closes them, as does who lets go of it.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder: str | None = None
        self._open: list[tuple[str, int]] = []

    def __enter__(self) -> Tree:
        """Nothing is open yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing stays open."""
        self._close(0)
        self._folder = None

    def __del__(self) -> None:
        """Nobody takes any more."""
        self._close(0)

    def take(self, file: str) -> Taken:
        """The bytes of a file of at most 1 MiB."""
        try:
            descriptor = self._opened(file)
        except OSError as error:
            return Taken(None, unreadable(file, error))
        try:
            return _taken(file, descriptor)
        except OSError as error:
            return Taken(None, unreadable(file, error))
        finally:
            os.close(descriptor)

    def _opened(self, file: str) -> int:
        if os.open not in os.supports_dir_fd:
            return os.open(self._root / file, _OPEN_FLAGS)
        folder, _, name = file.rpartition("/")
        if folder != self._folder:
            self._folder = None
            self._go(["", *filter(None, folder.split("/"))])
            self._folder = folder
        return os.open(name, _OPEN_FLAGS, dir_fd=self._open[-1][1])

    def _go(self, steps: Sequence[str]) -> None:
        """To a folder, up to where its way parts from the last one's, and down again; the first step is the root."""
        same = (step == name for step, (name, _) in zip(steps, self._open, strict=False))
        self._close(sum(takewhile(bool, same)))
        for step in steps[len(self._open) :]:
            if self._open:
                at = os.open(step, _FOLDER_FLAGS | os.O_NOFOLLOW, dir_fd=self._open[-1][1])
            else:
                at = os.open(self._root, _FOLDER_FLAGS)
            self._open.append((step, at))

    def _close(self, kept: int) -> None:
        """All but the outermost."""
        while len(self._open) > kept:
            os.close(self._open.pop()[1])


def read_source(root: Path, file: str) -> tuple[Source | None, list[Problem]]:
    """A file as text with LF, CR LF or CR line ends as written; the byte order mark is left out."""
    with Tree(root) as tree:
        return source_in(tree, file)


def source_in(tree: Tree, file: str) -> tuple[Source | None, list[Problem]]:
    """The same below an open tree."""
    return source_of(file, tree.take(file))


def source_of(file: str, taken: Taken) -> tuple[Source | None, list[Problem]]:
    """The same of bytes that were taken."""
    if taken.data is None:
        return None, [taken.problem] if taken.problem else []
    return decode(file, taken.data)


def top(file: str) -> Span:
    """The very start of a file, for what concerns it as a whole."""
    return Span(file, 1, 1, 1, 1)


def decode(file: str, data: bytes) -> tuple[Source | None, list[Problem]]:
    """The text of UTF-8 bytes, or why it is none; characters that have no place in it are told, and read as `\ufffd`."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        source = Source(file, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, [_not_utf8(file, data, error.start)]
    problems = control_characters(source)
    if not problems:
        return source, []
    return Source(file, (masked if len(problems) == _TOLD else seen)(source.text)), problems


def _taken(file: str, descriptor: int) -> Taken:
    """What is read to its end in one go is an ordinary file, and most are."""
    try:
        data = os.read(descriptor, _MOST)
        rest = os.read(descriptor, 1) if data else b""
    except OSError:
        data = rest = b""
    if rest or not data:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            problem = SPECIAL_FILE.at(
                top(file), "this is no ordinary file and is not read", "remove it from the folder"
            )
            return Taken(None, problem)
        data = _all_of(descriptor, data + rest)
    if len(data) > SIZE_LIMIT:
        return Taken(
            None,
            FILE_TOO_LARGE.at(
                top(file), "the file is larger than 1 MiB and was not read", "split it into several files"
            ),
        )
    return Taken(data)


def _all_of(descriptor: int, data: bytes) -> bytes:
    """What stands behind `data`, up to the limit, where one reading did not bring all that there was said to be."""
    while len(data) <= SIZE_LIMIT and (more := os.read(descriptor, SIZE_LIMIT + 1 - len(data))):
        data += more
    return data


def unreadable(file: str, error: OSError) -> Problem:
    """The problem of a file or folder that the operating system refused."""
    reason = (error.strerror or type(error).__name__).lower()
    return UNREADABLE_FILE.at(
        top(file), f"it cannot be read: {reason}", "give the user who builds the right to read it"
    )


def _not_utf8(file: str, data: bytes, start: int) -> Problem:
    good = Source(file, data[:start].decode("utf-8"))
    line, column = good.position(len(good.text))
    message = f"the byte `0x{data[start]:02X}` is not UTF-8 text"
    return NOT_UTF8.at(Span(file, line, column, line, column + 1), message, "save the file as UTF-8")


def control_characters(source: Source) -> list[Problem]:
    """The first characters that have no place in a text, with their spans."""
    return [_control_character(source, offset) for offset in islice(strange(source.text), _TOLD)]


def _control_character(source: Source, offset: int) -> Problem:
    message = f"there is an invisible character here: {called(source.text[offset])}"
    help_ = "delete it and type the text around it anew"
    return CONTROL_CHARACTER.at(source.span(offset, offset + 1), message, help_)
