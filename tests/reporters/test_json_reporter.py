"""The report for programs, as FORMAT section 3 has it."""

import json

from okrsite_gen.reading import locate, read_tree, sources
from okrsite_gen.reporters import json as reporter


def test_keys_and_values(tmp_path):
    (tmp_path / "company").mkdir()
    (tmp_path / "okrsite.yml").write_text("company: Größe: 😀\n", encoding="utf-8")
    (tmp_path / "company/team.yml").write_text("name: Acme\nname: Acme\n")
    _, problems = read_tree(tmp_path)
    out = reporter.report(locate(problems, tmp_path), sources(tmp_path))
    assert "Größe" in out
    assert out.endswith("\n")
    assert json.loads(out) == [
        {
            "rule": "duplicate-key",
            "severity": "error",
            "message": "`name` stands twice",
            "help": "keep the one that is right",
            "path": "company/team.yml",
            "line": 2,
            "column": 1,
            "end_line": 2,
            "end_column": 5,
        },
        {
            "rule": "unquoted-text",
            "severity": "error",
            "message": "text with `: ` in it has to be quoted",
            "help": 'quote the text: `company: "Größe: 😀"`',
            "path": "okrsite.yml",
            "line": 1,
            "column": 10,
            "end_line": 1,
            "end_column": 18,
        },
    ]


def test_no_problems_are_an_empty_list():
    assert reporter.report([], lambda path: None) == "[]\n"
