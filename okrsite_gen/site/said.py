"""What a check-in says, as plain HTML for feed readers: no classes, nothing that a reader would throw away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from okrsite_gen.escaped import escaped
from okrsite_gen.pages import words
from okrsite_gen.pages.entries import CheckInRow, EntryRow
from okrsite_gen.pages.rows import Ref
from okrsite_gen.site.prose import markdown

Address = Callable[[str], str]


def check_in(row: CheckInRow, address: Address) -> str:
    """All of a check-in, objective by objective; `address` makes links of the site's addresses."""
    return "".join(
        [
            _with(row, address),
            *_by_objective(row, address),
            _list("Wins", map(escaped, row.check_in.wins)),
            _list("Demos", (_outside(demo.title, demo.url) for demo in row.check_in.demos)),
            _list("Decisions", map(escaped, row.check_in.decisions)),
            _list("Actions", _actions(row, address)),
            _list("Health", (f"{anchor(kpi, address)} {escaped(value)}" for kpi, value in row.kpis)),
        ]
    )


def _by_objective(row: CheckInRow, address: Address) -> Iterator[str]:
    for _, group in groupby(row.entries, key=lambda each: each.objective.uri):
        said = list(group)
        yield f"<h3>{anchor(said[0].objective, address)}</h3>"
        yield from (entry(each, address) for each in said)


def entry(row: EntryRow, address: Address) -> str:
    """What was said of a key result, or under its objective's name of the objective itself."""
    note, figures = row.entry.fields.note, ", ".join(_figures(row))
    about = "" if row.about.uri == row.objective.uri else anchor(row.about, address)
    line = ": ".join(part for part in (about, figures) if part)
    return f"{f'<p>{line}</p>' if line else ''}{markdown(note) if note else ''}{_items(_lines(row, address))}"


def anchor(ref: Ref, address: Address) -> str:
    """A name as a link, or alone where there is no page behind it."""
    return escaped(ref.title) if ref.uri is None else f'<a href="{escaped(address(ref.uri))}">{escaped(ref.title)}</a>'


def _with(row: CheckInRow, address: Address) -> str:
    names = [anchor(person, address) for person in row.attendees]
    return f"<p>With {words.joined(names)}.</p>" if names else ""


def _figures(row: EntryRow) -> Iterator[str]:
    """`<strong>33%</strong> after 31%`, `says behind`, `confidence 6 / 10`."""
    fields, confidence = row.entry.fields, row.entry.confidence
    if row.value:
        before = ", unchanged" if row.before == row.value else f" after {escaped(row.before)}" if row.before else ""
        yield f"<strong>{escaped(row.value)}</strong>{before}"
    if row.standing:
        yield escaped(row.standing)
    if fields.status:
        yield f"says {words.PACE_WORDS[fields.status]}"
    if confidence is not None:
        points = [vote.points for vote in fields.votes]
        votes = f" ({len(points)} votes, {min(points):g} to {max(points):g} of 5)" if points else ""
        yield f"confidence {words.confidence(confidence)} / 10{votes}"
    if row.projected:
        yield f"expects to end at {escaped(row.projected)}"
    if row.entry.late:
        yield "late"


def _lines(row: EntryRow, address: Address) -> Iterator[str]:
    fields = row.entry.fields
    for label, found in (("Blocked by", fields.blockers), ("Concern", fields.concerns), ("Next", fields.next)):
        yield from (f"<strong>{label}:</strong> {escaped(text)}" for text in found)
    for what, team in row.asks:
        yield f"<strong>Asks {anchor(team, address)}:</strong> {escaped(what)}"


def _actions(row: CheckInRow, address: Address) -> Iterator[str]:
    for action, who in row.actions:
        by = f", {anchor(who, address)}" if who else ""
        due = f", by {words.day(action.due)}" if action.due else ""
        yield f"{escaped(action.what or '')}{by}{due}"


def _outside(title: str, url: str | None) -> str:
    return f'<a href="{escaped(url)}">{escaped(title)}</a>' if url else escaped(title)


def _list(title: str, found: Iterable[str]) -> str:
    items = _items(found)
    return f"<h3>{title}</h3>{items}" if items else ""


def _items(found: Iterable[str]) -> str:
    items = "".join(f"<li>{each}</li>" for each in found)
    return f"<ul>{items}</ul>" if items else ""
