"""Documents to a portfolio: read what stands alone, then what refers to it, then bring all together."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable

from okrsite_gen.diagnostics import Problem
from okrsite_gen.loading.actions import read_actions
from okrsite_gen.loading.check_ins import Held, read_check_in
from okrsite_gen.loading.frame import Documents, Frame, by_kind, read_frame
from okrsite_gen.loading.grouping import entries_by_id, values_by_kpi
from okrsite_gen.loading.link import Linked, link
from okrsite_gen.loading.links_up import links_up
from okrsite_gen.loading.mentions import mentioned, with_mentioned
from okrsite_gen.loading.objectives import read_objectives
from okrsite_gen.loading.people import called_by_name
from okrsite_gen.loading.problems.cycles import UNKNOWN_FOLDER
from okrsite_gen.loading.retrospectives import read_retrospectives
from okrsite_gen.loading.telemetry import read_telemetry
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.model.retrospective import Retrospective
from okrsite_gen.reading.document import Document
from okrsite_gen.reading.limits import limited
from okrsite_gen.reading.suggest import did_you_mean
from okrsite_gen.source import Span


def load(documents: Iterable[Document], known_rules: Collection[str] | None = None) -> tuple[Portfolio, list[Problem]]:
    """The portfolio and everything that is wrong with it. Without `known_rules` the ids of rules are not checked.

    The order of the documents makes no difference.
    """
    problems: list[Problem] = []
    kinds = by_kind(documents)
    frame = read_frame(kinds, known_rules, problems)
    kinds = _in_cycles(kinds, frame, problems)
    files = sorted([*kinds["objective"], *kinds["objectives"]], key=lambda each: each.found.file)
    linked = link(read_objectives(files, frame, problems), frame, problems)
    held = _check_ins(kinds, linked, problems)
    retrospectives = tuple(read_retrospectives(kinds["retrospective"], linked, problems))
    portfolio = _portfolio(kinds, linked, held, retrospectives, problems)
    problems.extend(links_up(portfolio))
    return portfolio, list(called_by_name(limited(problems), frame.people.known))


def _in_cycles(kinds: Documents, frame: Frame, problems: list[Problem]) -> Documents:
    """Leaves out, with a warning a folder, what lies in a folder that is no cycle."""
    kept: Documents = defaultdict(list)
    strays: dict[str, list[Document]] = defaultdict(list)
    for kind, documents in kinds.items():
        for document in documents:
            if _is_cycle(document.found.cycle, frame):
                kept[kind].append(document)
            else:
                strays[_folder(document)].append(document)
    used = {document.found.cycle or "" for documents in kept.values() for document in documents} - {""}
    problems.extend(_stray(folder, strays[folder], used | set(frame.calendar.entries)) for folder in sorted(strays))
    return kept


def _is_cycle(cycle_id: str | None, frame: Frame) -> bool:
    return cycle_id is None or frame.calendar.get(cycle_id) is not None or frame.calendar.stands_for_one(cycle_id)


def _folder(document: Document) -> str:
    folder = posixpath.dirname(document.found.file)
    return posixpath.dirname(folder) if document.found.kind in ("check-in", "telemetry") else folder


def _stray(folder: str, documents: list[Document], cycles: Iterable[str]) -> Problem:
    name = documents[0].found.cycle or ""
    files = "file is" if len(documents) == 1 else f"{len(documents)} files are"
    message = f"the folder `{name}` is not a cycle, so its {files} not published"
    help_ = (
        did_you_mean(name, cycles)
        or "cycles are called `2026`, `2026-h2`, `2026-q4`, `2026-m11`, or have an entry in cycles.yml"
    )
    return UNKNOWN_FOLDER.at(Span(folder, 1, 1, 1, 1), message, help_)


def _check_ins(kinds: Documents, linked: Linked, problems: list[Problem]) -> list[Held]:
    """The check-ins of people and machines, in file order."""
    read = [read_check_in(document, linked, problems) for document in kinds["check-in"]]
    held = [one for one in read if one]
    for document in kinds["telemetry"]:
        held.extend(read_telemetry(document, linked, problems))
    return sorted(held, key=lambda one: one.order)


def _portfolio(
    kinds: Documents,
    linked: Linked,
    held: list[Held],
    retrospectives: tuple[Retrospective, ...],
    problems: list[Problem],
) -> Portfolio:
    frame = linked.frame
    check_ins = tuple(one.check_in for one in held)
    actions = read_actions([one for one in held if one.check_in.counts], problems)
    named = mentioned(frame.teams, frame.kpis.known, linked.objectives.values(), check_ins, actions)
    return Portfolio(
        settings=frame.settings.settings,
        people=with_mentioned(frame.people.known, named),
        named_people=frame.people.named,
        teams=frame.teams,
        cycles=_cycles(kinds, frame),
        kpis=frame.kpis.known,
        objectives=linked.objectives,
        check_ins=check_ins,
        retrospectives=retrospectives,
        actions=actions,
        entries=entries_by_id(check_ins),
        kpi_values=values_by_kpi(check_ins, frame.kpis.known),
    )


def _cycles(kinds: Documents, frame: Frame) -> dict[str, Cycle]:
    """Those in which something lies, and those of cycles.yml."""
    used = {document.found.cycle for documents in kinds.values() for document in documents if document.found.cycle}
    found = (frame.calendar.get(cycle_id) for cycle_id in sorted(used | set(frame.calendar.entries)))
    return {cycle.id: cycle for cycle in found if cycle}
