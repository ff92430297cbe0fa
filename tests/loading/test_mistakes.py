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
NEVER_EDITED = {"company/2026/healthy-herds.md", "company/surgery/2026-q3/quiet-kennels.md"}  # as the other objectives
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


@pytest.fixture(scope="module")
def verdicts(root):
    """Each mistake with what is said first, whether that is its line, and whether the fix is named."""
    verdicts = []
    for mistake in MISTAKES:
        problems = found(root, mistake)
        said = problems[0] if problems else None
        exact = bool(said) and (said.span.path, said.span.line) == place(mistake)
        verdicts.append((mistake, said, exact, bool(said) and names_the_fix(mistake, said), len(problems)))
    return verdicts


def table(verdicts):
    rows = [f"{'file':45} mistakes  line exact  fix named"]
    for file in [*dict.fromkeys(mistake["file"] for mistake in MISTAKES), None]:
        own = [verdict for verdict in verdicts if file in (None, verdict[0]["file"])]
        exact, named = (sum(verdict[index] for verdict in own) / len(own) for index in (2, 3))
        rows.append(f"{file or 'all':45} {len(own):8} {exact:11.1%} {named:10.1%}")
    return "\n".join(rows)


def missed(verdicts, index):
    return "\n".join(
        f"{mistake['file']}: {mistake.get('name') or mistake['new']!r}, expected {place(mistake)[1]} and {mistake['fix']}, "
        f"found {said and (said.span.path, said.span.line, said.message, said.help)}"
        for mistake, said, *judged in verdicts
        if not judged[index]
    )


def test_the_company_has_no_problems(root):
    assert check(root) == []


def test_there_are_two_hundred_mistakes_in_files_of_every_kind():
    assert len(MISTAKES) >= 200
    assert {mistake["file"] for mistake in MISTAKES} >= COMPANY.keys() - NEVER_EDITED


def test_the_line_is_exact_and_the_fix_is_named(verdicts):
    print(table(verdicts))  # noqa: T201 - with `-s`, the figures of the day
    exact, named = (sum(verdict[index] for verdict in verdicts) / len(verdicts) for index in (2, 3))
    assert exact >= 0.98, f"the line of these is wrong:\n{missed(verdicts, 0)}"
    assert named >= 0.9, f"the fix of these is not named:\n{missed(verdicts, 1)}"


def test_one_mistake_is_one_problem_for_almost_all(verdicts):
    assert sum(count == 1 for *_, count in verdicts) / len(verdicts) >= 0.9
