"""What a check-in says of one key result or objective."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from okrsite_gen.diagnostics import Fix, Origin, Problem
from okrsite_gen.kinds.milestones import Milestones
from okrsite_gen.light import Light
from okrsite_gen.loading.link import Linked
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.problems.check_ins import (
    MISPLACED_ENTRY,
    OUTSIDE_WINDOW,
    RETIRED_KEY_RESULT,
    UNKNOWN_MILESTONE,
    WRONG_REPORT,
)
from okrsite_gen.loading.problems.references import NOT_SHARED
from okrsite_gen.loading.units import is_unlike, unlike_unit
from okrsite_gen.model.check_in import Entry, EntryFields, Said
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.measure import Measure
from okrsite_gen.model.objective import Objective
from okrsite_gen.reading.certain import surely_id
from okrsite_gen.reading.suggest import did_you_mean


@record
class Occasion:
    """Who says it, when and where."""

    id: str
    team: str
    cycle: Cycle
    date: dt.date
    by: str | None
    machine: bool

    @property
    def late(self) -> bool:
        """After the cycle, but still counted."""
        return self.cycle.ends < self.date <= self.cycle.last_entry

    @property
    def counts(self) -> bool:
        """Within the cycle or not long after it."""
        return in_window(self.date, self.cycle)


class Word(Light, frozen=True, kw_only=True):
    """What was said: `text` is the reference as written and `key` its place; `data` at `origin` is what the fields were made from."""

    text: str
    fields: EntryFields
    key: Origin
    data: object
    origin: Origin

    def at(self, *path: str | int) -> Origin:
        """The place of something that was said."""
        return place(self.data, self.origin, *path)


def in_window(day: dt.date, cycle: Cycle) -> bool:
    """Whether a check-in of that day counts for the cycle."""
    return cycle.starts <= day <= cycle.last_entry


def key_result_entry(word: Word, occasion: Occasion, linked: Linked, problems: list[Problem]) -> Entry | None:
    """The entry; `None` when what it is about is unknown or the day is outside that one's cycle."""
    if "#" not in word.text:
        fix = "add `#` and the id of a key result"
        fix = fix if occasion.machine else f"move it to `objectives:`, or {fix}"
        here = occasion.team, occasion.cycle.id
        near, known = linked.index.key_result_near(word.text, here), linked.index.is_objective(word.text, here)
        message = f"`{word.text}` is {'an objective, not a' if known and not near else 'no'} key result"
        fix = f"did you mean `{near}`?" if near else fix
        problems.append(MISPLACED_ENTRY.at(word.key, message, fix))
        return None
    about = linked.index.resolve(word.text, (occasion.team, occasion.cycle.id), word.key, problems)
    key_result = linked.key_results.get(about or "")
    if key_result is None:
        return None
    objective = linked.objectives[key_result.objective]
    said = _said(word.fields, occasion.date)
    problems.extend(_outside(word, occasion, objective, linked))
    problems.extend(_not_shared(word, occasion, objective, linked))
    problems.extend(_retired(word, said, objective, key_result))
    if key_result.measure.reports == "value":
        problems.extend(_unlike_units(word, key_result.measure.unit))
    refused = list(_refusals(word, said, key_result, machine=occasion.machine))
    problems.extend(refused)
    if not _in_its_window(occasion, objective, linked):
        return None
    late = occasion.late or occasion.date > key_result.time.due
    return _entry(key_result.id, word, occasion, Said(date=occasion.date) if refused else said, late=late)


def objective_entry(word: Word, occasion: Occasion, linked: Linked, problems: list[Problem]) -> Entry | None:
    """As above, of an objective as a whole."""
    if "#" in word.text:
        message = f"`{word.text}` is a key result, not an objective"
        problems.append(
            MISPLACED_ENTRY.at(word.key, message, "move it to `key_results:`, or remove `#` and what follows")
        )
        return None
    about = linked.index.resolve(word.text, (occasion.team, occasion.cycle.id), word.key, problems)
    objective = linked.objectives.get(about or "")
    if objective is None:
        return None
    problems.extend(_outside(word, occasion, objective, linked))
    problems.extend(_not_shared(word, occasion, objective, linked))
    if not _in_its_window(occasion, objective, linked):
        return None
    cycle = linked.frame.calendar.get(objective.cycle)
    late = occasion.late or (cycle is not None and occasion.date > cycle.ends)
    return _entry(objective.id, word, occasion, Said(date=occasion.date), late=late)


