"""`okrsite new`: a file with the right name in the right place, commented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from okrsite_gen.commands import options
from okrsite_gen.commands.company import Company, new_id, one_line, open_company
from okrsite_gen.commands.inside import require_inside
from okrsite_gen.commands.new_check_in import check_in
from okrsite_gen.commands.templates import create, render, text
from okrsite_gen.commands.trial import require_read
from okrsite_gen.failures import WrongUse
from okrsite_gen.loading.cycles import standard_cycle
from okrsite_gen.model.address import RESERVED
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.schemas import modeline

OTHER_FILES = ("objectives", "readme", "retrospective")
_OTHER_NAME = "choose another name with --id"

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
@click.option(
    "--supports", metavar="REF", multiple=True, help="What it helps to reach, such as company/lead; may be repeated."
)
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
    supports: tuple[str, ...],
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
    said = one_line(said, "the text of an objective")
    slug = _slug(company, f"{whose}/{when.id}", new_id(asked_id, said))
    middle = when.starts + (when.ends - when.starts) / 2
    content = render(
        f"new/objective/{example or 'plain'}.md", title=said, owner=by, supports=supports, draft=draft, middle=middle
    )
    full = f"{whose}/{when.id}/{slug}"
    _write(company, company.folder(whose, when) / f"{slug}.md", content, lambda found: full in found.objectives)


def _slug(company: Company, place: str, slug: str) -> str:
    """The slug, if no objective and no other file of the cycle's folder is called so."""
    if slug in OTHER_FILES:
        raise WrongUse(f"an objective cannot be called `{slug}`, as another file of its folder is", _OTHER_NAME)
    if f"{place}/{slug}" in company.portfolio.objectives:
        raise WrongUse(f"there is an objective `{place}/{slug}` already", _OTHER_NAME)
    return slug


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
    called, who = one_line(name, "the name of a team"), company.person(lead)
    team_id = new_id(asked_id, called)
    if team_id in company.portfolio.teams:
        raise WrongUse(f"there is a team `{team_id}` already", _OTHER_NAME)
    if company.is_cycle(team_id):
        raise WrongUse(f"`{team_id}` is a cycle, so no team can be called so", _OTHER_NAME)
    path = (_above(company, parent) or company.root) / team_id / "team.yml"
    _write(company, path, render("new/team.yml", name=called, lead=who), lambda found: team_id in found.teams)


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
        _explain_standard(own, asked=bool(starts or ends or title))
        return
    _require_free(company, cycle_id)
    if not starts or not ends:
        raise WrongUse(f"when is `{cycle_id}`?", "say it with --starts DATE --ends DATE, both days inside")
    if ends < starts:
        raise WrongUse(f"`{cycle_id}` ends on {ends}, before it starts on {starts}", "correct --starts or --ends")
    called = one_line(title or cycle_id.replace("-", " ").capitalize(), "the title of a cycle")
    _append(company, Cycle(id=cycle_id, title=called, starts=starts, ends=ends))


def _explain_standard(cycle: Cycle, *, asked: bool) -> None:
    """A calendar cycle is there without an entry; what was asked of it cannot be had."""
    dates = f"it runs from {cycle.starts} to {cycle.ends}"
    if asked:
        raise WrongUse(
            f"`{cycle.id}` is a standard cycle: {dates}, and can have no entry", "choose an id of your own, or none"
        )
    click.echo(f"`{cycle.id}` needs no entry: {dates}")


def _require_free(company: Company, cycle_id: str) -> None:
    other = "choose another id"
    if new_id(cycle_id, cycle_id, "write it") in company.portfolio.cycles:
        raise WrongUse(f"there is a cycle `{cycle_id}` already", other)
    if cycle_id in RESERVED:
        raise WrongUse(f"`{cycle_id}` is a folder of the site itself, so no cycle can be called so", other)
    if cycle_id in company.portfolio.teams:
        raise WrongUse(f"there is a team `{cycle_id}`, so no cycle can be called so", other)


def _append(company: Company, cycle: Cycle) -> None:
    """Adds the entry at the end of the file, which may not be there yet."""
    places = [company.root / name for name in ("cycles.yml", "cycles.yaml")]
    path = next((place for place in places if place.exists()), places[0])
    require_inside(company.root, path)
    before = path.read_bytes() if path.exists() else b""
    first = "" if before else modeline(path.relative_to(company.root))
    entry = first + render("new/cycle.yml", cycle=cycle, first=not before)
    added = ("\n" if before and not before.endswith(b"\n") else "") + entry
    by_hand = f"write it by hand, as an entry `{cycle.id}` with title, starts and ends, and run `okrsite check`"
    require_read(company, path, before + added.encode(), lambda found: cycle.id in found.cycles, by_hand)
    with path.open("a", encoding="utf-8", newline="\n") as out:
        out.write(added)
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
    path = company.folder(whose, when) / "retrospective.md"
    remedy = "a team has one a cycle: write into it, or name another cycle with --cycle"
    _write(
        company,
        path,
        content,
        lambda found: any((one.team, one.cycle) == (whose, when.id) for one in found.retrospectives),
        remedy,
    )


def _write(
    company: Company, path: Path, content: str, held: Callable[[Portfolio], bool], remedy: str = _OTHER_NAME
) -> None:
    require_inside(company.root, path)
    content = modeline(path.relative_to(company.root)) + content
    if not path.exists():
        require_read(company, path, content.encode(), held)
    create(path, content, remedy)
    _say(path)


def _say(path: Path) -> None:
    click.echo(f"wrote {click.format_filename(path)}")
    click.echo("next: fill it in, then `okrsite check`")
