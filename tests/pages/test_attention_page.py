"""What needs attention: the planted cases of the demo company, its list counted again from the export, and the order of the list."""

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest
from published import Published, harbour, put

DEMO = Path(__file__).parents[2] / "content" / "okrs"
SUCCESS = 0.7
WARNINGS = ("watermelon", "falling-confidence", "repeat-miss", "flat-value")


@pytest.fixture(scope="module")
def tarnbrook():
    return Published(DEMO)


def rows(site):
    """The rows of the page by their titles, in order."""
    found = [one for one in site.page("attention/").one(cls="okr-attention").node if one.tag == "li"]
    texts = [type(site.page("attention/"))(node) for node in found]
    return {row.one("h2").text: row for row in texts}


def data(site):
    asset = next(asset for asset in site.plan.assets if asset.uri == "attention/data.json")
    return json.loads(asset.data())["items"]


@pytest.mark.parametrize(
    ("title", "silent"),
    [
        ("Every new contract starts as a year", "Silent for 32 days"),
        ("Learn what somebody who manages for the first time needs in month two", "Silent for 31 days"),
        ("Understand why nurses mute our alerts", "Silent for 17 days"),
        ("Every renewed contract starts as a year", "Silent for 10 days"),
        ("Every clinic finds a clinic like itself on our site", "Never spoken of"),
    ],
)
def test_the_silences_of_the_demo_company(tarnbrook, title, silent):
    row = rows(tarnbrook)[title]
    assert f"{silent} stale-check-in" in row.text
    assert row.links["stale-check-in"] == "../rules/stale-check-in/"


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Launch the paid version of Heron Solo", "Five in-app transactions"),
        ("Secure additional funding within the year", "Close 10 million dollars"),
    ],
)
def test_the_watermelons_of_the_demo_company(tarnbrook, title, part):
    row = rows(tarnbrook)[title]
    about = next(one for one in row.all("li") if one.links.get(part))
    assert "At risk, 31 points behind at-risk Said to be on track watermelon" in about.text


@pytest.mark.parametrize(
    ("title", "fell"),
    [
        ("Sales rings people who are glad of the call", ["5, 4, 2", "5, 4, 3"]),
        ("Clinic groups buy as groups", ["5, 4, 3"]),
        ("The cloud bill grows slower than the clinics", ["4, 3, 2"]),
        ("Clinics are live before their enthusiasm fades", ["5, 4, 3"]),
        ("The four people we promised the teams are here", ["5, 4, 3", "6, 5, 3"]),
    ],
)
def test_the_falling_confidence_of_the_demo_company(tarnbrook, title, fell):
    text = rows(tarnbrook)[title].text
    assert [f"Confidence keeps falling: {figures}" in text for figures in fell] == [True] * len(fell)


def expected(export):
    """What the list should hold, from the export alone."""
    teams = Counter(), Counter()
    for objective in export["objectives"]:
        over = objective["pace"] in ("retired", "not-due", "achieved", "missed")
        if over or objective["type"] == "personal" or objective["state"] == "draft":
            continue
        yield from of_objective(objective)
        yield from owned_by_the_gone(export, objective)
        for part in objective["key_results"]:
            teams[0][objective["team"]] += part["live"]
            teams[1][objective["team"]] += part["live"] and not part["stale"]
            yield from of_key_result(objective, part)
    quiet = [team for team, live in teams[0].items() if live > 1 and teams[1][team] * 2 < live]
    yield from ((team, "low-check-in-rate") for team in quiet)
    yield from ((lost, "unaligned") for lost in export["alignment"]["unaligned"])
    waiting = list(not_agreed(export))
    yield from ((source, "dependency-not-agreed") for source, _ in waiting)
    asked = Counter(team for _, team in waiting)
    yield from ((team, "overloaded-team") for team, number in asked.items() if number > 2)


