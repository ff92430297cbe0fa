"""What concerns the whole company is made once of a snapshot, and again of another one."""

import dataclasses
import datetime as dt

from okrsite_gen import pipeline
from okrsite_gen.scoring.once import once


def test_once_for_each_snapshot(tmp_path):
    made = []

    @once
    def days(snapshot):
        """Its day."""
        made.append(snapshot.as_of)
        return [snapshot.as_of]

    (tmp_path / "okrsite.yml").write_text("company: Mill\n")
    (tmp_path / "mill").mkdir()
    (tmp_path / "mill" / "team.yml").write_text("name: Mill\n")
    first = pipeline.run(tmp_path, fallback_day=dt.date(2026, 11, 20)).snapshot
    assert days(first) is days(first)
    seen = dataclasses.replace(first, revision="abc")
    assert days(seen) == days(first)
    assert days(seen) is not days(first)
    assert made == [first.as_of] * 2
    assert first == dataclasses.replace(first), "what was made of it makes no difference"
    assert days.__doc__ == "Its day."
