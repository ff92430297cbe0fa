"""Printed numbers, and what is judged by them."""

from __future__ import annotations

from okrsite_gen.model.numbers import rounded
from okrsite_gen.model.settings import Bands
from okrsite_gen.scoring.snapshot import Band


def printed(value: float, digits: int = 2) -> float:
    """Half away from zero, after rounding to 9 decimals: `0.125` to `0.13`, never `-0`."""
    return rounded(value, digits)


def band(score: float | None, bands: Bands) -> Band | None:
    """Where the score, as printed, lies."""
    if score is None:
        return None
    shown = printed(score)
    return "limited" if shown < bands.some else "some" if shown < bands.success else "on-target"
