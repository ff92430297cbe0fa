"""The arithmetic: pure functions from a portfolio and a day to figures."""

from __future__ import annotations

from okrsite_gen.scoring.key_result import key_result_on
from okrsite_gen.scoring.objective import objective_on, objective_series
from okrsite_gen.scoring.take import take

__all__ = ["key_result_on", "objective_on", "objective_series", "take"]
