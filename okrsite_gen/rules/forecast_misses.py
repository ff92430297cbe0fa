"""A forecast does not reach what success needs.

The forecast goes on as the last eight weeks went: it takes the middle of all the slopes between the reports, so that one good or bad
week changes little. It knows nothing of what you plan to do next week, which is the point: if it misses, going on as before is not
enough. Committed objectives need 1.00, the others the success band (0.70 unless a company sets another).

```yaml
key_results:
  effortless-onboarding#week-1-activation:
    value: 33
    projected: 41     # what you expect yourself, shown beside the forecast
    next:
      - Ship step 3 to half of new shops
```

Remedy: change something and say what as `next:`; if you know why the forecast is wrong, say so with `projected:` and a note.
`okrsite check` does not report this unless `rules: {forecast-misses: info}` asks for it: it is no mistake in what was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.diagnostics import Origin
from okrsite_gen.rules.finding import Finding, score, watched
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState, Snapshot

ID = "forecast-misses"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results and objectives whose forecast, as printed, lies below what their type needs."""
    for objective in watched(snapshot):
        if objective.misses:
            yield _finding(objective, objective.objective.place.at("objective"))
        for state in objective.key_results:
            if state.live and state.misses:
                yield _finding(state, state.key_result.place.at("title"))


def _finding(state: KeyResultState | ObjectiveState, where: Origin) -> Finding:
    assert state.forecast is not None  # noqa: S101 - nothing else misses
    heading = (
        f"heading for {score(state.forecast.at_due)} ({score(state.forecast.low)} to {score(state.forecast.high)})"
    )
    return Finding(
        about=state.id,
        where=where,
        message=f"`{state.title}` is {heading}, {score(state.success)} is needed",
        help="going on as before is not enough: decide what changes, and write it as `next:`",
        reason=f"{heading}, {score(state.success)} is needed",
    )
