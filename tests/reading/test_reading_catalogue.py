"""Every kind of problem has a page, an example in the gallery or a test, and nothing else is reported."""

import re
from pathlib import Path

import pytest

from okrsite_gen.diagnostics import ProblemKind
from okrsite_gen.reading import PROBLEM_KINDS
from okrsite_gen.reading.problems import files, shape, syntax

HERE = Path(__file__).parent
GALLERY_PAGES = tuple(HERE.glob("gallery/*.md"))


def test_ids_are_unique_and_all_kinds_are_listed():
    declared = {
        kind.id for module in (files, shape, syntax) for kind in vars(module).values() if isinstance(kind, ProblemKind)
    }
    assert sorted(kind.id for kind in PROBLEM_KINDS) == sorted(declared)


@pytest.mark.parametrize("kind", PROBLEM_KINDS, ids=lambda kind: kind.id)
def test_a_manual_page_says_what_why_example_and_remedy(kind):
    assert re.fullmatch(r"[a-z][a-z0-9-]+", kind.id)
    before, example, after = re.split(r"^```(?:yaml)?\n", kind.manual, flags=re.MULTILINE)
    assert all(part.strip() for part in (before, example, after))
    assert 5 <= len(kind.manual.splitlines()) <= 20
    assert max(map(len, kind.manual.splitlines())) <= 140


@pytest.mark.parametrize("kind", PROBLEM_KINDS, ids=lambda kind: kind.id)
def test_every_kind_is_shown_somewhere(kind):
    shown = [*HERE.glob("gallery/*.md"), *HERE.glob("test_[!r]*.py")]
    assert any(re.search(rf"\b{kind.id}\b", page.read_text(encoding="utf-8")) for page in shown)


@pytest.mark.parametrize("page", sorted(GALLERY_PAGES), ids=lambda page: page.stem)
def test_every_problem_shown_has_its_place_and_a_remedy(page):
    report = page.read_text(encoding="utf-8").rpartition("```text\n")[2]
    *problems, _ = report.split("\n\n")
    for problem in problems:
        assert re.match(r".+:[1-9]\d*:[1-9]\d*: (error|warning|info)\[[a-z-]+\]: \S", problem)
        assert re.search(r"^ *= help: \S", problem, re.MULTILINE), problem
