"""The same company for other tools: `python -m tests.bench.for_others SOURCE FOLDER` writes a page of each objective, all of its data on it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from okrsite_gen import pipeline
from okrsite_gen.model.check_in import Entry
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.objective import Objective
from okrsite_gen.model.portfolio import Portfolio

HEAD = "| Key result | Kind | From | To | Now | Confidence |\n| --- | --- | --- | --- | --- | --- |"


def write(source: Path, folder: Path) -> None:
    portfolio = pipeline.run(source, fallback_day=dt.date.max).portfolio
    for objective in portfolio.objectives.values():
        path = folder / f"{objective.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(page(portfolio, objective)), encoding="utf-8")


def page(portfolio: Portfolio, objective: Objective) -> Iterator[str]:
    """Title, facts, the key results as a table, the story, and what was said as a list."""
    entries = {part.id: portfolio.entries.get(part.id, ()) for part in objective.key_results}
    yield f"---\ntitle: {objective.title}\n---\n\n# {objective.title}\n"
    yield f"{portfolio.teams[objective.team].name}, {objective.cycle}. Owner: {objective.owner}.\n"
    yield f"**Why:** {objective.fields.why}\n\n## Key results\n\n{HEAD}"
    yield from (row(part, entries[part.id]) for part in objective.key_results)
    yield f"\n{objective.fields.narrative}\n\n## Check-ins\n"
    for part in objective.key_results:
        yield from (item(part, entry) for entry in reversed(entries[part.id]))


def row(part: KeyResult, entries: tuple[Entry, ...]) -> str:
    baseline, target = (getattr(part.measure, name, None) for name in ("baseline", "target"))
    latest, confidence = last(entry.fields.value for entry in entries), last(entry.confidence for entry in entries)
    return f"| {part.title} | {part.fields.kind} | {shown(baseline)} | {shown(target)} | {shown(latest)} | {shown(confidence)} |"


def item(part: KeyResult, entry: Entry) -> str:
    fields = entry.fields
    said = (
        f"{shown(fields.value)}, confidence {shown(entry.confidence)}. {fields.note or ''}",
        *fields.blockers,
        *fields.next,
    )
    return f"* {entry.date}, {entry.by}, {part.title}: {' '.join(said)}".rstrip()


def last(values: Iterable[float | None]) -> float | None:
    return next((value for value in reversed(list(values)) if value is not None), None)


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
