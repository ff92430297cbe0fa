"""What people said, as HTML of a page: it stands hundreds of times on one, so Python writes it, ten times as fast as a template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from okrsite_gen.escaped import escaped, marked
from okrsite_gen.model.check_in import ActionFields, CheckIn, ConfidenceVote, Entry
from okrsite_gen.pages import rows, words
from okrsite_gen.pages.entries import CheckInRow, EntryRow
from okrsite_gen.pages.markup import linked
from okrsite_gen.pages.uri import relative
from okrsite_gen.site.prose import markdown


def days(groups: Iterable[Sequence[EntryRow]], base: str, team: rows.Ref) -> Markup:
    """An objective's check-ins on its page at `base`; only a `team` that is not its own is named."""
    return marked("\n".join([_day(group, base, team) for group in groups]))  # escaped piece by piece


def _day(group: Sequence[EntryRow], base: str, team: rows.Ref) -> str:
    first = group[0]
    by = linked(first.by, base) if first.by else ""
    of = f" from {linked(first.team, base)}" if first.team.title != team.title else ""
    said = "".join([_entry(row, base) for row in group])
    when = f'<a href="{escaped(relative(first.permalink, base))}">{words.day(first.entry.date)}</a>'
    return f'<div class="okr-day"><h3>{when}<span class="okr-meta">{by}{of}</span></h3>{said}</div>'


def _permalink(permalink: str, said: CheckIn | Entry, base: str) -> str:
    return (
        f'<a href="{escaped(relative(permalink, base))}"><time datetime="{said.date}">{words.day(said.date)}</time></a>'
    )


def check_in(row: CheckInRow, base: str, heading: int = 2) -> Markup:
    """A whole check-in; on the page of its permalink it is what that leads to."""
    said = row.check_in
    id_ = f' id="{escaped(row.anchor)}"' if row.permalink.startswith(f"{base}#") else ""
    entries = "".join(
        [_entry(each, base, full=not said.machine or bool(each.entry.fields.note), whole=True) for each in row.entries]
    )
    return marked(  # as above
        f'<article class="okr-check-in"{id_}>\n'
        f"<h{heading}>{_permalink(row.permalink, said, base)} · {linked(row.team, base)}{''.join(_tags(said))}</h{heading}>\n"
        f'<p class="okr-meta">{_people(row, base)}</p>\n{entries}{"".join(_rest(row, base))}</article>\n'
    )


def _tags(said: CheckIn) -> Iterator[str]:
    if said.machine:
        yield ' <span class="okr-tag">measured</span>'
    if said.meeting != "check-in":
        yield f' <span class="okr-tag">{escaped(said.meeting)}</span>'
    if said.late:
        yield _LATE


def _people(row: CheckInRow, base: str) -> str:
    """Who spoke, who was there, how long it took."""
    parts = [f"by {linked(row.by, base)}"] if row.by else []
    if row.attendees:
        parts.append(f"with {', '.join(linked(person, base) for person in row.attendees)}")
    if row.check_in.minutes:
        parts.append(f"{row.check_in.minutes} minutes")
    return " · ".join(parts)


def _rest(row: CheckInRow, base: str) -> Iterator[str]:
    """What is said beside the entries."""
    said = row.check_in
    if said.wins:
        yield _list("Wins", map(escaped, said.wins))
    if said.demos:
        yield _list("Demos", (_demo(demo.title, demo.url) for demo in said.demos))
    if said.decisions:
        yield _list("Decisions", map(escaped, said.decisions))
    if row.actions:
        yield _list("Actions", (_action(action, who, base) for action, who in row.actions))
    if row.kpis:
        yield _list(
            "Health",
            (f'{linked(kpi, base)} <strong class="okr-num">{escaped(value)}</strong>' for kpi, value in row.kpis),
        )