def _entry(about: str, word: Word, occasion: Occasion, said: Said, *, late: bool) -> Entry:
    return Entry(
        about=about,
        check_in=occasion.id,
        team=occasion.team,
        date=occasion.date,
        by=occasion.by,
        machine=occasion.machine,
        late=late,
        fields=word.fields,
        said=said,
        origin=word.key,
    )


def _said(fields: EntryFields, day: dt.date) -> Said:
    value, done = fields.value, fields.done
    return Said(
        date=day,
        value=None if value is None else float(value),
        unit="" if value is None else value.unit,
        flag=done.flag if done else None,
        done=done.steps if done else (),
        undone=fields.undone,
    )


def _in_its_window(occasion: Occasion, objective: Objective, linked: Linked) -> bool:
    cycle = linked.frame.calendar.get(objective.cycle)
    return cycle is None or cycle is occasion.cycle or not occasion.counts or in_window(occasion.date, cycle)


def _outside(word: Word, occasion: Occasion, objective: Objective, linked: Linked) -> Iterator[Problem]:
    """The check-in's own cycle holds its day, that of the objective does not."""
    if not _in_its_window(occasion, objective, linked):
        message = (
            f"`{occasion.date}` is outside the cycle `{objective.cycle}` of `{objective.id}` and the 45 days after it"
        )
        yield OUTSIDE_WINDOW.at(word.key, message, "name the objective of this cycle; the entry is not counted")


def _not_shared(word: Word, occasion: Occasion, objective: Objective, linked: Linked) -> Iterator[Problem]:
    own, other = occasion.team, objective.team
    if own == other or own in objective.fields.shared_with:
        return
    if own not in linked.frame.ancestors(other) and other not in linked.frame.ancestors(own):
        message = f"team `{own}` reports on `{objective.id}`, which `{other}` does not share with it"
        yield NOT_SHARED.at(word.key, message, f"add `{own}` to the objective's `shared_with:`")


def _retired(word: Word, said: Said, objective: Objective, key_result: KeyResult) -> Iterator[Problem]:
    for what, retired in (("key result", key_result.fields.retired), ("objective", objective.fields.retired)):
        if retired and said.reports and said.date >= retired.date:
            message = f"the {what} of `{word.text}` was retired on `{retired.date}`"
            yield RETIRED_KEY_RESULT.at(word.key, message, "remove the entry, or the retirement")
            return


def _unlike_units(word: Word, unit: str | None) -> Iterator[Problem]:
    for key, value in (("value", word.fields.value), ("projected", word.fields.projected)):
        if value is not None and is_unlike(value, unit):
            yield unlike_unit(value, unit, word.at(key))


def _refusals(word: Word, said: Said, key_result: KeyResult, *, machine: bool) -> Iterator[Problem]:
    """What the key result's kind cannot take."""
    unknown = list(_unknown_steps(word, said, key_result.measure))
    refusal = key_result.measure.refusal(said)
    if unknown:
        yield from unknown
    elif refusal:
        message, fix = refusal
        if machine and key_result.measure.reports != "value":
            fix = "remove the row: CSV files carry numbers; `done` is said in a check-in"
        yield WRONG_REPORT.at(word.at(_offender(said, key_result.measure)), message, fix)


def _unknown_steps(word: Word, said: Said, measure: Measure) -> Iterator[Problem]:
    if not isinstance(measure, Milestones):
        return
    steps = [step.id for step in measure.milestones]
    listed = "its steps: " + ", ".join(f"`{step}`" for step in steps)
    for key, index, named in [*_numbered("done", said.done), *_numbered("undone", said.undone)]:
        if named not in steps:
            meant = surely_id(named, steps)
            fix = Fix(named, meant) if meant else None
            help_ = did_you_mean(named, steps) or listed
            yield UNKNOWN_MILESTONE.at(word.at(key, index), f"`{word.text}` has no step `{named}`", help_, fix=fix)


def _numbered(key: str, steps: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    yield from ((key, index, step) for index, step in enumerate(steps))


def _offender(said: Said, measure: Measure) -> str:
    """The key that does not fit: the one its kind does not report by, else the one that it does."""
    done = "done" if said.flag is not None or said.done else "undone" if said.undone else None
    if said.value is not None and (measure.reports != "value" or done is None):
        return "value"
    return done or "value"
