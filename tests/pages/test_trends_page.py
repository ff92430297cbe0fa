"""Trends: every cell is what the company was on the last day of that week, and the tables can be read by ear."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest
from published import Published, harbour, put, two_decimals

from okrsite_gen import pipeline, scoring

DEMO = Path(__file__).parents[2] / "content" / "okrs"
WORDS = {"on-track": "on track", "at-risk": "at risk", "no-check-in": "no check-in"}
CYCLES = {"2026-q4": "2026-11-20", "2026-q3": "2026-09-30", "solo-sprint": "2026-11-20"}


@pytest.fixture(scope="module")
def tarnbrook():
    return Published(DEMO)


@cache
def demo_on(day):
    return pipeline.run(DEMO, fallback_day=day, as_of=day).snapshot


def days(cycle, last):
    """The last day of each week."""
    starts = demo_on(dt.date(2026, 11, 20)).portfolio.cycles[cycle].starts
    ends = dt.date.fromisoformat(last)
    return [min(starts + dt.timedelta(7 * week + 6), ends) for week in range((ends - starts).days // 7 + 1)]


def heat(page, heading):
    """By team, the cells' visible texts with what is said to those who listen."""
    return {
        row.one("th").text: [cell.text for cell in row.all("td")]
        for row in page.after(heading).one("table", cls="okr-heat").one("tbody").all("tr")
    }


def one_decimal(value):
    return f"{int(round(value, 9) * 10 + 0.5 + 1e-9) / 10:.1f}"


@pytest.mark.parametrize(("cycle", "last"), CYCLES.items())
def test_pace_by_team_is_that_of_each_week_s_last_day(tarnbrook, cycle, last):
    found = heat(tarnbrook.page(f"trends/{cycle}/"), "Pace by team")
    teams = tarnbrook.snapshot.portfolio.teams.values()
    for at, day in enumerate(days(cycle, last)):
        then = demo_on(day)
        for team in teams:
            mean = then.means.get((team.id, cycle))
            if mean is None:
                assert found.get(team.name, ["no objectives"]) == ["no objectives"]
                continue
            cell = found[team.name][at]
            score, expected = two_decimals(mean.score), two_decimals(mean.expected)
            word = cell.removeprefix(f"{score} ").removesuffix(f", {expected} expected")
            assert cell == f"{score} {word}, {expected} expected", (team.id, day)
            assert word in ("on track", "behind", "at risk", "stale", "done"), (team.id, day)
            gap = round(mean.expected - mean.score, 9)
            if word in ("on track", "behind", "at risk"):
                assert word == ("on track" if gap <= 0.05 else "behind" if gap <= 0.25 else "at risk"), (team.id, day)


@pytest.mark.parametrize(("cycle", "last"), CYCLES.items())
def test_confidence_by_team_is_the_mean_of_who_spoke_in_time(tarnbrook, cycle, last):
    found = heat(tarnbrook.page(f"trends/{cycle}/"), "Confidence by team")
    portfolio = tarnbrook.snapshot.portfolio
    for at, day in enumerate(days(cycle, last)):
        for team in {one.team for one in portfolio.objectives.values() if one.cycle == cycle}:
            mine = [one for one in portfolio.objectives.values() if (one.team, one.cycle) == (team, cycle)]
            states = [scoring.objective_on(portfolio, one, day) for one in mine]
            live = [
                part
                for state in states
                if state.definition.type != "personal"
                for part in state.key_results
                if part.live
            ]
            said = [part.confidence for part in live if not part.stale and part.confidence is not None]
            cell = found[portfolio.teams[team].name][at]
            if said:
                kr = "key result" if len(live) == 1 else "key results"
                assert cell == f"{one_decimal(sum(said) / len(said))} of 10, said of {len(said)} of {len(live)} {kr}"
            else:
                assert cell == f"– {'nobody spoke in time' if live else 'no live key result'}", (team, day)


