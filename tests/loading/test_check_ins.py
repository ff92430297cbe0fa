"""Check-ins: their order, what counts, what is late, and what became of actions."""

import datetime as dt

from okrsite_gen.loading import load
from okrsite_gen.reading import read_tree

LAUNCH = """\
---
objective: We launch in autumn
key_results:
  - {id: shops, title: Shops from 10 to 50, baseline: 10, target: 50, due: 2026-11-30}
---
"""
FOLDER = "company/2026-q4/check-ins/"


def said(company, check_ins):
    files = {FOLDER + name: text for name, text in check_ins.items()}
    return company({"company/2026-q4/launch.md": LAUNCH, **files})


def value(number):
    return f"key_results: {{launch#shops: {{value: {number}}}}}\n"


def test_the_order_is_date_then_stem_then_csv_before_yml(company):
    portfolio = said(
        company,
        {
            "2026-10-12.yml": value(5),
            "2026-10-05-ben.yml": value(4),
            "2026-10-05.yml": value(3),
            "2026-10-05.csv": "date,key_result,value\n2026-10-05,launch#shops,2\n2026-10-02,launch#shops,1\n",
            "till.csv": "date,key_result,value\n2026-10-12,launch#shops,6\n2026-10-12,launch#shops,7\n",
        },
    )
    entries = portfolio.entries["company/2026-q4/launch#shops"]
    assert [entry.said.value for entry in entries] == [1, 2, 3, 4, 5, 6, 7]
    assert [entry.machine for entry in entries] == [True, True, False, False, False, True, True]
    assert [each.id.rpartition("/")[2] for each in portfolio.check_ins] == [
        "2026-10-05-2026-10-02",
        "2026-10-05-2026-10-05",
        "2026-10-05",
        "2026-10-05-ben",
        "2026-10-12",
        "till-2026-10-12",
    ]


def test_late_is_what_comes_after_the_due_date_or_the_cycle(company):
    portfolio = said(
        company, {f"{day}.yml": value(1) for day in ("2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01")}
    )
    assert [entry.late for entry in portfolio.entries["company/2026-q4/launch#shops"]] == [False, True, True, True]
    assert [each.late for each in portfolio.check_ins] == [False, False, False, True]


def test_what_lies_outside_the_window_is_shown_and_does_not_count(tree):
    days = ("2026-09-30", "2026-10-01", "2027-02-14", "2027-02-15")
    text = value(1) + "kpis: {uptime: 99}\nactions: [{what: Call}]\n"
    files = {FOLDER + f"{day}.yml": text.replace("Call", day) for day in days}
    portfolio, _ = load(
        read_tree(tree({"kpis.yml": "uptime: {title: Uptime}\n", "company/2026-q4/launch.md": LAUNCH, **files}))[0]
    )
    assert [(str(each.date), each.counts) for each in portfolio.check_ins] == [
        ("2026-09-30", False),
        ("2026-10-01", True),
        ("2027-02-14", True),
        ("2027-02-15", False),
    ]
    counted = [dt.date(2026, 10, 1), dt.date(2027, 2, 14)]
    assert [entry.date for entry in portfolio.entries["company/2026-q4/launch#shops"]] == counted
    assert [each.date for each in portfolio.kpi_values["uptime"]] == counted
    assert [action.opened for action in portfolio.actions] == counted


def test_a_note_alone_reports_nothing_to_compute_with(company):
    portfolio = said(company, {"2026-10-05.yml": "key_results: {launch#shops: {note: Fine}}\n"})
    (entry,) = portfolio.entries["company/2026-q4/launch#shops"]
    assert not entry.said.reports
    assert entry.fields.note == "Fine"


def test_an_action_may_be_opened_again_after_it_was_closed(company):
    portfolio = said(
        company,
        {
            "2026-10-05.yml": "actions: [{what: Water the plants!, who: ana}]\n",
            "2026-10-12.yml": "actions: [{what: Water the plants!, done: 2026-10-09}]\n",
            "2026-10-19.yml": "actions: [{what: Water the plants!}, {what: Noted when done, done: 2026-10-18}]\n",
        },
    )
    assert [(action.id, str(action.opened), action.done and str(action.done)) for action in portfolio.actions] == [
        ("water-the-plants", "2026-10-05", "2026-10-09"),
        ("water-the-plants", "2026-10-19", None),
        ("noted-when-done", "2026-10-19", "2026-10-18"),
    ]


def test_another_team_closes_only_its_own_actions(check):
    found, _ = check(
        {
            "company/sales/team.yml": "name: Sales\n",
            FOLDER + "2026-10-05.yml": "actions: [{what: Call}]\n",
            "company/sales/2026-q4/check-ins/2026-10-12.yml": "actions: [{id: call, done: 2026-10-12}]\n",
        }
    )
    assert [each.rule for each in found] == ["unknown-action"]


def test_whoever_is_named_is_a_person(company):
    text = "by: ana\nattendees: [ben]\nactions: [{what: Call, who: cleo}]\nkey_results: {launch#shops: {votes: {dora: 4}}}\n"
    portfolio = said(company, {"2026-10-05.yml": text})
    assert list(portfolio.people) == ["ana", "ben", "cleo", "dora"]
    assert not portfolio.named_people
