"""Two folders change places in one step, so that no reader ever meets half a site."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

IMPOSSIBLE = frozenset({errno.EBUSY, errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EACCES, errno.EPERM})


def exchange(one: Path, other: Path) -> None:
    """Linux's renameat2 with RENAME_EXCHANGE; raises `OSError` (with an errno in IMPOSSIBLE where the system cannot do it)."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))


def replace_files(fresh: Path, target: Path) -> None:
    """Bring `target` to what `fresh` is, file by file: assets first, pages next, removals last; top-level dotfiles stay."""
    wanted = sorted(_files(fresh), key=lambda name: (name.endswith(".html"), name))
    for name in wanted:
        _replace(fresh / name, target / name)
    for name in sorted(_files(target) - set(wanted)):
        if not name.startswith("."):
            (target / name).unlink()
    _remove_empty(target)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}


def _replace(source: Path, target: Path) -> None:
    """A whole file at once, also from another file system and where a folder or a file is in the way."""
    _make_folder(target.parent)
    if target.is_dir() and not target.is_symlink():
        _remove_tree(target)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.write_bytes(source.read_bytes())
    beside.replace(target)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.unlink(missing_ok=True)
        folder.mkdir()


def _remove_tree(folder: Path) -> None:
    for name in _files(folder):
        (folder / name).unlink()
    _remove_empty(folder)
    folder.rmdir()


def _remove_empty(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not path.relative_to(folder).parts[0].startswith(".") and not any(path.iterdir()):
            path.rmdir()
