"""The live preview: it outlives mistakes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import click
from mkdocs.livereload import LiveReloadServer

from okrsite_gen.host.stop import Stopped

_telling: ContextVar[bool] = ContextVar("telling", default=False)


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


def patient(
    builder: Callable[[], None], built: Callable[[], None], in_trouble: Callable[[], bool]
) -> Callable[[], None]:
    """A builder whose failures leave the last good site in place; without it MkDocs lets browsers wait.

    `in_trouble` tells whether what was built is the report of `trouble.write` and no site.
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
