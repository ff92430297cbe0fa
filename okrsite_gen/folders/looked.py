"""What stands in each folder, by digests alone: whether what was made of it is still good needs no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from okrsite_gen.folders.files import Files, Said
from okrsite_gen.folders.volume import digest_of
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Place
from okrsite_gen.reading import Discovered, Tree, processes_to_read
from okrsite_gen.reading.document import SPOKEN, FileKind, Found
from okrsite_gen.workers import in_parts

IN_FOLDERS: tuple[FileKind, ...] = ("objective", "objectives", "retrospective", *SPOKEN)
_PART = 100


class Stands(NamedTuple):
    """Versions (see `Files`) of what defines in a folder, and of what is said in it; `None` where some could not be read."""

    defines: str | None
    says: str | None


@record
class Looked:
    """The files outside of folders, as they were read, and what stands `within` folders."""

    around: Files
    within: Mapping[Place, Stands]

    @property
    def sure(self) -> bool:
        """Whether all that defines could be read."""
        return self.around.sure and all(each.defines is not None for each in self.within.values())

    @property
    def defines(self) -> str:
        """What is another whenever a byte is of all that defines."""
        return digest_of(self.around.version, [(*place, each.defines) for place, each in self.within.items()])

    def read(self) -> Said:
        """The files outside of folders."""
        return self.around.said(self.around.found)


def look(root: Path, tree: Discovered) -> Looked:
    """At all files of the tree."""
    around: list[Found] = []
    folders: dict[Place, tuple[list[Found], list[Found]]] = defaultdict(lambda: ([], []))
    for found in tree.found:
        if found.kind in IN_FOLDERS:
            folders[found.team or "", found.cycle or ""][found.kind in SPOKEN].append(found)
        else:
            around.append(found)

    def work(part: Sequence[tuple[Sequence[Found], Sequence[Found]]]) -> list[Stands]:
        with Tree(root) as opened:
            return [Stands(_version(opened, tree, defines), _version(opened, tree, says)) for defines, says in part]

    parts = in_parts(work, list(folders.values()), processes_to_read(tree), _PART)
    stands = (each for _, part in parts for each in part)
    within = dict(zip(folders, stands, strict=True))
    return Looked(around=Files.of(root, tree, around), within=within)


def _version(opened: Tree, tree: Discovered, found: Sequence[Found]) -> str | None:
    files = Files.out_of(opened, tree, found)
    return files.version if files.sure else None
