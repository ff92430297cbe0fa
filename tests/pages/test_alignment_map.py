"""The alignment map and the matrix: what they count is counted again from the export alone."""

import datetime as dt
import json
import re
from collections import Counter

import pytest
from published import Published, put

SVG = "{http://www.w3.org/2000/svg}"
TODAY = "2026-11-20"
KR = "key_results:\n  - {id: one, title: One, baseline: 0, target: 10}\n"


def objective(title, *, supports=(), more=""):
    links = "".join(f"  - {link}\n" for link in supports)
    return f"---\nobjective: {title}\nowner: ana\n{'supports:' if links else ''}\n{links}{more}{KR}---\n"


COMPANY = {
    "okrsite.yml": f"company: Ferry\nas_of: {TODAY}\naudiences: [board, company]\n",
    "ferry/team.yml": "name: Ferry\n",
    "ferry/2026/far-shores.md": objective("Reach far shores"),
    "ferry/2026-q4/full-boats.md": objective("Boats are full", supports=["far-shores"]),
    "ferry/2026-q4/quiet-winter.md": objective("A quiet winter"),
    "ferry/deck/team.yml": "name: Deck\nlevel: department\n",
    "ferry/deck/2026-q4/clean.md": objective("Decks are clean", supports=["ferry/full-boats#one"]),
    "ferry/deck/crew/team.yml": "name: Crew\n",
    "ferry/deck/crew/2026-q4/rested.md": objective("Crews are rested", supports=["deck/clean", "ferry/full-boats"]),
    "ferry/deck/crew/2026-q4/cards.md": objective("Play better cards"),
    "ferry/deck/crew/2026-q4/mine.md": objective("Learn to whistle", more="type: personal\n"),
    "ferry/deck/crew/2026-q4/later.md": objective("Not yet said", more="state: draft\n"),
    "ferry/deck/crew/2026-q4/secret.md": objective("Sell the fleet", more="audience: board\n"),
    "ferry/deck/crew/2026-q3/old.md": objective("Something of the summer"),
    "ferry/engine/team.yml": "name: Engine\n",
    "ferry/engine/2026-q4/round.md": objective("Wheels turn", supports=["crew/cards"]),
    "ferry/engine/2026-q4/stopped.md": objective("Stopped", more="retired: {date: 2026-11-01, reason: Sold}\n"),
    "ferry/idle/team.yml": "name: Idle\n",
}


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    """A company with two departments, a personal, a draft, a hidden and a retired objective, and one that leads to another lost one."""
    return Published(put(tmp_path_factory.mktemp("ferry"), COMPANY))


@pytest.fixture(scope="module", params=["harbour", "ferry"])
def site(request, harbour_site):
    return harbour_site if request.param == "harbour" else request.getfixturevalue("ferry")


def facts(export):
    """Live objectives, and of each the live company objectives that it leads to, by trying every chain of links."""
    cycles = {cycle["id"]: cycle for cycle in export["cycles"]}
    levels = {team["id"]: team["level"] for team in export["teams"]}
    known = {each["id"]: each for each in export["objectives"]}
    running = {
        id_: each
        for id_, each in known.items()
        if cycles[each["cycle"]]["starts"] <= export["as_of"] <= cycles[each["cycle"]]["ends"]
        and not (each["retired"] and each["retired"]["date"] <= export["as_of"])
        and each["state"] == "active"
    }
    tops = sorted(id_ for id_, each in running.items() if levels[each["team"]] == "company")

    def above(id_, seen=()):
        for link in known[id_]["supports"]:
            to = link["to"].split("#")[0]
            if to in known and to not in seen:
                yield to
                yield from above(to, (*seen, to))

    live = {id_: each for id_, each in running.items() if each["type"] != "personal"}
    leads = {id_: set(above(id_)) & set(tops) for id_ in live}
    asked = [id_ for id_, each in live.items() if levels[each["team"]] != "company"]
    lost = sorted(id_ for id_ in asked if not leads[id_] - {id_})
    return live, tops, leads, asked, lost


def marks(page):
    """How many marks the picture has of each state: each glyph is closed once, is a dot, or is a check mark."""
    found = {}
    for path in page.id("every-objective").all(f"{SVG}path"):
        pace = path["class"].split()[0].removeprefix("mark-")
        glyph = {"on-track": "h0", "done": "l2.5 2.5", "achieved": "l2.5 2.5"}.get(pace, "z")
        found[pace] = path["d"].count(glyph)
    return found


def test_the_picture_has_one_mark_for_each_live_objective(site):
    live, *_ = facts(site.export)
    expected = Counter(each["pace"] for each in live.values())
    assert marks(site.page("map/")) == dict(expected)
    assert f"each of the {len(live)} live objective" in site.page("map/").text


