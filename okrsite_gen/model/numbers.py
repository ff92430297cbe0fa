"""Numbers as readers see them: one place for rounding, separators, signs and units."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

SIGNIFICANT = 6
SETTLED = 9  # decimals that are compared and rounded; what lies behind them is the noise of binary fractions

_MONEY = re.compile(r"((?:A|C|R|[A-Z]{2})?\$|[€£¥])(.*)")
_LARGE = ((1e9, "B"), (1e6, "M"))
_TIGHT = ("%", "‰", "°", "/")
_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"


def settle(value: float) -> float:
    """`value` to 9 decimals: what is compared with a limit."""
    return round(value, SETTLED) + 0.0


def rounded(value: float, digits: int) -> float:
    """Half away from zero, after rounding to 9 decimals; never minus zero."""
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(repr(settle(value))).quantize(step, ROUND_HALF_UP)) + 0.0


def number(value: float) -> str:
    """`1,234.5`, `−3`: at most 6 digits that tell, but always the whole integer part."""
    value = settle(value)
    whole = Decimal(repr(value)).adjusted() + 1 if value else 1
    digits = max(0, SIGNIFICANT - whole)
    text = f"{abs(rounded(value, digits)):,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _MINUS + text if value < 0 and text != "0" else text


def quantity(value: float, unit: str | None = None) -> str:
    """A number with its unit in its place: `45%`, `$2,000`, `€10M`, `8 days`."""
    if not unit:
        return number(value)
    money = _MONEY.fullmatch(unit)
    if money:
        text = money[1] + _amount(abs(value)) + money[2]
        return _MINUS + text if value < 0 else text
    gap = "" if unit.startswith(_TIGHT) or unit == "x" else _NO_BREAK_SPACE
    return number(value) + gap + unit


def _amount(value: float) -> str:
    """Money: millions and billions in short where that loses nothing."""
    for size, letter in _LARGE:
        if value >= size and settle(value / size) == rounded(value / size, 2):
            return number(value / size) + letter
    return number(value)


def fixed(value: float, digits: int = 2) -> str:
    """A score: `0.70`, always with its decimals."""
    shown = rounded(value, digits)
    return f"{_MINUS if shown < 0 else ''}{abs(shown):.{digits}f}"


def percent(share: float) -> str:
    """A share in whole percents: `54%`."""
    return quantity(rounded(share * 100, 0), "%")


def same_unit(one: str, other: str) -> bool:
    """Whether two units mean the same: capitals and a plural `s` make no difference."""
    return _stem(one) == _stem(other)


def _stem(unit: str) -> str:
    folded = unit.strip().casefold()
    return folded[:-1] if len(folded) > 1 and folded.endswith("s") else folded
