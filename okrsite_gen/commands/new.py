"""`okrsite new`: a file with the right name in the right place, commented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from okrsite_gen.commands import options
from okrsite_gen.commands.company import Company, new_id, open_company
from okrsite_gen.commands.new_check_in import check_in
from okrsite_gen.commands.templates import create, render, text
from okrsite_gen.failures import WrongUse
from okrsite_gen.loading.cycles import standard_cycle

EXAMPLES = {
    "marketing": "Customers bring us their friends",
    "product": "Teams get to work together in their first days",
    "sales": "Large customers say yes without hesitating",
    "people": "Newcomers feel at home after three months",
    "it": "Customers can rely on us day and night",
}


@click.group("new")
@options.debug
def command() -> None:
    """Write a new file: commented, with the right name, in the right place.

    Nothing is ever written over.
    """


command.add_command(check_in)


@command.command("objective")
@click.argument("title", required=False)
@click.option("--team", metavar="ID", help="Whose it is.  [default: the only team]")
@click.option("--cycle", metavar="ID", help="When, such as 2026-q4.  [default: the one that runs now]")
@click.option("--owner", metavar="PERSON", help="Who answers for it.")
@click.option("--id", "asked_id", metavar="ID", help="The file's name.  [default: made of the title]")
@click.option(
    "--example", type=click.Choice(list(EXAMPLES)), help="Start from a good example instead of an empty form."
)
@click.option("--draft", is_flag=True, help="Keep it off the site until the team has agreed.")
@options.common
def objective(  # noqa: PLR0913 - an option each
    *,
    title: str | None,
    team: str | None,
    cycle: str | None,
    owner: str | None,
    asked_id: str | None,
    example: str | None,
    draft: bool,
    source: Path,
    as_of: dt.date | None,
) -> None:
    """An objective, with key results to fill in."""
    company = open_company(source, as_of)
    whose, when, by = company.team(team), company.cycle(cycle), company.person(owner)
    said = title or EXAMPLES.get(example or "")
    if not said:
        raise WrongUse(
            "what will be different?", 'say it, such as `okrsite new objective "Onboarding feels effortless"`'
        )
    slug = new_id(asked_id, said)
    if f"{whose}/{when.id}/{slug}" in company.portfolio.objectives:
        raise WrongUse(f"there is an objective `{whose}/{when.id}/{slug}` already", "choose another id with --id")
    middle = when.starts + (when.ends - when.starts) / 2
    content = render(f"new/objective/{example or 'plain'}.md", title=said, owner=by, draft=draft, middle=middle)
    _write(company.folder(whose, when) / f"{slug}.md", content)


@command.command("team")
@click.argument("name")
@click.option("--parent", metavar="TEAM", help="The team above it.  [default: the company]")
@click.option("--lead", metavar="PERSON", help="Who leads it.")
@click.option("--id", "asked_id", metavar="ID", help="The folder's name.  [default: made of the name]")
@options.common
def team(
    name: str, parent: str | None, lead: str | None, asked_id: str | None, source: Path, as_of: dt.date | None
) -> None:
    """A team, called NAME."""
    company = open_company(source, as_of)
    team_id, who = new_id(asked_id, name), company.person(lead)
    if team_id in company.portfolio.teams:
        raise WrongUse(f"there is a team `{team_id}` already", "choose another id with --id")
    above = _above(company, parent)
    _write((above or company.root) / team_id / "team.yml", render("new/team.yml", name=name, lead=who))


def _above(company: Company, parent: str | None) -> Path | None:
    """The folder of the team above; `None` for the first team of all."""
    if not company.portfolio.teams and parent is None:
        return None
    top = company.portfolio.company
    return company.folder(company.team(parent, default=top.id if top else None))


@command.command("cycle")
@click.argument("cycle_id", metavar="ID")
@click.option("--starts", type=options.Day(), metavar="DATE", help="Its first day.")
@click.option("--ends", type=options.Day(), metavar="DATE", help="Its last day.")
@click.option("--title", metavar="TEXT", help="What it is called.  [default: made of the id]")
@options.common
def cycle(
    cycle_id: str, starts: dt.date | None, ends: dt.date | None, title: str | None, source: Path, as_of: dt.date | None
) -> None:
    """A cycle of your own, in cycles.yml; years, half-years, quarters and months need none."""
    company = open_company(source, as_of)
    own = standard_cycle(cycle_id, company.portfolio.settings)
    if own:
        click.echo(f"`{cycle_id}` needs no entry: it runs from {own.starts} to {own.ends}")
        return
    if new_id(cycle_id, cycle_id) in company.portfolio.cycles:
        raise WrongUse(f"there is a cycle `{cycle_id}` already", "choose another id")
    if not starts or not ends or ends < starts:
        raise WrongUse(f"when is `{cycle_id}`?", "say it with --starts DATE --ends DATE, both days inside")
    _append(company.root / "cycles.yml", cycle_id, starts, ends, title or cycle_id.replace("-", " ").capitalize())


def _append(path: Path, cycle_id: str, starts: dt.date, ends: dt.date, title: str) -> None:
    """Adds the entry at the end of the file, which may not be there yet."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    entry = render("new/cycle.yml", id=cycle_id, title=title, starts=starts, ends=ends, first=not before)
    if not before:
        _write(path, entry)
        return
    with path.open("a", encoding="utf-8", newline="\n") as out:
        out.write(entry if before.endswith("\n") else "\n" + entry)
    _say(path)


@command.command("retrospective")
@click.option("--team", metavar="ID", help="Whose it is.  [default: the only team]")
@click.option("--cycle", metavar="ID", help="Of which cycle.  [default: the one that runs now]")
@options.common
def retrospective(team: str | None, cycle: str | None, source: Path, as_of: dt.date | None) -> None:
    """What a team learned in a cycle."""
    company = open_company(source, as_of)
    whose, when = company.team(team), company.cycle(cycle, team)
    content = render("new/retrospective.md", team=text(company.portfolio.teams[whose].name), cycle=when.title)
    _write(company.folder(whose, when) / "retrospective.md", content)


def _write(path: Path, content: str) -> None:
    create(path, content)
    _say(path)


def _say(path: Path) -> None:
    click.echo(f"wrote {click.format_filename(path)}")
    click.echo("next: fill it in, then `okrsite check`")
