"""The explorer, the check-ins and the health measures."""

import pytest
from published import Published, put


@pytest.fixture
def feed(harbour_site):
    return harbour_site.page("check-ins/2026-q4/fleet/")


def test_the_explorer_has_every_objective_and_key_result(harbour_site):
    rows = harbour_site.page("explorer/").one("table").rows
    titles = [row["Objective or key result"] for row in rows]
    expected = [part["title"] for whole in harbour_site.export["objectives"] for part in (whole, *whole["key_results"])]
    assert len(rows) == len(expected) == 22
    assert all(any(title.startswith(wanted) for title in titles) for wanted in expected)
    assert "22 objectives and key results" in harbour_site.page("explorer/").text


def test_the_current_cycle_stands_first(harbour_site):
    cycles = [row["Cycle"] for row in harbour_site.page("explorer/").one("table").rows]
    assert cycles == ["Q4 2026"] * 14 + ["Q3 2026"] * 6 + ["2026"] * 2


def test_a_facet_counts_what_its_page_shows(harbour_site):
    facets = harbour_site.page("explorer/").one("nav", cls="okr-facets")
    choices = [item for item in facets.all("li") if item.all(cls="okr-num")]
    assert len(choices) > 20
    for item in choices:
        number = int(item.one(cls="okr-num").text)
        page = harbour_site.page("explorer/" + item.one("a")["href"])
        assert len(page.one("table").rows) == number, item.text
        assert [link.text for link in page.all("a", **{"aria-current": "page"})] == [item.text]


def test_a_facet_holds_only_what_it_says(harbour_site):
    rows = harbour_site.page("explorer/status/at-risk/").one("table").rows
    assert {row["Status"] for row in rows} == {"at risk"}
    rows = harbour_site.page("explorer/team/street/").one("table").rows
    assert {row["Team"] for row in rows} == {"Street"}


def test_states_are_listed_as_everywhere(harbour_site):
    explorer = harbour_site.page("explorer/")
    [facets] = [facet for facet in explorer.all("div", cls="okr-facet") if facet.one("dt").text == "Status"]
    assert [item.text.rstrip(" 0123456789") for item in facets.all("li")] == [
        "at risk", "missed", "behind", "stale", "no check-in", "on track", "achieved", "retired",
    ]  # fmt: skip


def test_long_tables_come_in_parts_of_200(tmp_path):
    """101 objectives of two key results each are 303 lines."""
    key_results = "[{id: a, title: A, kind: binary}, {id: b, title: B, kind: binary}]"
    entries = "\n".join(f"  - {{id: o{n}, objective: O{n}, key_results: {key_results}}}" for n in range(101))
    put(
        tmp_path,
        {"okrsite.yml": "", "co/team.yml": "name: Co\n", "co/2026-q4/objectives.yml": f"objectives:\n{entries}\n"},
    )
    site = Published(tmp_path, as_of="2026-11-20")
    first, second = site.page("explorer/"), site.page("explorer/2/")
    assert (len(first.one("table").rows), len(second.one("table").rows)) == (200, 103)
    assert "303 objectives and key results · part 2 of 2" in second.text
    assert {"1": "../", "2": "./"}.items() <= second.links.items()
    assert "explorer/3/" not in site.uris


def test_check_ins_newest_first_with_permalinks(feed):
    said = feed.all("article")
    assert [part["id"] for part in said] == ["2026-11-12-1700-ben", "2026-11-12-0900-ana", "2026-10-29"]
    for part in said:
        assert part.links[part.one("time").text] == f"#{part['id']}"


def test_a_check_in_is_shown_whole(feed):
    text = feed.id("2026-11-12-0900-ana").text
    assert "12 November 2026 · Fleet by Ana Pires · with Ben Okafor · 15 minutes" in text
    assert "Decisions No more cheap tubes" in text
    assert "Flat tyres per 1,000 rides from 20 to 12 19 → 18" in text
    assert "Actions Ask the port for a broom Ana Pires by 12 Nov" in feed.id("2026-10-29").text


def test_values_of_health_measures_are_part_of_a_check_in(harbour_site):
    text = harbour_site.page("check-ins/2026-q4/harbour/").id("2026-11-16").text
    assert "Health Rides a week 9,100 rides Crashes a week 3 crashes" in text


def test_late_and_measured_are_said(harbour_site):
    assert "late" in harbour_site.page("check-ins/2026-q3/fleet/").id("2026-10-08").one("h2").text
    street = harbour_site.page("check-ins/2026-q4/street/")
    assert [part.one("h2").text for part in street.all("article")] == [
        "16 November 2026 · Street measured",
        "2 November 2026 · Street measured",
        "12 October 2026 · Street",
    ]


def test_the_latest_are_of_people_and_lead_to_all(harbour_site):
    page = harbour_site.page("check-ins/")
    days = [article.one("time")["datetime"] for article in page.all("article")]
    assert days == sorted(days, reverse=True)
    assert "measured" not in page.text
    assert page.after("All check-ins").links["Street"] == "2026-q4/street/"


def test_health_measures_with_their_limits_north_star_first(harbour_site):
    assert harbour_site.page("kpis/").all("table")[0].rows == [
        {"Measure": "Rides a weekHarbour Bikes", "Now": "9,100 rides", "Limit": "at least 9,000 rides", "Kept": "kept", "So far": "", "Last value": "4 days ago"},
        {"Measure": "Crashes a weekFleet", "Now": "3 crashes", "Limit": "at most 2 crashes", "Kept": "not kept", "So far": "", "Last value": "4 days ago"},
        {"Measure": "Noise complaintsCleo Tan", "Now": "–", "Limit": "no limit", "Kept": "–", "So far": "", "Last value": "never"},
    ]  # fmt: skip


def test_a_health_measure_s_values(harbour_site):
    part = harbour_site.page("kpis/").id("crashes")
    assert "Those with somebody hurt" in part.text
    assert part.one("table").rows[0] == {"Day": "16 November 2026", "Value": "3 crashes", "Limit": "not kept"}


def test_an_entry_about_a_key_result_names_its_objective(harbour_site, feed):
    assert [part.one(cls="okr-entry__about").links for part in feed.id("2026-11-12-1700-ben").all(cls="okr-entry")] == [
        {
            "Two more repair vans": "../../../2026-q4/fleet/fewer-flats/#vans",
            "Fewer flat tyres": "../../../2026-q4/fleet/fewer-flats/",
        }
    ]
    on_its_own_page = harbour_site.page("2026-q4/fleet/fewer-flats/").all(cls="okr-entry__about")
    assert on_its_own_page
    assert not [part for part in on_its_own_page if "Fewer flat tyres" in part.text]


def test_an_entry_about_an_objective_names_it_once(tmp_path):
    put(
        tmp_path,
        {
            "okrsite.yml": "as_of: 2026-11-20\n",
            "co/team.yml": "name: Co\n",
            "co/2026-q4/win.md": "---\nobjective: Win\nkey_results:\n  - {id: a, title: A, kind: binary}\n---\n",
            "co/2026-q4/check-ins/2026-11-16.yml": "objectives: {win: {note: Slow}}\n",
        },
    )
    assert Published(tmp_path).page("check-ins/2026-q4/co/").one(cls="okr-entry__about").text == "Win"