def test_every_mark_of_the_picture_has_a_place_of_its_own(ferry):
    places = []
    for path in ferry.page("map/").id("every-objective").all(f"{SVG}path"):
        x = y = 0
        for across, down in re.findall(r"(?<=[0-9a-z])m(-?\d+) (-?\d+)(?=[hm])", path["d"]):
            x, y = x + int(across), y + int(down)
            places.append((x, y))
    assert len(places) == len(set(places)) == len(facts(ferry.export)[0])


def test_the_unaligned_are_counted_and_named(site):
    _, _, _, asked, lost = facts(site.export)
    page = site.page("map/")
    group = page.id("unaligned")
    objectives = site.objectives()
    for id_ in lost:
        assert objectives[id_]["title"] in group.links
    said = page.one("p", cls="okr-verdict").text
    assert said.startswith(f"{len(lost)} of {len(asked)} live objectives" if lost else f"All {len(asked)} live")
    names = [node.node.text for node in page.all(f"{SVG}text") if (node.node.text or "").strip() == "Unaligned"]
    assert len(names) == 1, "the group of the unaligned is always there"


def test_who_leads_to_something_lost_is_lost(ferry):
    assert facts(ferry.export)[4] == ["crew/2026-q4/cards", "engine/2026-q4/round"]
    links = ferry.page("map/").id("unaligned").links
    assert [title for title in links if title in ("Play better cards", "Wheels turn")] == [
        "Play better cards",
        "Wheels turn",
    ]


def test_each_team_has_its_page_and_its_counts(site):
    live, _, _, asked, lost = facts(site.export)
    parents = {team["id"]: team["parent"] for team in site.export["teams"]}

    def inside(id_, team):
        at = live[id_]["team"]
        while at not in (team, None):
            at = parents[at]
        return at == team

    for team in parents:
        here = [id_ for id_ in live if inside(id_, team)]
        if not here:
            assert f"map/{team}/" not in site.uris
            continue
        page = site.page(f"map/{team}/")
        assert page.one("header").text.split("live")[0].endswith(f"{len(here)} ")
        ours = [id_ for id_ in here if id_ in asked]
        wrong = [id_ for id_ in here if id_ in lost]
        said = page.one("p", cls="okr-verdict").text
        if wrong:
            assert said.startswith(f"{len(wrong)} of {len(ours)} objective")


def test_the_matrix_counts_chains_of_any_length(site):
    live, tops, leads, _, lost = facts(site.export)
    titles = [site.objectives()[top]["title"] for top in tops]
    page = site.page("map/matrix/")
    key = page.one("ol", cls="okr-matrix__key").all("li")
    assert [item.all("a")[0].text for item in key] == titles
    names = {team["id"]: team["name"] for team in site.export["teams"]}
    for row in page.one("table").one("tbody").all("tr"):
        team = next(id_ for id_, name in names.items() if name == row.one("th").text)
        mine = [id_ for id_, each in live.items() if each["team"] == team]
        expected = [sum(top in leads[id_] for id_ in mine) for top in tops]
        expected.append(sum(id_ in lost for id_ in mine))
        assert [cell.text for cell in row.all("td")] == [str(count) if count else "–" for count in expected], team


def test_a_company_objective_that_no_team_works_for_is_said_so(ferry):
    said = ferry.page("map/matrix/").one("p", cls="okr-verdict").text
    assert said == "No team works for “A quiet winter” (2). 2 objectives lead to none of them."


def test_the_unsupported_are_those_of_the_export(site):
    group = site.page("map/").id("unsupported")
    for id_ in site.export["alignment"]["unsupported"]:
        objective_id, _, key = id_.partition("#")
        found = site.objectives()[objective_id]
        titles = {part["id"].split("#")[-1]: part["title"] for part in found["key_results"]}
        title = titles[key] if key else found["title"]
        assert title in group.text


def test_the_list_goes_from_the_company_down(ferry):
    tree = ferry.page("map/").id("supports").all("details", cls="okr-tree")
    assert [part.one("summary").text for part in tree] == [
        "no check-in Boats are full",
        "no check-in A quiet winter nobody works for it",
        "no check-in Reach far shores",
    ]
    assert [part.all("ul")[0].text.replace("no check-in ", "") for part in tree] == [
        "One Decks are clean Deck Crews are rested Crew Crews are rested Crew",
        "One nobody works for it",
        "One nobody works for it Boats are full Ferry · its supporters stand further up",
    ]


def test_what_is_hidden_personal_or_a_draft_leaves_no_trace(ferry):
    for uri in ferry.uris:
        if uri.startswith("map/"):
            html = ferry.html(uri)
            assert not re.search("Sell the fleet|Not yet said|secret|later/|whistle|summer|Stopped", html), uri
    twin = json.loads(next(asset for asset in ferry.plan.assets if asset.uri == "map/data.json").data())
    assert "crew/2026-q4/mine" not in json.dumps(twin)


