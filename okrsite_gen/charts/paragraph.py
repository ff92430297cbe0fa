"""Lines of text that fit, measured in the font that is drawn."""

from __future__ import annotations

from okrsite_gen.charts.draw import width


def wrapped(text: str, room: float, size: float, *, most: int = 99, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room`; what does not fit into `most` lines ends in `…`."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text.split(), room, size, bold=bold):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    return (
        lines
        if len(lines) <= most
        else [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), room, size, bold=bold)]
    )


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with `…` where it is wider than `room`."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _pieces(words: list[str], room: float, size: float, *, bold: bool) -> list[str]:
    """Words, those that are wider than a line broken where the line ends."""
    found: list[str] = []
    for word in words:
        piece = ""
        for letter in word:
            if piece and width(piece + letter, size, bold=bold) > room:
                found.append(piece)
                piece = ""
            piece += letter
        found.append(piece)
    return found
