"""The live preview: it outlives mistakes."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import click

from okrsite_gen.host.stop import Stopped

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The content has errors</title></head>
<body><main><h1>The content has errors</h1>
<p>This page gives way to the site as soon as they are mended.</p>
<pre>{}</pre></main></body>
</html>
"""


def is_serving() -> bool:
    """Whether the command is `serve` (MkDocs calls `serve --clean` a build)."""
    context = click.get_current_context(silent=True)
    while context:
        if context.info_name == "serve":
            return True
        context = context.parent
    return False


def write_trouble(folder: Path, report: str) -> None:
    """A report in place of the site, wherever a reader goes."""
    for name in ("index.html", "404.html"):
        (folder / name).write_text(_PAGE.format(escape(report)), "utf-8")


def patient(builder: Callable[[], None], built: Callable[[], None]) -> Callable[[], None]:
    """A builder whose failures leave the last good site in place; without it MkDocs lets browsers wait."""

    def build() -> None:
        try:
            builder()
        except Stopped as stopped:
            stopped.show()
        else:
            built()

    return build
