"""Numbers as readers see them: one place for rounding, separators, signs and units."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

SIGNIFICANT = 6
_EXACT = 1e6
_FEW, _NEAR = 3, 1e-3  # decimals that all but never need more than a float has, and how near to a half they do
SETTLED = 9  # decimals that are compared and rounded; what lies behind them is the noise of binary fractions

_MONEY = re.compile(r"((?:A|C|R|[A-Z]{2})?\$|[€£¥])(.*)")
_PLURAL = re.compile(r"[a-z]{2}(?<!s|u|x|z)(?<!ie)(?<!xe|ze|se)(?<!che|she)s$")
_LARGE = ((1e9, "B"), (1e6, "M"))
_TIGHT = ("%", "‰", "°", "/")
_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"


def settle(value: float) -> float:
    """`value` to 9 decimals: what is compared with a limit."""
    return round(value, SETTLED) + 0.0


def rounded(value: float, digits: int) -> float:
    """Half away from zero, after rounding to 9 decimals; never minus zero."""
    if 0 <= digits <= _FEW and -_EXACT < value < _EXACT:
        power: int = 10**digits
        shifted = abs(value) * power + 0.5
        whole = int(shifted)
        if _NEAR < shifted - whole < 1 - _NEAR:  # so far from a half the ninth decimal is of no weight
            return whole / power if value >= 0 or not whole else -whole / power
    settled = settle(value)
    if 0 <= digits <= SETTLED and -_EXACT < settled < _EXACT:
        return _in_whole_numbers(settled, digits)
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(repr(settled)).quantize(step, ROUND_HALF_UP)) + 0.0


def _in_whole_numbers(settled: float, digits: int) -> float:
    """The same without decimals: so small a number is a whole number of billionths, which a float tells apart."""
    unit: int = 10 ** (SETTLED - digits)
    billionths = round(abs(settled) * 1e9)
    found: float = (2 * billionths + unit) // (2 * unit) / 10**digits
    return -found if settled < 0 and found else found


@lru_cache(maxsize=10_000)
def number(value: float) -> str:
    """`1,234.5`, `−3`: at most 6 digits that tell, but always the whole integer part."""
    value = settle(value)
    whole = Decimal(repr(value)).adjusted() + 1 if value else 1
    digits = max(0, SIGNIFICANT - whole)
    text = f"{abs(rounded(value, digits)):,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _MINUS + text if value < 0 and text != "0" else text


@lru_cache(maxsize=1 << 14)
def quantity(value: float, unit: str | None = None) -> str:
    """A number with its unit in its place: `45%`, `$2,000`, `€10M`, `8 days`."""
    if not unit:
        return number(value)
    before, after, after_one = _around(unit)
    if before:
        text = before + _amount(abs(value)) + after
        return _MINUS + text if value < 0 else text
    return number(value) + (after_one if value == 1 else after)


@lru_cache(maxsize=1024)
def _around(unit: str) -> tuple[str, str, str]:
    """What stands before a number (only of money), what after it, and what after 1."""
    money = _MONEY.fullmatch(unit)
    if money:
        return money[1], money[2], money[2]
    if _is_tight(unit):
        return "", unit, unit
    return "", _NO_BREAK_SPACE + unit, _NO_BREAK_SPACE + _one(unit)


def pair(first: float, second: float, unit: str | None = None) -> tuple[str, str]:
    """Two numbers of one sentence: a unit that is a word stands only at the second (`45`, `30 days`; `31%`, `45%`)."""
    word = unit and not _MONEY.fullmatch(unit) and not _is_tight(unit)
    return number(first) if word else quantity(first, unit), quantity(second, unit)


def _is_tight(unit: str) -> bool:
    return unit.startswith(_TIGHT) or unit == "x"


def _one(unit: str) -> str:
    """`days` to `day`, where that is all there is to it."""
    return unit[:-1] if _PLURAL.search(unit) else unit


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
