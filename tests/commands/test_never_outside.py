"""No link, pipe or name in the content makes a command read or write outside of it."""

import os
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main
from okrsite_gen.reading.text import read_source

FILES = {
    "okrsite.yml": "company: Acme\nas_of: 2026-11-20\n",
    "people.yml": "ana: {name: Ana Pires}\n",
    "company/team.yml": "name: Acme\nlead: ana\n",
    "company/2026-q4/lead.md": "---\nobjective: We lead the category\nowner: ana\n---\n",
}
NEW = {
    "objective": ("new", "objective", "Queues are short", "--team", "company", "--cycle", "2026-q4"),
    "team": ("new", "team", "Shops"),
    "cycle": ("new", "cycle", "advent", "--starts", "2026-11-29", "--ends", "2026-12-24"),
    "retrospective": ("new", "retrospective", "--team", "company", "--cycle", "2026-q4"),
    "check-in": ("new", "check-in", "--team", "company", "--cycle", "2026-q4", "--by", "ana"),
}
LINKED = {
    "objective": "company/2026-q4",
    "team": "company/shops",
    "cycle": "cycles.yml",
    "retrospective": "company/2026-q4/retrospective.md",
    "check-in": "company/2026-q4/check-ins",
}


@pytest.fixture
def root(tmp_path):
    for path, text in FILES.items():
        (tmp_path / "okrs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "okrs" / path).write_text(text, encoding="utf-8")
    return tmp_path / "okrs"


@pytest.fixture
def outside(tmp_path):
    """A folder that nobody may touch, with a file in it."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.yml").write_text("secret: yes\n", encoding="utf-8")
    return folder


def run(root, *arguments):
    done = CliRunner().invoke(main, [*arguments, "--source", str(root)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def inside(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("what", NEW)
def test_new_writes_through_no_link(root, outside, what):
    place = root / LINKED[what]
    shutil.rmtree(place, ignore_errors=True)
    place.unlink(missing_ok=True)
    place.symlink_to(outside / "secret.yml" if place.suffix else outside)
    done = run(root, *NEW[what])
    assert done.exit_code == 2, done.output
    assert "link" in done.output
    assert inside(outside) == {"secret.yml": b"secret: yes\n"}


@pytest.mark.parametrize("what", ["cycle", "retrospective"])
def test_new_waits_for_no_pipe(root, what):
    os.mkfifo(root / LINKED[what])
    done = run(root, *NEW[what])
    assert done.exit_code == 2
    assert "no ordinary file" in done.output


@pytest.mark.parametrize("place", [".schemas", ".schemas/team.json"])
def test_schemas_are_written_through_no_link(root, outside, place):
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(outside / "secret.yml" if "json" in place else outside)
    done = CliRunner().invoke(main, ["schema", "--write", str(root)])
    assert done.exit_code == 2, done.output
    assert inside(outside) == {"secret.yml": b"secret: yes\n"}


def test_a_folder_that_became_a_link_is_not_read(root, outside):
    assert read_source(root, "company/team.yml")[0]
    shutil.rmtree(root / "company")
    (outside / "team.yml").write_text("name: Secret\n", encoding="utf-8")
    (root / "company").symlink_to(outside)
    source, problems = read_source(root, "company/team.yml")
    assert source is None
    assert [each.rule for each in problems] == ["unreadable-file"]


def test_fix_mends_nothing_behind_a_link(root, outside):
    (outside / "people.yml").write_text("ben: {name: Ben, team: Company}\n", encoding="utf-8")
    (root / "people.yml").unlink()
    (root / "people.yml").symlink_to(outside / "people.yml")
    done = run(root, "check", "--fix")
    assert done.exit_code == 1
    assert (outside / "people.yml").read_text(encoding="utf-8") == "ben: {name: Ben, team: Company}\n"
    assert "Ben" not in done.output


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_since_follows_no_link_of_then(root, outside):
    (root / "kpis.yml").symlink_to(outside / "secret.yml")
    git = ("git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "Start")):
        subprocess.run([*git, *arguments], cwd=root, check=True, capture_output=True)
    (root / "kpis.yml").unlink()
    done = run(root, "check", "--since", "HEAD")
    assert done.exit_code == 0, done.output
    assert "secret" not in done.output
