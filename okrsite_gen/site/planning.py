"""From a snapshot to the plan of its site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from pathlib import Path

from okrsite_gen.pages import PAGES, Twinned
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.site.calendars import calendars
from okrsite_gen.site.feeds import feeds
from okrsite_gen.site.plan import Asset, Page, SitePlan
from okrsite_gen.site.twins import schemas, twins


def plan(snapshot: Snapshot, root: Path, site_url: str | None = None) -> SitePlan:
    """All pages that the page kinds want, their data twins, feeds and calendars, and the schemas of the source, sorted by address.

    `root` tells the lines of the source, `site_url` is what full addresses begin with.
    """
    return assemble(item for part in parts(snapshot, root, site_url) for item in part())


def parts(snapshot: Snapshot, root: Path, site_url: str | None) -> list[Callable[[], Iterable[Page | Asset]]]:
    """The same in parts that know nothing of each other, as many and in the same order for every snapshot."""
    return [
        *(partial(kind.pages, snapshot) for kind in PAGES),
        *(partial(kind.twins, snapshot) for kind in PAGES if isinstance(kind, Twinned)),
        partial(twins, snapshot, root),
        partial(feeds, snapshot, site_url),
        partial(calendars, snapshot, site_url),
        schemas,
    ]


def assemble(items: Iterable[Page | Asset]) -> SitePlan:
    """Sort and tell pages from assets; two things at one address are a mistake in a page kind (`ValueError`)."""
    found = sorted(items, key=lambda item: item.uri)
    for one, next_ in pairwise(found):
        if one.uri == next_.uri:
            raise ValueError(f"two pages want the address `{one.uri}`")
    return SitePlan(
        tuple(item for item in found if isinstance(item, Page)),
        tuple(item for item in found if isinstance(item, Asset)),
    )
