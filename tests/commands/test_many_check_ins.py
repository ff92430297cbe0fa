"""Many people check in at once, in one folder and on branches of their own: nothing collides, nothing is lost."""

import os
import random
import re
import subprocess

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main

OBJECTIVE = """---
objective: Shops open without us
owner: p1
why: Half of them give up
key_results:
  - id: shops
    title: Shops open from 100 to 200
    baseline: 100
    target: 200
---
"""


@pytest.fixture
def company(tmp_path, monkeypatch):
    """A company of forty people in one team."""
    people = "".join(f"p{number}: {{name: Person {number}, team: company}}\n" for number in range(1, 41))
    files = {
        "okrsite.yml": "company: Acme\n",
        "people.yml": people,
        "company/team.yml": "name: Acme\n",
        "company/2026-q4/open.md": OBJECTIVE,
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check_in(person, clock):
    arguments = ["new", "check-in", "--by", person, "--time", clock, "--as-of", "2026-11-20"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return re.search(r"wrote (\S+)", result.output)[1]


def at_once(tasks):
    """Each task in a process of its own, all of them let go together; how they ended."""
    hold, go = os.pipe()
    children = []
    for task in tasks:
        child = os.fork()
        if child == 0:
            os.close(go)
            os.read(hold, 1)
            try:
                task()
            except BaseException:
                os._exit(1)
            os._exit(0)
        children.append(child)
    os.close(go)
    os.close(hold)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


@pytest.mark.parametrize("many", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_in_one_folder(company, many):
    """A third of them are one person, at the same minute."""
    who = ["p1" if number % 3 == 0 else f"p{number % 40 + 1}" for number in range(many)]
    assert at_once([lambda person=person: check_in(person, "09:30") for person in who]) == [0] * many
    written = sorted((company / "company/2026-q4/check-ins").iterdir())
    assert len(written) == many
    said = [re.search(r"^by: (\S+)$", path.read_text(), re.MULTILINE)[1] for path in written]
    assert sorted(said) == sorted(who)
    assert CliRunner().invoke(main, ["check", "--as-of", "2026-11-20", "--fail-on", "error"]).exit_code == 0


def git(*arguments):
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)  # noqa: S607 - the user's git
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("branches", "orders"), [(6, 2), pytest.param(40, 20, marks=pytest.mark.slow)])
def test_on_branches_merged_in_any_order(company, branches, orders):
    """Each branch has a check-in with a text of its own; every fourth is one person's, minutes apart on one day."""
    for setting in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "Ana"),
        ("config", "user.email", "ana@acme.example"),
    ):
        git(*setting)
    git("add", ".")
    git("commit", "-qm", "the company")
    told = {}
    for number in range(branches):
        git("checkout", "-q", "-b", f"branch-{number}", "main")
        path = check_in("p1" if number % 4 == 0 else f"p{number + 1}", f"{9 + number // 60:02}:{number % 60:02}")
        told[path] = f"wins:\n  - Branch {number} was here\n"
        with (company / path).open("a") as out:
            out.write(told[path])
        git("add", ".")
        git("commit", "-qm", f"check-in {number}")
    shuffle = random.Random(1)  # noqa: S311 - an order, not a secret
    for order in range(orders):
        git("checkout", "-q", "-b", f"merged-{order}", "main")
        for number in shuffle.sample(range(branches), branches):
            git("merge", "-q", "--no-edit", f"branch-{number}")
        assert len(told) == branches
        for path, text in told.items():
            assert text in (company / path).read_text()
    assert CliRunner().invoke(main, ["check", "--as-of", "2026-11-20"]).exit_code == 0
