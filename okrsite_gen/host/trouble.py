"""What a preview shows where there is nothing to show."""

from __future__ import annotations

import ipaddress
import logging
from html import escape
from pathlib import Path

from okrsite_gen import memory
from okrsite_gen.failures import Failure

log = logging.getLogger("mkdocs.plugins.okrsite")

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1>
<p>This page gives way to the site as soon as that is mended.</p>
<pre>{report}</pre></main></body>
</html>
"""


def write(folder: Path, report: str, host: str) -> None:
    """A report in place of the site, wherever a reader goes."""
    folder.mkdir(exist_ok=True)
    for name in ("index.html", "404.html"):
        (folder / name).write_text(error_page("The content has errors", report, host), "utf-8")


def error_page(title: str, report: str, host: str) -> str:
    """Only who sits at this machine may read what the files say."""
    if not _is_here(host):
        report = "What is wrong is listed where okrsite runs."
    return _PAGE.format(title=title, report=escape(report))


def _is_here(host: str) -> bool:
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


def told(name: str, error: Exception) -> str:
    """Why a file cannot be made, once it was said on the terminal, too."""
    log.error("`%s` cannot be made: %s", name, why := _why(error))
    log.debug("it came to that so:", exc_info=error)
    return why


def tell(failure: Failure) -> None:
    """What is wrong with a site that is shown."""
    log.error("%s", _why(failure))


def _why(error: Exception) -> str:
    if memory.ran_out(error):
        memory.release(error)
        error = memory.failure()
    why = str(error) if isinstance(error, Failure) else f"a bug in okrsite: {type(error).__name__}: {error}"
    help_ = error.help if isinstance(error, Failure) else ""
    return "; ".join(filter(None, (" ".join(why.split()), help_)))
