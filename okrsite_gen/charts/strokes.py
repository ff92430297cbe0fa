"""A picture that stands in a page, written without a drawing library: a hundredth of the time, which counts where there are thousands.

Its marks are byte by byte what `svg.py` makes of matplotlib's drawing of them, save that colours are classes.
"""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from okrsite_gen.charts.marks import Area, Disc, Line, Mark, Picture, Place, Text

# A circle of radius 1 as matplotlib draws it, in eight curves (after L. Maisonobe), from the bottom round to it again.
_FAR, _HALF = 0.2652031, 0.5**0.5
_OFF = _HALF * _FAR
_QUARTER = (
    *((_FAR, -1.0), (_HALF - _OFF, -_HALF - _OFF), (_HALF, -_HALF)),
    *((_HALF + _OFF, -_HALF + _OFF), (1.0, -_FAR), (1.0, 0.0)),
)
_ROUND = (
    (0.0, -1.0),
    *_QUARTER,
    *((-y, x) for x, y in _QUARTER),
    *((-x, -y) for x, y in _QUARTER),
    *((y, -x) for x, y in _QUARTER),
)


def inline(picture: Picture, id_: str, title: str, description: str) -> Markup:
    """To stand in a page: colours are classes, which the page's style sheet gives their colour in light and dark."""
    marks = sorted(picture.marks, key=lambda mark: isinstance(mark, Text))  # texts lie on top, as in matplotlib's
    return Markup(  # noqa: S704 - texts are escaped one by one
        f'<svg class="okr-chart" viewBox="0 0 {picture.width:g} {picture.height:g}" width="{picture.width:g}"'
        f' height="{picture.height:g}" role="img" aria-labelledby="{escape(id_)}-title {escape(id_)}-desc">'
        f'<title id="{escape(id_)}-title">{escape(title)}</title><desc id="{escape(id_)}-desc">{escape(description)}</desc>'
        f"{''.join(map(_written, marks))}</svg>"
    )


def _written(mark: Mark) -> str:
    match mark:
        case Line():
            style = f'class="fill-none stroke-{mark.tone}"{_pen(mark.width, mark.dashes)}'
            return f'<path d="{_way(mark.points)}" {style}/>'
        case Area():
            opacity = f' opacity="{_short(mark.opacity)}"' if mark.opacity < 1 else ""
            return f'<path d="{_way(mark.points)}z" class="fill-{mark.tone}"{opacity}/>'
        case Disc():
            style = f'class="fill-{mark.fill} stroke-{mark.tone}"{_pen(mark.width, mark.dashes)}'
            return f'<path d="{_circle(mark.centre, mark.radius)}" {style}/>'
        case Text():
            weight = ' font-weight="700"' if mark.bold else ""
            style = f'class="fill-{mark.tone}" font-size="{_short(mark.size)}"{weight} text-anchor="{mark.anchor}"'
            x, y = map(_short, (round(mark.place[0], 2), round(mark.place[1], 2)))
            return f'<text x="{x}" y="{y}" {style}>{escape(mark.text, quote=False)}</text>'


def _pen(width: float, dashes: tuple[float, ...]) -> str:
    wide = "" if width == 1 else f' stroke-width="{_short(width)}"'
    return wide + (f' stroke-dasharray="{",".join(map(_short, dashes))}"' if dashes else "")


def _way(points: tuple[Place, ...]) -> str:
    return "M" + "L".join([f"{round(x, 2):.9g} {round(y, 2):.9g}" for x, y in points])


def _circle(centre: Place, radius: float) -> str:
    x, y = round(centre[0], 2), round(centre[1], 2)
    places = [f"{_short(x + radius * a, 2)} {_short(y - radius * b, 2)}" for a, b in _ROUND]
    curves = (" ".join(places[at : at + 3]) for at in range(1, len(places), 3))
    return f"M{places[0]}C{'C'.join(curves)}z"


def _short(number: float, digits: int = 6) -> str:
    """Without the zeros that say nothing."""
    return f"{number:.{digits}f}".rstrip("0").rstrip(".")
