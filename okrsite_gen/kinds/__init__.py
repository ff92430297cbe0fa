"""The kinds of key results: each a schema of its own keys that also computes (`model.measure.Measure`)."""

from __future__ import annotations

from okrsite_gen.kinds.binary import Binary
from okrsite_gen.kinds.judged import Judged
from okrsite_gen.kinds.limits import AtLeast, AtMost, Between
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.kinds.milestones import Milestones
from okrsite_gen.kinds.problems import PROBLEM_KINDS, UNLIKE_UNIT
from okrsite_gen.model.measure import Measure

KINDS: tuple[type[Measure], ...] = (Metric, AtLeast, AtMost, Between, Milestones, Binary, Judged)

__all__ = ["KINDS", "PROBLEM_KINDS", "UNLIKE_UNIT", "by_name"]


_BY_NAME = {kind.kind: kind for kind in KINDS}


def by_name(name: str) -> type[Measure] | None:
    """The kind that authors call so."""
    return _BY_NAME.get(name)
