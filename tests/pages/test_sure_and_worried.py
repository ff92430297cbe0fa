"""How sure people are and what worries them, on an objective's page: votes by name, confidence over time, concerns."""

import re

import pytest
from published import Published, put

FILES = {
    "okrsite.yml": "as_of: 2026-11-20\n",
    "people.yml": "ana: {name: Ana Pires}\nben: {name: Ben Okafor}\ncleo: {name: Cleo Tan}\nzoe: {}\n",
    "co/team.yml": "name: Co\n",
    "co/2026-q4/grow.md": """---
objective: Grow
key_results:
  - {id: shops, title: Shops, baseline: 0, target: 10}
  - {id: sites, title: Sites, baseline: 0, target: 4}
---
""",
    "co/2026-q4/check-ins/2026-11-02.yml": """by: ana
objectives: {grow: {confidence: 7}}
key_results: {grow#shops: {value: 1, votes: [4, 4]}, grow#sites: {value: 0, confidence: 6}}
""",
    "co/2026-q4/check-ins/2026-11-09.yml": """by: ana
objectives: {grow: {votes: {ana: 3, ben: 3}}}
key_results:
  grow#shops: {value: 2, confidence: 5, concerns: [An old worry]}
""",
    "co/2026-q4/check-ins/2026-11-16.yml": """by: ana
key_results:
  grow#shops:
    value: 3
    votes: {ana: 5, ben: 1, cleo: 1, zoe: 3}
    note: We count what we can.
    concerns: [Shops that never meant to sell, Nobody asked the owners]
    next: [Ask ten owners]
""",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("sure"), FILES)).page("2026-q4/co/grow/")


def ballot(part):
    return {side.one("dt").text: side.one("dd") for side in part.one("dl", cls="okr-ballot").all("div")}


def vote(root, votes):
    """What stands where the votes of one check-in are told."""
    said = f"key_results: {{grow#shops: {{value: 3, votes: {votes}}}}}\n"
    files = {name: text for name, text in FILES.items() if "check-ins" not in name}
    found = Published(put(root, files | {"co/2026-q4/check-ins/2026-11-16.yml": said})).page("2026-q4/co/grow/")
    return {name: side.text for name, side in ballot(found.id("shops")).items()}


def test_the_highest_and_the_lowest_voter_are_heard_by_name(page):
    sides = ballot(page.id("shops"))
    assert {name: side.text for name, side in sides.items()} == {
        "Lowest vote": "1 of 5: Ben Okafor, Cleo Tan",
        "Highest vote": "5 of 5: Ana Pires",
    }
    assert sides["Highest vote"].links == {"Ana Pires": "../../../people/ana/"}
    assert not page.id("sites").all(cls="okr-ballot")


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ("[1, 4, 4]", {"Lowest vote": "1 of 5", "Highest vote": "4 of 5: 2 votes"}),
        ("{ana: 2.5, zoe: 0}", {"Lowest vote": "0 of 5: zoe", "Highest vote": "2.5 of 5: Ana Pires"}),
        ("{ana: 3, ben: 3}", {"All votes": "3 of 5: Ana Pires, Ben Okafor"}),
        ("[3, 3]", {"All votes": "3 of 5: 2 votes"}),
        ("[4]", {"The only vote": "4 of 5"}),
    ],
)
def test_names_that_were_not_given_are_not_told(tmp_path, votes, told):
    assert vote(tmp_path, votes) == told


def test_an_objective_s_own_votes_stand_beside_its_confidence(page):
    """Its latest is the mean of its key results', which is newer than its own votes."""
    card = page.all(cls="okr-card")[2]
    assert card.text.startswith("Confidence 5.5 / 10")
    assert not card.all(cls="okr-ballot")


def strips(found):
    """What is heard and what is read of each strip."""
    for figure in found.all("figure"):
        for svg in figure.all(cls="strip"):
            yield svg["aria-label"], figure.one("figcaption").text, svg


def test_confidence_over_time_as_pictures_and_in_words(page):
    whole, shops = strips(page)
    assert whole[:2] == (
        "Confidence in “Grow”. From 2 November 2026 to 9 November 2026: 7, 6 of 10. The votes of 9 Nov reach from 6 to 6.",
        "2 Nov: 7 · 9 Nov: 6 (2 votes of 3)",
    )
    assert shops[:2] == (
        "Confidence in “Shops”. From 2 November 2026 to 16 November 2026: 8, 5, 5 of 10. The votes of 16 Nov reach from 2 to 10.",
        "2 Nov: 8 (2 votes of 4) · 9 Nov: 5 · 16 Nov: 5 (4 votes, 1 to 5 of 5)",
    )


def test_a_single_confidence_is_no_strip(page):
    """Of `Sites` only one was ever said."""
    assert [title for title, *_ in strips(page.id("sites"))] == []


def test_strips_stand_where_the_export_says(page, tmp_path):
    site = Published(put(tmp_path, FILES))
    [objective] = site.export["objectives"]
    [shops, _] = objective["key_results"]
    *_, svg = next(found for found in strips(site.page("2026-q4/co/grow/")) if "Shops" in found[0])
    dots = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", svg.one(cls="dots")["d"])]
    expected = [point["confidence"] for point in shops["history"]]
    assert [1000 - 100 * value for value in expected] == [y for _, y in dots]
    assert [x for x, _ in dots] == [pytest.approx(1000 * days / 91, abs=1) for days in (32, 39, 46)]
    whiskers = re.findall(r"M(\d+) (\d+)L(\d+) (\d+)", svg.one(cls="votes")["d"])
    assert [(int(low), int(high)) for _, low, _, high in whiskers] == [(200, 200), (800, 0)]


def test_concerns_have_a_place_of_their_own(page):
    """By the last word on each part, as for what is in the way."""
    assert [item.text for item in page.after("Concerns").all("li")] == [
        "Shops that never meant to sellShops · 16 Nov",
        "Nobody asked the ownersShops · 16 Nov",
    ]


def test_in_an_entry_they_stand_beside_the_note(page):
    first, *_, last = page.after("Check-ins").all(cls="okr-beside")
    words, concerns = first.all(cls="okr-note")[0], first.one(cls="okr-concerns")
    assert words.text == "We count what we can."
    assert concerns.text == "Concerns Shops that never meant to sell Nobody asked the owners"
    assert "Ask ten owners" not in concerns.text
    assert last.text == "Concern An old worry"


def test_without_concerns_an_entry_has_no_place_for_them(harbour_site):
    page = harbour_site.page("2026-q4/fleet/night-shift/")
    assert not page.all(cls="okr-beside")
    assert "Concern" not in page.text
