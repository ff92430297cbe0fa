"""What takes long to conclude from what no new check-in changes is kept for the next time: plain data, by what it follows from."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from okrsite_gen import packing
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.store import Store, code_of

_KEPT = 256


def concluded(snapshot: Snapshot, name: str, cycle: str = "") -> Any:  # noqa: ANN401 - as it was kept, in JSON's kinds
    """What was kept under `name`: it follows from what is defined, and from what is said in the `cycle`; `None` for nothing."""
    key, store = _place(snapshot, name, cycle)
    found = store.find(key)
    try:
        return None if found is None else json.loads(packing.unpack(found))
    except ValueError:
        return None


def conclude(snapshot: Snapshot, name: str, made: object, cycle: str = "") -> None:
    """Keep it, where anything is kept."""
    key, store = _place(snapshot, name, cycle)
    if store.folder:
        store.keep(key, packing.pack(json.dumps(made, ensure_ascii=False).encode()))


def _place(snapshot: Snapshot, name: str, cycle: str) -> tuple[str, Store]:
    versions = snapshot.versions
    if versions is None or versions.cache is None:
        return "", Store(folder=None)
    said = versions.of_cycle(cycle) if cycle else []
    follows = name, cycle, versions.rest, said, code_of("")
    return hashlib.sha256(repr(follows).encode()).hexdigest(), _store(versions.cache)


@lru_cache(maxsize=8)
def _store(cache: Path) -> Store:
    return Store(folder=cache / "conclusions", digits=0, kept=_KEPT)
