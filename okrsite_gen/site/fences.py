"""Live views in hand-written Markdown: fenced blocks marked `okr`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r"(?P<indent>[ \t]*(?:> ?)*)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A view that a page asks for: the text inside, the 1-based line of that text, and what stands in its place."""

    text: str
    line: int
    placeholder: str


def take_out(markdown: str) -> tuple[str, list[Fence]]:
    """The text with placeholders where fenced `okr` blocks stood, and the blocks; those inside other fences are left alone."""
    kept: list[str] = []
    found: list[Fence] = []
    opened: re.Match[str] | None = None
    inside: list[str] = []
    for number, line in enumerate(markdown.split("\n"), 1):
        match = _FENCE.fullmatch(line.rstrip())
        if opened is None:
            opened, inside = match, []
            if not _is_okr(match):
                kept.append(line)
        elif match and _closes(match, opened):
            if _is_okr(opened):
                found.append(_fence(inside, number, len(found)))
                kept += ["", opened["indent"] + found[-1].placeholder, ""]
            else:
                kept.append(line)
            opened = None
        elif _is_okr(opened):
            inside.append(line)
        else:
            kept.append(line)
    if opened and _is_okr(opened):
        found.append(_fence(inside, len(markdown.split("\n")) + 1, len(found)))
        kept += ["", opened["indent"] + found[-1].placeholder]
    return "\n".join(kept), found


def put_back(html: str, placeholder: str, view: str) -> str:
    """The rendered page with a view in its place."""
    return html.replace(f"<p>{placeholder}</p>", view).replace(placeholder, view)


def _fence(inside: list[str], end: int, number: int) -> Fence:
    text = " ".join(line.strip().lstrip("> ") for line in inside).strip()
    return Fence(text, max(end - len(inside), 1), f"okrsite-view-{number}-here")


def _is_okr(match: re.Match[str] | None) -> bool:
    return bool(match) and match["info"].strip().lower() == "okr"  # type: ignore[index]  # bool() has seen that it is one


def _closes(match: re.Match[str], opened: re.Match[str]) -> bool:
    return not match["info"].strip() and match["marks"].startswith(opened["marks"])
