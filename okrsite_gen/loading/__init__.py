"""Documents to the domain model: schemas, references, settings; every mistake a problem, all at once."""

from __future__ import annotations

from okrsite_gen.loading.load import Defined, define, load, without_check_ins
from okrsite_gen.loading.problems import PROBLEM_KINDS
from okrsite_gen.loading.visible import screen_of, visible
from okrsite_gen.loading.withheld import Sight, Withheld

__all__ = [
    "PROBLEM_KINDS",
    "Defined",
    "Sight",
    "Withheld",
    "define",
    "load",
    "screen_of",
    "visible",
    "without_check_ins",
]
