"""Live views in hand-written Markdown: fenced blocks marked `okr`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)\n(?P<text>.*?)^[ \t]*(?P=marks)[`~]*[ \t]*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Fence:
    """A view that a page asks for: the text inside, its 1-based line, and what stands in its place."""

    text: str
    line: int
    placeholder: str


def take_out(markdown: str) -> tuple[str, list[Fence]]:
    """The text with placeholders where fenced `okr` blocks stood, and the blocks; one inside another fence is only an example."""
    found: list[Fence] = []

    def replace(match: re.Match[str]) -> str:
        if match["info"].strip().lower() != "okr":
            return match[0]
        line = markdown.count("\n", 0, match.start("text")) + 1
        fence = Fence(" ".join(match["text"].split()), line, f"okrsite-view-{len(found)}-here")
        found.append(fence)
        return f"\n{match['indent']}{fence.placeholder}\n"

    return _BLOCK.sub(replace, markdown), found


def put_back(html: str, fence: Fence, view: str) -> str:
    """The rendered page with a view in its place."""
    return html.replace(f"<p>{fence.placeholder}</p>", view).replace(fence.placeholder, view)