def test_a_team_without_work_is_named_below_the_picture(ferry):
    assert "Without a live objective: Idle." in ferry.page("map/").text


def test_the_data_beside_the_pages_say_the_same(ferry):
    assets = {asset.uri: asset for asset in ferry.plan.assets}
    data = json.loads(assets["map/data.json"].data())
    live, tops, leads, asked, lost = facts(ferry.export)
    assert (data["asked"], data["unaligned"], data["unaligned_share"]) == (len(asked), lost, 0.5)
    assert {team["team"]: team["live"] for team in data["teams"]} == {"ferry": 7, "deck": 3, "crew": 2, "engine": 1}
    assert sum(len(team["own"]) for team in data["teams"]) == len(live) == 7
    matrix = json.loads(assets["map/matrix/data.json"].data())
    assert matrix["company_objectives"] == tops
    assert matrix["teams"][0]["leads_to"] == {top: int(top in leads["deck/2026-q4/clean"]) for top in tops}


def test_the_share_is_told_monday_by_monday_and_warns_when_it_rose_twice(tmp_path):
    """Of three objectives one is given up on 1 November and one on 8 November: the lost one weighs more and more."""
    files = {
        "okrsite.yml": "company: Ferry\nas_of: 2026-11-11\n",
        "ferry/team.yml": "name: Ferry\n",
        "ferry/2026-q4/top.md": objective("Top"),
        "ferry/crew/team.yml": "name: Crew\n",
        "ferry/crew/2026-q4/lost.md": objective("Lost"),
    }
    for number, day in enumerate(["2026-11-01", "2026-11-08", "2026-12-01"]):
        more = f"retired: {{date: {day}, reason: Over}}\n"
        files[f"ferry/crew/2026-q4/good-{number}.md"] = objective(f"Good {number}", supports=["ferry/top"], more=more)
    site = Published(put(tmp_path, files))
    section = site.page("map/").id("unaligned")
    assert [row["Unaligned"] for row in section.one("table").rows][-4:] == ["1 of 4", "1 of 4", "1 of 3", "1 of 2"]
    assert "The share rose twice running: 25% on 26 Oct, 33% on 2 Nov and 50% on 9 Nov." in section.text
    before = Published(tmp_path, as_of="2026-11-04").page("map/").text
    assert "rose twice" not in before


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"ferry/team.yml": "name: Ferry\n"}, "okrsite new objective starts one"),
        ({"ferry/team.yml": "name: Ferry\n", "ferry/2026-q2/a.md": objective("A")}, "Q2 2026 is over"),
        ({"ferry/team.yml": "name: Ferry\n", "ferry/2027-q1/a.md": objective("A")}, "Q1 2027 begins in"),
        ({"ferry/team.yml": "name: Ferry\n", "ferry/2026-q4/a.md": objective("A")}, "No team below the company has"),
        (
            {"ferry/team.yml": "name: Ferry\nlevel: team\n", "ferry/2026-q4/a.md": objective("A")},
            "There is no live company objective to work for",
        ),
        (
            {
                "one/team.yml": "name: One\nlevel: team\n",
                "one/2026-q4/a.md": objective("A"),
                "two/team.yml": "name: Two\nlevel: team\n",
                "two/2026-q4/b.md": objective("B"),
            },
            "2 of 2 live objectives below the company lead to no company objective: 100% unaligned.",
        ),
        (
            {
                "ferry/team.yml": "name: Ferry\n",
                "ferry/2026-q4/a.md": objective("A"),
                "ferry/matrix/team.yml": "name: The matrix team\n",
                "ferry/matrix/2026-q4/b.md": objective("B", supports=["ferry/a"]),
            },
            "The one live objective below the company leads to a company objective.",
        ),
    ],
    ids=["nothing", "over", "to-come", "one", "no-company", "two-roots", "a-team-called-matrix"],
)
def test_it_says_what_is_missing(tmp_path, files, said):
    site = Published(put(tmp_path, {"okrsite.yml": f"as_of: {TODAY}\n", **files}))
    assert said in site.page("map/").text
    assert site.page("map/matrix/").one("h1").text == "Alignment matrix"
    assert site.page("teams/").one("h1").text == "Teams"
    for uri in site.uris:
        if uri.startswith("map/"):
            site.page(uri)


def test_a_name_of_any_kind_is_only_text(tmp_path):
    hostile = "'<script>alert(1)</script> & \"\"Co'"
    files = {
        **COMPANY,
        "ferry/deck/crew/team.yml": f"name: {hostile}\n",
        "ferry/engine/team.yml": f"name: {'W' * 290}\n",
    }
    site = Published(put(tmp_path, files))
    for uri in ("map/", "map/matrix/", "map/crew/", "teams/"):
        assert "<script" not in site.html(uri)
        site.page(uri)


