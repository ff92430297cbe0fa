"""retrospective.md files."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.finder import parse
from okrsite_gen.loading.link import Linked
from okrsite_gen.loading.narrative import with_body
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.problems.references import LESSON_NOT_ARRIVED, UNKNOWN_REFERENCE
from okrsite_gen.loading.schema import Shape
from okrsite_gen.loading.spread import spread
from okrsite_gen.model.retrospective import Retrospective, RetrospectiveFields
from okrsite_gen.reading.document import Document

_FIELDS = Shape(RetrospectiveFields)


def read_retrospectives(
    documents: Collection[Document], linked: Linked, problems: list[Problem]
) -> Iterator[Retrospective]:
    """What teams learned, in the order of files."""
    for document in documents:
        origin = Origin(document.found.file)
        if document.data is None:
            continue
        fields, data = _FIELDS.sift(with_body(document, problems), origin, problems)
        if fields is None:
            continue
        linked.frame.check_audience(fields.audience, origin.at("audience"), problems)
        for index, lesson in enumerate(fields.lessons):
            if lesson.carried_to:
                problems.extend(_lost(lesson.carried_to, place(data, origin, "lessons", index, "carried_to"), linked))
        team, cycle = document.found.team or "", document.found.cycle or ""
        if linked.frame.calendar.get(cycle):
            yield Retrospective(**spread(fields), team=team, cycle=cycle, path=document.found.file, origin=origin)


def _lost(text: str, where: Origin, linked: Linked) -> Iterator[Problem]:
    """A lesson may go to an objective that is still to be written, but not to nowhere."""
    reference = parse(text)
    if reference is None or not reference.team or not reference.cycle or reference.key:
        yield UNKNOWN_REFERENCE.at(where, f"`{text}` is not the full id of an objective", "write `TEAM/CYCLE/SLUG`")
        return
    found: list[Problem] = []
    if linked.index.resolve(text, (reference.team, reference.cycle), where, found) or not found:
        return
    if reference.team in linked.frame.team_names.known and linked.frame.calendar.get(reference.cycle):
        near = [f"{each.help} Else " for each in found if each.help.startswith("did you mean")]
        fix = "".join([*near, "write the objective, or carry the lesson somewhere else"])
        yield LESSON_NOT_ARRIVED.at(where, f"`{text}` is not written yet", fix)
    else:
        yield from found
