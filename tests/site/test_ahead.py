"""A plan is made as far as somebody asks for what is in it."""

from functools import partial

import pytest

from okrsite_gen.site.ahead import Ahead
from okrsite_gen.site.plan import Asset
from okrsite_gen.site.planning import Part


class Parts:
    """Parts of a plan by their numbers, and which of them were planned, in that order."""

    def __init__(self, *parts):
        self.planned = []
        self.all = [Part(f"part {number}", partial(self.part, number, found)) for number, found in enumerate(parts)]

    def part(self, number, addresses):
        self.planned.append(number)
        return [Asset(address, address.encode) for address in addresses]


ADDRESSES = ["a.json", "b.json"], ["c.json", ""], ["d.json"]


def test_the_part_that_had_an_address_before_is_planned_first():
    first, second = Parts(*ADDRESSES), Parts(*ADDRESSES)
    earlier = Ahead(first.all, {})
    assert [asset.uri for asset in earlier.whole().assets] == ["", "a.json", "b.json", "c.json", "d.json"]
    ahead = Ahead(second.all, earlier.known)
    assert ahead.find("index.html").uri == ""
    assert ahead.find("c.json").data() == b"c.json"
    assert second.planned == [1]
    assert ahead.find("d.json").uri == "d.json"
    assert not ahead.is_whole
    assert ahead.whole() == earlier.whole()
    assert second.planned == [1, 2, 0]


def test_a_part_is_planned_no_further_than_what_is_asked_for():
    planned = []

    def part():
        for address in ("a.json", "b.json", "c.json"):
            planned.append(address)
            yield Asset(address, address.encode)

    ahead = Ahead([Part("part 0", part)], {})
    assert ahead.find("b.json").uri == "b.json"
    assert planned == ["a.json", "b.json"]
    assert len(ahead.whole().assets) == 3
    assert planned == ["a.json", "b.json", "c.json"]


def test_an_address_that_moved_or_is_new_is_found_all_the_same():
    ahead = Ahead(Parts(["a.json"], ["c.json"], ["d.json"]).all, {"d.json": "part 0"})
    assert ahead.find("d.json").uri == "d.json"
    assert ahead.find("new.json") is None
    assert ahead.is_whole


def test_what_somebody_else_makes_is_hidden():
    parts = Parts(*ADDRESSES)
    ahead = Ahead(parts.all, {})
    ahead.whole()
    ahead.hide("index.html")
    assert ahead.find("index.html") is None
    assert "" not in [asset.uri for asset in ahead.whole().assets]


def test_two_parts_that_want_one_address_are_a_mistake():
    ahead = Ahead(Parts(["a.json"], ["a.json"]).all, {})
    with pytest.raises(ValueError, match=r"two pages want the address `a\.json`"):
        ahead.whole()
