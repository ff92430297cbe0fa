"""The smallest pieces of every page: links, shapes, states and bars. They stand a hundred times on one, so Python writes them."""

from __future__ import annotations

from functools import cache, lru_cache

from markupsafe import Markup

from okrsite_gen.escaped import escaped, marked
from okrsite_gen.pages import words
from okrsite_gen.pages.rows import Ref
from okrsite_gen.pages.uri import relative
from okrsite_gen.pages.words import PACE_WORDS
from okrsite_gen.scoring.snapshot import Figures, Mean

_EDGE = 98.6


def anchor(ref: Ref, base: str) -> Markup:
    """A name as a link from the page at `base`, or alone where there is no page behind it."""
    return marked(linked(ref, base))  # escaped


def linked(ref: Ref, base: str) -> str:
    """The same, to be put together with other HTML."""
    return _linked(ref.title, ref.uri, base)


@lru_cache(maxsize=4096)
def _linked(title: str, uri: str | None, base: str) -> str:
    """A page names the same few things week after week."""
    if uri is None:
        return f"<span>{escaped(title)}</span>"
    return f'<a href="{escaped(relative(uri, base))}">{escaped(title)}</a>'


@cache
def shape(name: str) -> Markup:
    """A state's shape, drawn by `theme/partials/shapes.html`."""
    return Markup(
        '<svg class="okr-shape" aria-hidden="true" focusable="false" width="14" height="14"><use href="#okr-{}"/></svg>'
    ).format(name)


@cache
def toned(pace: str) -> Markup:
    """A state's shape in its colour."""
    return shape(pace).replace("okr-shape", f"okr-shape tone-{pace}", 1)


@cache
def state(pace: str) -> Markup:
    """Colour, shape and word of a state."""
    return Markup('<span class="okr-state tone-{}">{}<span>{}</span></span>').format(
        pace, shape(pace), PACE_WORDS[pace]
    )


def bar(score: float | None, expected: float | None, pace: str) -> Markup:
    """A score as a bar with the plan as a tick; without a score an empty one."""
    fill = "" if score is None else f'<rect class="okr-bar__fill" width="{round(100 * score, 1)}" height="8" rx="1.5"/>'
    plan = ""
    if expected is not None:
        place = round(min(_EDGE, 100 * expected), 1)
        plan = f'<rect class="okr-bar__plan" x="{place}" width="1.4" height="8"/>'
    return marked(  # numbers, and one of our own words
        f'<svg class="okr-bar tone-{escaped(pace)}" viewBox="0 0 100 8" preserveAspectRatio="none" width="100" height="8"'
        ' aria-hidden="true" focusable="false">'
        f"{fill}{plan}</svg>"
    )


def status(figures: Figures) -> Markup:
    """Colour, shape and word of a state; of what is stale, what was said last."""
    if figures.pace != "stale":
        return _shown(figures.pace, words.shown_state(figures), "")
    said = words.said_last(figures)
    last = f"“{said}” " if said else ""
    return _shown(
        "stale",
        "stale",
        f"last said {last}{words.short_day(figures.last_check_in)}" if figures.last_check_in else "never spoken of",
    )


@lru_cache(maxsize=1024)
def _shown(pace: str, shown: str, last: str) -> Markup:
    said = f', <span class="okr-nowrap">{last}</span>' if last else ""
    word = f"{words.STATE_WORDS[shown]}{said}"
    return marked(f'<span class="okr-state tone-{pace}">{shape(shown)}<span>{word}</span></span>')  # our own words


def scored(figures: Figures) -> Markup:
    """A score with its bar."""
    known = figures.progress is not None or figures.grade is not None
    drawn = bar(figures.score if known else None, figures.expected, figures.pace)
    text = words.known_score(figures)
    return marked(f'<span class="okr-scored"><strong class="okr-num">{text}</strong>{drawn}</span>')  # a number


def forecast(figures: Figures | Mean) -> Markup:
    """A forecast in scores."""
    if figures.forecast is None:
        return _NONE
    return marked(f'<span class="okr-num okr-nowrap">{words.forecast(figures.forecast)}</span>')  # as above


_NONE = Markup('<span class="okr-quiet">–</span>')
_LEVEL = 0.004  # a change that prints as ±0 is none


def change(value: float | None) -> Markup:
    """A change of a score, up or down."""
    if value is None:
        return _NONE
    way = " okr-up" if value > _LEVEL else " okr-down" if value < -_LEVEL else ""
    return marked(f'<span class="okr-num okr-change{way}">{words.signed(value)}</span>')  # as above
