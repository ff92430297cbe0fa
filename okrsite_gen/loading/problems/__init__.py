"""Every kind of mistake that loading finds, with its manual page."""

from __future__ import annotations

from okrsite_gen.kinds import problems as kinds
from okrsite_gen.loading.problems import check_ins, cycles, names, references, values

PROBLEM_KINDS = (
    *values.PROBLEM_KINDS,
    *names.PROBLEM_KINDS,
    *cycles.PROBLEM_KINDS,
    *references.PROBLEM_KINDS,
    *check_ins.PROBLEM_KINDS,
    *kinds.PROBLEM_KINDS,
)
