"""Worth a talk: the pairs side by side, why, and who might settle it; on an objective's page, one line."""

import json

import pytest
from orchard import ORCHARD, objective
from published import Published, put

PRESS = "Crates leave the press without waiting"
STALL = "No crate leaves the press waiting for hands"
LOGS = "{{id: logs, title: Cider barrels kept, baseline: 90, target: {}, unit: barrels, owner: {}}}"
DOUBLES = ORCHARD | {
    "co/press/2026-q4/crates.md": objective(PRESS, LOGS.format(120, "ana"), owner="ana", why="The yard is full"),
    "co/stall/2026-q4/crates.md": objective(STALL, LOGS.format(30, "ben"), owner="ben"),
}


def site(root, files=DOUBLES):
    return Published(put(root, files))


def articles(page):
    return {article.one("h2").text.split(" ", 1)[1]: article for article in page.all("article", cls="okr-overlap")}


@pytest.fixture(scope="module")
def doubles(tmp_path_factory):
    return site(tmp_path_factory.mktemp("doubles"))


def test_a_conflict_stands_side_by_side_with_which_way_each_pulls(doubles):
    pair = articles(doubles.page("overlaps/"))["Pulled both ways"]
    left, right = pair.all(cls="okr-overlap__side")
    assert "Raises it from 90 to 120 barrels" in left.text
    assert "Press · Ana Pires" in left.text
    assert "Lowers it from 90 to 30 barrels" in right.text
    assert "Stall · Ben Okafor" in right.text
    assert "no value can please both" in pair.text
    assert "Ana Pires and Ben Okafor: agree on one value" in pair.text
    assert "very likely · 1.00" in pair.text


def test_look_alikes_show_both_texts_and_what_they_share(doubles):
    pair = articles(doubles.page("overlaps/"))["Look alike"]
    assert PRESS in pair.text
    assert STALL in pair.text
    assert "The yard is full" in pair.text
    assert "Both say" in pair.text
    assert "is it one objective?" in pair.text


def test_the_objective_names_the_other_one_and_leads_to_the_list(doubles):
    """The surest of the two reasons to talk to the stall: its barrels."""
    page = doubles.page("2026-q4/press/crates/")
    assert page.one(cls="okr-hint").text == "Pulls against Cider barrels kept of Stall. Worth a talk?"
    assert page.one(cls="okr-hint").links["Worth a talk?"] == "../../../overlaps/"
    assert not doubles.page("2026-q4/co/juice/").all(cls="okr-hint")


def test_the_twin_has_every_pair(doubles):
    asset = next(asset for asset in doubles.plan.assets if asset.uri == "overlaps/data.json")
    found = json.loads(asset.data())["candidates"]
    assert [(one["kind"], one["one"], one["other"]) for one in found] == [
        ("conflict", "press/2026-q4/crates#logs", "stall/2026-q4/crates#logs"),
        ("duplicate", "press/2026-q4/crates", "stall/2026-q4/crates"),
    ]
    assert all(0 < one["score"] <= 1 and one["reasons"] for one in found)


def test_nothing_alike_says_what_would_be_shown(tmp_path):
    page = site(tmp_path, ORCHARD).page("overlaps/")
    assert "Nothing looks alike" in page.text
    assert not page.all("article")


def test_fifty_pairs_are_shown_and_all_are_counted(tmp_path):
    """Eleven teams with one sentence and one measure: 55 pairs of objectives and 55 of key results."""
    many = {}
    for number in range(11):
        many[f"co/t{number}/team.yml"] = f"name: Team {number}\n"
        many[f"co/t{number}/2026-q4/same.md"] = objective(
            "Orders are packed before noon",
            "{id: k, title: Orders packed, baseline: 1, target: 9}",
            why=f"Name{'abcdefghijk'[number]}",
        )
    page = site(tmp_path, ORCHARD | many).page("overlaps/")
    shown = page.all("article", cls="okr-overlap")
    assert len(shown) == 50
    assert "The surest 50 of 110" in page.text


def test_hostile_titles_are_text(tmp_path):
    evil = "<script>alert(1)</script> packs orders before noon"
    files = ORCHARD | {
        f"co/{team}/2026-q4/evil.md": objective(f"'{evil}'", "{id: k, title: One, kind: binary}")
        for team in ("press", "stall")
    }
    found = site(tmp_path, files)
    assert "<script>alert" not in found.html("overlaps/")
    assert "<script>alert" not in found.html("2026-q4/press/evil/")
    assert evil in found.page("overlaps/").text
