"""How well objectives are written: the sums on the pages are done again from what the checks found."""

import json
import re

import pytest
from published import Published, put

from okrsite_gen.rules.quality import COUNTED

WEIGHT = {rule: weight for rule, (_, weight) in COUNTED.items()}
COMPANY = {"okrsite.yml": "company: Acme\n", "acme/team.yml": "name: Acme\n"}
PLAIN = """---
objective: {title}
{more}
key_results:
  - {{id: solved, title: Solved at first contact from 60% to 80%, baseline: 60%, target: 80%}}
  - {{id: waiting, title: Waiting time from 9 to 3 minutes, baseline: 9, target: 3, unit: minutes}}
---
"""
GOOD = "owner: ana\nwhy: Half of those who write us leave"


def objective(title="Nobody waits for an answer", more=GOOD):
    return PLAIN.format(title=title, more=more)


def acme(root, **files):
    """Acme on 20 November 2026 with objectives of the fourth quarter; `desk` is a team below."""
    written = {f"acme/2026-q4/{name}.md": text for name, text in files.items()}
    return Published(put(root, COMPANY | written), as_of="2026-11-20")


def data(site):
    [asset] = [asset for asset in site.plan.assets if asset.uri == "quality/data.json"]
    return json.loads(asset.data())


def lost(site):
    """What each line loses, by id, from the diagnostics alone."""
    found = {(one.about, one.rule) for one in site.result.diagnostics if one.rule in WEIGHT and not one.allowed}
    by_line = {}
    for about, rule in found:
        by_line[about] = by_line.get(about, 0) + WEIGHT[rule]
    return by_line


def test_every_sum_is_right(harbour_site):
    found, takes = data(harbour_site), lost(harbour_site)
    assert takes, "Harbour Bikes has something to fix"
    for one in found["objectives"]:
        for line in one["lines"]:
            assert line["left"] == max(0, 10 - takes.get(line["id"], 0)), line
        assert one["left"] == sum(line["left"] for line in one["lines"])
        assert one["of"] == 10 * len(one["lines"])
        assert one["share"] == pytest.approx(one["left"] / one["of"], abs=1e-6)
    for team in found["teams"]:
        mine = [one for one in found["objectives"] if one["id"].startswith(f"{team['id']}/")]
        assert (team["left"], team["of"]) == (sum(one["left"] for one in mine), sum(one["of"] for one in mine))
    assert found["company"]["left"] == sum(team["left"] for team in found["teams"])


def test_the_page_says_what_the_data_say(harbour_site):
    page, company = harbour_site.page("quality/"), data(harbour_site)["company"]
    share = int(100 * company["share"] + 0.5)
    assert f"{share}% of what could be right is right: {company['left']} of {company['of']} points" in page.text
    rows = {row["Team"]: row for row in page.after("By team").one("table").rows if row["Points"]}
    for team in data(harbour_site)["teams"]:
        name = harbour_site.snapshot.portfolio.teams[team["id"]].name
        assert rows[name]["Points"] == f"{team['left']} of {team['of']}"
        assert f" {team['left']} of {team['of']} points" in harbour_site.page(f"quality/{team['id']}/").text


def test_what_loses_most_is_to_be_fixed_first_and_every_line_shows_its_sum(harbour_site):
    shown = harbour_site.page("quality/").after("What to fix first").one("ol").all("span", cls="okr-written__sum")
    sums = [re.fullmatch(r"10((?: − \d+)+) = (−?\d+)(, so 0)?", one.text) for one in shown]
    assert all(sums)
    left = [max(0, signed(match[2])) for match in sums]
    assert left == sorted(left)
    for match in sums:
        assert signed(match[2]) == 10 - sum(map(int, re.findall(r"\d+", match[1])))
        assert bool(match[3]) == (signed(match[2]) < 0)


def signed(text):
    return int(text.replace("−", "-"))


def test_each_remark_leads_to_its_line_and_to_its_rule(tmp_path):
    files = COMPANY | {"okrsite.yml": "company: Acme\nsource_url: https://forge.example/acme/blob/main/\n"}
    put(tmp_path, files | {"acme/2026-q4/answers.md": objective(more="why: Half of them leave")})
    first = Published(tmp_path, as_of="2026-11-20").page("quality/").after("What to fix first")
    assert first.links["acme/2026-q4/answers.md:2"] == "https://forge.example/acme/blob/main/acme/2026-q4/answers.md#L2"
    assert first.links["missing-owner"] == "../rules/missing-owner/"
    assert "10 − 4 = 6" in first.text
    assert "Add owner: with the id of the person" in first.text


def test_nobody_is_ranked(harbour_site):
    people = {person.label for person in harbour_site.snapshot.portfolio.people.values()}
    for uri in harbour_site.uris:
        if uri.startswith("quality/"):
            text = harbour_site.page(uri).text
            assert not [name for name in people if name in text], uri
    order = [row["Team"] for row in harbour_site.page("quality/").after("By team").one("table").rows]
    listed = [row.all("th")[0].all("a")[0].text for row in harbour_site.page("teams/").all("table")[0].body_rows]
    assert order == [name for name in listed if name in order]


