"""The next build: one more check-in among all objectives, with what the last build kept; and whether it is the site of a first build."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from tests.bench import watch
from tests.bench.cold import Figure
from tests.bench.company import Company

SHOWN = 5


def measure(company: Company, site: Path, cache: Path) -> Iterator[Figure]:
    """`site` and `cache` are those of the first build; both are brought forward."""
    company.say("A word more before the check")
    read(company.root)
    yield "check, warm", watch.okrsite("check", "--source", company.root, cache=cache).seconds
    folder = site.parent
    kept = shutil.copytree(cache, folder / "kept")
    company.say("A word more before the build")
    read(company.root)
    yield "build, warm", build(company.root, site, cache).seconds
    copy = shutil.copytree(company.root, folder / "fresh" / "okrs", copy_function=shutil.copyfile)  # with new times
    yield "build, fresh", build(copy, folder / "fresh" / "site", kept).seconds
    build(copy, folder / "again", folder / "nothing-kept")
    unlike = {path for other in (site, folder / "fresh" / "site") for path in different(folder / "again", other)}
    click.echo("".join(f"not the same: {path}\n" for path in sorted(unlike)[:SHOWN]), err=True, nl=False)
    yield "differences", len(unlike)
    for left in ("kept", "fresh", "again", "nothing-kept"):
        shutil.rmtree(folder / left)


def read(root: Path) -> None:
    """The sources lie in the page cache now; some systems drop there what nobody read for half a minute."""
    for path in root.rglob("*.*"):
        path.read_bytes()


def build(source: Path, site: Path, cache: Path) -> watch.Used:
    return watch.okrsite("build", "--source", source, "--site-dir", site, cache=cache)


def different(one: Path, other: Path) -> set[str]:
    """The files that are in one of the trees only, or not the same in both, byte for byte."""
    here, there = ({str(path.relative_to(tree)) for path in tree.rglob("*") if path.is_file()} for tree in (one, other))
    _, unlike, unread = filecmp.cmpfiles(one, other, here & there, shallow=False)
    return (here ^ there) | {*unlike, *unread}
