"""What concerns the whole company is made once of a snapshot, and again of another one."""

import dataclasses
import datetime as dt

from okrsite_gen import pipeline
from okrsite_gen.scoring.once import lately, once
from okrsite_gen.scoring.watch import at_folder


def mill(folder):
    (folder / "okrsite.yml").write_text("company: Mill\n")
    (folder / "mill").mkdir()
    (folder / "mill" / "team.yml").write_text("name: Mill\n")
    return pipeline.run(folder, fallback_day=dt.date(2026, 11, 20)).snapshot


def test_once_for_each_snapshot(tmp_path):
    made = []

    @once
    def days(snapshot):
        """Its day."""
        made.append(snapshot.as_of)
        return [snapshot.as_of]

    first = mill(tmp_path)
    assert days(first) is days(first)
    seen = dataclasses.replace(first, revision="abc")
    assert days(seen) == days(first)
    assert days(seen) is not days(first)
    assert made == [first.as_of] * 2
    assert first == dataclasses.replace(first), "what was made of it makes no difference"
    assert days.__doc__ == "Its day."


def test_the_last_answer_is_kept_with_what_was_looked_at_for_it(tmp_path):
    made = []

    @lately
    def shouted(snapshot, team):
        made.append(team)
        snapshot.watch.note(at_folder(team, "2026-q4"))
        return team.upper()

    snapshot = mill(tmp_path)
    for _ in "page", "feed":
        with snapshot.watch.noting() as looks:
            assert shouted(snapshot, "mill") == "MILL"
        assert looks == {("folder", "mill", "2026-q4")}
    assert made == ["mill"]
    assert [shouted(snapshot, team) for team in ("barn", "mill")] == ["BARN", "MILL"]
    assert made == ["mill", "barn", "mill"]
