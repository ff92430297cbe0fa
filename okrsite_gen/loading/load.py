"""Documents to a portfolio: read what stands alone, then what refers to it, then bring all together."""

from __future__ import annotations

import dataclasses
import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from okrsite_gen.diagnostics import Problem
from okrsite_gen.loading.actions import read_actions
from okrsite_gen.loading.check_ins import Held, read_check_in
from okrsite_gen.loading.frame import Frame, by_kind, read_frame
from okrsite_gen.loading.grouping import entries_by_id, values_by_kpi
from okrsite_gen.loading.link import Linked, link
from okrsite_gen.loading.links_up import links_up
from okrsite_gen.loading.mentions import mentioned, named_in, with_mentioned
from okrsite_gen.loading.objectives import read_objectives
from okrsite_gen.loading.people import called_by_name
from okrsite_gen.loading.problems.cycles import UNKNOWN_FOLDER
from okrsite_gen.loading.references import Index
from okrsite_gen.loading.retrospectives import read_retrospectives
from okrsite_gen.loading.telemetry import read_telemetry
from okrsite_gen.loading.withheld import Redaction
from okrsite_gen.model.check_in import Action, Entry
from okrsite_gen.model.check_ins import AllCheckIns, CheckIns
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import KpiValue, Portfolio
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.reading.document import SPOKEN, Document, FileKind, Found
from okrsite_gen.reading.limits import limited
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.source import Span

_READ_AGAINST_FRAME: tuple[FileKind, ...] = ("objective", "objectives", "retrospective")


def load(documents: Iterable[Document], known_rules: Collection[str] | None = None) -> tuple[Portfolio, list[Problem]]:
    """The portfolio and everything that is wrong with it. Without `known_rules` the ids of rules are not checked.

    The order of the documents makes no difference.
    """
    read = sorted(documents, key=lambda each: each.found.file)
    definitions = [each for each in read if each.found.kind not in SPOKEN]
    spoken = [each for each in read if each.found.kind in SPOKEN]
    defined = define(definitions, [each.found for each in spoken], known_rules)
    problems: list[Problem] = []
    held = hear(spoken, defined.linked, problems)
    return join(defined, spoken_of(held, defined, problems), problems)


@record
class Defined:
    """Everything but check-ins. `spoken` are the files of check-ins, wherever they lie; `problems` are those found so far.

    `named` are the ids of all people in it, `beyond` the links that not all readers see.
    """

    linked: Linked
    cycles: Mapping[str, Cycle]
    retrospectives: tuple[Retrospective, ...]
    spoken: tuple[Found, ...]
    problems: tuple[Problem, ...]
    named: frozenset[str]
    beyond: tuple[Problem, ...]


@record
class Spoken:
    """What check-ins bring to a portfolio (see there); `named` are the ids of all people in them."""

    check_ins: CheckIns
    actions: tuple[Action, ...]
    named: Collection[str]
    entries: Mapping[str, tuple[Entry, ...]]
    kpi_values: Mapping[str, tuple[KpiValue, ...]]


@record
class Known:
    """What was read of the same documents before: everything but objectives with its problems, and the objectives of flawless files."""

    frame: Frame
    problems: tuple[Problem, ...]
    objectives: Mapping[str, Sequence[Objective]]


def frame_of(documents: Iterable[Document], known_rules: Collection[str] | None) -> Known:
    """What objectives are read against."""
    problems: list[Problem] = []
    frame = read_frame(by_kind(documents), known_rules, problems)
    return Known(frame=frame, problems=tuple(problems), objectives={})


def known_without(known: Known, documents: Iterable[Document], taken: Redaction) -> Known | None:
    """What holds of the same `documents` still when something was `taken` out; `None` where objectives are read against something else."""
    touched = {*taken.partial, *taken.gone}
    if any(each.found.file in touched and each.found.kind not in _READ_AGAINST_FRAME for each in documents):
        return None
    left = {file: found for file, found in known.objectives.items() if file not in touched}
    return dataclasses.replace(known, objectives=left)


def define(
    documents: Collection[Document],
    spoken: Iterable[Found],
    known_rules: Collection[str] | None,
    known: Known | None = None,
) -> Defined:
    """What check-ins may speak of; of their own files only the places count."""
    known = known or frame_of(documents, known_rules)
    kinds, frame, problems = by_kind(documents), known.frame, list(known.problems)
    found = [*(each.found for documents in kinds.values() for each in documents), *spoken]
    strays, used = _strays(found, frame, problems), {each.cycle or "" for each in found}
    kinds = {kind: [each for each in kinds[kind] if each.found.file not in strays] for kind in kinds}
    files = sorted([*kinds.get("objective", ()), *kinds.get("objectives", ())], key=lambda each: each.found.file)
    linked = link(read_objectives(files, frame, problems, known.objectives), frame, problems)
    return Defined(
        linked=linked,
        cycles=_cycles(used, frame),
        retrospectives=tuple(read_retrospectives(kinds.get("retrospective", ()), linked, problems)),
        spoken=tuple(each for each in found if each.kind in SPOKEN),
        problems=tuple(problems),
        named=mentioned(frame.teams, frame.kpis.known, linked.objectives.values()),
        beyond=tuple(links_up(linked.objectives, frame.settings.settings.audiences)),
    )


