"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from okrsite_gen import memory
from okrsite_gen.failures import WrongUse
from okrsite_gen.host.address import is_address

F = TypeVar("F", bound=Callable[..., Any])

_DEBUG = "okrsite_gen.debug"
_SETTINGS = ("okrsite.yml", "okrsite.yaml")
_USUAL = (".", "content/okrs", "okrs")
_SITE_URL = re.compile(r"https?://[^\s<>\"'|\\^`{}()?#]+")


class Day(click.ParamType[dt.date]):
    """A calendar day, `2026-11-20`."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Only the form year-month-day, and only years that content may name too."""
        from okrsite_gen.environment import parse_day  # noqa: PLC0415 - it loads pydantic; --help need not wait

        try:
            return parse_day(value)
        except WrongUse as error:
            self.fail(f"{error}; {error.help}", param, ctx)


class Address(click.ParamType[str]):
    """Where to listen, `127.0.0.1:8000`."""

    name = "address"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """As it was written."""
        if not is_address(str(value)):
            self.fail(
                f"`{value}` is not an address to listen on; write one such as `127.0.0.1:8000` or `localhost:8080`",
                param,
                ctx,
            )
        return str(value)


class SiteUrl(click.ParamType[str]):
    """The address of a site, `https://okrs.example/`, or nothing."""

    name = "url"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """As it was written."""
        if value and not _SITE_URL.fullmatch(str(value)):
            self.fail(f"`{value}` is not the address of a site; write one such as `https://okrs.example/`", param, ctx)
        return str(value)


def _remember(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    ctx.meta[_DEBUG] = bool(value) or debugging(ctx)


def debugging(ctx: click.Context) -> bool:
    """Whether --debug was given, before or after the command's name."""
    return bool(ctx.meta.get(_DEBUG))


def _source(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path:
    found = _found(value)
    memory.content.set(found)
    return found


def _found(value: Path | None) -> Path:
    """The folder asked for, else the usual place that has an okrsite.yml, else the folder around this one that has it."""
    if value is not None:
        if not _has_settings(value) and any(value.iterdir()):
            raise WrongUse(
                f"there is no okrsite.yml in `{value}`",
                "name the folder that holds okrsite.yml, or start one with `okrsite init`",
            )
        return value
    for place in (*map(Path, _USUAL), *_around()):
        if _has_settings(place):
            return place
    raise WrongUse(
        "there is no okrsite.yml here, in `content/okrs` or in `okrs`, nor in a folder around this one",
        "name the folder that holds it with --source, or start one with `okrsite init`",
    )


def _has_settings(folder: Path) -> bool:
    return any((folder / name).is_file() for name in _SETTINGS)


def _around() -> list[Path]:
    """`..`, `../..` and so on, the nearest first."""
    return [Path(*[".."] * count) for count in range(1, len(Path.cwd().parts))]


def debug(function: F) -> F:
    """--debug, which `debugging` reads."""
    text = "Show where a failure happened (a traceback)."
    return click.option("--debug", is_flag=True, expose_value=False, is_eager=True, callback=_remember, help=text)(
        function
    )


def source(function: F) -> F:
    """--source, handed to the command as the path of an existing folder."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    text = "The folder with okrsite.yml.  [default: where one is found: here, content/okrs, okrs, the folders around]"
    return click.option("--source", type=kind, metavar="DIR", callback=_source, help=text)(function)


def as_of(function: F) -> F:
    """--as-of, handed to the command as a date or `None`."""
    text = "The day to compute for.  [default: okrsite.yml's, else SOURCE_DATE_EPOCH, else today in UTC]"
    return click.option("--as-of", type=Day(), metavar="DATE", help=text)(function)


def drafts(function: F) -> F:
    """--drafts."""
    return click.option("--drafts", is_flag=True, help="Include objectives with `state: draft`.")(function)


def audience(function: F) -> F:
    """--audience, handed to the command as written or `None`."""
    text = (
        "Who is to read it, one of okrsite.yml's `audiences`; what is for a higher one is left out.  [default: company]"
    )
    return click.option("--audience", metavar="NAME", help=text)(function)


def site_url(function: F) -> F:
    """--site-url, handed to the command as written; empty, as an unset variable of a forge is, says no more than `None`."""
    text = "Where the site is, for links.  [default: site_url of mkdocs.yml, else no links]"
    return click.option("--site-url", type=SiteUrl(), metavar="URL", help=text)(function)


def common(function: F) -> F:
    """--source, --as-of and --debug, which all commands on content take."""
    return source(as_of(debug(function)))
