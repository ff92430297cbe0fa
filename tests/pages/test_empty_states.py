"""Companies that have not written much yet: every page says something true, and what is unknown is nowhere drawn as 0."""

import pytest
from published import Published, put

BARE = {"okrsite.yml": "company: Fresh\n", "fresh/team.yml": "name: Fresh\n"}
OBJECTIVE = (
    "---\nobjective: Win the first shop\nkey_results:\n  - {id: shops, title: One shop, baseline: 0, target: 1}\n---\n"
)
QUARTER = {"fresh/2026-q4/first.md": OBJECTIVE}
CHECK_IN = {"fresh/2026-q4/check-ins/2026-10-05.yml": "key_results:\n  first#shops: {value: 0.5}\n"}

STATES = {
    "nothing but a team": ({}, "2026-11-20"),
    "an objective without check-ins": (QUARTER, "2026-11-20"),
    "a cycle that has not begun": (QUARTER, "2026-08-01"),
    "a cycle long over": (QUARTER | CHECK_IN, "2028-02-01"),
    "a cycle over in silence": (QUARTER, "2028-02-01"),
    "an objective without key results": ({"fresh/2026-q4/first.md": "---\nobjective: Win\n---\n"}, "2026-11-20"),
    "a limit without values": (
        {"fresh/2026-q4/first.md": "---\nobjective: Win\nkey_results:\n  - {id: a, title: A, kind: at-most, limit: 3}\n---\n"},
        "2026-11-20",
    ),
    "a target to be found": (
        {"fresh/2026-q4/first.md": "---\nobjective: Win\nkey_results:\n  - {id: a, title: A, baseline: 3}\n---\n"},
        "2026-11-20",
    ),
    "a measure without values": ({"kpis.yml": "rides: {title: Rides}\n"}, "2026-11-20"),
    "the company's cycle is empty": (
        {"fresh/shop/team.yml": "name: Shop\n", "fresh/shop/2026-q4/first.md": OBJECTIVE},
        "2026-11-20",
    ),
}  # fmt: skip


def published(root, name):
    files, as_of = STATES[name]
    return Published(put(root, BARE | files), as_of=as_of)


@pytest.mark.parametrize("name", STATES)
def test_every_page_is_there_and_speaks(tmp_path, name):
    site = published(tmp_path, name)
    assert {"", "teams/", "teams/fresh/", "people/", "explorer/", "check-ins/", "how-to-read/", "problems/"} <= {
        *site.uris
    }
    for uri, page in site.pages().items():
        assert page.one("h1").text, uri
        for word in ("None", "nan", "NaN", "{{", "Undefined"):
            assert word not in page.text, (uri, word)
        if CHECK_IN.keys().isdisjoint(STATES[name][0]) and not uri.startswith(("trends/", "map/")):
            assert not [drawn for drawn in page.all() if drawn["class"] in ("spark-line", "actual", "now")], uri


def test_nothing_but_a_team(tmp_path):
    site = published(tmp_path, "nothing but a team")
    assert "No company objectives yet" in site.page("").text
    assert "okrsite new objective" in site.page("").text
    assert "Nobody is named yet" in site.page("people/").text
    assert "Nobody has checked in yet" in site.page("check-ins/").text
    assert "No objectives in this cycle" in site.page("teams/fresh/").text
    assert "0 objectives and key results" in site.page("explorer/").text
    assert "kpis/" not in site.uris
    assert "0.00" not in site.page("").text


def test_an_objective_nobody_spoke_of(tmp_path):
    site = published(tmp_path, "an objective without check-ins")
    page = site.page("2026-q4/fresh/first/")
    score, status, confidence, last = (card.text for card in page.all(cls="okr-card"))
    assert score == "Score – nothing reported yet, which counts 0"
    assert status == "Status no check-in nothing was reported yet, which counts 0."
    assert confidence == "Confidence – nobody has said"
    assert last.startswith("Last check-in never")
    assert "Now no check-in" in page.text
    assert not page.all(cls="okr-figure")
    assert "Nobody has checked in on this yet" in page.after("Check-ins").text
    assert "Of 1 company objective, 1 has had no check-in yet." in site.page("").text


def test_a_cycle_that_has_not_begun(tmp_path):
    site = published(tmp_path, "a cycle that has not begun")
    assert "Q4 2026, begins in 61 days. As of 1 August 2026." in site.page("").text
    assert "begins in 61 days" in site.page("2026-q4/").text
    assert "Status not due" in site.page("2026-q4/fresh/first/").text
    assert "1 is not due yet" in site.page("").text


def test_a_cycle_long_over(tmp_path):
    site = published(tmp_path, "a cycle long over")
    assert "Q4 2026, over for 397 days." in site.page("").text
    assert "· over" in site.page("2026-q4/").text
    page = site.page("2026-q4/fresh/first/")
    assert "Status missed" in page.text
    assert "Q4 2026 ended on 31 December 2026" in page.text


def test_an_objective_without_key_results(tmp_path):
    page = published(tmp_path, "an objective without key results").page("2026-q4/fresh/first/")
    assert page.all(cls="okr-card")[0].text == "Score – not measurable yet"
    assert "This objective has no key results yet, so nothing tells whether it is reached." in page.text


@pytest.mark.parametrize("name", ["a limit without values", "a target to be found"])
def test_what_cannot_be_measured_has_no_score(tmp_path, name):
    site = published(tmp_path, name)
    assert site.page("2026-q4/fresh/first/").all(cls="okr-card")[0].text.startswith("Score –")
    [row] = site.page("").after("Company objectives").one("table").rows
    assert row["Score"] == "–"


def test_a_measure_without_values(tmp_path):
    page = published(tmp_path, "a measure without values").page("kpis/")
    [row] = page.one("table").rows
    assert row == {
        "Measure": "Rides",
        "Now": "–",
        "Limit": "no limit",
        "Kept": "–",
        "So far": "",
        "Last value": "never",
    }
    assert "No values yet." in page.id("rides").text


def test_no_objectives_of_the_company_itself(tmp_path):
    page = published(tmp_path, "the company's cycle is empty").page("")
    assert "No company objectives yet" in page.text
    assert "The 1 objective of Q4 2026" in page.text