def test_what_does_not_count(tmp_path):
    """Allowed, personal, retired or over, and a rule that the company turned off: nothing of it is held against anybody."""
    site = acme(
        tmp_path,
        answers=objective(),
        allowed=objective(
            "Nobody rings twice", "owner: ana\nallow: [{rule: missing-why, reason: Said in the town hall}]"
        ),
        personal=objective("Listen before lunch", "type: personal"),
        gone=objective("No letter lies around", "retired: {date: 2026-11-02, reason: Nobody writes any}"),
    )
    assert data(site)["company"] == {"left": 60, "of": 60, "share": 1.0}
    put(
        tmp_path,
        {
            "okrsite.yml": "rules: {missing-why: off}\n",
            "acme/2026-q4/no-why.md": objective("Nobody writes twice", "owner: ana"),
        },
    )
    assert data(Published(tmp_path, as_of="2026-11-20"))["company"]["left"] == 90


def test_a_retired_key_result_is_no_line(tmp_path):
    gone = "    retired: {date: 2026-11-02, reason: Nobody rings any more}\n"
    kept = "  - {id: c, title: Letters from 9 to 3 a day, baseline: 9, target: 3}\n"
    listed = "  - id: calls\n    title: Calls from 9 to 3 a day\n    baseline: 9\n    target: 3\n" + gone + kept
    text = objective().replace("---\n", listed + "---\n").removeprefix(listed)
    [one] = data(acme(tmp_path, answers=text))["objectives"]
    assert [line["id"].partition("#")[2] for line in one["lines"]] == ["", "solved", "waiting", "c"]


def test_a_rule_that_speaks_twice_of_a_line_takes_its_weight_once(tmp_path):
    site = acme(tmp_path, answers=objective("Nobody waits for MQL, NDR and RPO"))
    found = [one for one in site.result.diagnostics if one.rule == "unknown-abbreviation"]
    assert len(found) > 1
    assert data(site)["objectives"][0]["lines"][0]["left"] == 9


def test_of_equals_the_company_s_own_come_first(tmp_path):
    below = {
        "acme/a/team.yml": "name: Alpha\n",
        "acme/a/2026-q4/one.md": objective("Nobody rings twice", "why: So\nsupports: [acme/two]"),
    }
    put(tmp_path, COMPANY | below | {"acme/2026-q4/two.md": objective(more="why: So")})
    first = Published(tmp_path, as_of="2026-11-20").page("quality/").after("What to fix first")
    lines = [one.text for one in first.all("div", cls="okr-written__head") if "10 − 4 = 6" in one.text]
    assert [line.startswith("Nobody waits for an answer") for line in lines] == [True, False]


def test_alignment_is_in_the_share_and_not_in_the_trend(tmp_path):
    below = {"acme/a/team.yml": "name: Alpha\n", "acme/a/2026-q4/one.md": objective("Nobody rings twice")}
    put(tmp_path, COMPANY | below | {"acme/2026-q4/two.md": objective()})
    found = data(Published(tmp_path, as_of="2026-11-20"))
    assert (found["company"]["left"], found["cycles"][0]["left"]) == (56, 60)


def test_a_line_does_not_fall_below_nothing(tmp_path):
    text = "---\nobjective: The bonus of 2026 is 10% higher\n---\n"
    [line] = data(acme(tmp_path, pay=text))["objectives"][0]["lines"]
    assert sum(one["weight"] for one in line["rules"]) > 10
    assert line["left"] == 0
    assert re.search(r"10 − [\d −]+ = −\d+, so 0", Published(tmp_path, as_of="2026-11-20").page("quality/acme/").text)


def test_cycle_by_cycle(tmp_path):
    put(tmp_path, COMPANY | {"acme/2026-q3/answers.md": objective(more=""), "acme/2026-q4/answers.md": objective()})
    page = Published(tmp_path, as_of="2026-11-20").page("quality/").after("Cycle by cycle")
    rows = [tuple(row.values()) for row in page.one("table").rows]
    assert rows == [("Q3 2026", "1", "23 of 30", "77%"), ("Q4 2026", "1", "30 of 30", "100%")]


def test_nothing_to_read(tmp_path):
    page = Published(put(tmp_path, COMPANY), as_of="2026-11-20").page("quality/")
    assert "Nothing to read yet" in page.text
    assert "okrsite new objective" in page.text


def test_nothing_found(tmp_path):
    page = acme(tmp_path, answers=objective()).page("quality/")
    assert "100% of what could be right is right: 30 of 30 points" in page.text
    assert "Nothing: no rule that counts here speaks of any line." in page.after("What to fix first").text


def test_a_long_list_ends(tmp_path):
    site = acme(
        tmp_path, **{f"o{number}": objective(f"Nobody waits for an answer {number}", "") for number in range(25)}
    )
    first = site.page("quality/").after("What to fix first")
    assert len(first.one("ol").all("span", cls="okr-written__sum")) == 10
    assert "The first 10 of 25" in first.text
    assert len(site.page("quality/acme/").all("span", cls="okr-written__sum")) == 25


def test_how_it_is_counted_is_told_with_every_weight(harbour_site):
    part = harbour_site.page("how-to-read/").after("How well they are written")
    for rule, weight in WEIGHT.items():
        assert f"{rule} {weight}" in part.text
    assert part.links["This page"] == "../quality/"
