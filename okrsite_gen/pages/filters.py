"""What every template may call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from okrsite_gen.pages import figures, markup, uri, words
from okrsite_gen.pages.words import BAND_WORDS, STATE_WORDS

FILTERS: dict[str, Callable[..., Any]] = {
    "score": words.score,
    "known_score": words.known_score,
    "forecast": words.forecast,
    "percent": words.percent,
    "signed": words.signed,
    "confidence": words.confidence,
    "day": words.day,
    "short_day": words.short_day,
    "ago": words.ago,
    "until": words.until,
    "weekday": words.weekday,
    "pace": STATE_WORDS.__getitem__,
    "shown_state": words.shown_state,
    "said_last": words.said_last,
    "band": BAND_WORDS.__getitem__,
    "plural": words.plural,
    "days": words.days,
    "per_week": words.per_week,
    "as_sentence": words.as_sentence,
    "code_spans": words.code_spans,
    "to_data": uri.objective_data,
    "to_rule": uri.rule,
    "to_problems": uri.problems_of_rule,
    "to_cycle": uri.cycle,
    "to_trends": uri.trends,
    "to_agenda": uri.agenda,
    "to_unit": uri.unit,
    "to_decisions": uri.decisions,
    "to_team": uri.team,
    "to_atom": uri.atom,
    "to_calendar": uri.calendar,
    "to_twin": uri.twin,
}
GLOBALS: dict[str, Any] = {
    "uri": {
        "home": uri.HOME,
        "teams": uri.TEAMS,
        "people": uri.PEOPLE,
        "kpis": uri.KPIS,
        "explorer": uri.EXPLORER,
        "this_week": uri.THIS_WEEK,
        "attention": uri.ATTENTION,
        "feed": uri.FEED,
        "wins": uri.WINS,
        "decisions": uri.DECISIONS,
        "asks": uri.ASKS,
        "calendar": uri.CALENDAR,
        "trends": uri.TRENDS,
        "map": uri.MAP,
        "matrix": uri.MATRIX,
        "dependencies": uri.DEPENDENCIES,
        "overlaps": uri.OVERLAPS,
        "method": uri.METHOD,
        "tv": uri.TV,
        "problems": uri.PROBLEMS,
        "quality": uri.QUALITY,
        "rules": uri.RULES,
    },
    "markup": {
        "shape": markup.shape,
        "toned": markup.toned,
        "state": markup.state,
        "bar": markup.bar,
        "status": markup.status,
        "scored": markup.scored,
        "forecast": markup.forecast,
        "change": markup.change,
        "burn_up": figures.burn_up,
        "confidence_strip": figures.confidence_strip,
    },
}