def _list(label: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f'<div class="okr-said"><p class="okr-label">{label}</p><ul>{items}</ul></div>\n'


def _demo(title: str, url: str | None) -> str:
    return f'<a href="{escaped(url)}" rel="noopener">{escaped(title)}</a>' if url else escaped(title)


def _action(action: ActionFields, who: rows.Ref | None, base: str) -> str:
    by = f' <span class="okr-quiet">{linked(who, base)}</span>' if who else ""
    due = f' <span class="okr-quiet">by {words.short_day(action.due)}</span>' if action.due else ""
    return f"{escaped(action.what or '')}{by}{due}"


_LATE = ' <span class="okr-tag">late</span>'


def _entry(row: EntryRow, base: str, *, full: bool = True, whole: bool = False) -> str:
    """One entry: a line, and under it the words that were found for it. `whole` names the objective of a key result, too."""
    value = f' <span class="okr-entry__value">{_value(row)}</span>' if row.value else ""
    late = _LATE if row.entry.late else ""
    said = _said(row) if full else ""
    of = (
        f'<span class="okr-meta">{linked(row.objective, base)}</span>'
        if whole and row.about.uri != row.objective.uri
        else ""
    )
    about = f'<p class="okr-entry__about">{linked(row.about, base)}{value}{late}{said}{of}</p>'
    found = _words(row, base) if full else ""
    return f'<div class="okr-entry">{about}{found}</div>' if found else about


def _value(row: EntryRow) -> str:
    """`19 → 18`, `18 unchanged`."""
    before = f"{escaped(row.before)} → " if row.before and row.before != row.value else ""
    same = " unchanged" if row.before == row.value else ""
    standing = f" {escaped(row.standing)}" if row.standing else ""
    return f"{before}<strong>{escaped(row.value)}</strong>{same}{standing}"


def _said(row: EntryRow) -> str:
    """`says behind, confidence 6 / 10 (2 votes, 2 to 4 of 5), expects to end at 15`."""
    fields, sure = row.entry.fields, row.entry.confidence
    parts = [f"says {words.PACE_WORDS[fields.status]}"] if fields.status else []
    if sure is not None:
        parts.append(f"confidence {words.confidence(sure)} / 10{_votes(fields.votes)}")
    if row.projected:
        parts.append(f"expects to end at {escaped(row.projected)}")
    return f'<span class="okr-entry__said">{", ".join(parts)}</span>' if parts else ""


def _votes(found: Sequence[ConfidenceVote]) -> str:
    if not found:
        return ""
    points = [vote.points for vote in found]
    return f" ({len(found)} votes, {min(points):g} to {max(points):g} of 5)"


def _words(row: EntryRow, base: str) -> str:
    """The note, what is in the way, what comes next, what is asked of others; beside them the concerns."""
    fields = row.entry.fields
    parts = [_note(fields.note)] if fields.note else []
    if fields.blockers:
        parts.append(_lines("okr-lines okr-blocked", (("Blocked by", escaped(text)) for text in fields.blockers)))
    if fields.next:
        parts.append(_lines("okr-lines", (("Next", escaped(text)) for text in fields.next)))
    if row.asks:
        parts.append(_lines("okr-lines", ((f"Asks {linked(of, base)}", escaped(ask)) for ask, of in row.asks)))
    if not fields.concerns:
        return "".join(parts)
    concerns = "".join(f"<li>{escaped(text)}</li>" for text in fields.concerns)
    label = "Concern" if len(fields.concerns) == 1 else "Concerns"
    return (
        f'<div class="okr-beside"><div>{"".join(parts)}</div><div class="okr-concerns"><p class="okr-label">{label}</p>'
        f"<ul>{concerns}</ul></div></div>"
    )


def _note(text: str) -> str:
    """A note of one paragraph needs no more than that."""
    html = str(markdown(text))
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return f'<p class="okr-note">{html[3:]}'
    return f'<div class="okr-note">{html}</div>'


def _lines(classes: str, found: Iterable[tuple[str, str]]) -> str:
    items = "".join(f'<li><span class="okr-label">{label}</span> {text}</li>' for label, text in found)
    return f'<ul class="{classes}">{items}</ul>'
