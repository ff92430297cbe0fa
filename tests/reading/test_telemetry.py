"""Machine-made values in CSV files."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.diagnostics import Origin
from okrsite_gen.reading import span_of
from okrsite_gen.reading.telemetry import COLUMNS, read_telemetry
from okrsite_gen.reading.yaml_nodes import plain
from okrsite_gen.source import Source


def read(text):
    root, problems = read_telemetry(Source("t.csv", text))
    return (plain(root)["rows"] if root else None), [(p.where.line, p.where.column) for p in problems]


def test_empty_cells_rows_and_spaces_are_absent():
    text = 'value, date ,key_result,note\n3,2026-10-05,a#b,\n,,,\n\n  4 ,2026-10-06,a#b," Slow, ""but"" steady"\n'
    first = {"date": "2026-10-05", "key_result": "a#b", "value": "3"}
    second = {"date": "2026-10-06", "key_result": "a#b", "value": "4", "note": 'Slow, "but" steady'}
    assert read(text) == ([first, second], [])


@pytest.mark.parametrize(
    ("text", "rows", "places"),
    [
        ("", None, [(1, 1)]),
        ("date,value\n2026-10-05,3\n", None, [(1, 1)]),
        (
            "date,key_result,value,wert\n2026-10-05,a#b,3,4\n",
            [{"date": "2026-10-05", "key_result": "a#b", "value": "3"}],
            [(1, 23)],
        ),
        ("date,key_result,value,date\nd,k,v,e\n", [{"date": "d", "key_result": "k", "value": "v"}], [(1, 23)]),
        ("date,key_result,value,\nd,k,v,\n", [{"date": "d", "key_result": "k", "value": "v"}], [(1, 23)]),
        ("date,key_result,value\nd,k\nd,k,v,w,x\n", [], [(2, 1), (3, 7)]),
        ('date,key_result,value\nd,k,v\nd,"k,v\n', [{"date": "d", "key_result": "k", "value": "v"}], [(3, 3)]),
        ('date,key_result,value\nd,"k"k,v\n', [], [(2, 3)]),
    ],
)
def test_mistakes_have_their_cell(text, rows, places):
    assert read(text) == (rows, places)


def test_origins_lead_to_the_cell():
    source = Source("t.csv", 'date,key_result,value,note\r\n2026-10-05,a#b,3,\r\n2026-10-06,a#b,"4","Über, 😀"\r\n')
    shown = {
        path: source.slice(span_of(source, Origin("t.csv", path)))
        for path in [
            ("rows", 0, "date"),
            ("rows", 1, "value"),
            ("rows", 1, "note"),
            ("rows", 0, "note"),
            ("rows", 1, "by"),
        ]
    }
    assert list(shown.values()) == ["2026-10-05", '"4"', '"Über, 😀"', "note", "2026-10-06"]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_the_csv_module_writes_is_read_as_it_reads_it(rows, line_end):
    out = io.StringIO()
    csv.writer(out, lineterminator=line_end).writerows([COLUMNS, *rows])
    expected = [dict(zip(COLUMNS, row, strict=True)) for row in rows if any(row)]
    assert read(out.getvalue()) == ([{name: cell for name, cell in row.items() if cell} for row in expected], [])
