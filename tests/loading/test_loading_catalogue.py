"""Every kind of problem has a page, is shown in the gallery, and nothing else is reported."""

import re
from pathlib import Path

import pytest

from okrsite_gen import kinds, reading
from okrsite_gen.diagnostics import ProblemKind
from okrsite_gen.loading import PROBLEM_KINDS
from okrsite_gen.loading.problems import check_ins, cycles, names, references, values

OWN = [kind for kind in PROBLEM_KINDS if kind not in kinds.PROBLEM_KINDS]
GALLERY_PAGES = tuple(Path(__file__).parent.glob("gallery/*.md"))
GALLERY = "".join(page.read_text(encoding="utf-8") for page in GALLERY_PAGES)


def test_all_kinds_are_listed_under_ids_of_their_own():
    modules = (check_ins, cycles, names, references, values)
    declared = {kind for module in modules for kind in vars(module).values() if isinstance(kind, ProblemKind)}
    assert set(OWN) == declared
    ids = [kind.id for kind in (*PROBLEM_KINDS, *reading.PROBLEM_KINDS)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.id)
def test_a_manual_page_says_what_why_example_and_remedy(kind):
    before, example, after = re.split(r"^```(?:yaml)?\n", kind.manual, flags=re.MULTILINE)
    assert all(part.strip() for part in (before, example, after))
    assert "Remedy: " in after
    assert 5 <= len(kind.manual.splitlines()) <= 17
    assert max(map(len, kind.manual.splitlines())) <= 140


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.id)
def test_every_kind_is_provoked_in_the_gallery(kind):
    word = {"error": "error", "warning": "warning", "info": "info"}[kind.severity.value]
    assert f" {word}[{kind.id}]: " in GALLERY


def test_the_gallery_never_shows_the_words_of_the_library_underneath():
    assert not re.search(r"Input should|Field required|pydantic|Unexpected keyword|validation error", GALLERY)


@pytest.mark.parametrize("page", sorted(GALLERY_PAGES), ids=lambda page: page.stem)
def test_every_problem_shown_has_its_place_and_a_remedy(page):
    report = page.read_text(encoding="utf-8").rpartition("```text\n")[2]
    *problems, _ = report.split("\n\n")
    for problem in problems:
        assert re.match(r".+:[1-9]\d*:[1-9]\d*: (error|warning|info)\[[a-z-]+\]: \S", problem)
        assert re.search(r"^ *= help: \S", problem, re.MULTILINE), problem
