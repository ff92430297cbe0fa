"""Every kind of problem that reading finds, with its manual page."""

from __future__ import annotations

from okrsite_gen.diagnostics import ProblemKind
from okrsite_gen.reading.problems.files import FILES
from okrsite_gen.reading.problems.shape import SHAPE
from okrsite_gen.reading.problems.syntax import SYNTAX

PROBLEM_KINDS: tuple[ProblemKind, ...] = (*FILES, *SYNTAX, *SHAPE)
