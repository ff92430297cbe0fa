"""`okrsite chart`: one picture, through the front door."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from okrsite_gen.charts import CHARTS
from okrsite_gen.cli import main

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.fixture
def okrsite(tmp_path, monkeypatch):
    """Runs a command on the demo company, in an empty folder, without a terminal."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, status=0):
        result = CliRunner().invoke(main, [arguments[0], "--source", str(DEMO), *map(str, arguments[1:])])
        assert result.exit_code == status, result.output
        return result

    return run


def test_without_a_name_it_lists_all(okrsite):
    lines = okrsite("chart").stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted(kind.NAME for kind in CHARTS)
    assert all(len(line) < 100 for line in lines)


@pytest.mark.parametrize("name", [kind.NAME for kind in CHARTS])
@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_name_of_the_file_says_what_it_is(okrsite, tmp_path, name, ending, begins):
    assert okrsite("chart", name, "--output", f"x.{ending}").output == ""
    assert (tmp_path / f"x.{ending}").read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [f"x.{ending}"]


def test_standard_output_gets_the_same_bytes(okrsite, tmp_path):
    okrsite("chart", "burn-up", "--output", "x.png")
    for arguments in (("--format", "png"), ("--format", "png", "--output", "-")):
        assert okrsite("chart", "burn-up", *arguments).stdout_bytes == (tmp_path / "x.png").read_bytes()


def test_without_a_format_it_is_svg(okrsite):
    assert okrsite("chart", "burn-up").stdout.startswith("<?xml")


def test_a_name_that_says_nothing_leaves_it_to_the_format(okrsite, tmp_path):
    okrsite("chart", "burn-up", "--format", "pdf", "--output", "x.tmp")
    assert (tmp_path / "x.tmp").read_bytes().startswith(b"%PDF")


def test_a_format_that_the_name_contradicts_is_refused(okrsite, tmp_path):
    said = okrsite("chart", "burn-up", "--format", "svg", "--output", "x.png", status=2).stderr
    assert (
        "`x.png` is called as a png, and --format asks for svg\n  help: leave out --format, or name a file that ends in .svg"
        in said
    )
    assert list(tmp_path.iterdir()) == []


def test_a_team_and_a_cycle_may_be_named(okrsite):
    said = okrsite("chart", "burn-up", "--team", "sales", "--cycle", "2026-q3").stdout
    assert '<title id="title">Score of Sales in Q3 2026</title>' in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["burnup"], "there is no chart `burnup`\n  help: did you mean `burn-up`?"),
        (["heat"], "there is no chart `heat`\n  help: there are `burn-up`, `cycle-comparison` and `score-distribution`"),
        (["burn-up", "--cycle", "2026-q5"], "there is no cycle `2026-q5` with objectives\n  help: did you mean `2026-q"),
        (["burn-up", "--team", "salse"], "there is no team `salse`\n  help: did you mean `sales`?"),
        (["burn-up", "--team", "nope"], "there is no team `nope`\n  help: teams are `build`, `business`, `care`"),
        (["burn-up", "--output", "x.jpg"], "`x.jpg` says neither svg, png nor pdf\n  help: say which with --format"),
        (["burn-up", "--as-of", "2026-09-30", "--cycle", "2026-q4"], "nothing to draw: Q4 2026 has not begun\n  help: "),
        (["burn-up", "--output", "."], "`.` is a folder\n  help: name a file: --output burn-up.svg"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(okrsite, arguments, said):
    assert said in okrsite("chart", *arguments, status=2).stderr


@pytest.mark.parametrize("command", [["chart", "burn-up"], ["report"], ["graph"]])
def test_a_place_where_nothing_can_be_written_is_named_as_it_was_asked_for(okrsite, tmp_path, command):
    name = {"chart": "x.svg", "report": "x.pdf", "graph": "x.dot"}[command[0]]
    (tmp_path / "file").write_text("")
    for folder in ("nowhere", "file"):
        said = okrsite(*command, "--output", f"{folder}/{name}", status=3).stderr
        assert f"okrsite: `{folder}/{name}` cannot be written: " in said
        assert f"help: there is no folder `{folder}`: make it, or name a file elsewhere" in said
        assert ".part" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_content_with_errors_is_not_drawn(tmp_path):
    (tmp_path / "okrsite.yml").write_text("compny: Acme\n")
    result = CliRunner().invoke(main, ["chart", "burn-up", "--source", str(tmp_path)])
    assert result.exit_code == 1
    assert "compny" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [["chart", "burn-up", "--format", "png"], ["report"]])
def test_a_terminal_is_not_filled_with_a_binary_file(arguments):
    """A real terminal: click's runner is none."""
    ours, theirs = pty.openpty()
    code = "from okrsite_gen.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments, "--source", str(DEMO)],
        check=False,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert "is nothing to read in a terminal" in done.stderr
    assert "help: name a file: --output" in done.stderr
