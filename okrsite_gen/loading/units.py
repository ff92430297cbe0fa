"""Numbers whose unit is not that of what they are about."""

from __future__ import annotations

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.kinds import UNLIKE_UNIT
from okrsite_gen.model.fields import Quantity
from okrsite_gen.model.numbers import quantity, same_unit


def is_unlike(value: Quantity | None, unit: str | None) -> bool:
    """Whether a number has another unit than what it is about."""
    return value is not None and bool(value.unit) and not same_unit(value.unit, unit or "")


def unlike_unit(value: Quantity, unit: str | None, where: Origin, noun: str = "key result") -> Problem:
    """The warning of such a number."""
    if not unit:
        message = f"`{quantity(value, value.unit)}` has a unit, and the {noun} has none"
        return UNLIKE_UNIT.at(where, message, f"write `unit: {value.unit}` at the {noun}, or leave the unit away")
    message = f"the unit of `{quantity(value, value.unit)}` is not `{unit}`"
    return UNLIKE_UNIT.at(where, message, f"convert the number to `{unit}`, or leave its unit away")