@pytest.mark.parametrize("cycle", ["2026-q3", "2026-q4"])
def test_the_company_s_rows_are_what_the_day_s_snapshot_says(tarnbrook, cycle):
    rows = tarnbrook.page(f"trends/{cycle}/").after("The company").one("table").one("tbody").all("tr")
    table = {row.one("th").text: [cell.text for cell in row.all("td")] for row in rows}
    for at, day in enumerate(days(cycle, CYCLES[cycle])):
        then = demo_on(day)
        mean = then.means["company", cycle]
        assert (table["Score"][at], table["Expected"][at]) == (two_decimals(mean.score), two_decimals(mean.expected))
        live = [
            part
            for state in then.objectives.values()
            if state.objective.cycle == cycle and state.in_rates
            for part in state.key_results
            if part.live
        ]
        fresh = [part for part in live if not part.stale]
        sure = sum((part.confidence or 0) >= 7 for part in fresh)
        unsure = sum(part.confidence is not None and part.confidence <= 3 for part in fresh)
        assert table["Live key results"][at] == str(len(live))
        assert table["Check-in rate"][at] == f"{int(100 * len(fresh) / len(live) + 0.5 + 1e-9)}%"
        net = 100 * (sure - unsure) / len(live)
        shown = table["Net confidence"][at].replace("−", "-").replace("±", "").removesuffix("%")
        assert int(shown) == int(abs(net) + 0.5 + 1e-9) * (1 if net > 0 else -1)


@pytest.mark.parametrize("cycle", ["2026-q3", "2026-q4", "2026"])
def test_unaligned_is_what_the_monday_of_the_week_says(tarnbrook, cycle):
    """Each Monday's own snapshot is asked: which team objectives of the cycle reach a company objective that is live then."""
    rows = tarnbrook.page(f"trends/{cycle}/").after("The company").one("table").one("tbody").all("tr")
    told = {row.one("th").text: [cell.text for cell in row.all("td")] for row in rows}["Unaligned, that Monday"]
    starts = demo_on(dt.date(2026, 11, 20)).portfolio.cycles[cycle].starts
    for number, text in enumerate(told):
        week = [starts + dt.timedelta(7 * number + day) for day in range(7)]
        monday = next(day for day in week if day.weekday() == 0)
        if monday > dt.date(2026, 11, 20):
            assert text == "–"
            continue
        then = demo_on(monday)
        asked = [
            state.id for state in then.objectives.values() if state.objective.cycle == cycle and asked_on(then, state)
        ]
        lost = [one for one in asked if not reaches_the_company(then, one)]
        assert text == (f"{int(100 * len(lost) / len(asked) + 0.5 + 1e-9)}%" if asked else "–"), (cycle, monday)


def live_on(snapshot, state):
    cycle = snapshot.portfolio.cycles[state.objective.cycle]
    return cycle.starts <= snapshot.as_of <= cycle.ends and state.pace != "retired" and not state.objective.draft


def is_companys(snapshot, id_):
    state = snapshot.objectives.get(id_)
    return (
        state is not None
        and snapshot.portfolio.teams[state.objective.team].level == "company"
        and live_on(snapshot, state)
    )


def asked_on(snapshot, state):
    below = snapshot.portfolio.teams[state.objective.team].level != "company"
    return below and state.definition.type != "personal" and live_on(snapshot, state)


def reaches_the_company(snapshot, id_):
    """By walking every chain of links."""
    seen, edge = set(), {id_}
    while edge:
        seen |= edge
        found = {link.to.split("#")[0] for one in edge for link in snapshot.objectives[one].objective.supports}
        if any(is_companys(snapshot, one) for one in found):
            return True
        edge = found - seen
    return False


def test_home_shows_the_same_cells(tarnbrook):
    home = tarnbrook.page("").after("Teams in Q4 2026").one("table").one("tbody").all("tr")
    found = heat(tarnbrook.page("trends/"), "Pace by team")
    assert {row.one("th").text: [cell.text for cell in row.all("td")] for row in home} == found


def test_the_tab_shows_the_cycle_of_the_home_page_and_leads_to_the_others(tarnbrook):
    tab, own = tarnbrook.page("trends/"), tarnbrook.page("trends/2026-q4/")
    assert tab.one("h1").text == own.one("h1").text == "Q4 2026 week by week"
    assert heat(tab, "Pace by team") == heat(own, "Pace by team")
    others = {"2026", "Solo launch sprint", "Q3 2026", "Q2 2026"}
    assert {text: link for text, link in tab.links.items() if text in others} == {
        "2026": "2026/", "Solo launch sprint": "solo-sprint/", "Q3 2026": "2026-q3/", "Q2 2026": "2026-q2/"
    }  # fmt: skip


