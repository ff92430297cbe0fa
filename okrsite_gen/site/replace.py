"""Where folders cannot be exchanged: a new site takes the place of the old one file by file, and a killed command leaves a record.

Everything is copied beside the old files first, so a disk that is full is met while nothing has changed yet. The record is the folder
of what was copied, under its last name: as long as it is there, the next command goes on where this one ended.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

_COPYING, _RECORD = ".okrsite-copying", ".okrsite-publishing"
_FILES = "files.json"
_NEW = "new"


def replace_files(fresh: Path, target: Path) -> None:
    """Bring `target` to what `fresh` is; its own top-level dotfiles stay. What fails before the record is there changes nothing."""
    copying = target / _COPYING
    shutil.rmtree(copying, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    try:
        names = _in_order(_files(fresh))
        for name in names:
            (copying / _NEW / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fresh / name, copying / _NEW / name)
        (copying / _FILES).write_text(json.dumps(names), encoding="utf-8")
        copying.rename(target / _RECORD)
    except BaseException:
        shutil.rmtree(copying, ignore_errors=True)
        raise
    complete(target)


def complete(target: Path) -> None:
    """Finish what a record tells of, if there is one. It may be interrupted and called again at any point."""
    shutil.rmtree(target / _COPYING, ignore_errors=True)
    record = target / _RECORD
    if not record.is_dir():
        return
    wanted: list[str] = json.loads((record / _FILES).read_text(encoding="utf-8"))
    for name in wanted:
        if (record / _NEW / name).is_file():
            _make_folder((target / name).parent)
            _clear_way(target / name)
            (record / _NEW / name).replace(target / name)
    for name in sorted(_files(target) - set(wanted)):
        if not name.startswith("."):
            (target / name).unlink()
    _remove_empty(target)
    shutil.rmtree(record.rename(target / _COPYING), ignore_errors=True)


def _in_order(names: set[str]) -> list[str]:
    """Assets first, pages next: no page comes before what it needs."""
    return sorted(names, key=lambda name: (name.endswith(".html"), name))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.unlink(missing_ok=True)
        folder.mkdir()


def _clear_way(path: Path) -> None:
    """A folder that lies where a file is to be; its files are none of the new site's."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def _remove_empty(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not path.relative_to(folder).parts[0].startswith(".") and not any(path.iterdir()):
            path.rmdir()
