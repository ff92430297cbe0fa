"""CSV files of machine-made values, read with the place of every cell (which the csv module does not tell)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from okrsite_gen.diagnostics import Problem
from okrsite_gen.reading.limits import NODES_LIMIT, too_much
from okrsite_gen.reading.problems.syntax import BAD_CSV
from okrsite_gen.reading.suggest import closest, did_you_mean
from okrsite_gen.reading.yaml_nodes import Mapping, Pair, Scalar, Sequence
from okrsite_gen.source import Source

REQUIRED = ("date", "key_result", "value")
_BEGIN = f"begin with `{','.join(REQUIRED)}`"
COLUMNS = (*REQUIRED, "confidence", "note", "by")
_KNOWN = f"the columns are {', '.join(COLUMNS)}"
_WIDEST = 100  # columns; of more, none is looked at

_CELL = re.compile(
    r'(?:[ \t]*"(?P<quoted>(?:[^"]++|"")*+)"[ \t]*|(?P<bare>[^",\r\n][^,\r\n]*+)?)(?P<end>,|\r\n|\r|\n|\Z)'
)

Row = list[Scalar]


class _BadQuote(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, offset: int) -> None:
        self.offset = offset


def read_telemetry(source: Source) -> tuple[Mapping | None, list[Problem]]:
    """`{"rows": [{column: text}]}` as a tree; rows that cannot be read are left out and reported."""
    rows, problems = _rows(source)
    if not rows:
        if not problems:
            problems = [
                _bad(
                    source, Scalar(None, 0, 0), "the first line names no columns", f"begin with `{','.join(REQUIRED)}`"
                )
            ]
        return None, problems
    columns, header_problems = _columns(source, rows[0])
    problems = [*header_problems, *problems]
    if any(name not in columns for name in REQUIRED):
        return None, problems
    table = Sequence(rows[0][0].start, rows[-1][-1].end)
    for row in rows[1:]:
        if len(row) == len(rows[0]):
            table.items.append(_mapping(columns, row))
        else:
            problems.append(_wrong_length(source, row, len(rows[0])))
    whole = Scalar("rows", table.start, table.start)
    return Mapping(table.start, table.end, {"rows": Pair(whole, table)}), problems


def _rows(source: Source) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    cells = 0
    try:
        for row in _cells(source.text):
            cells += len(row)
            if cells > NODES_LIMIT:
                return [], [too_much(source, row[0].start)]
            if any(cell.text for cell in row):
                rows.append(row)
    except _BadQuote as error:
        quote = Scalar(None, error.offset, error.offset + 1)
        message = "a quote opens or ends in the middle of a cell, or is never closed"
        return rows, [_bad(source, quote, message, "quote the whole cell and write a quote inside it twice")]
    return rows, []


def _cells(text: str) -> Iterator[Row]:
    """The rows of RFC 4180, spaces around a cell taken off."""
    row: Row = []
    offset = 0
    while offset < len(text) or row:
        match = _CELL.match(text, offset)
        if not match or '"' in (match["bare"] or ""):
            raise _BadQuote(text.index('"', offset))
        row.append(_cell(match))
        offset = match.end()
        if match["end"] != ",":
            yield row
            row = []


def _cell(match: re.Match[str]) -> Scalar:
    if match["quoted"] is not None:
        return Scalar(
            match["quoted"].replace('""', '"').strip() or None, match.start("quoted") - 1, match.end("quoted") + 1
        )
    bare = match["bare"] or ""
    start = match.start() + len(bare) - len(bare.lstrip())
    text = bare.strip()
    return Scalar(text or None, start, start + len(text))


def _columns(source: Source, header: Row) -> tuple[dict[str, tuple[int, Scalar]], list[Problem]]:
    """The place of each known column, by name."""
    columns: dict[str, tuple[int, Scalar]] = {}
    unknown: list[Scalar] = []
    problems = []
    for index, cell in enumerate(header[: _WIDEST + 1]):
        name = " ".join((cell.text or "").split())
        if name in columns:
            problems.append(_bad(source, cell, f"the column `{name}` stands twice", "remove one of the two"))
        elif name in COLUMNS:
            columns[name] = index, cell
        else:
            unknown.append(cell)
    return columns, [*problems, *_header_problem(source, header, unknown, columns)]


def _header_problem(source: Source, header: Row, unknown: Row, known: Collection[str]) -> Iterator[Problem]:
    """One for the whole line: who mistypes one column mistypes the others too."""
    missing = [f"`{name}`" for name in REQUIRED if name not in known]
    line = Scalar(None, header[0].start, header[-1].end)
    if len(header) > _WIDEST:
        message = f"the first line names {len(header):,} columns"
        yield _bad(source, line, message, _BEGIN if missing else _KNOWN)
    elif len(unknown) == 1:
        yield _unknown_column(source, unknown[0], lacks=bool(missing))
    elif unknown and not known and not any(closest(cell.text or "", COLUMNS) for cell in unknown):
        yield _bad(source, line, "the first line does not name the columns", f"put `{','.join(REQUIRED)}` above it")
    elif unknown:
        names = ", ".join(f"`{cell.text or ''}`" for cell in unknown)
        meant = [closest(cell.text or "", COLUMNS) if cell in unknown else cell.text for cell in header]
        fix = f"did you mean `{','.join(name or '' for name in meant)}`?" if all(meant) else _KNOWN
        yield _bad(source, line, f"there are no columns {names}", fix)
    elif missing:
        yield _bad(source, line, f"the first line lacks {', '.join(missing)}", _BEGIN)


def _unknown_column(source: Source, cell: Scalar, *, lacks: bool) -> Problem:
    name = " ".join((cell.text or "").split())
    if _is_badly_separated(name):
        return _bad(source, cell, "the columns are not separated by commas", _BEGIN)
    fix = did_you_mean(name, COLUMNS) or (_BEGIN if lacks else _KNOWN)
    return _bad(source, cell, f"there is no column `{name}`" if name else "a column has no name", fix)


def _is_badly_separated(name: str) -> bool:
    return ";" in name or "\t" in name


def _mapping(columns: dict[str, tuple[int, Scalar]], row: Row) -> Mapping:
    return Mapping(row[0].start, row[-1].end, {name: Pair(cell, row[index]) for name, (index, cell) in columns.items()})


def _wrong_length(source: Source, row: Row, wanted: int) -> Problem:
    fewer = len(row) < wanted
    where = Scalar(None, row[0].start, row[-1].end) if fewer else Scalar(None, row[wanted].start, row[-1].end)
    few_or_many = "fewer" if fewer else "more"
    message = f"the row has {len(row)} {'cell' if len(row) == 1 else 'cells'}, {few_or_many} than the {wanted} of the first line"
    return _bad(source, where, message, "write one comma between two cells; quote a text that holds a comma")


def _bad(source: Source, where: Scalar, message: str, help_: str) -> Problem:
    return BAD_CSV.at(source.span(where.start, where.end), message, help_)
