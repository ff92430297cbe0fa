"""What stands in each folder, by digests alone: whether what was made of it is still good needs no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from okrsite_gen.folders.files import Files, Said
from okrsite_gen.folders.recall import Recall, Stands, touched
from okrsite_gen.folders.volume import digest_of
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Place
from okrsite_gen.reading import Discovered, Tree, processes_to_read
from okrsite_gen.reading.document import SPOKEN, FileKind, Found
from okrsite_gen.reading.entries import CHECK_INS
from okrsite_gen.workers import in_parts

IN_FOLDERS: tuple[FileKind, ...] = ("objective", "objectives", "retrospective", *SPOKEN)
_PART = 100


_Folder = tuple[Sequence[Found], Sequence[Found]]  # what defines, and what is said
_Look = Callable[[Mapping[Place, _Folder]], dict[Place, Stands]]


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


def versions(looked: Looked) -> Callable[[str], str | None]:
    """Tells by the path of a file what is another whenever one of its bytes is; `None` where that is not known."""
    around = {found.file for found in looked.around.found}
    others = looked.around.version if looked.around.sure else None

    def version(file: str) -> str | None:
        if file in around:
            return others
        stands = looked.within.get(_folder_of(file))
        return None if stands is None or None in stands else f"{stands.defines} {stands.says}"

    return version


def _folder_of(file: str) -> Place:
    """Of what is defined or said there."""
    parts = [part for part in file.split("/")[-4:-1] if part != CHECK_INS]
    team, cycle = ["", "", *parts][-2:]
    return team, cycle


def look(root: Path, tree: Discovered, recall: Recall | None = None) -> Looked:
    """At all files of the tree, save those of folders that nobody touched since this process looked before."""
    around: list[Found] = []
    folders: dict[Place, tuple[list[Found], list[Found]]] = defaultdict(lambda: ([], []))
    for found in tree.found:
        if found.kind in IN_FOLDERS:
            folders[found.team or "", found.cycle or ""][found.kind in SPOKEN].append(found)
        else:
            around.append(found)

    def work(part: Sequence[_Folder]) -> list[Stands]:
        with Tree(root) as opened:
            return [Stands(_version(opened, tree, defines), _version(opened, tree, says)) for defines, says in part]

    def stood(folders: Mapping[Place, _Folder]) -> dict[Place, Stands]:
        parts = in_parts(work, list(folders.values()), processes_to_read(tree), _PART)
        return dict(zip(folders, (each for _, part in parts for each in part), strict=True))

    within = _recalled(root, tree, folders, stood, recall) if recall else stood(folders)
    return Looked(around=Files.of(root, tree, around), within=within)


def _recalled(
    root: Path, tree: Discovered, folders: Mapping[Place, _Folder], stood: _Look, recall: Recall
) -> dict[Place, Stands]:
    """As `stood` tells of folders, of which those that nobody touched are known."""
    unsettled = recall.unsettled()
    times = {place: time for place, files in folders.items() if (time := touched(root, tree, chain(*files)))}
    known = {place: recall.stands.find(place, time) for place, time in times.items()}
    left = stood({place: files for place, files in folders.items() if known.get(place) is None})
    within = {place: known.get(place) or left[place] for place in folders}
    sure = [place for place, time in times.items() if time.last < unsettled and None not in within[place]]
    recall.stands.keep({place: (times[place], within[place]) for place in sure})
    return within


def _version(opened: Tree, tree: Discovered, found: Sequence[Found]) -> str | None:
    files = Files.out_of(opened, tree, found)
    return files.version if files.sure else None