def test_tables_can_be_read_without_eyes_and_without_colour(tarnbrook):
    page = tarnbrook.page("trends/2026-q3/")
    for region in page.all("div", cls="okr-scroll"):
        assert region["role"] == "group"
        assert region["tabindex"] == "0"
        assert region["aria-label"]
        table = region.one("table")
        assert table.one("caption").text
        heads = table.one("thead").all("th")
        assert {cell["scope"] for cell in heads} == {"col"}
        assert [cell.text for cell in heads][1:3] == ["W1 7 Jul", "W2 14 Jul"]
        for row in table.one("tbody").all("tr"):
            assert row.one("th")["scope"] == "row"
    for row in page.after("Pace by team").one("tbody").all("tr"):
        for cell in row.all("td"):
            assert cell.all(cls="okr-shape") or cell.text == "no objectives"


def test_the_running_week_is_marked_and_a_cycle_that_is_over_has_none(tarnbrook):
    def current(uri):
        return {cell.text for cell in tarnbrook.page(uri).all("th") if cell["aria-current"]}

    assert current("trends/2026-q4/") == {"W8 20 Nov"}
    assert current("trends/2026-q3/") == set()


def test_lines_are_named_described_and_labelled(tarnbrook):
    page = tarnbrook.page("trends/")
    pictures = page.all(cls="line-chart")
    titles, texts = ([page.id(one["aria-labelledby"].split()[at]).node.text for one in pictures] for at in (0, 1))
    assert titles == [
        f"{name} in Q4 2026, week by week"
        for name in ("Score", "Net confidence", "Check-in rate", "Confidence", "Unaligned share")
    ]
    assert texts[2] == "From 100% in week 1 to 81% in week 8; lowest 81%, highest 100%."


def test_programme_health_shows_its_parts_and_its_sum(tarnbrook):
    part = tarnbrook.page("trends/2026-q4/").after("Programme health")
    rows = part.one("table").rows
    counted = [tuple(map(int, row["Count"].split(" of "))) for row in rows]
    weights = [int(row["Weight"]) for row in rows]
    exact = sum(weight * count / of for weight, (count, of) in zip(weights, counted, strict=True)) / sum(weights)
    sums = " + ".join(f"{weight} × {count}/{of}" for weight, (count, of) in zip(weights, counted, strict=True))
    assert f"({sums}) / {sum(weights)} = {two_decimals(exact)}" in part.text
    assert f"{int(100 * exact + 0.5)}% on 20 November 2026" in part.text
    assert sum(float(row["Adds, of 100"]) for row in rows) == pytest.approx(100 * exact, abs=0.3)


def test_its_data_stand_beside_it(tarnbrook):
    assets = {asset.uri: asset for asset in tarnbrook.plan.assets}
    data = json.loads(assets["trends/2026-q3/data.json"].data())
    assert (data["as_of"], data["cycle"]) == ("2026-11-20", "2026-q3")
    assert [week["ends"] for week in data["company"]] == [str(day) for day in days("2026-q3", "2026-09-30")]
    assert data["teams"]["care"][-1]["score"] == round(demo_on(dt.date(2026, 9, 30)).means["care", "2026-q3"].score, 6)
    assert [part["id"] for part in data["health"]["parts"]] == [
        "check-ins",
        "confidence",
        "measurable",
        "why",
        "aligned",
    ]
    assert json.loads(assets["trends/data.json"].data())["cycle"] == "2026-q4"
    assert tarnbrook.page("trends/").links["All weeks as data"] == "2026-q4/data.json"


def test_who_went_silent_is_stale_and_never_green(tmp_path):
    """Fleet spoke on 12 November the last time; by 31 December it is silent for seven weeks."""
    page = Published(harbour(tmp_path), as_of="2026-12-31").page("trends/2026-q4/")
    states = [cell.partition(" ")[2].partition(",")[0] for cell in heat(page, "Pace by team")["Fleet"]]
    assert states[-1] == "stale"
    assert set(states[9:]) == {"stale"}
    assert heat(page, "Confidence by team")["Fleet"][-1] == "– nobody spoke in time"


OBJECTIVE = "---\nobjective: Win\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 1}\n---\n"
PLAIN = {"okrsite.yml": "company: Co\n", "co/team.yml": "name: Co\n", "co/2026-q4/win.md": OBJECTIVE}


def test_a_cycle_that_has_not_begun_is_waited_for(tmp_path):
    site = Published(put(tmp_path, PLAIN), as_of="2026-09-20")
    assert "Q4 2026 begins in 11 days." in site.page("trends/").text
    assert [uri for uri in site.uris if uri.startswith("trends/")] == ["trends/"]


