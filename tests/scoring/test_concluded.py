"""What was concluded is found again as long as that from which it follows is the same."""

import dataclasses
from itertools import count
from types import SimpleNamespace

import pytest

from okrsite_gen.scoring.concluded import conclude, concluded, concluded_by_folder, concluded_once
from okrsite_gen.scoring.snapshot import Versions
from okrsite_gen.scoring.watch import Watch


@pytest.fixture
def company(tmp_path):
    folders = {("care", "2026-q3"): "a", ("care", "2026-q4"): "b"}
    return SimpleNamespace(versions=Versions(rest="defined", folders=folders, cache=tmp_path), made={}, watch=Watch())


def later(company, **changed):
    return SimpleNamespace(versions=dataclasses.replace(company.versions, **changed), made={}, watch=Watch())


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


def numbered(company, folders=None):
    """What is concluded is in which place of the whole series each folder was asked; it is asked only if nothing is kept."""
    numbers = count()
    return dict(concluded_by_folder(company, "numbers", dict[str, int], lambda _: {"asked": next(numbers)}, folders))


def test_only_folders_in_which_something_is_other_are_asked_again(company):
    care = {("care", "2026-q3"): {"asked": 0}, ("care", "2026-q4"): {"asked": 1}}
    assert numbered(company) == numbered(company) == care
    said = {("care", "2026-q3"): "a", ("care", "2026-q4"): "c", ("retail", "2026-q4"): "d"}
    found = numbered(later(company, folders=said))
    assert found == {
        ("care", "2026-q3"): {"asked": 0},
        ("care", "2026-q4"): {"asked": 0},
        ("retail", "2026-q4"): {"asked": 1},
    }
    assert numbered(later(company, folders=said)) == found
    assert numbered(later(company, rest="otherwise")) == care


def test_a_folder_in_which_nothing_is_is_asked_once(company):
    asked = [("care", "2026-q4"), ("nobody", "2026-q4")]
    assert numbered(company, asked) == numbered(company, asked) == {asked[0]: {"asked": 0}, asked[1]: {"asked": 1}}


def test_what_folders_told_in_another_shape_is_asked_again(company):
    concluded_by_folder(company, "numbers", tuple[str, ...], lambda place: place)
    assert numbered(company) == {("care", "2026-q3"): {"asked": 0}, ("care", "2026-q4"): {"asked": 1}}


def test_what_is_defined_is_asked_once(company):
    defined = (snapshot.versions.rest for snapshot in (company, later(company, rest="otherwise")))
    told = lambda snapshot: [snapshot.versions.rest, next(defined)]  # noqa: E731 - whoever asks twice gets another answer
    assert concluded_once(company, "told", list[str], told) == ["defined", "defined"]
    assert concluded_once(later(company, folders={}), "told", list[str], told) == ["defined", "defined"]
    assert concluded_once(later(company, rest="otherwise"), "told", list[str], told) == ["otherwise", "otherwise"]
