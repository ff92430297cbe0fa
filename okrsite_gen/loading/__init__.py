"""Documents to the domain model: schemas, references, settings; every mistake a problem, all at once."""

from __future__ import annotations

from okrsite_gen.loading.load import (
    Defined,
    Known,
    define,
    frame_of,
    known_without,
    load,
    said_in,
    told_again,
    without_check_ins,
)
from okrsite_gen.loading.problems import PROBLEM_KINDS
from okrsite_gen.loading.visible import Sieve
from okrsite_gen.loading.withheld import Redaction, Sifted, Sight, Withheld

__all__ = [
    "PROBLEM_KINDS",
    "Defined",
    "Known",
    "Redaction",
    "Sieve",
    "Sifted",
    "Sight",
    "Withheld",
    "define",
    "frame_of",
    "known_without",
    "load",
    "said_in",
    "told_again",
    "without_check_ins",
]
