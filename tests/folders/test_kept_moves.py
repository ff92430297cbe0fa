"""How numbers moved in earlier cycles is kept, and found out again when somebody corrects one of them."""

import pytest

from okrsite_gen import packing
from okrsite_gen.store import Store
from tests.folders.test_outlines import run, write

OBJECTIVE = (
    "---\nobjective: More guests\ntype: aspirational\nkey_results:\n"
    "  - {{id: bookings, title: Bookings from {0} to {1} a month, baseline: {0}, target: {1}, unit: bookings}}\n---\n"
)
SAID = "key_results: {{grow#bookings: {{value: {}}}}}\n"
LAST = "company/2026-q3/check-ins/2026-09-21.yml"
FILES = {
    "okrsite.yml": "company: Inn\n",
    "company/team.yml": "name: Inn\n",
    "company/2026-q2/grow.md": OBJECTIVE.format(10, 24),
    "company/2026-q2/check-ins/2026-06-22.yml": SAID.format(24),
    "company/2026-q3/grow.md": OBJECTIVE.format(24, 41),
    LAST: SAID.format(41),
    "company/2026-q4/grow.md": OBJECTIVE.format(40, 52),
}


def told(root, cache=None):
    return [(each.message, each.help) for each in run(root, cache).diagnostics if each.rule == "easy-target"]


@pytest.fixture
def kept(tmp_path):
    """The company and its cache, in which easy-target has found something."""
    root, cache = write(tmp_path / "okrs", FILES), tmp_path / "cache"
    assert len(told(root, cache)) == 1
    return root, cache


def entries(cache):
    return list((cache / "moves").glob("*.entry"))


def test_a_value_corrected_in_an_earlier_cycle_counts(kept):
    root, cache = kept
    before = told(root)
    for value, number in ((26, 0), (43, 1)):
        write(root, {LAST: SAID.format(value)})
        found = told(root, cache)
        assert found == told(root) != before
        assert len(found) == number
    write(root, {LAST: SAID.format(41)})
    assert told(root, cache) == before


def test_what_is_said_today_asks_nobody_again(kept):
    root, cache = kept
    (entry,) = entries(cache)
    write(root, {"company/2026-q4/check-ins/2026-11-02.yml": SAID.format(45)})
    assert told(root, cache) == told(root)
    assert entries(cache) == [entry]


@pytest.mark.parametrize("data", [b"", packing.pack(b"\x90"), packing.pack(b"\x81\xa1a\xc0")])
def test_what_tells_of_no_moves_is_made_again(kept, data):
    root, cache = kept
    (entry,) = entries(cache)
    Store(folder=cache / "moves", digits=0).keep(entry.stem, data)
    assert told(root, cache) == told(root)
