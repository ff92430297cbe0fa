"""Declared changes: what held on which day."""

import datetime as dt

CHANGED = """\
---
objective: Launch the paid version
type: committed
why: It is a promise now
changes:
  - {date: 2026-11-10, was: {type: learning}, why: We learned it}
  - {date: 2026-10-19, was: {type: aspirational, why: We would like it}, why: The board counts on it}
key_results:
  - id: users
    title: Alpha with 20 active users
    baseline: 0
    target: 20
    due: 2026-12-01
    changes:
      - {date: 2026-11-16, was: {due: 2026-11-20}, why: Ten days more}
      - {date: 2026-10-26, was: {target: 30, title: Alpha with 30 active users}, why: Too many to ring up}
      - {date: 2026-10-12, was: {kind: milestones, milestones: [{id: alpha}]}, why: We counted steps}
---
"""


def test_a_key_result_was_what_its_changes_say(company):
    (users,) = company({"company/2026-q4/paid.md": CHANGED}).objectives["company/2026-q4/paid"].key_results

    def definition(day):
        held = users.on(dt.date.fromisoformat(day))
        return held.fields.title, held.measure.describe(), str(held.time.due)

    assert definition("2026-11-16") == ("Alpha with 20 active users", "from 0 to 20", "2026-12-01")
    assert definition("2026-11-15") == ("Alpha with 20 active users", "from 0 to 20", "2026-11-20")
    assert definition("2026-10-26") == ("Alpha with 20 active users", "from 0 to 20", "2026-11-20")
    assert definition("2026-10-25") == ("Alpha with 30 active users", "from 0 to 30", "2026-11-20")
    assert users.on(dt.date(2026, 10, 12)).measure.kind == "metric"
    assert users.on(dt.date(2026, 10, 11)).measure.kind == "milestones"
    assert users.on(dt.date(2026, 10, 11)).fields.title == "Alpha with 30 active users"


def test_so_was_an_objective(company):
    paid = company({"company/2026-q4/paid.md": CHANGED}).objectives["company/2026-q4/paid"]
    days = [dt.date(2026, 10, 18), dt.date(2026, 10, 19), dt.date(2026, 11, 9), dt.date(2026, 11, 10)]
    assert [(paid.on(day).type, paid.on(day).why) for day in days] == [
        ("aspirational", "We would like it"),
        ("learning", "It is a promise now"),
        ("learning", "It is a promise now"),
        ("committed", "It is a promise now"),
    ]
