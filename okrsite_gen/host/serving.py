"""The live preview: it outlives mistakes."""

from __future__ import annotations

import ipaddress
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import click
from mkdocs.livereload import LiveReloadServer

from okrsite_gen.host.stop import Stopped
from okrsite_gen.site.tree import Print, Tree

_telling: ContextVar[bool] = ContextVar("telling", default=False)

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The content has errors</title></head>
<body><main><h1>The content has errors</h1>
<p>This page gives way to the site as soon as they are mended.</p>
<pre>{}</pre></main></body>
</html>
"""


@dataclass(slots=True)
class Preview:
    """What is served lies in a folder of its own and is brought forward, while the engine empties and fills another one each time."""

    around: Path
    known: dict[str, Print] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """What is served."""
        return self.around / "site"

    @property
    def engine(self) -> Path:
        """What the engine fills."""
        return self.around / "engine"

    def begin(self) -> Tree:
        """The tree for another build, with all that the engine made; until that has settled nobody knows what stands there."""
        known, self.known = self.known, {}
        if not known:
            shutil.rmtree(self.folder, ignore_errors=True)
        tree = Tree(self.folder, known)
        tree.take_in(self.engine)
        return tree

    def settle(self, tree: Tree) -> None:
        """It is as it should be."""
        self.known = {name: Print(content) for name, content in tree.new.items()}

    def lost(self, code: int) -> bytes | None:
        """The site's own page for an address that leads nowhere."""
        page = self.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def is_serving() -> bool:
    """Whether the command is `serve` (MkDocs calls `serve --clean` a build)."""
    context = click.get_current_context(silent=True)
    while context:
        if context.info_name == "serve":
            return True
        context = context.parent
    return False


@contextmanager
def told() -> Iterator[None]:
    """What happens is said on the terminal; `mkdocs serve` has words of its own."""
    token = _telling.set(True)
    try:
        yield
    finally:
        _telling.reset(token)


def _tell(text: str) -> None:
    if _telling.get():
        click.echo(text, err=True)


def tell_address(server: LiveReloadServer) -> None:
    """Say where the site is to be seen, as soon as it is."""
    activate = server.server_activate

    def activated() -> None:
        activate()
        _tell(f"serving {server.url} and following changes; Ctrl-C stops")

    server.server_activate = activated  # type: ignore[method-assign]  # MkDocs calls nothing else between binding and serving


def write_trouble(folder: Path, report: str, host: str) -> None:
    """A report in place of the site, wherever a reader goes; only who sits at this machine may read what the files say."""
    if not _is_here(host):
        report = "They are listed where okrsite runs."
    folder.mkdir(exist_ok=True)
    for name in ("index.html", "404.html"):
        (folder / name).write_text(_PAGE.format(escape(report)), "utf-8")


def _is_here(host: str) -> bool:
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


def patient(
    builder: Callable[[], None], built: Callable[[], None], in_trouble: Callable[[], bool]
) -> Callable[[], None]:
    """A builder whose failures leave the last good site in place; without it MkDocs lets browsers wait.

    `in_trouble` tells whether what was built is the report of `write_trouble` and no site.
    """
    good = not in_trouble()

    def build() -> None:
        nonlocal good
        before, good = good, False
        try:
            builder()
        except Stopped as stopped:
            stopped.show()
        else:
            built()
            good = not in_trouble()
        if good:
            _tell(f"{time.strftime('%H:%M:%S')} {'rebuilt' if before else 'mended'}")

    return build
