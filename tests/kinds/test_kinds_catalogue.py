import pkgutil

import pytest

from okrsite_gen import kinds
from okrsite_gen.kinds.problems import PROBLEM_KINDS

HELPERS = {"problems", "straight"}


def test_every_module_is_in_the_tuple_and_every_kind_is_found_by_its_name():
    modules = {module.name for module in pkgutil.iter_modules(kinds.__path__)} - HELPERS
    assert {kind.__module__.rpartition(".")[2] for kind in kinds.KINDS} == modules
    assert [kinds.by_name(kind.kind) for kind in kinds.KINDS] == list(kinds.KINDS)
    assert kinds.by_name("metrics") is None


def test_the_kinds_of_the_source_format():
    names = {kind.kind for kind in kinds.KINDS}
    assert names == {"metric", "at-least", "at-most", "between", "milestones", "binary", "judged"}


@pytest.mark.parametrize("problem", PROBLEM_KINDS, ids=lambda problem: problem.id)
def test_every_problem_has_a_manual_page_with_an_example_and_a_remedy(problem):
    before, example, after = problem.manual.split("```")
    assert "\n\n" in before.strip(), "what it means, and why it matters"
    assert example.startswith("yaml\n- id: ")
    assert "Remedy: " in after
