"""A page of the engine, rendered once with marks where each page differs, then joined with thousands of bodies.

The engine's theme costs milliseconds a page and gives the same frame for all pages of one depth and section.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle

from okrsite_gen.failures import WrongUse

MARKS = {
    "title": "okrsitetitlemark",
    "description": "okrsitedescriptionmark",
    "canonical": "okrsitecanonicalmark",
    "head": "<!--okrsiteheadmark-->",
    "body": "<h1>okrsitebodymark</h1>",
}

_MARK = re.compile("|".join(f"(?P<{name}>{re.escape(mark)})" for name, mark in MARKS.items()))
_KEEP_SPACE = re.compile(
    r"(<pre\b.*?</pre\s*>|<(?:textarea|script|style)\b.*?</(?:textarea|script|style)\s*>)", re.DOTALL | re.IGNORECASE
)
_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`texts[i]` stands before the slot `slots[i]`; one more text follows the last slot."""

    texts: tuple[str, ...]
    slots: tuple[str, ...]

    @property
    def html(self) -> str:
        """All that surrounds the body."""
        return "".join(self.texts)

    def join(self, values: Mapping[str, str]) -> str:
        """The page; values are escaped already, for text and for attributes in double quotes."""
        parts = [part for text, slot in zip(self.texts, self.slots, strict=False) for part in (text, values[slot])]
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
    return "".join(
        piece if odd else _LINES.sub("\n", piece) for piece, odd in zip(pieces, cycle((False, True)), strict=False)
    )
