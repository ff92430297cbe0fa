"""`okrsite init`: a new company in an empty folder."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path, PurePath

import click

from okrsite_gen import __version__, environment, schemas
from okrsite_gen.commands import options
from okrsite_gen.commands.company import one_line
from okrsite_gen.commands.templates import create, render_tree
from okrsite_gen.failures import WrongUse
from okrsite_gen.loading.cycles import standard_cycle
from okrsite_gen.model.settings import Settings
from okrsite_gen.schemas import modeline

CONTENT = "content/okrs"
_HARMLESS = {".git"}


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--company", metavar="NAME", help="What the company is called.  [default: the folder's name]")
@options.as_of
@options.debug
def command(folder: Path, company: str | None, as_of: dt.date | None) -> None:
    """Start a company's OKRs in an empty FOLDER (here, unless one is named).

    Makes a small example that checks clean and builds: settings, people, a company and a team with an objective each, a first
    check-in, a handbook page, and the files with which the common forges publish the site.
    """
    _require_empty(folder)
    day = as_of or environment.day()
    written = _write(folder, one_line(company or _ask(folder), "the name of a company"), day)
    click.echo(f"wrote {written} files to {click.format_filename(folder)}")
    click.echo("next:")
    for step in _steps(folder):
        click.echo(f"  {step}")


def _require_empty(folder: Path) -> None:
    inside = sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []
    found = [name for name in inside if name not in _HARMLESS]
    if found:
        raise WrongUse(
            f"`{folder}` is not empty: it has `{found[0]}`",
            "name a new folder, such as `okrsite init our-okrs`, and move what you have into it afterwards",
        )


def _ask(folder: Path) -> str:
    """The company's name: asked for in a terminal, else made of the folder's name."""
    guess = folder.resolve().name.replace("-", " ").replace("_", " ").title() or "Our company"
    if not sys.stdin.isatty():
        return guess
    answer: str = click.prompt("What is the company called?", default=guess)
    return answer


def _write(folder: Path, company: str, day: dt.date) -> int:
    cycle = f"{day.year}-q{(day.month + 2) // 3}"
    if not standard_cycle(cycle, Settings()):
        raise WrongUse(f"there is no cycle `{cycle}`", "name another day with --as-of")
    made = list(render_tree("company", company=company, cycle=cycle, date=day, version=__version__))
    for path, content in made:
        inside = PurePath(path).is_relative_to(CONTENT)
        create(folder / path, (modeline(PurePath(path).relative_to(CONTENT)) if inside else "") + content)
    return len(made) + schemas.write(folder / CONTENT)


def _steps(folder: Path) -> list[str]:
    steps = ["okrsite serve    shows the site while you write", "okrsite check    finds mistakes"]
    if folder.resolve() != Path.cwd():
        steps.insert(0, f"cd {click.format_filename(folder)}")
    return [*steps, "README.md        says how to write, check in and publish"]
