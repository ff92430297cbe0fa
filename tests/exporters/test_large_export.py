"""The data of a large company's site: parts that a program follows by one rule, and together the whole export."""

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path

import pytest

from okrsite_gen import exporters, pipeline
from okrsite_gen.exporters.portion import WHOLE
from okrsite_gen.site import planning

MANUAL = Path(__file__).parents[2] / "content" / "pages" / "manual" / "export.md"
LISTS = ("objectives", "check_ins", "retrospectives")
NORTH, SOUTH, EARLIER = 300, 250, 10  # objectives in 2026-q4, and South's in the quarter before


def objectives(number):
    lines = ["objectives:"]
    for index in range(1, number + 1):
        lines += [f"  - id: o{index}", f"    objective: Objective {index}", "    key_results:"]
        lines.append(f"      - {{id: n, title: From 0 to {index}, baseline: 0, target: {index}}}")
    return "\n".join([*lines, ""])


FILES = {
    "okrsite.yml": "company: Large\nas_of: 2026-11-20\n",
    "kpis.yml": 'uptime: {title: Uptime, unit: "%", keep: ">= 99.5"}\n',
    "co/team.yml": "name: Large\n",
    "co/2026/lead.md": "---\nobjective: Lead\nkey_results:\n  - {id: n, title: From 0 to 9, baseline: 0, target: 9}\n---\n",
    "co/2026-q3/retrospective.md": "---\nwell: [We spoke]\n---\n",
    "co/east/team.yml": "name: East\n",
    "co/east/2026-q4/check-ins/2026-11-10.yml": "by: eve\nkey_results: {north/2026-q4/o1#n: {value: 1}}\n",
    "co/north/team.yml": "name: North\n",
    "co/north/2026-q4/objectives.yml": objectives(NORTH),
    "co/north/2026-q4/check-ins/2026-11-09.yml": "by: nan\nkey_results: {o1#n: {value: 0}, o2#n: {value: 1.5}}\n",
    "co/north/2026-q4/check-ins/2026-11-16.yml": "key_results: {o300#n: {value: 7}}\nkpis: {uptime: 99.7}\n",
    "co/south/team.yml": "name: South\n",
    "co/south/2026-q3/objectives.yml": objectives(EARLIER),
    "co/south/2026-q3/check-ins/numbers.csv": "date,key_result,value\n2026-08-03,o3#n,2\n",
    "co/south/2026-q4/objectives.yml": objectives(SOUTH),
    "co/south/2026-q4/check-ins/2026-11-12.yml": "objectives: {o250: {note: Half way}}\n",
}


class Site:
    """The company's data files by address, and what the commands print."""

    def __init__(self, root):
        for path, content in FILES.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        snapshot = pipeline.run(root, fallback_day=dt.date.min).snapshot
        plan = planning.plan(snapshot, root)
        self.files = {f"/{asset.uri}": asset.data for asset in plan.assets if asset.uri.startswith("data/")}
        self.exported = {each.NAME: each.export(snapshot, root) for each in exporters.EXPORTERS}

    def json(self, address):
        return json.loads(self.files[address]())

    def csv(self, address):
        return list(csv.DictReader(io.StringIO(self.files[address]().decode())))


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("large"))


def in_order(export):
    return export | {name: sorted(export[name], key=json.dumps) for name in LISTS}


def test_a_program_reads_the_whole_by_reading_the_parts_that_are_listed(large):
    """With the program of the manual, as it stands there."""
    [program] = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), flags=re.DOTALL)
    names = {"read": large.json}
    exec(program, names)  # noqa: S102 - our own manual
    assert in_order(names["whole"]) == in_order(json.loads(large.exported["json"]))


def test_the_parts_are_cycles_and_no_part_is_too_large(large):
    assert NORTH + SOUTH > WHOLE
    parts = large.json("/data/okrs.json")["parts"]
    assert [(part["cycle"], part["objectives"], part["json"]) for part in parts] == [
        ("2026", 1, "/data/2026/okrs.json"),
        ("2026-q3", EARLIER, "/data/2026-q3/okrs.json"),
        ("2026-q4", NORTH, "/data/2026-q4/okrs.json"),
        ("2026-q4", SOUTH, "/data/2026-q4/2/okrs.json"),
    ]
    for part in parts:
        data = large.json(part["json"])
        assert (data["schema"], data["as_of"], data["cycle"]) == (1, "2026-11-20", part["cycle"])
        assert len(data["objectives"]) == part["objectives"]
        assert {item["cycle"] for name in LISTS for item in data[name]} <= {part["cycle"]}


def test_who_does_not_know_of_parts_does_not_take_a_part_for_the_whole(large):
    assert not {*LISTS} & {*large.json("/data/okrs.json")}


def test_a_spreadsheet_is_told_where_the_parts_are(large):
    listed = large.csv("/data/okrs.csv")
    assert [row["url"] for row in listed] == [part["csv"] for part in large.json("/data/okrs.json")["parts"]]
    rows = [row for part in listed for row in large.csv(part["url"])]
    whole = list(csv.DictReader(io.StringIO(large.exported["csv"])))
    assert sorted(rows, key=lambda row: row["id"]) == sorted(whole, key=lambda row: row["id"])


def test_nothing_else_lies_there(large):
    parts = large.json("/data/okrs.json")["parts"]
    listed = {part[name] for part in parts for name in ("json", "csv")}
    assert {*large.files} == {"/data/okrs.json", "/data/okrs.csv", *listed}
