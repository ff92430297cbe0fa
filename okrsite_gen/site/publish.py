"""Publishing that cannot half-happen: a site is made beside its place, and takes that place whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.failures import EnvironmentFailure, WrongUse
from okrsite_gen.site.aside import Aside, Fill, Forward, aside
from okrsite_gen.site.exchange import IMPOSSIBLE, exchange
from okrsite_gen.site.replace import complete, replace_files
from okrsite_gen.site.theme import ASSETS

# What every site of ours has, whatever else is in it, and nothing else: one of them alone may be a theme or an export.
_MARKS = ("data/okrs.json", f"{ASSETS}/okrsite.css")


@dataclass(frozen=True, slots=True)
class Staging:
    """A site in the making: `folder` is filled, `target` is what readers see until `publish`.

    What it takes the place of is laid `aside` with the list of what is `listed` in the new one, or else removed.
    """

    folder: Path
    target: Path
    aside: Aside | None = None
    listed: bytes = b""

    def publish(self) -> bool:
        """Put the new site in place and remove the old one; `False` when that could not be done in one step."""
        try:
            return self._publish()
        except OSError as error:
            raise EnvironmentFailure(
                f"cannot publish to `{self.target}`: {(error.strerror or str(error)).lower()}",
                "see that the folder and the one above it may be written to",
            ) from error

    def _publish(self) -> bool:
        atomic = True
        try:
            if self.target.exists():
                shutil.copymode(self.target, self.folder)
                exchange(self.folder, self.target)
            else:
                self.folder.rename(self.target)
        except OSError as error:
            if error.errno not in IMPOSSIBLE:
                raise
            replace_files(self.folder, self.target)
            atomic = False
        self._leave(atomic)
        return atomic

    def _leave(self, atomic: bool) -> None:  # noqa: FBT001 - as told
        if self.aside is None or not atomic:
            self.clear()
            return
        _carry_dotfiles(self.folder, self.target)
        self.aside.lay(self.folder, self.listed)

    def clear(self) -> None:
        """Remove the folder when it holds an old site; its dotfiles (`.git`, `.nojekyll`) move to the new one."""
        _carry_dotfiles(self.folder, self.target)
        self.discard()

    def discard(self) -> None:
        """Remove the folder; readers never saw it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def stage(site_dir: Path) -> Staging:
    """A new staging folder beside the real place of `site_dir` (elsewhere where that folder may not be written to)."""
    recover(site_dir)
    return _staging(Path(os.path.realpath(site_dir)))


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.staging-{os.getpid()}")


def _staging(target: Path) -> Staging:
    folder = _beside(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    except OSError:
        if not target.is_dir():
            raise
        folder = Path(tempfile.mkdtemp(prefix="okrsite-staging-"))
    return Staging(folder, target)


@contextlib.contextmanager
def begun(site_dir: Path, cache: Path | None, fill: Fill | None) -> Iterator[Forward]:
    """What the next site there is brought forward from, from now on; it is not left after a mistake."""
    recover(site_dir)
    target = Path(os.path.realpath(site_dir))
    forward = Forward(target.with_name(f"{_beside(target).name}-tree"), aside(cache, target))
    forward.start(fill)
    try:
        yield forward
    except BaseException:
        forward.discard()
        raise


@contextlib.contextmanager
def made_in(site_dir: Path) -> Iterator[Staging]:
    """A folder for a site that will be published there, beside what was begun; it is not left after a mistake."""
    staging = _staging(Path(os.path.realpath(site_dir)))
    try:
        yield staging
    except BaseException:
        staging.discard()
        raise


def recover(site_dir: Path) -> None:
    """Complete what a killed command was publishing file by file, and clear away what others left beside the place of `site_dir`."""
    target = Path(os.path.realpath(site_dir))
    complete(target)
    for left in _left_behind(target):
        Staging(left, target).clear()


def guard(site_dir: Path, inputs: Mapping[str, Path], called: str = "the site folder") -> None:
    """Raise `WrongUse` when publishing to `site_dir` would destroy something: what is read (`inputs`, by name), or no site of ours."""
    site = Path(os.path.realpath(site_dir))
    for name, folder in inputs.items():
        read = Path(os.path.realpath(folder))
        if site == read or site in read.parents or read in site.parents:
            raise WrongUse(
                f"{called} `{site_dir}` and the {name} `{folder}` lie inside each other",
                "name a folder with --site-dir that neither holds nor lies in what is read",
            )
    if site.exists() and not _replaceable(site):
        raise WrongUse(
            f"{called} `{site_dir}` is not empty and holds no site that okrsite made: nothing was touched",
            "name an empty folder as the site folder, or empty this one yourself",
        )


def _replaceable(site: Path) -> bool:
    """A folder that a build once filled, or that has nothing but dotfiles."""
    if not site.is_dir():
        return False
    if all((site / mark).is_file() for mark in _MARKS):
        return True
    return all(path.name.startswith(".") for path in site.iterdir())


def _carry_dotfiles(old: Path, new: Path) -> None:
    for path in old.glob(".*"):
        if new.is_dir() and not os.path.lexists(new / path.name):
            shutil.move(path, new / path.name)


def _left_behind(target: Path) -> list[Path]:
    """Staging folders whose process is gone, and any of our own number."""
    name = re.compile(re.escape(f".{target.name}.staging-") + r"(\d{1,10})(?:-tree)?")
    if not target.parent.is_dir():
        return []
    found = ((path, name.fullmatch(path.name)) for path in target.parent.iterdir())
    return [path for path, match in found if match and not _running(int(match[1]))]


def _running(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
