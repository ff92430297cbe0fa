"""Marks drawn by matplotlib: the only place that imports it, imported itself only when something has to be drawn.

The same marks give the same bytes in every process: no dates, no random ids, no settings of the machine's, and only the fonts
that matplotlib brings.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text as TextArtist
from matplotlib.transforms import IdentityTransform

from okrsite_gen.charts.marks import Area, Disc, Line, Mark, Picture, Place, Text
from okrsite_gen.charts.spec import Tone

LIGHT: dict[Tone, str] = {
    "ink": "#16202c",
    "muted": "#55606e",
    "line": "#dfe3e8",
    "track": "#e6e9ee",
    "soft": "#f4f6f8",
    "surface": "#ffffff",
    "link": "#0d5c8a",
    "on-track": "#2c808f",
    "behind": "#a85801",
    "at-risk": "#730f20",
    "done": "#5219b1",
}
_POINTS = 72  # per inch: a point of a picture is one of matplotlib's
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "okrsite",
    "pdf.fonttype": 42,
    "path.simplify": False,
    "lines.scale_dashes": False,
}
_OTHERS = {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "date.epoch"}
_FONTS = FilePath(mpl.get_data_path(), "fonts", "ttf")
_UNITS = 64


def svg(picture: Picture) -> str:
    """As matplotlib writes it: see `svg.py` for what becomes of it."""
    out = io.StringIO()
    with _settings():
        canvas: Any = FigureCanvasSVG(_figure(picture))
        canvas.print_svg(out, metadata={"Date": None})
    return out.getvalue()


def png(picture: Picture, width: int) -> bytes:
    """So many pixels wide."""
    out = io.BytesIO()
    with _settings():
        canvas: Any = FigureCanvasAgg(_figure(picture, width / picture.width * _POINTS))
        canvas.print_png(out, metadata={"Software": None})
    return out.getvalue()


def pdf(pictures: Sequence[Picture], title: str, day: dt.date) -> bytes:
    """A document with a page for each picture; it says that it was made on `day`."""
    out = io.BytesIO()
    about = {
        "Title": title,
        "Creator": "okrsite",
        "Producer": None,
        "CreationDate": dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
    }
    with _settings(), PdfPages(out, metadata=about) as pages:
        for picture in pictures:
            figure = _figure(picture)
            FigureCanvasPdf(figure)
            pages.savefig(figure)
    return out.getvalue()


@contextmanager
def _settings() -> Iterator[None]:
    """Matplotlib's own defaults, whatever this machine's are; letters that its font has not are drawn as boxes, silently."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mpl.rcParams.update(_strange() | _SETTINGS)
        yield


def _strange() -> dict[Any, Any]:
    """The defaults that this machine has other settings for; to set the others again would cost a tenth of a chart's time."""
    known: dict[Any, Any] = {name: value for name, value in mpl.rcParamsDefault.items() if name not in _OTHERS}
    return {name: value for name, value in known.items() if mpl.rcParams[name] != value}


def _figure(picture: Picture, dpi: float = _POINTS) -> Figure:
    figure = Figure(figsize=(picture.width / _POINTS, picture.height / _POINTS), dpi=dpi, frameon=False)
    scale = dpi / _POINTS
    for mark in picture.marks:
        figure.add_artist(_artist(mark, picture.height, scale))
    return figure


def _artist(mark: Mark, height: float, scale: float) -> Artist:
    match mark:
        case Line():
            path = Path(_up(mark.points, height, scale))
            return _patch(path, "none", mark.tone, mark.width, mark.dashes)
        case Area():
            closed = Path(_up((*mark.points, mark.points[0]), height, scale), closed=True)
            patch = _patch(closed, LIGHT[mark.tone], None, 0)
            patch.set_alpha(mark.opacity if mark.opacity < 1 else None)
            return patch
        case Disc():
            [centre] = _up((mark.centre,), height, scale)
            path = Path.circle(centre, mark.radius * scale)
            return _patch(path, LIGHT[mark.fill], mark.tone, mark.width, mark.dashes)
        case Text():
            return _text(mark, height, scale)


def _up(places: Sequence[Place], height: float, scale: float) -> list[Place]:
    """Ours grow downwards, matplotlib's upwards."""
    return [(round(x, 2) * scale, (height - round(y, 2)) * scale) for x, y in places]


def _patch(path: Path, fill: str, tone: Tone | None, width: float, dashes: tuple[float, ...] = ()) -> PathPatch:
    return PathPatch(
        path,
        facecolor=fill,
        edgecolor="none" if tone is None else LIGHT[tone],
        linewidth=width,
        linestyle=(0, dashes) if dashes else "-",
        joinstyle="round",
        capstyle="butt",
        clip_on=False,
        transform=IdentityTransform(),
    )


def _text(mark: Text, height: float, scale: float) -> TextArtist:
    """Never read as a formula, whatever `$` stands in it."""
    [(x, y)] = _up((mark.place,), height, scale)
    return TextArtist(
        x,
        y,
        mark.text,
        fontproperties=_font(mark.size, bold=mark.bold),
        color=LIGHT[mark.tone],
        ha={"start": "left", "middle": "center", "end": "right"}[mark.anchor],
        va="baseline",
        parse_math=False,
        clip_on=False,
        transform=IdentityTransform(),
    )


@cache
def _font(size: float, *, bold: bool) -> FontProperties:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(size=size, weight="bold" if bold else "normal", fname=_FONTS / name)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is on paper."""
    return sum(_advance(letter, bold=bold) for letter in text) * size


@cache
def _advance(letter: str, *, bold: bool) -> float:
    """The width of a letter of size 1; one that the font has not becomes a box as wide as it is high."""
    font = get_font(str(_font(1.0, bold=bold).get_file()))
    if not font.get_char_index(ord(letter)):
        return 1.0
    font.set_size(_UNITS, _POINTS)
    glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / _UNITS
