"""`okrsite due`: who owes a check-in, held against the check-ins themselves."""

import datetime as dt
import json

import pytest
from lighthouse import put

PERIODS = {"week": 7, "two-weeks": 14, "month": 31}


def owed_by_hand(export, within):
    """What is owed, from the export alone: the last day on which a person named a key result, a period on, two days of grace."""
    today = dt.date.fromisoformat(export["as_of"])
    teams = {team["id"]: team for team in export["teams"]}
    last = {}
    for check_in in export["check_ins"]:
        if not check_in["machine"] and check_in["counts"]:
            for entry in check_in["key_results"].values():
                last[entry["about"]] = max(check_in["date"], last.get(entry["about"], ""))
    found = {}
    for objective in export["objectives"]:
        team = teams[objective["team"]]
        for key_result in objective["key_results"]:
            if key_result["live"] and objective["type"] != "personal":
                since = dt.date.fromisoformat(last.get(key_result["id"], key_result["starts"]))
                due = since + dt.timedelta(days=PERIODS[team["check_ins"]["every"]])
                overdue = (today - due).days > 2
                if overdue or (due - today).days <= within:
                    owner = key_result["owner"] or objective["owner"] or team["lead"]
                    found[key_result["id"]] = (overdue, due.isoformat(), owner, team["id"], last.get(key_result["id"]))
    return found


def listed(said):
    return [
        (one["key_result"], (one["overdue"], one["due"], one["owner"], one["team"], one["last_check_in"]))
        for one in json.loads(said)["check_ins"]
    ]


@pytest.mark.parametrize("within", [0, 3, 4, 30])
def test_the_demo_company_owes_what_its_export_says(demo, within):
    expected = owed_by_hand(json.loads(demo("export").stdout), within)
    said = listed(demo("due", "--format", "json", "--within", within).stdout)
    assert dict(said) == expected
    assert len(said) == len(expected)
    order = [(not overdue, due) for _, (overdue, due, *_) in said]
    assert order == sorted(order)


def test_the_silences_of_the_demo_company(demo):
    late = {one.partition("#")[0] for one, _ in listed(demo("due", "--overdue", "--format", "json").stdout)}
    assert late == {
        "sales/2026-q4/annual-first", "people/2026-q4/managers", "product/2026-q4/quiet-alerts", "care/2026-q4/renewals",
        "marketing/2026-q4/case-library", "company/2026-q4/hospital-outpatients",
    }  # fmt: skip


def test_a_list_for_people(okrsite):
    assert (
        okrsite("due").stdout
        == """\
Lighthouse: check-ins due, 20 November 2026
===========================================

2 key results are overdue and 2 more fall due by 23 November 2026.

Overdue
-------

North Coast

  - Cleo Marsh
    Horns that sound: not a word since 1 Oct, due 8 Oct
    okrsite new check-in --team north --by cleo

Coast

  - Ana Pires
    Lamps lit: silent for 32 days, due 26 Oct
    okrsite new check-in --team coast --by ana

Due by 23 November 2026
-----------------------

Coast

  - Ben Okoro
    Barrels of oil: due 23 Nov

Office

  - Ben Okoro
    Pages in order: due 23 Nov

Answer with okrsite new check-in --team TEAM --by PERSON; a note alone counts.
"""
    )


def test_the_answer_that_it_names_settles_the_debt(company, okrsite):
    answer = json.loads(okrsite("due", "--overdue", "--format", "json").stdout)["check_ins"][1]["answer"]
    assert answer == "okrsite new check-in --team coast --by ana"
    okrsite(*answer.split()[1:])
    form = next((company / "sea/coast/2026-q4/check-ins").glob("2026-11-20-*-ana.yml"))
    form.write_text("by: ana\nkey_results:\n  lamps#lit: {note: Still waiting for glass}\n")
    late = json.loads(okrsite("due", "--overdue", "--format", "json").stdout)["check_ins"]
    assert [one["key_result"] for one in late] == ["north/2026-q4/horns#fog"]


def test_for_programs(okrsite):
    said = json.loads(okrsite("due", "--format", "json", "--site-url", "https://okrs.example").stdout)
    assert (said["schema"], said["as_of"], said["until"], said["overdue"], said["due"]) == (
        1, "2026-11-20", "2026-11-23", 2, 2,
    )  # fmt: skip
    assert said["check_ins"][1] == {
        "key_result": "coast/2026-q4/lamps#lit",
        "title": "Lamps lit",
        "objective": "coast/2026-q4/lamps",
        "objective_title": "Lamps burn all night",
        "team": "coast",
        "team_name": "Coast",
        "owner": "ana",
        "owner_name": "Ana Pires",
        "email": "ana@lighthouse.example",
        "last_check_in": "2026-10-19",
        "due": "2026-10-26",
        "overdue": True,
        "days_silent": 32,
        "answer": "okrsite new check-in --team coast --by ana",
        "url": "https://okrs.example/2026-q4/coast/lamps/#lit",
    }


