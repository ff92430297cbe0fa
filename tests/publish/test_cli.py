"""How the command ends: what it says, and with which status."""

import socket
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from okrsite_gen import cli
from okrsite_gen.commands import COMMANDS, options
from okrsite_gen.failures import ContentFailure, EnvironmentFailure, WrongUse
from okrsite_gen.memory import REMEDY


def run(monkeypatch, error, *arguments):
    """`okrsite` with one command that raises."""

    @click.command()
    @options.debug
    def command():
        raise error

    monkeypatch.setitem(COMMANDS, "build", "build")
    monkeypatch.setattr("okrsite_gen.commands.build.command", command)
    return CliRunner().invoke(cli.main, arguments or ["build"])


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ContentFailure("3 errors", "mend them"), 1, "okrsite: 3 errors\n  help: mend them\n"),
        (WrongUse("not there"), 2, "okrsite: not there\n"),
        (EnvironmentFailure("the disk is full"), 3, "okrsite: the disk is full\n"),
        (FileNotFoundError(2, "No such file", "a.yml"), 3, "okrsite: no such file `a.yml`\n"),
        (PermissionError(13, "Permission denied", "site"), 3, "okrsite: permission denied `site`\n"),
        (MemoryError(), 3, f"okrsite: there is not memory enough\n  help: {REMEDY}\n"),
        (OSError(12, "Cannot allocate memory"), 3, f"okrsite: there is not memory enough\n  help: {REMEDY}\n"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (click.Abort(), 130, "interrupted\n"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_what_goes_wrong_ends_in_a_sentence_and_a_status(monkeypatch, error, status, said):
    result = run(monkeypatch, error)
    assert (result.exit_code, result.output) == (status, said)


def test_a_bug_asks_to_be_reported_and_shows_no_traceback(monkeypatch):
    result = run(monkeypatch, KeyError("x"))
    assert result.exit_code == 70
    assert result.output.startswith("okrsite: a bug in okrsite: KeyError: 'x'\n  help: please report it")
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [("--debug", "build"), ("build", "--debug")])
def test_debug_shows_where(monkeypatch, capfd, arguments):
    result = run(monkeypatch, KeyError("x"), *arguments)
    assert result.exit_code == 70
    assert "Traceback" in result.output + capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["biuld"], ["build", "--as-of", "2026-02-30"], ["build", "--source", "nowhere"], ["build", "--shiny"]]
)
def test_wrong_use(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli.main, arguments).exit_code == 2


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
@pytest.mark.parametrize("command", ["build", "check", "export"])
def test_a_day_that_no_content_may_name(company, command, day):
    result = CliRunner().invoke(cli.main, [command, "--as-of", day])
    assert result.exit_code == 2
    assert f"`{day}` is not a day that OKRs can be computed for; name one from 1900 to 2999" in result.stderr


@pytest.mark.parametrize("day", ["1900-01-01", "1960-01-01", "2150-01-01", "2999-12-31"])
def test_any_other_day_can_be_built(company, day):
    result = CliRunner().invoke(cli.main, ["build", "--as-of", day])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1:0", ":-1", "nope", "8000", "nope:80", "127.0.0.1:x"])
def test_an_address_that_is_none(company, address):
    result = CliRunner().invoke(cli.main, ["serve", "--address", address])
    assert result.exit_code == 2
    assert f"`{address}` is not an address to listen on" in result.stderr


@pytest.mark.parametrize("address", ["127.0.0.1:99999", ":-1", "nope", "8000"])
def test_an_address_in_the_configuration_that_is_none(company, address):
    company.write("mkdocs.yml", f"{(company.folder / 'mkdocs.yml').read_text()}dev_addr: '{address}'\n")
    result = CliRunner().invoke(cli.main, ["serve"])
    assert result.exit_code == 2, result.output


def test_an_address_that_is_taken(company):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        result = CliRunner().invoke(cli.main, ["serve", "--address", address])
    assert result.exit_code == 3
    assert f"cannot listen on `{address}`: address already in use" in result.stderr
    assert "serving" not in result.output


def test_without_content_there_is_nothing_to_build(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli.main, ["build"])
    assert result.exit_code == 2
    assert "okrsite.yml" in result.output
    (tmp_path / "okrs").mkdir()
    result = CliRunner().invoke(cli.main, ["build", "--source", "okrs"])
    assert result.exit_code == 1
    assert "okrsite.yml" in result.output


@pytest.mark.parametrize(
    ("asked", "closed", "status", "said"),
    [
        ("--version", "", 0, "okrsite, version 0.1.0\n"),
        ("--version", ">&-", 0, ""),
        ("--version", "2>&-", 0, "okrsite, version 0.1.0\n"),
        ("explore", "", 2, ""),
        ("explain missing-why", ">&-", 0, ""),
        ("check --source content/okrs --as-of 2026-11-20", "<&- >&- 2>&-", 0, ""),
    ],
)
def test_a_process_ends_with_its_status_and_all_that_was_said(asked, closed, status, said):
    """Whoever closed a stream before has nothing told there."""
    command = f"'{sys.executable}' -m okrsite_gen {asked} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607 - of the system
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (status, said, False)


def test_asking_for_the_version_loads_nothing_heavy():
    script = (
        "import sys; from okrsite_gen.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: print(sorted({'mkdocs', 'matplotlib', 'pydantic', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["okrsite, version 0.1.0", "[]"]


def test_every_command_has_its_help():
    for name in COMMANDS:
        result = CliRunner().invoke(cli.main, [name, "--help"])
        assert result.exit_code == 0
        assert "--help" in result.output
