"""The files of a site that was asked for in the same words, written before anybody has read what there is to say now: most will be the same.

Each is looked at again by its digest before it is published, so that a site of somebody else costs time and no more.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from okrsite_gen.site.kept import others
from okrsite_gen.site.links import file_at
from okrsite_gen.site.table import ANY, Packs, Table, by_pack
from okrsite_gen.site.tree import Tree
from okrsite_gen.store import Store, code_of

_SETTINGS, _ENOUGH = "okrsite.yml", 1 << 20


def question(root: Path, *asked: object) -> str:
    """What can be told of a site before its content is read: its settings, what was `asked`, and who answers."""
    data = b""
    with contextlib.suppress(OSError):
        if (root / _SETTINGS).is_file():
            with (root / _SETTINGS).open("rb") as file:
                data = file.read(_ENOUGH)
    return hashlib.sha256(repr((data, asked, code_of(""), others())).encode()).hexdigest()


def refill(cache: Path | None, asked: str) -> Callable[[Tree, Callable[[], bool]], None] | None:
    """What writes the files of the site that came of this question into a tree, until somebody waits for it; `None` where there is none."""
    for folder in (cache / "pages").iterdir() if cache and (cache / "pages").is_dir() else ():
        packs = Packs(Store(folder=folder, kept=ANY))
        if packs.answers(asked):
            return partial(_fill, packs)
    return None


def _fill(packs: Packs, tree: Tree, is_waited_for: Callable[[], bool]) -> None:
    known = {} if is_waited_for() else (packs.table() or Table()).rows
    for work in by_pack(known, known):
        if is_waited_for():
            return
        for written in packs.open(work) or ():
            tree.bring(file_at(written.uri), written.data, known[written.uri].digest)
