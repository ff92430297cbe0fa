"""`okrsite check --fix`: writes what authors surely meant, and nothing else."""

from __future__ import annotations

import codecs
import contextlib
import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from okrsite_gen.diagnostics import Diagnostic, Edit, Problem
from okrsite_gen.model.fields import record
from okrsite_gen.reading.read import read_nodes
from okrsite_gen.source import Source, Span

_ROUNDS = 20  # what cannot be read hides what is wrong further down
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@record
class Mended:
    """A file before and after, without its byte order mark, and what was wrong there."""

    path: str
    before: str
    after: str
    fixed: tuple[Diagnostic, ...]


def plan(root: Path, found: Sequence[Diagnostic]) -> list[Mended]:
    """What the fixes of these problems make of the files; a fix that would break something is left out."""
    by_file = groupby(sorted(found, key=lambda each: each.order), key=lambda each: each.span.path)
    planned = (_plan(root, path, [each for each in problems if each.fix]) for path, problems in by_file)
    return [mended for mended in planned if mended]


def mend(root: Path, look: Callable[[], Sequence[Diagnostic]]) -> list[Diagnostic]:
    """Mends the files below `root` until nothing is left that can be; hands back what was fixed, in the order of files."""
    fixed: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        planned = plan(root, look())
        for mended in planned:
            _write(root / mended.path, mended.after)
            fixed.extend(mended.fixed)
        if not planned:
            break
    return sorted(fixed, key=lambda each: each.order)


@contextlib.contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    """The same files in a folder that is removed afterwards; links stay links, and special files are left out."""
    with tempfile.TemporaryDirectory(prefix="okrsite-") as folder:
        shutil.copytree(root, Path(folder, "okrs"), symlinks=True, ignore=_special)
        yield Path(folder, "okrs")


def differences(root: Path, mended: Path, paths: Sequence[str], folder: str) -> str:
    """The changes of these files as a unified diff that `git apply` and `patch -p1` take where `folder` (with its slash) is `root`."""
    return "".join(line for path in sorted(set(paths)) for line in _difference(root, mended, path, folder))


def _difference(root: Path, mended: Path, path: str, folder: str) -> Iterator[str]:
    before, after = (_LINES.findall(_text(place / path)) for place in (root, mended))
    for line in difflib.unified_diff(before, after, f"a/{folder}{path}", f"b/{folder}{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _plan(root: Path, path: str, found: list[Diagnostic]) -> Mended | None:
    file = root / path
    if not found or file.resolve() != root.resolve() / path:  # never through a link
        return None
    before = after = _text(file)
    fixed: list[Diagnostic] = []
    taken: list[Edit] = []
    for diagnostic in reversed(found):
        edit = diagnostic.fix
        if edit is None or edit.span.path != path or any(_overlap(edit, other) for other in taken):
            continue
        candidate = _edited(after, edit)
        if _is_better(Source(path, after), Source(path, candidate), edit):
            after = candidate
            taken.append(edit)
            fixed.append(diagnostic)
    return Mended(path=path, before=before, after=after, fixed=tuple(fixed)) if fixed else None


def _text(file: Path) -> str:
    """As written, line ends included, but for the byte order mark."""
    return file.read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8")


def _overlap(one: Edit, other: Edit) -> bool:
    first, second = sorted((one.span, other.span))
    return (second.line, second.column) < (first.end_line, first.end_column) or first == second


def _edited(text: str, edit: Edit) -> str:
    source, span = Source(edit.span.path, text), edit.span
    start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
    return text[:start] + edit.text + text[end:]


def _is_better(before: Source, after: Source, edit: Edit) -> bool:
    """Whether a file reads no worse: as many problems at most, or, if it could not be read, none or fewer that far up."""
    tree, _, problems = read_nodes(before)
    new_tree, _, new_problems = read_nodes(after)
    if tree is not None:
        return new_tree is not None and len(new_problems) <= len(problems)
    now = _down_to(edit.span.line, new_problems)
    return new_tree is not None or not now or now < _down_to(edit.span.line, problems)


def _down_to(line: int, problems: Sequence[Problem]) -> int:
    """How many there are on this line and above."""
    return sum(isinstance(problem.where, Span) and problem.where.line <= line for problem in problems)


def _write(file: Path, text: str) -> None:
    """At once or not at all; the byte order mark, the rights and, where possible, the owner stay."""
    before = file.stat()
    mark = codecs.BOM_UTF8 if file.read_bytes().startswith(codecs.BOM_UTF8) else b""
    with tempfile.NamedTemporaryFile(prefix=f".{file.name}.", dir=file.parent, delete=False) as out:
        written = Path(out.name)
        try:
            out.write(mark + text.encode("utf-8"))
            written.chmod(before.st_mode & 0o7777)
            with contextlib.suppress(OSError, AttributeError):
                os.chown(written, before.st_uid, before.st_gid)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    written.replace(file)


def _special(folder: str, names: list[str]) -> list[str]:
    paths = ((name, Path(folder, name)) for name in names)
    return [name for name, path in paths if not (path.is_symlink() or path.is_file() or path.is_dir())]
