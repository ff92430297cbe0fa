"""JSON Schemas (2020-12) of the files that people write, one a kind of file, made from the models that read them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path, PurePath

from okrsite_gen import rules
from okrsite_gen.schemas.make import KINDS, make

_BY_STEM = {"okrsite": "settings"} | {name: name for name in ("people", "cycles", "kpis", "team", "objectives")}

FOLDER = ".schemas"  # beside the content; what begins with a dot is not read as content

__all__ = ["FOLDER", "KINDS", "in_json", "modeline", "write"]


@cache
def in_json(kind: str) -> str:
    """The schema of a kind of file, offering the rules there are."""
    found = {rule.id: rule.manual.strip().split("\n\n")[0].replace("\n", " ") for rule in rules.MANUALS}
    return json.dumps(make(kind, found), indent=1, ensure_ascii=False) + "\n"


def write(root: Path) -> int:
    """All schemas, into a folder of the content root `root`; returns how many."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.json").write_text(in_json(kind), encoding="utf-8", newline="\n")
    return len(KINDS)


def modeline(path: PurePath) -> str:
    """The comment by which an editor finds the schema of a YAML file (`path` from the content root), with its line end.

    Nothing for other files: no editor reads such a comment in the front matter of Markdown.
    """
    kind = "check-in" if path.parent.name == "check-ins" else _BY_STEM.get(path.stem)
    if kind is None or path.suffix not in (".yml", ".yaml"):
        return ""
    return f"# yaml-language-server: $schema={'../' * (len(path.parts) - 1)}{FOLDER}/{kind}.json\n"
