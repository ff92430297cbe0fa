"""Numbers that a title names beside those that are written as data."""

from __future__ import annotations

import re

from okrsite_gen.model.numbers import settle

_SCALES = {"": 1.0, "k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9}
_NUMBER = re.compile(
    r"(?P<money>[$€£¥])?(?P<digits>\d[\d,_]*(?:\.\d+)?)(?P<scale>[kKMB](?![^\W\d_]))?[ \u00a0]?(?P<unit>[%‰°]|(?:an?|per|each|every) [^\W\d_]+|[^\W\d_]+)?"
)
_START = re.compile(r"\bfrom ([$€£¥]?\d(?:[\d,_.]*\d)?[kKMB]?%?)(?![^\W_])", re.IGNORECASE)
_NO_UNITS = frozenset("a an and at by for from in into more less of on or out over than the to until up within".split())  # fmt: skip  # noqa: SIM905 - words read as text


def start_said(title: str) -> str | None:
    """Where the title says that it begins, as written: `31%` of `Activation from 31% to 45%`."""
    found = _START.search(title)
    return found[1] if found else None


def unit_said(title: str, value: float) -> str | None:
    """What stands beside `value` in the title, be it a sign or a word: `%` of `to 45%`, `clinics` of `in 20 clinics`, `a week` of `15 a week`."""
    for found in _NUMBER.finditer(title):
        amount = float(found["digits"].replace(",", "").replace("_", "")) * _SCALES[found["scale"] or ""]
        unit = found["money"] or found["unit"] or ""
        if settle(amount) == settle(abs(value)) and unit and unit.casefold() not in _NO_UNITS:
            return unit
    return None
