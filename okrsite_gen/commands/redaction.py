"""What a site leaves out and why, for whoever answers for it: as text, or as JSON where the file's name ends so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from okrsite_gen.commands import published
from okrsite_gen.failures import WrongUse
from okrsite_gen.loading import Withheld
from okrsite_gen.reading import sources, span_of

STANDARD_OUTPUT = Path("-")


def refuse_in_site(report: Path | None, site: Path | None) -> None:
    """The report must not be published with the site that lacks what it lists."""
    inside = report and site and site.resolve() in report.resolve().parents
    if inside and report != STANDARD_OUTPUT:
        raise WrongUse(f"`{report}` lies in the site, where everybody could read it", "name a file elsewhere")


def hand_over(found: Sequence[Withheld], source: Path, report: Path) -> None:
    """Write the report to its file, or to standard output."""
    rows = sorted(_rows(found, source), key=lambda row: (row["path"], row["line"], row["what"], row["id"]))
    if report == STANDARD_OUTPUT or report.suffix.lower() != ".json":
        text = _text(rows)
    else:
        text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if report == STANDARD_OUTPUT:
        click.echo(text, nl=False)
    else:
        published.hand_over(text.encode(), report, "redactions.json")


def _rows(found: Sequence[Withheld], source: Path) -> list[dict[str, str | int]]:
    source_of = sources(source)
    return [
        {
            "what": each.what,
            "id": each.id,
            "why": each.why,
            "path": each.where.file,
            "line": span_of(source_of(each.where.file), each.where).line,
        }
        for each in found
    ]


def _text(rows: Sequence[dict[str, str | int]]) -> str:
    lines = [f"{row['path']}:{row['line']}: {row['what']} `{row['id']}`: {row['why']}" for row in rows]
    return "\n".join([*lines, f"{len(rows):,} left out" if rows else "nothing is left out"]) + "\n"
