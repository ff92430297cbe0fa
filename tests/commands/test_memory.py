"""Memory may end anywhere: then a sentence says so, nothing is published and nothing is left behind."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from okrsite_gen.memory import REMEDY
from tests.bench.company import Company

REPOSITORY = Path(__file__).parents[2]
PROGRAM = ("okrsite_gen.host.run", "okrsite_gen.mkdocs_plugin", "okrsite_gen.commands.export")
SAID = re.compile(
    r"okrsite: (there is not memory enough|a process that did a part of the work was killed; there may not be memory enough)"
    r"(?P<content> for `okrs`: (?P<files>[\d,]+) files of [\d.]+ MB)?"
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits on memory hold on Linux only")


def company(folder, objectives, quarters):
    made = Company(folder / "okrs", objectives=objectives, quarters=quarters)
    made.write()
    return made


def starved(folder, room, command, modules=PROGRAM):
    """The exit status and what was said, after everything was found in order."""
    place = ["--site-dir", "site"] if command == "build" else []
    arguments = [command, "--source", "okrs", *place]
    run = [sys.executable, "-m", "tests.commands.starved", str(room), *modules, "--", *arguments]
    environment = {"PYTHONPATH": str(REPOSITORY), "OKRSITE_CACHE_DIR": "", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert "Traceback" not in done.stderr
    left = {path.name for path in folder.iterdir()} - {"okrs"}
    assert left == ({"site"} if command == "build" and done.returncode == 0 else set())
    return done.returncode, done.stderr


def told(said):
    """What was said in the end: the sentence and the remedy."""
    sentence, remedy = said.splitlines()[-2:]
    assert remedy == f"  help: {REMEDY}"
    return SAID.fullmatch(sentence)


@pytest.mark.parametrize("command", ["check", "build"])
def test_it_ends_in_a_sentence_that_says_how_large_the_content_is(tmp_path, command):
    made = company(tmp_path, objectives=150, quarters=2)
    status, said = starved(tmp_path, 3, command)
    assert status == 3, said
    assert told(said)["files"] == f"{made.written:,}"


def test_it_may_end_before_anything_is_read(tmp_path):
    company(tmp_path, objectives=1, quarters=1)
    status, said = starved(tmp_path, 15, "check", modules=["okrsite_gen.cli"])
    assert (status, bool(told(said))) == (3, True)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    company(folder, objectives=2000, quarters=4)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "export", "build", "serve"])
def test_wherever_it_ends(large, command):
    """Each step further than the one before, up to where it is enough; a preview would then go on for ever."""
    statuses = []
    for room in (5, 20, 60, 150)[: 2 if command == "serve" else None]:
        status, said = starved(large, room, command)
        statuses.append(status)
        assert status in (0, 3), said
        assert status == 0 or told(said), said
        if status == 0:
            break
    assert statuses[0] == 3
