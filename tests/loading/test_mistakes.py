"""Mistakes as people make them, in a company without problems: how often the right line is shown, and the remedy named.

`mistakes/mistakes.yml` says what was edited, where the author has to put the hand, and what the remedy must say.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.loading import load
from okrsite_gen.reading import locate, read_tree

HERE = Path(__file__).with_name("mistakes")
FILE = re.compile(r"^`([^`\n]+)`\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMPANY = dict(FILE.findall((HERE / "company.md").read_text(encoding="utf-8")))
MISTAKES = [
    {"file": file, **mistake}
    for file, mistakes in yaml.safe_load((HERE / "mistakes.yml").read_text(encoding="utf-8")).items()
    for mistake in mistakes
]
RULES = ("pay-words", "too-few-key-results", "too-many-key-results")


def write(root, path, content):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("okrs")
    for path, content in COMPANY.items():
        write(folder, path, content.encode())
    return folder


def check(root):
    documents, unreadable = read_tree(root)
    return locate([*unreadable, *load(documents, known_rules=RULES)[1]], root)


def edited(mistake):
    before = COMPANY[mistake["file"]]
    if "old" not in mistake:
        return before
    assert before.count(mistake["old"]) == 1, mistake
    return before.replace(mistake["old"], mistake["new"])


def place(mistake):
    """File and line at which the author has to change something."""
    if "name" in mistake:
        return mistake.get("at", mistake["name"]), 1
    before, after = COMPANY[mistake["file"]], edited(mistake)
    if "line" in mistake:
        assert after.count(mistake["line"]) == 1, mistake
        return mistake["file"], after[: after.index(mistake["line"])].count("\n") + 1
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return mistake["file"], next(number for number, (old, new) in enumerate(pairs, 1) if old != new)


def found(root, mistake):
    """What is said first of the company with this one mistake in it."""
    path = mistake.get("name", mistake["file"])
    (root / mistake["file"]).unlink()
    write(root, path, edited(mistake).encode(mistake.get("encoding", "utf-8")))
    problems = check(root)
    (root / path).unlink()
    if path != mistake["file"] and not any((root / path).parent.iterdir()):
        (root / path).parent.rmdir()
    write(root, mistake["file"], COMPANY[mistake["file"]].encode())
    return problems


def names_the_fix(mistake, problem: Diagnostic):
    wanted = [mistake["fix"]] if isinstance(mistake["fix"], str) else mistake["fix"]
    return any(word in f"{problem.message} {problem.help}" for word in wanted)


def test_the_company_has_no_problems(root):
    assert check(root) == []
