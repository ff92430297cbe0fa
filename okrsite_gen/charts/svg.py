"""What becomes of the SVG that matplotlib writes: styles are attributes; ids, definitions and metadata go."""

from __future__ import annotations

import re
from html import escape

from okrsite_gen.charts.draw import svg
from okrsite_gen.charts.marks import Picture

FONTS = "Inter, 'Segoe UI', system-ui, 'Helvetica Neue', Arial, sans-serif"

_MARK = re.compile(
    r'<path d="([^"]*)"(?: style="([^"]*)")?/>|<text style="([^"]*)" x="([^"]*)" y="([^"]*)"[^>]*>(.*?)</text>'
)
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_GAP = re.compile(r"\s*([A-Za-z])\s*")
_OPACITY = "opacity"
_KEPT = ("stroke-width", "stroke-dasharray", "stroke-linecap", _OPACITY, "font-size", "font-weight", "text-anchor")


def standalone(picture: Picture, title: str, description: str) -> str:
    """To stand in a file: light, and complete in itself."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width:g} {picture.height:g}" width="{picture.width:g}"'
        f' height="{picture.height:g}" role="img" aria-labelledby="title desc" font-family="{escape(FONTS)}">'
        f'<title id="title">{escape(title)}</title><desc id="desc">{escape(description)}</desc>'
        f"{_marks(picture)}</svg>\n"
    )


def _marks(picture: Picture) -> str:
    found = _MARK.findall(svg(picture))
    assert len(found) == len(picture.marks), "matplotlib writes SVG in another way"  # noqa: S101 - a picture that lacks something is worse than none
    return "".join(
        f'<path d="{_compact(d)}"{_attributes(path_style)}/>'
        if d
        else f'<text x="{x}" y="{y}"{_attributes(text_style)}>{text}</text>'
        for d, path_style, text_style, x, y, text in found
    )


def _compact(d: str) -> str:
    """A third of the bytes: `M 0 0.123456 L 10 20` as `M0 0.12L10 20`."""
    return _NUMBER.sub(
        lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), _GAP.sub(r"\1", " ".join(d.split()))
    )


def _attributes(style: str) -> str:
    given: dict[str, str] = dict(part.strip().split(": ", 1) for part in style.split(";") if part.strip())
    paint = {name: given[name] for name in ("fill", "stroke") if name in given}
    kept = {name: given[name].removesuffix("px") for name in _KEPT if name in given}
    return "".join(f' {name}="{value}"' for name, value in (paint | kept).items())
