"""What was concluded is found again as long as that from which it follows is the same."""

import dataclasses
from types import SimpleNamespace

import pytest

from okrsite_gen.scoring.concluded import conclude, concluded
from okrsite_gen.scoring.snapshot import Versions


@pytest.fixture
def company(tmp_path):
    folders = {("care", "2026-q3"): "a", ("care", "2026-q4"): "b"}
    return SimpleNamespace(versions=Versions(rest="defined", folders=folders, cache=tmp_path))


def later(company, **changed):
    return SimpleNamespace(versions=dataclasses.replace(company.versions, **changed))


def test_what_a_cycle_tells_stands_until_somebody_says_something_in_it(company):
    conclude(company, "points", [3, 7], "2026-q3")
    said_today = {("care", "2026-q3"): "a", ("care", "2026-q4"): "c"}
    said_late = {("care", "2026-q3"): "c", ("care", "2026-q4"): "b"}
    assert concluded(later(company, folders=said_today), "points", "2026-q3") == [3, 7]
    assert concluded(later(company, folders=said_late), "points", "2026-q3") is None
    assert concluded(company, "points", "2026-q4") is None


def test_what_is_defined_tells_until_it_is_defined_otherwise(company):
    conclude(company, "pairs", [["one", "other", 0.1 + 0.2]])
    assert concluded(later(company, folders={}), "pairs") == [["one", "other", 0.1 + 0.2]]
    assert concluded(later(company, rest="otherwise"), "pairs") is None
    assert concluded(company, "others") is None


def test_what_was_torn_was_never_kept(company, tmp_path):
    conclude(company, "pairs", ["one", "other"])
    [entry] = tmp_path.rglob("*.entry")
    entry.write_bytes(entry.read_bytes()[:-1])
    assert concluded(company, "pairs") is None


@pytest.mark.parametrize("versions", [None, Versions(rest="defined", folders={})])
def test_without_a_cache_nothing_is_kept(versions):
    company = SimpleNamespace(versions=versions)
    conclude(company, "pairs", ["one", "other"])
    assert concluded(company, "pairs") is None
