"""From a snapshot to the plan of its site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from okrsite_gen.exporters.lines import LineFinder
from okrsite_gen.pages import PAGES, OfCompany, OfFolders, Twinned
from okrsite_gen.scoring.concluded import all_folders
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.site.calendars import calendars
from okrsite_gen.site.feeds import feeds, feeds_in
from okrsite_gen.site.plan import Asset, Page, SitePlan, Standing
from okrsite_gen.site.twins import schemas, twins, twins_in

_OF_FOLDERS = [kind for kind in PAGES if isinstance(kind, OfFolders)]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan, which knows nothing of the others: of a team's folder of a `cycle`, or of all else."""

    name: str
    make: Callable[[], Iterable[Page | Asset]]
    cycle: str = ""


def plan(snapshot: Snapshot, root: Path, site_url: str | None = None) -> SitePlan:
    """All pages that the page kinds want, their data twins, feeds and calendars, and the schemas of the source, sorted by address.

    `root` tells the lines of the source, `site_url` is what full addresses begin with.
    """
    return assemble(item for part in parts(snapshot, root, site_url) for item in part.make())


def parts(snapshot: Snapshot, root: Path, site_url: str | None) -> list[Part]:
    """The same in parts, those of everybody first."""
    lines = LineFinder(root, snapshot.partial)
    return [
        *(Part(f"pages {_name(kind)}", partial(kind.pages, snapshot)) for kind in PAGES if isinstance(kind, OfCompany)),
        *(Part(f"twins {_name(kind)}", partial(kind.twins, snapshot)) for kind in PAGES if isinstance(kind, Twinned)),
        Part("exports", partial(twins, snapshot, root)),
        Part("feeds", partial(feeds, snapshot, site_url)),
        Part("calendars", partial(calendars, snapshot, site_url)),
        Part("schemas", schemas),
        *(
            Part(f"{team}/{cycle}", partial(_folder, snapshot, site_url, lines, team, cycle), cycle)
            for team, cycle in all_folders(snapshot)
        ),
    ]


def _name(kind: object) -> str:
    return str(getattr(kind, "__name__", kind))


def _folder(
    snapshot: Snapshot, site_url: str | None, lines: LineFinder, team: str, cycle: str
) -> Iterator[Page | Asset]:
    for kind in _OF_FOLDERS:
        yield from kind.pages_in(snapshot, team, cycle)
    yield from twins_in(snapshot, lines, team, cycle)
    yield from feeds_in(snapshot, site_url, team, cycle)


def assemble(items: Iterable[Page | Asset], standing: Sequence[Standing] = ()) -> SitePlan:
    """Sort and tell pages from assets; two things at one address are a mistake in a page kind (`ValueError`)."""
    found = sorted(items, key=lambda item: item.uri)
    whole = SitePlan(
        tuple(item for item in found if isinstance(item, Page)),
        tuple(item for item in found if isinstance(item, Asset)),
        tuple(standing),
    )
    for one, next_ in pairwise(sorted(whole.uris())):
        if one == next_:
            raise ValueError(f"two pages want the address `{one}`")
    return whole
