"""What people said on an objective, where a reader of its page finds it: in the way, asked, decided, said of its state."""

import pytest
from published import Published, put

FILES = {
    "okrsite.yml": "as_of: 2026-11-20\n",
    "people.yml": "ana: {name: Ana Pires}\nben: {name: Ben Okafor}\n",
    "co/team.yml": "name: Co\n",
    "co/port/team.yml": "{name: Port, parent: co}\n",
    "co/2026-q4/grow.md": """---
objective: Grow
changes:
  - {date: 2026-10-20, was: {type: committed}, why: The law came late, by: ana}
key_results:
  - id: shops
    title: Shops
    baseline: 0
    target: 10
    changes:
      - {date: 2026-09-14, was: {target: 8}, why: Before it began, by: ana}
      - {date: 2026-11-09, was: {target: 12}, why: Two are leased, by: ana}
      - {date: 2026-12-01, was: {target: 10}, why: Not told yet, by: ana}
  - {id: sites, title: Sites, baseline: 0, target: 4}
  - {id: stalls, title: Stalls, baseline: 0, target: 4}
---
""",
    "co/2026-q4/check-ins/2026-10-12.yml": """by: ben
objectives: {grow: {status: behind}}
key_results:
  grow#sites: {value: 1, blockers: [Long forgotten], asks: [{of: port, what: Long forgotten}]}
decisions: [Two sites first]
""",
    "co/2026-q4/check-ins/2026-11-09.yml": """by: ben
key_results:
  grow#shops: {value: 2, status: at-risk, blockers: [No lease], asks: [{of: port, what: A berth}]}
decisions: [No leases above ten years, Ask the port]
""",
    "co/2026-q4/check-ins/2026-11-16.yml": """by: ana
objectives:
  grow: {status: on-track, note: Fine., blockers: [No architect]}
key_results:
  grow#shops: {value: 3, blockers: [No keys], asks: [{of: port, what: A crane}]}
""",
    "co/2026-q4/check-ins/2026-11-17.yml": "by: ana\nkey_results: {}\ndecisions: [Nothing of Grow]\n",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("talk"), FILES)).page("2026-q4/co/grow/")


def items(part):
    return [item.text for item in part.all("li")]


def test_what_is_in_the_way_by_the_last_word_on_each_part(page):
    """Not what a later check-in replaced, and not what is stale."""
    assert items(page.after("In the way")) == ["No architectGrow · 16 Nov", "No keysShops · 16 Nov"]


def test_what_is_asked_by_the_last_word_on_each_part(page):
    assert items(page.after("Asks")) == ["A craneof Port · 16 Nov"]
    assert page.after("Asks").links == {"Port": "../../../teams/port/"}


def test_what_was_decided_where_it_was_discussed_the_newest_first(page):
    decided = page.after("Decided where this was discussed")
    assert items(decided) == [
        "No leases above ten yearsCo · 9 Nov",
        "Ask the portCo · 9 Nov",
        "Two sites firstCo · 12 Oct",
    ]
    assert decided.links["9 Nov"] == "../../../check-ins/2026-q4/co/#2026-11-09"


def test_who_said_what_of_its_state_and_when(page):
    status = page.all(cls="okr-card")[1]
    assert status.text.endswith("behind. Ana Pires says “on track”, 16 Nov.")
    assert status.links == {"Ana Pires": "../../../people/ana/"}
    assert page.id("shops").one(cls="okr-kr__state").text.endswith("Ben Okafor says “at risk”, 9 Nov")
    assert "says" not in page.id("sites").text


def test_a_state_that_nobody_signed_is_said_to_be_so(tmp_path):
    unsigned = FILES["co/2026-q4/check-ins/2026-11-16.yml"].replace("by: ana\n", "")
    site = Published(put(tmp_path, FILES | {"co/2026-q4/check-ins/2026-11-16.yml": unsigned}))
    assert site.page("2026-q4/co/grow/").all(cls="okr-card")[1].text.endswith("Said to be “on track”, 16 Nov.")


def test_a_changed_key_result_says_when_it_was_last_changed(page):
    """The latest change up to today, and only at its own key result."""
    tags = {part.one("h3").text: [tag["href"] for tag in part.all("a", cls="okr-tag")] for part in page.all("article")}
    assert tags == {"Shops changed 9 Nov": ["#changes"], "Sites": [], "Stalls": []}
    assert page.id("changes").one("h2").text == "What was changed, and why"


def test_where_nobody_said_anything_of_it_nothing_stands(harbour_site):
    page = harbour_site.page("2026-q4/fleet/night-shift/")
    for heading in ("In the way", "Asks", "Decided", "says “"):
        assert heading not in page.text
