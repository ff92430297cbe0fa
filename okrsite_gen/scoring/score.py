"""Scores: of a key result by itself, and the weighted mean that an objective's is."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from okrsite_gen.light import Light
from okrsite_gen.model.check_in import Said
from okrsite_gen.model.key_result import KeyResultFields, Version
from okrsite_gen.model.measure import Measure
from okrsite_gen.model.objective import ObjectiveFields
from okrsite_gen.model.shared import Grade


class Standing(Light, frozen=True, kw_only=True):
    """What a key result's reports make of it; `score` and `computed` are `None` where it is left out of its objective's score."""

    progress: float | None
    computed: float | None
    score: float | None
    grade: Grade | None
    retired: bool
    weight: float

    @property
    def counts(self) -> bool:
        """Whether it is in its objective's score."""
        return self.weight > 0 and self.score is not None and not self.retired


def standing(definition: Version, said: Sequence[Said], day: dt.date) -> Standing:
    """`said` is what was reported up to `day`, in file order."""
    return standing_at(definition, definition.measure.progress(said), day)


def standing_at(definition: Version, progress: float | None, day: dt.date) -> Standing:
    """The same where the progress is known."""
    grade = grade_on(definition.fields, day)
    computed = counted(definition.measure, progress)
    return Standing(
        progress=progress,
        computed=computed,
        score=computed if grade is None else grade.score,
        grade=grade,
        retired=retired_on(definition.fields, day),
        weight=definition.fields.weight,
    )


def counted(measure: Measure, progress: float | None) -> float | None:
    """Progress as it counts: within 0 and 1; nothing reported is 0, but a limit without values is left out, as is what has no target."""
    if not measure.measurable or (progress is None and measure.keeps_limit):
        return None
    return min(1.0, max(0.0, progress or 0.0))


def weighted_mean(pairs: Iterable[tuple[float | None, float]]) -> float | None:
    """Of (value, weight); `None` without any weight. The order makes no difference, to the last bit."""
    known = [(value, weight) for value, weight in pairs if value is not None]
    total = math.fsum([weight for _, weight in known])
    return math.fsum([value * weight for value, weight in known]) / total if total > 0 else None


def grade_on(fields: KeyResultFields | ObjectiveFields, day: dt.date) -> Grade | None:
    """The owners' grade, from its date on."""
    return fields.grade if fields.grade is not None and day >= fields.grade.date else None


def retired_on(fields: KeyResultFields | ObjectiveFields, day: dt.date) -> bool:
    """Whether it is off the list, from the date of its retirement on."""
    return fields.retired is not None and day >= fields.retired.date
