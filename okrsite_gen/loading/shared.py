"""What objectives and key results have in common: who graded and changed them, and which rules are waived."""

from __future__ import annotations

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.frame import Frame
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.settings import check_rule
from okrsite_gen.model.key_result import KeyResultFields
from okrsite_gen.model.objective import ObjectiveFields


def check_shared(
    fields: ObjectiveFields | KeyResultFields, data: object, origin: Origin, frame: Frame, problems: list[Problem]
) -> None:
    """The people and rules that they name."""
    if fields.grade and fields.grade.by:
        frame.people.participants.check(fields.grade.by, origin.at("grade", "by"), problems)
    for index, change in enumerate(fields.changes):
        if change.by:
            frame.people.participants.check(change.by, place(data, origin, "changes", index, "by"), problems)
    for index, waiver in enumerate(fields.allow):
        check_rule(frame.settings.rules, waiver.rule, place(data, origin, "allow", index, "rule"), problems)
