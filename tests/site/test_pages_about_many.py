"""Pages about many things are made again where something of them changed, and not whenever somebody says something."""

import datetime as dt
from pathlib import Path

import pytest

from okrsite_gen import pipeline
from okrsite_gen.scoring.watch import EVERYTHING
from okrsite_gen.scoring.watched import watched
from okrsite_gen.site import planning
from okrsite_gen.site.ingredients import Ingredients, Opaque

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.fixture(scope="module")
def tarnbrook():
    return watched(pipeline.run(DEMO, fallback_day=dt.date(2026, 11, 20)).snapshot)


@pytest.fixture(scope="module")
def plan(tarnbrook):
    return planning.plan(tarnbrook, DEMO)


def opaque(item):
    try:
        Ingredients().of(item)
    except Opaque:
        return True
    return False


def test_of_every_table_of_the_explorer_and_list_of_problems_can_be_told_whether_it_is_the_same(plan):
    many = [item for item in plan.items if item.uri.startswith(("explorer/", "problems/", "quality/", "map/matrix"))]
    assert len(many) > 100
    assert [item.uri for item in many if opaque(item)] == []


def test_a_table_of_the_explorer_looks_at_the_folders_of_its_rows_alone(tarnbrook, plan):
    [page] = [page for page in plan.pages if page.uri == "explorer/team/care/"]
    with tarnbrook.watch.noting() as looks:
        view = page.view()
    assert view.shown
    assert {look[:2] for look in looks} == {("folder", "care")}


def test_the_matrix_looks_at_how_company_objectives_stand_alone(tarnbrook, plan):
    [page] = [page for page in plan.pages if page.uri == "map/matrix/"]
    with tarnbrook.watch.noting() as looks:
        view = page.view()
    assert view.columns
    assert EVERYTHING not in looks
    assert {look[1] for look in looks} == {tarnbrook.company.id}
