"""Commands write below the folder that was named, and nowhere else: never through a link, never into a pipe."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.failures import WrongUse


def require_inside(root: Path, path: Path) -> None:
    """Refuses a path below `root` that leads through a link, or is something else than an ordinary file."""
    place = root
    for part in path.relative_to(root).parts:
        place = place / part
        if place.is_symlink():
            raise WrongUse(
                f"`{place}` is a link, and nothing is written through links", "put what it leads to in its place"
            )
    if place.exists() and not place.is_file():
        raise WrongUse(f"`{place}` is no ordinary file", "remove it, or give it another name")
