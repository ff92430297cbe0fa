"""Figures of an objective's page, in numbers and in pictures with what stands around them; there are a dozen, so Python writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from okrsite_gen.escaped import escaped, marked
from okrsite_gen.pages import words
from okrsite_gen.pages.burn_ups import Drawn, Row
from okrsite_gen.pages.confidences import Strip
from okrsite_gen.pages.key_results import KeyResultView
from okrsite_gen.pages.markup import linked, scored


def burn_up(drawn: Drawn, actual: str = "Score", plan: str = "Plan") -> Markup:
    """The picture, its figures as a table whose columns are called `actual` and `plan`, and what the lines are."""
    return marked(  # escaped piece by piece
        f'<figure class="okr-figure">{drawn.picture}<details><summary>The same as a table</summary>'
        '<table class="okr-table okr-small okr-figures"><thead><tr><th scope="col">Day</th>'
        f'<th scope="col">{actual}</th><th scope="col">{plan}</th></tr></thead><tbody>{_rows(drawn.rows())}'
        f"</tbody>{_foot(drawn.forecast) if drawn.forecast else ''}</table></details>"
        '<figcaption><span class="okr-key okr-key--actual">reported</span> <span class="okr-key okr-key--plan">plan</span>'
        f"{_ahead(drawn)}</figcaption></figure>"
    )


def _rows(rows: Iterable[Row]) -> str:
    """All are escaped at once; what parts them meanwhile is in no text, since reading lets no such characters in."""
    cells = escaped(_ROW.join([_CELL.join((words.short_day(day), value, planned)) for day, value, planned in rows]))
    return f"<tr><td>{cells.replace(_CELL, '</td><td>').replace(_ROW, '</td></tr><tr><td>')}</td></tr>"


_CELL, _ROW = "\x1f", "\x1e"


def _foot(row: Row) -> str:
    day = f'<th scope="row">{words.short_day(row[0])}, forecast</th>'
    return f"<tfoot><tr>{day}<td>{escaped(row[1])}</td><td>{escaped(row[2])}</td></tr></tfoot>"


def _ahead(drawn: Drawn) -> str:
    """The forecast, or what it takes to have one."""
    if not drawn.forecast:
        return f" <span>Not enough check-ins to forecast: {escaped(drawn.missing)}.</span>" if drawn.missing else ""
    day, heading, _ = drawn.forecast
    cut = "; the range goes on outside the picture" if drawn.cut else ""
    return f' <span class="okr-key okr-key--forecast">forecast {escaped(heading)} on {words.short_day(day)}{cut}</span>'


def confidence_strip(strip: Strip) -> Markup:
    """The picture, and under it the same in a line of words: a day has but one figure."""
    return marked(  # as above
        f'<figure class="okr-figure">{strip.picture}<figcaption>{escaped(strip.words)}</figcaption></figure>'
    )


def facts(part: KeyResultView, base: str) -> Markup:
    """What a key result is measured by and where it stands; then who answers for it, how surely, until when."""
    state, due = part.state, part.state.definition.time.due
    sure = (
        f'{words.confidence(state.confidence)}<span class="okr-quiet"> / 10</span>'
        if state.confidence is not None
        else "–"
    )
    whose = linked(part.row.owner, base) if part.row.owner else "<em>nobody</em>"
    weight = state.definition.fields.weight
    return marked(  # as above
        f'<dl class="okr-facts">{"".join(_measured(part))}</dl><dl class="okr-facts">'
        f'<div><dt>Confidence</dt><dd class="okr-num">{sure}</dd></div><div><dt>Owner</dt><dd>{whose}</dd></div>'
        f'<div><dt>Due</dt><dd><time datetime="{due}">{words.short_day(due)}</time></dd></div>'
        f"{'' if weight == 1 else _fact('Weight', f'{weight:g}')}</dl>"
    )


def _measured(part: KeyResultView) -> Iterator[str]:
    state, measure = part.state, part.state.definition.measure
    if start := measure.start_text():
        yield _fact("Baseline", start)
    now = "no check-in" if state.current is None else escaped(measure.format(state.current))
    yield f'<div><dt>Now</dt><dd class="okr-num okr-now">{now}</dd></div>'
    yield _fact("Target", measure.goal_text() or "–")
    yield f"<div><dt>Score</dt><dd>{scored(state)}</dd></div>"
    if part.row.spark:
        yield f"<div><dt>So far</dt><dd>{part.row.spark}</dd></div>"


def _fact(name: str, value: str) -> str:
    return f'<div><dt>{name}</dt><dd class="okr-num">{escaped(value)}</dd></div>'