def said_in(defined: Defined, files: Iterable[Found], spoken: Collection[Found]) -> Defined:
    """The same `files` with no more than `spoken` of what is said."""
    found, frame = [*files, *spoken], defined.linked.frame
    problems = [each for each in defined.problems if each.rule != UNKNOWN_FOLDER.id]
    _strays(found, frame, problems)
    cycles = _cycles({each.cycle or "" for each in found}, frame)
    return dataclasses.replace(defined, cycles=cycles, spoken=tuple(spoken), problems=tuple(problems))


def without_check_ins(defined: Defined) -> Portfolio:
    """What is defined alone, for those who ask before anything was heard."""
    return join(defined, Spoken(check_ins=AllCheckIns(), actions=(), named=(), entries={}, kpi_values={}), ())[0]


def hear(documents: Iterable[Document], linked: Linked, problems: list[Problem]) -> list[Held]:
    """The check-ins of people and machines, in file order; what lies in a folder that is no cycle is passed over."""
    held: list[Held] = []
    for document in documents:
        if not _is_cycle(document.found.cycle, linked.frame):
            continue
        if document.found.kind == "telemetry":
            held.extend(read_telemetry(document, linked, problems))
        elif read := read_check_in(document, linked, problems):
            held.append(read)
    return sorted(held, key=lambda one: one.order)


def spoken_of(held: Sequence[Held], defined: Defined, problems: list[Problem]) -> Spoken:
    """The same put together."""
    check_ins = AllCheckIns(one.check_in for one in held)
    return Spoken(
        check_ins=check_ins,
        actions=read_actions([one for one in held if one.check_in.counts], problems),
        named={name for check_in in check_ins for name in named_in(check_in)},
        entries=entries_by_id(check_ins),
        kpi_values=values_by_kpi(check_ins, defined.linked.frame.kpis.known),
    )


def join(defined: Defined, spoken: Spoken, problems: Iterable[Problem]) -> tuple[Portfolio, list[Problem]]:
    """The portfolio with all that is wrong with it; `problems` are those of the check-ins."""
    frame, objectives = defined.linked.frame, defined.linked.objectives
    named = defined.named.union(action.who for action in spoken.actions if action.who)
    portfolio = Portfolio(
        settings=frame.settings.settings,
        people=with_mentioned(frame.people.known, named.union(spoken.named)),
        named_people=frame.people.named,
        teams=frame.teams,
        cycles=defined.cycles,
        kpis=frame.kpis.known,
        objectives=objectives,
        check_ins=spoken.check_ins,
        retrospectives=defined.retrospectives,
        actions=spoken.actions,
        entries=spoken.entries,
        kpi_values=spoken.kpi_values,
    )
    found = limited([*defined.problems, *problems, *defined.beyond])
    return portfolio, list(called_by_name(found, frame.people.known))


def _strays(found: Iterable[Found], frame: Frame, problems: list[Problem]) -> set[str]:
    """The files that lie in folders which are no cycles, with a warning a folder."""
    found = list(found)
    cycles = {each.cycle for each in found}
    known = {cycle for cycle in cycles if _is_cycle(cycle, frame)}
    strays: dict[str, list[Found]] = defaultdict(list)
    for each in found if known != cycles else ():
        if each.cycle not in known:
            strays[_folder(each)].append(each)
    used = {*frame.calendar.entries, *filter(None, known)}
    problems.extend(_stray(folder, strays[folder], used) for folder in sorted(strays))
    return {each.file for files in strays.values() for each in files}


def _is_cycle(cycle_id: str | None, frame: Frame) -> bool:
    return cycle_id is None or frame.calendar.get(cycle_id) is not None or frame.calendar.stands_for_one(cycle_id)


def _folder(found: Found) -> str:
    folder = posixpath.dirname(found.file)
    return posixpath.dirname(folder) if found.kind in SPOKEN else folder


def _stray(folder: str, found: list[Found], cycles: Iterable[str]) -> Problem:
    name = found[0].cycle or ""
    files = "file is" if len(found) == 1 else f"{len(found)} files are"
    message = f"the folder `{name}` is not a cycle, so its {files} not published"
    help_ = (
        did_you_mean(name, cycles)
        or "cycles are called `2026`, `2026-h2`, `2026-q4`, `2026-m11`, or have an entry in cycles.yml"
    )
    return UNKNOWN_FOLDER.at(Span(folder, 1, 1, 1, 1), message, help_)


def told_again(  # noqa: PLR0913 - all that was found
    frame: Frame,
    objectives: Mapping[str, Objective],
    key_results: Mapping[str, KeyResult],
    *,
    keys: Mapping[str, frozenset[str]],
    retrospectives: tuple[Retrospective, ...],
    files: Sequence[Found],
    problems: tuple[Problem, ...],
    named: frozenset[str],
    beyond: tuple[Problem, ...],
) -> Defined:
    """What `define` made before of the same `files`, in which there was no error; `keys` has the keys of the key results."""
    index = Index(frame, keys, ())
    return Defined(
        linked=Linked(frame=frame, index=index, objectives=objectives, key_results=key_results),
        cycles=_cycles({each.cycle or "" for each in files}, frame),
        retrospectives=retrospectives,
        spoken=tuple(each for each in files if each.kind in SPOKEN),
        problems=problems,
        named=named,
        beyond=beyond,
    )


def _cycles(used: Collection[str], frame: Frame) -> dict[str, Cycle]:
    """Those in which something lies, and those of cycles.yml."""
    found = (frame.calendar.get(cycle_id) for cycle_id in sorted({*used, *frame.calendar.entries} - {""}))
    return {cycle.id: cycle for cycle in found if cycle}
