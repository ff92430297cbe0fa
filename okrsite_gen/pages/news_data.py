"""All the news of a week as plain data."""

from __future__ import annotations

from okrsite_gen.pages.news import news
from okrsite_gen.pages.week import ObjectiveChange, Shift
from okrsite_gen.scoring.series import WEEK
from okrsite_gen.scoring.snapshot import Snapshot


def news_data(snapshot: Snapshot) -> dict[str, object]:
    """The lists of the week's data twin, unabridged."""
    found = news(snapshot)
    return {
        "since": snapshot.as_of - WEEK,
        "check_ins": [said.id for said in found.check_ins],
        "objectives": [_change_data(change) for change in found.changes],
        "asks": [{"text": one.what, "of": one.of, "by": one.team, "about": one.about} for one in found.asks],
        "wins": [said.data for said in found.wins],
        "demos": [said.data for said in found.demos],
        "decisions": [said.data for said in found.decisions],
        "overdue": [row.data for row in found.overdue],
        "due": [row.data for row in found.due],
        "closed": [row.data for row in found.closed],
        "silent": [{"team": team.id, "key_results": team.number, "stale": team.stale} for team in found.silent],
    }


def _change_data(change: ObjectiveChange) -> dict[str, object]:
    return {
        "id": change.state.id,
        "company_objective": change.company_objective,
        "score": change.state.score,
        "score_change": change.score,
        **_shift_data(change.shift),
        "key_results": [
            {"id": part.state.id, "before": part.before or None, "now": part.now or None, **_shift_data(part.shift)}
            for part in change.key_results
        ],
        "blocked": [{"about": one.blocker.about, "text": one.blocker.text} for one in change.blocked],
        "unblocked": [{"about": one.about, "text": one.text} for one in change.unblocked],
    }


def _shift_data(shift: Shift) -> dict[str, object]:
    before, now = shift.confidence or (None, None)
    return {"pace": shift.now, "pace_before": shift.was, "confidence": now, "confidence_before": before}