def test_personal_objectives_and_drafts_ask_nobody(okrsite):
    everything = okrsite("due", "--within", 366).stdout
    assert "Both hands" not in everything
    assert "Stones" not in everything


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--team", "coast"), ["horns#fog", "lamps#lit", "lamps#oil"]),
        (("--team", "north"), ["horns#fog"]),
        (("--owner", "ben"), ["lamps#oil", "books#pages"]),
        (("--team", "coast", "--owner", "ben"), ["lamps#oil"]),
        (("--within", 0), ["horns#fog", "lamps#lit"]),
        (("--within", 5), ["horns#fog", "lamps#lit", "lamps#oil", "books#pages", "found#seen"]),
        (("--overdue", "--within", 30), ["horns#fog", "lamps#lit"]),
        (("--as-of", "2026-12-31", "--overdue", "--owner", "cleo"), ["horns#fog"]),
        (("--as-of", "2027-01-01"), []),
    ],
)
def test_only_what_was_asked_for(okrsite, options, expected):
    said = [one for one, _ in listed(okrsite("due", *options, "--format", "json").stdout)]
    assert [one.rpartition("/")[2] for one in said] == expected


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--owner", "cleo", "--team", "office"), "Cleo Marsh owes no check-in in Office: nothing is overdue or"),
        (("--team", "office", "--within", "0"), "Nobody in Office owes a check-in: nothing is overdue or falls due by 20"),
        (("--overdue", "--owner", "ben"), "Ben Okoro owes no check-in: nothing is overdue.\n"),
        (("--team", "coast", "--overdue"), "2 key results in Coast are overdue.\n"),
        (("--as-of", "2027-01-01"), "Nobody owes a check-in: nothing is overdue or falls due by 4 January 2027."),
    ],
)  # fmt: skip
def test_it_is_said_in_a_sentence(okrsite, options, sentence):
    assert sentence in okrsite("due", *options).stdout


def test_schedulers_learn_of_what_is_overdue_by_the_exit_status(okrsite):
    told = okrsite("due", "--fail-on-overdue", "--format", "slack", status=1).stdout
    assert json.loads(told)["blocks"]
    okrsite("due", "--fail-on-overdue", "--owner", "ben")
    okrsite("due", "--format", "slack")


@pytest.mark.parametrize(
    ("options", "meant"),
    [(("--team", "cost"), "did you mean `coast`?"), (("--owner", "anna"), "did you mean `ana`?")],
)
def test_unknown_teams_and_people_are_wrong_use(okrsite, options, meant):
    refused = okrsite("due", *options, status=2)
    assert meant in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize("url", ["okrs.example", "javascript:alert(1)", "https://a.example/<b>", "https://a b.example"])
def test_an_address_that_is_none(okrsite, url):
    assert "is not the address of a site" in okrsite("due", "--site-url", url, status=2).stderr


@pytest.mark.parametrize("command", ["due", "digest"])
def test_content_with_errors_is_told_and_nothing_is_sent(okrsite, company, command):
    put(company, {"people.yml": "ana: {nmae: Ana}\n"})
    refused = okrsite(command, status=1)
    assert refused.stdout == ""
    assert "people.yml:1:7: error[unknown-key]" in refused.stderr


def test_the_address_of_the_site_is_known_from_mkdocs_yml(okrsite, company):
    put(company.parent, {"mkdocs.yml": "site_name: L\nsite_url: https://known.example/okrs\nplugins:\n  - okrsite: {source: okrs}\n"})  # fmt: skip
    address = "https://known.example/okrs/2026-q4/coast/lamps/#lit"
    for options in ((), ("--site-url", "")):
        assert address in okrsite("due", "--format", "markdown", *options).stdout
    assert (
        "https://other.example/2026-q4/"
        in okrsite("due", "--format", "html", "--site-url", "https://other.example").stdout
    )


def test_who_is_not_published_owes_nothing(okrsite, company):
    put(company, {"sea/coast/team.yml": "name: Coast\nlead: cleo\naudience: board\n"})
    said = okrsite("due", "--within", 366).stdout + okrsite("digest").stdout + okrsite("digest", "--launch").stdout
    assert not any(word in said for word in ("Lamps", "Barrels", "boat", "wick"))
    assert "did you mean" not in okrsite("due", "--team", "coast", status=2).stderr
