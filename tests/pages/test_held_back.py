"""What holds an objective back, in words: silence is not a number, and nobody is late on the first day."""

import pytest
from published import Published, put

from okrsite_gen.pages import rows

COMPANY = {
    "okrsite.yml": "company: Acme\n",
    "co/team.yml": "name: Acme\n",
    "co/2026-q4/grow.md": "---\nobjective: Grow\nowner: ana\nwhy: So\nkey_results:\n"
    + "".join(f"  - {{id: {id_}, title: {title}, baseline: 0, target: 10}}\n" for id_, title in zip("abcd", ("Shops", "Sites", "Sales", "Staff"), strict=True))
    + "---\n",
}  # fmt: skip


def held_back(root, day, **said):
    """By day of a check-in, which key results are said to be where."""
    check_ins = {
        f"co/2026-q4/check-ins/{date[1:].replace('_', '-')}.yml": "by: ana\nkey_results:\n"
        + "".join(f"  grow#{id_}: {{value: {value}}}\n" for id_, value in values.items())
        for date, values in said.items()
    }
    site = Published(put(root, COMPANY | check_ins), day)
    home = site.page("").text
    why = rows.held_back(site.snapshot.objectives["co/2026-q4/grow"])
    assert (f"Held back by {why}" in home) if why else ("Held back by" not in home)
    return why


@pytest.mark.parametrize("day", ["2026-10-01", "2026-10-05", "2026-10-10"])
def test_nothing_is_held_back_before_anybody_had_to_speak(tmp_path, day):
    assert held_back(tmp_path, day) == ""
    assert held_back(tmp_path, day, _2026_10_01={"a": 0}) == ""


def test_silence_of_all_is_said_by_the_status_alone(tmp_path):
    assert held_back(tmp_path, "2026-11-02") == ""
    assert held_back(tmp_path, "2026-11-20", _2026_10_12=dict.fromkeys("abcd", 1)) == ""


def test_those_that_went_stale_and_those_nobody_ever_reported_are_told_apart(tmp_path):
    """Two were spoken of in October, the others never."""
    assert held_back(tmp_path, "2026-11-20", _2026_10_12={"a": 1, "b": 2}) == (
        "2 key results that have gone stale and 2 that nobody has reported"
    )


def test_one_of_each(tmp_path):
    said = {"_2026_10_12": {"a": 1, "b": 1, "c": 1}}
    assert held_back(tmp_path, "2026-11-20", **said) == (
        "3 key results that have gone stale and 1 that nobody has reported"
    )
    assert held_back(tmp_path / "b", "2026-11-20", _2026_10_12={"a": 1}) == (
        "1 key result that has gone stale and 3 that nobody has reported"
    )


def test_what_nobody_ever_spoke_of_is_not_a_number_of_points_behind(tmp_path):
    said = {"_2026_11_16": {"a": 5, "b": 5, "c": 5}}
    assert held_back(tmp_path, "2026-11-20", **said) == "Staff, which nobody has reported"
    assert held_back(tmp_path, "2027-01-10", **said) == "Staff, which nobody has reported"


def test_the_one_furthest_behind_is_named_with_its_points(tmp_path):
    found = held_back(tmp_path, "2026-11-20", _2026_11_16={"a": 5, "b": 1, "c": 5, "d": 5})
    assert found == "Sites: 41 points behind"
