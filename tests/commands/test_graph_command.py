"""`okrsite graph`: objectives and their links, through the front door."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main

DEMO = Path(__file__).parents[2] / "content" / "okrs"
BEGINS = {
    "dot": "digraph ",
    "gv": "digraph ",
    "mmd": "flowchart ",
    "mermaid": "flowchart ",
    "graphml": "<?xml ",
    "json": "{\n",
}


@pytest.fixture
def okrsite(tmp_path, monkeypatch):
    """Runs a command on the demo company, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, source=DEMO, status=0):
        result = CliRunner().invoke(main, [arguments[0], "--source", str(source), *map(str, arguments[1:])])
        assert result.exit_code == status, result.output
        return result

    return run


@pytest.mark.parametrize(("ending", "begins"), BEGINS.items())
def test_the_name_of_the_file_says_what_it_is(okrsite, tmp_path, ending, begins):
    assert okrsite("graph", "--output", f"x.{ending}").output == ""
    assert (tmp_path / f"x.{ending}").read_text(encoding="utf-8").startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [f"x.{ending}"]


def test_standard_output_gets_the_same_and_without_a_format_it_is_dot(okrsite, tmp_path):
    okrsite("graph", "--output", "x.dot")
    for arguments in ((), ("--format", "dot"), ("--output", "-")):
        assert okrsite("graph", *arguments).stdout_bytes == (tmp_path / "x.dot").read_bytes()


def test_format_beats_the_name_of_the_file(okrsite, tmp_path):
    okrsite("graph", "--format", "json", "--output", "x.txt")
    assert (tmp_path / "x.txt").read_text(encoding="utf-8").startswith("{")


def test_a_format_that_the_name_contradicts_is_refused(okrsite, tmp_path):
    said = okrsite("graph", "--format", "json", "--output", "x.dot", status=2).stderr
    assert "`x.dot` is called as a dot, and --format asks for json" in said
    assert okrsite("graph", "--format", "dot", "--output", "x.gv").output == ""
    assert [path.name for path in tmp_path.iterdir()] == ["x.gv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--team", "salse"], "there is no team `salse`\n  help: did you mean `sales`?"),
        (["--cycle", "2026-q5"], "there is no cycle `2026-q5` with objectives\n  help: did you mean `2026-q"),
        (["--output", "x.png"], "`x.png` says neither dot, gv, mmd, mermaid, graphml nor json\n  help: say which with --format"),
        (["--output", "."], "`.` is a folder\n  help: name a file: --output okrs.dot"),
        (["--team", "it", "--cycle", "2026"], "nothing to draw: there is no objective of IT in `2026`\n  help: "),
        (["--format", "xml"], "'xml' is not one of"),
        (["--site-url", "okrs.example"], "`okrs.example` is not the address of a site"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(okrsite, arguments, said):
    assert said in okrsite("graph", *arguments, status=2).stderr


def test_a_company_without_objectives_has_nothing_to_draw(okrsite, tmp_path):
    (tmp_path / "company").mkdir()
    (tmp_path / "okrsite.yml").write_text("as_of: 2026-11-20\n")
    (tmp_path / "company" / "team.yml").write_text("name: Acme\n")
    assert "nothing to draw: there is no objective" in okrsite("graph", source=tmp_path, status=2).stderr


def test_a_folder_that_is_not_there_is_the_environment(okrsite):
    assert "no such file or directory" in okrsite("graph", "--output", "nowhere/x.dot", status=3).stderr


def test_content_with_errors_is_not_drawn(okrsite, tmp_path):
    (tmp_path / "okrsite.yml").write_text("compny: Acme\n")
    found = okrsite("graph", source=tmp_path, status=1)
    assert "compny" in found.stderr
    assert found.stdout == ""


def test_another_day_tells_other_states(okrsite):
    assert okrsite("graph", "--as-of", "2026-10-12").stdout != okrsite("graph").stdout