def test_a_large_company_is_cut_to_what_can_be_read(tmp_path):
    """120 teams of two under one company: cells stand in lines, lists are cut, the matrix has parts, and all marks are there."""
    files = {
        "okrsite.yml": f"as_of: {TODAY}\n",
        "ferry/team.yml": "name: Ferry\n",
        "ferry/2026-q4/top.md": objective("Top"),
    }
    for number in range(120):
        folder = f"ferry/team-{number:03}"
        files[f"{folder}/team.yml"] = f"name: Team {number:03}\n"
        files[f"{folder}/2026-q4/good.md"] = objective("Good", supports=["ferry/top"])
        files[f"{folder}/2026-q4/lost.md"] = objective("Lost")
    site = Published(put(tmp_path, files))
    page = site.page("map/")
    assert sum(marks(page).values()) == 241
    assert len(page.all()) < 2000, "what a phone can lay out in a second"
    assert "20 of 120." in page.id("unaligned").text
    assert "and 116 more" in page.id("supports").text
    widths = {
        sum(int(cell["colspan"] or 1) for cell in row.all("td"))
        for row in page.one("table", cls="okr-icicle").all("tr")
    }
    assert widths == {120}
    assert [uri for uri in site.uris if uri.startswith("map/matrix/")] == ["map/matrix/", "map/matrix/2/"]
    rows = [len(site.page(uri).one("table").one("tbody").all("tr")) for uri in ("map/matrix/", "map/matrix/2/")]
    assert rows == [60, 60]
    assert dt.date.fromisoformat(TODAY) == site.snapshot.as_of


def test_a_circle_ends_and_a_deep_chain_is_cut(tmp_path):
    """Two teams that support each other lead nowhere; forty objectives under each other lead up, and the list stops in time."""
    files = {
        "okrsite.yml": f"as_of: {TODAY}\nrules: {{support-circle: warning}}\n",
        "ferry/team.yml": "name: Ferry\n",
        "ferry/2026-q4/step-0.md": objective("Step 0"),
        "ferry/crew/team.yml": "name: Crew\n",
        "ferry/crew/2026-q4/one.md": objective("One", supports=["two"]),
        "ferry/crew/2026-q4/two.md": objective("Two", supports=["one"]),
        "ferry/crew/2026-q4/step-1.md": objective("Step 1", supports=["ferry/step-0"]),
    }
    for number in range(2, 40):
        files[f"ferry/crew/2026-q4/step-{number}.md"] = objective(f"Step {number}", supports=[f"step-{number - 1}"])
    site = Published(put(tmp_path, files))
    page = site.page("map/")
    assert page.one("p", cls="okr-verdict").text.startswith("2 of 41 live objectives below the company lead to no")
    tree = page.id("supports").text
    assert "Step 5 Crew · supported by 1" in tree
    assert "Step 6" not in tree
    cells = [cell.text for cell in site.page("map/matrix/").one("table").one("tbody").all("td")]
    assert cells == ["39", "2"]


def written(title, *lines):
    return "\n".join(["---", f"objective: {title}", "owner: ana", *lines, "---", ""])


def test_a_way_through_what_was_retired_is_on_the_map_and_what_is_done_needs_nobody(tmp_path):
    half = "  - {id: half, title: Half of it, kind: binary}"
    put(
        tmp_path,
        {
            "okrsite.yml": "company: Acme\n",
            "company/team.yml": "name: Acme\n",
            "company/boats/team.yml": "name: Boats\n",
            "company/2026-q4/lead.md": written("We lead", "key_results:", half, half.replace("half", "rest")),
            "company/2026-q4/mine.md": written("I learn to sail", "type: personal"),
            "company/2026-q4/check-ins/2026-11-16.yml": "by: ana\nkey_results:\n  lead#half: {done: true}\n",
            "company/boats/2026-q4/bridge.md": written(
                "A bridge", "supports: [company/lead]", "retired: {date: 2026-11-02, reason: Too dear}"
            ),
            "company/boats/2026-q4/float.md": written("Boats float", "supports: [bridge]"),
            "company/boats/2026-q4/own.md": written("For her alone", "supports: [company/mine]"),
        },
    )
    site = Published(tmp_path, "2026-11-20")
    assert site.export["alignment"]["unaligned"] == ["boats/2026-q4/own"]
    page = site.page("map/")
    tree = page.id("supports").text
    assert "retired A bridge Boats" in tree
    assert "Boats float" in tree
    assert "I learn to sail" not in page.text
    assert tree.count("nobody works for it") == 2, "the whole, and the half that is not done"