def not_agreed(export):
    """What live objectives need of other teams within 14 days: who needs it, and of which team."""
    soon = (dt.date.fromisoformat(export["as_of"]) + dt.timedelta(days=14)).isoformat()
    cycles = {one["id"]: one for one in export["cycles"]}
    for objective in export["objectives"]:
        cycle = cycles[objective["cycle"]]
        if objective["pace"] == "retired" or not cycle["starts"] <= export["as_of"] <= cycle["ends"]:
            continue
        for one in objective["depends_on"]:
            other = one["to"].partition("/")[0]
            if other != objective["team"] and not one["agreed"] and (one["needed_by"] or "9999") <= soon:
                yield objective["id"], other


def owned_by_the_gone(export, objective):
    """What is not done and whose owner left before today; key results without one of their own are their objective's."""
    gone = {one["id"] for one in export["people"] if one["left"] and one["left"] < export["as_of"]}
    own = [part for part in objective["key_results"] if part["owner"] != objective["owner"]]
    parts = [part for part in own if part["outcome"] != "retired" and part["pace"] != "done"]
    return [(one["id"], "owner-left") for one in (objective, *parts) if one["owner"] in gone]


def of_objective(objective):
    found = {name: name in objective["early_warnings"] for name in WARNINGS}
    found["forecast-misses"] = objective["forecast"] and misses(objective, objective["forecast"])
    found["missing-owner"] = objective["owner"] is None
    found["stale-check-in"] = objective["stale"]
    paces = {part["pace"] for part in objective["key_results"]}
    found["at-risk"] = objective["pace"] == "at-risk" and "at-risk" not in paces
    return [(objective["id"], name) for name, holds in found.items() if holds]


def of_key_result(objective, part):
    found = {name: name in part["early_warnings"] for name in WARNINGS}
    found["at-risk"] = part["pace"] == "at-risk"
    found["forecast-misses"] = part["live"] and part["forecast"] and misses(objective, part["forecast"])
    found["stale-check-in"] = part["stale"] and not objective["stale"]
    return [(part["id"], name) for name, holds in found.items() if holds]


def misses(objective, forecast):
    needed = 1 if objective["type"] == "committed" else SUCCESS
    return round(forecast["at_due"] + 1e-9, 2) < needed


@pytest.mark.parametrize("day", ["2026-05-20", "2026-08-14", "2026-11-20", "2026-12-31", "2027-02-01"])
def test_the_list_is_what_the_export_says(day):
    site = Published(DEMO, day)
    found = sorted((item["about"], reason["rule"]) for item in data(site) for reason in item["reasons"])
    assert found == sorted(expected(site.export))
    assert (day == "2027-02-01") == (found == [])


def test_each_reason_has_its_count(tarnbrook):
    page = tarnbrook.page("attention/")
    counts = {one.text for one in page.one(cls="okr-tallies").all("li")}
    by_row = Counter()
    for row in rows(tarnbrook).values():
        by_row.update({link.text for link in row.all("a", cls="okr-rule")})
    assert f"{by_row['stale-check-in']} silent" in counts
    assert f"{by_row['falling-confidence']} confidence falling" in counts
    assert f"{by_row['watermelon']} said on track" in counts


def test_the_most_urgent_first_and_the_companys_own_double(harbour_site):
    """Silent 5, said on track 3, a missed forecast 2, unaligned 1 are 11; at risk 3 and missed twice 1, doubled, are 8."""
    assert list(rows(harbour_site)) == [
        "Kerbs that anyone can pass",
        "Riders come back the next week",
        "Fewer flat tyres",
        "A night shift that people want",
        "Open the eastern quays",
        "Fleet",
        "Street",
    ]


def test_a_row_says_how_it_stands_why_and_what_it_would_take(harbour_site):
    kerbs = rows(harbour_site)["Kerbs that anyone can pass"]
    assert "stale, last said 12 Oct" in kerbs.text
    assert "41 days left" in kerbs.text
    assert "Heading for 0.14 (0.12 to 0.16), 1.00 is needed forecast-misses" in kerbs.text
    assert "Needs 15.8 points a week, made 1.1 a week since the start" in kerbs.text


