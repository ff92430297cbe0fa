"""How big a site is, and which hosts would not take it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_MB = 1_000_000
_MIB = 1 << 20
_NEAR = 0.9
HELP = "the manual's page on size says what can be done, if you publish there"


@dataclass(frozen=True, slots=True)
class Limit:
    """What a host takes at most: `most` files, bytes in all, or bytes of one file."""

    host: str
    most: int
    told: str


# As the hosts tell; the page on size has the same figures.
FILES = (Limit("Cloudflare Pages", 20_000, "20,000 on the free plan"), Limit("GitLab.com Pages", 200_000, "200,000"))
BYTES = (Limit("GitHub Pages", 1000 * _MB, "1 GB"), Limit("GitLab.com Pages", 1000 * _MB, "1 GB"))
LARGEST = (Limit("Cloudflare Pages", 25 * _MIB, "25 MiB"), Limit("a push to GitHub", 100 * _MB, "100 MB"))


@dataclass(frozen=True, slots=True)
class Size:
    """How big a site is; `largest` is the address of its largest file."""

    pages: int
    files: int
    bytes: int
    largest: str
    largest_bytes: int

    def __str__(self) -> str:
        return f"{self.pages:,} pages, {self.files:,} files, {_megabytes(self.bytes)}"


def measure(site: Path, written: Mapping[str, int]) -> Size:
    """Count a site's files; where bytes of those are known that were `written`, only what is hidden at its top is looked for beside them."""
    above = len(os.path.join(site, ""))  # noqa: PTH118 - of a path with the slash after it
    found = {entry.path[above:]: entry.stat().st_size for entry in _files(str(site), hidden=bool(written))}
    sizes = {**written, **found}
    most, largest = max(((size, name) for name, size in sizes.items()), default=(0, ""))
    pages = sum(name.endswith(".html") for name in sizes)
    return Size(pages, len(sizes), sum(sizes.values()), largest, most)


def _files(folder: str, *, hidden: bool = False) -> Iterator[os.DirEntry[str]]:
    """All that a host gets, or what of it is `hidden`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == ".git" or (hidden and not entry.name.startswith(".")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry


def warnings(size: Size) -> Iterator[str]:
    """What hosts do not take, or soon will not; the same limit of two hosts is told once."""
    yield from _warnings(size.files, FILES, f"the site has {size.files:,} files")
    yield from _warnings(size.bytes, BYTES, f"the site has {_megabytes(size.bytes)}")
    yield from _warnings(size.largest_bytes, LARGEST, f"`{size.largest}` has {_megabytes(size.largest_bytes)}")


def _warnings(found: int, limits: tuple[Limit, ...], told: str) -> Iterator[str]:
    hosts: dict[tuple[int, str], list[str]] = {}
    for limit in limits:
        if found >= _NEAR * limit.most:
            hosts.setdefault((limit.most, limit.told), []).append(limit.host)
    for (most, at_most), names in hosts.items():
        takes = "takes" if len(names) == 1 else "take"
        beyond = "more than" if found > most else "nearly as many as" if told.endswith("files") else "nearly as much as"
        yield f"{told}, {beyond} {' and '.join(names)} {takes} ({at_most})"


def _megabytes(size: int) -> str:
    return f"{size / _MB:,.1f} MB"
