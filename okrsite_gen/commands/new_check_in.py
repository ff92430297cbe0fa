"""`okrsite new check-in`: a file that no other branch can have made too."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import click

from okrsite_gen.commands import options
from okrsite_gen.commands.company import Company, open_company
from okrsite_gen.commands.templates import render
from okrsite_gen.commands.trial import require_read
from okrsite_gen.failures import WrongUse
from okrsite_gen.kinds.milestones import Milestones
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.schemas import modeline
from okrsite_gen.scoring.snapshot import KeyResultState

_WEEK = dt.timedelta(days=7)


@record
class Line:
    """A key result as the form shows it: what stands there is taken over by removing the `#`."""

    title: str
    stands: str
    reference: str
    report: str


def _clock(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Four digits; now, when nothing was asked for."""
    if value is None:
        return dt.datetime.now().astimezone().strftime("%H%M")
    digits = value.replace(":", "")
    try:
        dt.time(int(digits[:2]), int(digits[2:]))
    except ValueError:
        digits = ""
    if len(digits) != 4:  # noqa: PLR2004 - two for hours, two for minutes
        raise click.BadParameter(f"`{value}` is not a time; write hours and minutes, such as 16:40", ctx, param)
    return digits


@click.command("check-in")
@click.option("--team", metavar="ID", help="Which team checks in.  [default: the team of --by]")
@click.option("--by", metavar="PERSON", help="Who checks in.")
@click.option("--cycle", metavar="ID", help="Of which cycle.  [default: the one that runs now]")
@click.option("--time", "clock", metavar="HH:MM", callback=_clock, help="For the file's name.  [default: now]")
@options.common
def check_in(
    team: str | None, by: str | None, cycle: str | None, clock: str, source: Path, as_of: dt.date | None
) -> None:
    """A check-in, with the team's live key results to speak of."""
    company = open_company(source, as_of)
    who = company.person(by)
    if who is None:
        raise WrongUse("who checks in?", "name the person with --by, by the id of people.yml")
    known = company.portfolio.people.get(who)
    whose = company.team(team, default=known.team if known else None)
    when = company.cycle(cycle, whose)
    _require_counting(company.day, when)
    path = _create(company, whose, when, f"{company.day}-{clock}-{who}", _content(company, whose, when, who))
    click.echo(f"wrote {click.format_filename(path)}")
    if company.is_held_back(when):
        click.echo(f"`{when.id}` is for `{when.audience}` only; --cycle names another")
    click.echo("next: take the # away where you have something to say, then `okrsite check`")


def _require_counting(day: dt.date, cycle: Cycle) -> None:
    if not cycle.starts <= day <= cycle.last_entry:
        raise WrongUse(
            f"a check-in of {day} would not count in `{cycle.id}`, which runs from {cycle.starts} to {cycle.ends}",
            "name another cycle with --cycle, or the day with --as-of",
        )


def _content(company: Company, team: str, cycle: Cycle, by: str) -> str:
    return render(
        "new/check-in.yml",
        team=company.portfolio.teams[team].name,
        cycle=cycle.title,
        date=company.day,
        due=company.day + _WEEK,
        by=by,
        lines=_lines(company, team, cycle),
    )


def _create(company: Company, team: str, cycle: Cycle, stem: str, content: str) -> Path:
    """Creates the file; where one of that name is there already, `-2` is added, and so on."""
    folder = company.folder(team, cycle) / "check-ins"
    content = modeline((folder / stem).with_suffix(".yml").relative_to(company.root)) + content
    for count in itertools.count(1):
        path = folder / (f"{stem}.yml" if count == 1 else f"{stem}-{count}.yml")
        if path.exists():
            continue
        _require_read(company, path, content)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as out:
                out.write(content)
        except FileExistsError:
            continue
        return path
    raise AssertionError("there is always another number")


def _require_read(company: Company, path: Path, content: str) -> None:
    """A file of that name would be read and count."""
    place = path.relative_to(company.root).as_posix()
    require_read(
        company, path, content.encode(), lambda found: any(one.path == place and one.counts for one in found.check_ins)
    )


def _lines(company: Company, team: str, cycle: Cycle) -> list[Line]:
    """The team's live key results that a check-in of the cycle can name without saying where they are."""
    cycles = {other.id for other in company.portfolio.cycles.values() if other.encloses(cycle)} | {cycle.id}
    states = [
        state
        for objective in company.snapshot.of_team(team)
        if objective.objective.cycle in cycles
        for state in objective.key_results
        if state.live
    ]
    return [_line(state, cycle) for state in sorted(states, key=lambda state: state.key_result.cycle != cycle.id)]


def _line(state: KeyResultState, cycle: Cycle) -> Line:
    measure, key_result = state.definition.measure, state.key_result
    here = key_result.cycle == cycle.id
    now = measure.format(state.current)
    return Line(
        title=state.definition.fields.title,
        stands=f"now {_typed(now)}" if now else "nothing said yet",
        reference=key_result.id.split("/")[-1] if here else key_result.id,
        report=_report(state),
    )


def _report(state: KeyResultState) -> str:
    """The line that reports it, with what is true now: only what has changed needs another hand."""
    measure = state.definition.measure
    if isinstance(measure, Milestones):
        return f"done: [{measure.milestones[0].id}]     # of {', '.join(step.id for step in measure.milestones)}"
    if measure.reports == "done":
        return "done: true"
    return f"value: {_typed(measure.format(state.current) or measure.start_text() or '0')}"


def _typed(text: str) -> str:
    """As somebody would type it: pages keep a number and its unit together."""
    return text.replace("\u00a0", " ")
