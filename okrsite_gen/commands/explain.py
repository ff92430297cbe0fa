"""`okrsite explain`: the manual page of a rule."""

from __future__ import annotations

import shutil
import sys

import click

from okrsite_gen.commands import options
from okrsite_gen.failures import WrongUse
from okrsite_gen.loading.settings import ADJUSTABLE
from okrsite_gen.pages.problems import Manual, manuals
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.rules import RULES

_WIDEST = 100


@click.command("explain")
@click.argument("rule", required=False)
@options.debug
def command(rule: str | None) -> None:
    """Say what RULE finds, why it matters, and what to do; without RULE, list them all."""
    manual = {page.id: page for page in manuals()}
    if rule is None:
        _list(list(manual.values()))
    elif rule in manual:
        _show(manual[rule])
    else:
        raise WrongUse(f"there is no rule `{rule}`", _meant(rule, list(manual)))


def _meant(rule: str, known: list[str]) -> str:
    """The closest name, else those that hold the word."""
    holding = [f"`{name}`" for name in known if rule.lower() in name]
    return did_you_mean(rule, known) or (
        f"did you mean {' or '.join(holding[:5])}?" if holding else "`okrsite explain` lists them all"
    )


def _list(found: list[Manual]) -> None:
    """A line each, cut at the width of a terminal and whole elsewhere."""
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    column = max(len(page.id) for page in found)
    for page in found:
        line = f"{page.id:{column}}  {page.severity:7}  {page.summary}"
        click.echo(line if room is None or len(line) <= room else line[: room - 3] + "...")


def _show(page: Manual) -> None:
    adjustable = {rule.ID for rule in RULES} | ADJUSTABLE
    adjust = "; okrsite.yml may say otherwise under `rules:`" if page.id in adjustable else ""
    text = f"# {page.id}\n\n{page.severity}{adjust}\n\n{page.text}\n"
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe does without it
    from rich.markdown import Markdown  # noqa: PLC0415 - as above

    console = Console()
    console.print(Markdown(text), width=min(_WIDEST, console.width))
