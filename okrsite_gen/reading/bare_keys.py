"""A key inside `{...}` that has no value: what was perhaps meant by it."""

from __future__ import annotations

import re

_GLUED = re.compile(r"(?P<key>[a-z_][\w-]*):(?P<value>\S.*)")
_PAIR = re.compile(r"(?P<key>\S+) (?P<value>[-+]?[\d.]+%?)")
_NUMBER = re.compile(r"[-+]?[\d.]+\s?%?")
_THOUSANDS = re.compile(r"(?P<head>\d{1,3}(?:,\d{3})*),\s*$")


def remedy(name: str, before: str) -> str:
    """`before` is the text on the same line in front of the key."""
    if match := _GLUED.fullmatch(name):
        return f"there is no space after the colon: write `{match['key']}: {match['value']}`"
    if (match := _THOUSANDS.search(before)) and re.fullmatch(r"\d{3}", name):
        number = f"{match['head']},{name}"
        return f'write `{number.replace(",", "")}`, or quote the number: `"{number}"`'
    if match := _PAIR.fullmatch(name):
        return f"write `{match['key']}: {match['value']}`"
    if _NUMBER.fullmatch(name):
        return f"write its key in front, such as `value: {name}`"
    if "/" in name or "#" in name:
        return f"write its key in front, such as `to: {name}`"
    return f"write `{name}: ...`, or quote the text that the comma belongs to; a list stands in `[...]`"
