"""A page of the engine, rendered once with marks where each page differs, then joined with thousands of bodies.

The engine's theme costs milliseconds a page and gives the same frame for all pages of one depth and section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from okrsite_gen.failures import WrongUse

TEXTS = ("title", "description", "canonical")
FRAGMENTS = ("crumbs", "source", "toc")
MARKS = {name: f"okrsite{name}mark" for name in (*TEXTS, *FRAGMENTS)} | {"body": "<h1>okrsitebodymark</h1>"}

_MARK = re.compile("|".join(f"(?P<{name}>{re.escape(mark)})" for name, mark in MARKS.items()))
_KEEP_SPACE = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`texts[i]` stands before the slot `slots[i]`; one more text follows the last slot."""

    texts: tuple[str, ...]
    slots: tuple[str, ...]

    def join(self, fill: Callable[[str], str]) -> str:
        """The page; `fill` gives what stands in a slot, escaped for text and quoted attributes."""
        parts: list[str] = []
        values: dict[str, str] = {}
        for text, slot in zip(self.texts, self.slots, strict=False):
            if slot not in values:
                values[slot] = fill(slot)
            parts += (text, values[slot])
        return "".join((*parts, self.texts[-1]))


def split(html: str) -> Skeleton:
    """Cut a rendered page at its marks, white space stripped; raises `WrongUse` if values could not be escaped where they land."""
    html = strip(html)
    texts, slots, end = [], [], 0
    for match in _MARK.finditer(html):
        name = str(match.lastgroup)
        _refuse_unsafe(html[: match.start()], name)
        texts.append(html[end : match.start()])
        slots.append(name)
        end = match.end()
    if slots.count("body") != 1:
        raise WrongUse(
            "the theme's page template does not show `page.content` once",
            "see to the overrides in your theme's custom_dir",
        )
    return Skeleton((*texts, html[end:]), tuple(slots))


def _refuse_unsafe(before: str, name: str) -> None:
    lower = before.lower()
    in_script = any(lower.rfind(f"<{tag}") > lower.rfind(f"</{tag}") for tag in ("script", "style"))
    tag = before[before.rfind("<") :] if before.rfind("<") > before.rfind(">") else ""
    if in_script or (tag and tag.count('"') % 2 == 0):
        raise WrongUse(
            f"the theme writes a page's {name} into a script or an attribute without double quotes",
            "write it as text or inside double quotes, where it can be escaped",
        )


def strip(html: str) -> str:
    """One line end for every run of white space that holds one, except where white space shows."""
    pieces = _KEEP_SPACE.split(html)
    kept = [
        _LINES.sub("\n", piece) if index % 3 == 0 else piece for index, piece in enumerate(pieces) if index % 3 != 2
    ]  # noqa: PLR2004 - every third is the name of a tag
    return "".join(kept)


def fill_from(values: Mapping[str, str]) -> Callable[[str], str]:
    """A `fill` of values that are at hand; slots without one stay empty."""
    return lambda slot: values.get(slot, "")