def test_without_any_objective_it_says_how_to_begin(tmp_path):
    site = Published(put(tmp_path, {"okrsite.yml": "company: Co\n", "co/team.yml": "name: Co\n"}), as_of="2026-09-20")
    assert "okrsite new objective" in site.page("trends/").text


def test_on_its_first_day_a_cycle_has_one_week(tmp_path):
    page = Published(put(tmp_path, PLAIN), as_of="2026-10-01").page("trends/")
    assert heat(page, "Pace by team") == {"Co": ["– no check-in, 0.00 expected"]}


def test_where_nobody_reports_only_the_silence_is_drawn(tmp_path):
    page = Published(put(tmp_path, PLAIN), as_of="2028-02-01").page("trends/2026-q4/")
    titles = [figure.one("figcaption").one("strong").text for figure in page.all("figure", cls="okr-line")]
    assert titles == ["Check-in rate"]
    assert {cell for cells in heat(page, "Confidence by team").values() for cell in cells} == {
        "– no confidence was said",  # in its first nine days
        "– nobody spoke in time",
    }
    rows = {
        row.one("th").text: {cell.text for cell in row.all("td")}
        for row in page.one("table", cls="okr-heat--plain").one("tbody").all("tr")
    }
    assert (rows["Score"], rows["Net confidence"], rows["Confidence"]) == ({"–"}, {"–"}, {"–"})


def test_what_is_personal_or_hidden_leaves_no_row(tmp_path):
    files = {
        **PLAIN,
        "okrsite.yml": "company: Co\naudiences: [board, company]\n",
        "co/crew/team.yml": "{name: Crew, parent: co}\n",
        "co/crew/2026-q4/read.md": OBJECTIVE.replace("objective: Win", "objective: Read\ntype: personal"),
        "co/spy/team.yml": "{name: Spy, parent: co}\n",
        "co/spy/2026-q4/look.md": OBJECTIVE.replace("objective: Win", "objective: Look\naudience: board"),
    }
    page = Published(put(tmp_path, files), as_of="2026-11-20").page("trends/")
    assert list(heat(page, "Pace by team")) == ["Co"]


@pytest.mark.parametrize(("cycle", "most"), [("2026-q4", 40), ("2026", 17)])
def test_many_teams_stand_in_parts_those_near_the_top_first(tmp_path, cycle, most):
    """90 teams in three departments; a part holds so many that it has at most 800 cells."""
    files = {"okrsite.yml": "as_of: 2026-11-20\n", "co/team.yml": "name: Co\n"}
    for number in range(90):
        department = f"dept-{number % 3}"
        files[f"co/{department}/team.yml"] = f"{{name: Dept {number % 3}, level: department}}\n"
        home = f"co/{department}/crew-{number:02}"
        files |= {f"{home}/team.yml": f"name: Crew {number:02}\n", f"{home}/{cycle}/win.md": OBJECTIVE}
    site = Published(put(tmp_path, files))
    uris = [uri for uri in site.uris if uri.startswith(f"trends/{cycle}/")]
    parts = [list(heat(site.page(uri), "Pace by team")) for uri in sorted(uris, key=lambda uri: (len(uri), uri))]
    assert len(parts[0]) == most
    assert parts[0][:5] == ["Co", "Dept 0", "Dept 1", "Dept 2", "Crew 00Dept 0"]
    assert sorted(name.partition("Dept")[0] for part in parts for name in part if name.startswith("Crew")) == [
        f"Crew {number:02}" for number in range(90)
    ]
    nav = next(nav for nav in site.page(f"trends/{cycle}/").all("nav") if nav["aria-label"] == "All teams")
    assert len(nav.all("a")) == len(parts)
    assert "Programme health" not in site.page(f"trends/{cycle}/2/").text


def test_a_team_s_own_page_has_its_weeks_in_a_row(tarnbrook):
    page = tarnbrook.page("2026-q4/marketing/")
    states = [
        cell.partition(" ")[2].partition(",")[0]
        for cell in heat(tarnbrook.page("trends/"), "Pace by team")["Marketing"]
    ]
    assert [mark.text.partition(": ")[2] for mark in page.one(cls="okr-weeks").all("li")] == states
    assert page.links["beside the other teams"] == "../../trends/2026-q4/"