def test_the_days_left_are_the_objectives_own_and_those_of_what_is_due_earlier(tarnbrook):
    row = rows(tarnbrook)["Know whether hospital outpatient departments would buy, before we build anything for them"]
    assert "41 days left" in row.one(cls="okr-attention__state").text
    assert "25 days left" in next(one for one in row.all("li") if "Two-page memo" in one.text).text
    assert "made 5.7" not in row.text, "what goes fast enough by its own rate is not said to be too slow"


def test_what_is_allowed_or_turned_off_is_not_listed(tmp_path):
    root = harbour(tmp_path)
    before = {(item["about"], reason["rule"]) for item in data(Published(root)) for reason in item["reasons"]}
    settings = (root / "okrsite.yml").read_text(encoding="utf-8")
    put(root, {"okrsite.yml": f"{settings}\nrules: {{at-risk: off}}\n"})
    after = {(item["about"], reason["rule"]) for item in data(Published(root)) for reason in item["reasons"]}
    assert after == {pair for pair in before if pair[1] != "at-risk"}
    assert after != before
    night = (root / "harbour/fleet/2026-q4/night-shift.md").read_text(encoding="utf-8")
    allowed = night.replace("---\n", "---\nallow: [{rule: stale-check-in, reason: Begins with the new roster}]\n", 1)
    put(root, {"harbour/fleet/2026-q4/night-shift.md": allowed})
    waived = {(item["about"], reason["rule"]) for item in data(Published(root)) for reason in item["reasons"]}
    assert waived == after - {("fleet/2026-q4/night-shift", "stale-check-in")}
    assert waived != after


def test_nobodys_own_development_is_on_the_list(tmp_path):
    put(
        tmp_path,
        {
            "okrsite.yml": "company: Acme\n",
            "company/team.yml": "name: Acme\n",
            "company/2026-q4/mine.md": "---\nobjective: I learn to sail\ntype: personal\nkey_results:\n"
            "  - {id: lessons, title: Ten lessons, baseline: 0, target: 10}\n---\n",
        },
    )
    page = Published(tmp_path, "2026-11-20").page("attention/")
    assert "Nothing calls for attention" in page.text
    assert "sail" not in page.text


def test_a_team_that_went_quiet_has_a_row_of_its_own(tmp_path):
    key_results = "".join(f"  - {{id: k{n}, title: Number {n}, baseline: 0, target: 10}}\n" for n in range(3))
    put(
        tmp_path,
        {
            "okrsite.yml": "company: Acme\n",
            "company/team.yml": "name: Acme\n",
            "company/boats/team.yml": "name: Boats\n",
            "company/boats/2026-q4/all.md": f"---\nobjective: Boats float\nowner: ana\nkey_results:\n{key_results}---\n",
            "company/boats/2026-q4/check-ins/2026-11-16.yml": "by: ana\nkey_results:\n  all#k0: {value: 6}\n",
        },
    )
    found = rows(Published(tmp_path, "2026-11-20"))
    assert "1 of 3 live key results was spoken of in time low-check-in-rate" in found["Boats"].text
    assert found["Boats"].one("h2").links["Boats"] == "../teams/boats/"


def test_what_somebody_owns_who_has_left(tmp_path):
    put(
        tmp_path,
        {
            "okrsite.yml": "company: Acme\n",
            "people.yml": "ana: {name: Ana Pires}\njonah: {name: Jonah Weiss, left: 2026-11-13}\n",
            "company/team.yml": "name: Acme\n",
            "company/2026-q4/boats.md": "---\nobjective: Boats float\nowner: ana\nkey_results:\n"
            "  - {id: leaks, title: Leaks from 9 to 0, baseline: 9 leaks, target: 0, owner: jonah}\n---\n",
            "company/2026-q4/check-ins/2026-11-16.yml": "by: ana\nkey_results:\n  boats#leaks: {value: 4}\n",
        },
    )
    row = rows(Published(tmp_path, "2026-11-20"))["Boats float"]
    assert "Its owner has left owner-left" in row.text
    assert row.links["owner-left"] == "../rules/owner-left/"
