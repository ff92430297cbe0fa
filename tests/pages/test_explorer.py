"""The explorer: which rows are on which page, and the data that its script reads, beside the export."""

import json
from pathlib import Path

import pytest
from published import Published, put

DEMO = Path(__file__).parents[2] / "content" / "okrs"
KEY_RESULTS = "[{id: a, title: A, kind: binary}, {id: b, title: B, kind: binary}, {id: c, title: C, kind: binary}]"
ROWS = "explorer/rows.json"


def objectives(number, **more):
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    entries = (f"  - {{id: o{n}, objective: O{n}, key_results: {KEY_RESULTS}{extra}}}\n" for n in range(number))
    return f"objectives:\n{''.join(entries)}"


@pytest.fixture(scope="module")
def tarnbrook():
    return Published(DEMO)


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """50 teams, one with 260 objectives in two cycles of three key results each: 1,236 rows."""
    files = {
        "okrsite.yml": "as_of: 2026-11-20\n",
        "co/team.yml": "name: Co\n",
        "co/2026-q4/objectives.yml": objectives(140),
        "co/2026-q3/objectives.yml": objectives(120, tags="[old]"),
    }
    for n in range(49):
        files[f"co/t{n:02}/team.yml"] = f"name: Team {n}\n"
        files[f"co/t{n:02}/2026-q4/one.md"] = f"---\nobjective: One of {n}\nkey_results: {KEY_RESULTS}\n---\n"
    return Published(put(tmp_path_factory.mktemp("wide"), files))


def table(site, uri):
    return site.page(uri).one("table").rows


def parts(site, uri):
    """How many rows a table has in all its parts, and how many its first page promises."""
    addresses = [other for other in site.uris if other.startswith(uri) and other.removeprefix(uri).strip("/").isdigit()]
    rows = sum(site.html(part).count("<tr class=") for part in (uri, *addresses))
    return rows, int(site.page(uri).one("header").one("p").text.split()[0].replace(",", ""))


def test_every_row_is_on_a_page_of_its_cycle_and_of_its_team_without_script(wide):
    for facet, values in (("cycle", ("2026-q4", "2026-q3")), ("team", ("co", *(f"t{n:02}" for n in range(49))))):
        found = [parts(wide, f"explorer/{facet}/{value}/") for value in values]
        assert all(rows == promised for rows, promised in found), facet
        assert sum(rows for rows, _ in found) == 1236, facet
    assert len(table(wide, "explorer/team/co/")) == 200
    assert "explorer/team/co/6/" in wide.uris


@pytest.mark.parametrize("uri", ["explorer/", "explorer/type/aspirational/"])
def test_other_tables_of_more_than_a_thousand_rows_stop_after_200_and_say_so(wide, uri):
    said = wide.page(uri).text
    assert "1,236 objectives and key results" in said
    assert "These are the first 200, the current cycle before others. The tables by cycle and by team are" in said
    assert {row["Cycle"] for row in table(wide, uri)} == {"Q4 2026"}
    assert len(table(wide, uri)) == 200
    assert f"{uri}2/" not in wide.uris


def test_up_to_a_thousand_rows_are_shown_in_full(wide):
    rows, promised = parts(wide, "explorer/tag/old/")
    assert rows == promised == 480
    assert "These are the first" not in wide.page("explorer/tag/old/").text


def test_many_values_have_a_page_of_their_own_and_others_name_the_chosen_one(wide):
    [link] = [found for found in wide.page("explorer/cycle/2026-q3/").all("a") if found.text == "all 50"]
    assert link["href"] == "../../team/"
    listed = wide.page("explorer/team/").one("ul", cls="okr-values").all("a")
    assert [found.text for found in listed[:2]] == ["Co 1040", "Team 0 4"]
    assert len(listed) == 50
    nav = wide.page("explorer/team/t07/").one("nav", cls="okr-facets")
    assert [found.text for found in nav.all("a") if found.text.startswith("Team")] == ["Team 7 4"]
    assert [found.text for found in nav.all("a", **{"aria-current": "page"})] == ["Team 7 4"]


def test_a_key_result_names_its_objective_unless_that_stands_above_it(tarnbrook):
    """The rows above it, up to its objective, are of that objective."""
    named = []
    for uri in ("explorer/", "explorer/2/", "explorer/status/behind/", "explorer/team/care/"):
        heads = [row.one("th").all("a") for row in tarnbrook.page(uri).one("tbody").all("tr")]
        addresses = [links[0]["href"].partition("#") for links in heads]
        for at, (links, (objective, key_result, _)) in enumerate(zip(heads, addresses, strict=True)):
            first = max((n for n in range(at) if addresses[n] == (objective, "", "")), default=None)
            below = first is not None and {above[0] for above in addresses[first:at]} == {objective}
            assert [link["href"] for link in links[1:]] == ([objective] if key_result and not below else [])
        named.append(sum(len(links) for links in heads) - len(heads))
    assert named[0] == named[3] == 0
    assert named[2] > 2


def test_owners_lead_to_the_people(harbour_site):
    assert harbour_site.page("explorer/").links["a page for each person"] == "../people/"


def data_of(site, uri=ROWS):
    [asset] = [asset for asset in site.plan.assets if asset.uri == uri]
    return json.loads(asset.data())


def decoded(data):
    """The columns as one record a row, read as `content/pages/manual/export.md` describes them."""
    rows, wholes, parts = data["rows"], data["objectives"], data["key_results"]
    found, part = [], 0

    def row(id_, whole, **more):
        at = len(found)
        cycle, team = data["cycles"][wholes["cycle"][whole]], data["teams"][wholes["team"][whole]]
        owner = rows["owner"][at]
        band, fresh = rows["band"][at], rows["freshness"][at]
        found.append(
            {
                "id": f"{team[0]}/{cycle[0]}/{id_}",
                "title": rows["title"][at],
                "team": team[0],
                "cycle": cycle[0],
                "type": data["types"][wholes["type"][whole]],
                "owner": None if owner is None else data["owners"][owner][0],
                "score": rows["score"][at],
                "expected": rows["expected"][at],
                "pace": data["statuses"][rows["status"][at]][0],
                "confidence": rows["confidence"][at],
                "band": None if band is None else data["bands"][band][0],
                "freshness": None if fresh is None else data["freshness"][fresh],
                "tags": [data["tags"][tag] for tag in rows["tags"][at]],
            }
            | more
        )

    for whole, id_ in enumerate(wholes["id"]):
        aligned = wholes["alignment"][whole]
        row(id_, whole, aligned=None if aligned is None else data["alignment"][aligned] == "aligned")
        for _ in range(wholes["key_results"][whole]):
            row(f"{id_}#{parts['id'][part]}", whole, aligned=None)
            part += 1
    assert {len(column) for column in rows.values()} == {len(found)}
    return found


def hundredths(value, factor=100):
    """Half away from zero, by decimals as they are written."""
    return None if value is None else int(factor * value + 0.5 + 1e-9)


def exported(site):
    for whole in site.export["objectives"]:
        for part in (whole, *whole["key_results"]):
            spoken = part["progress"] is not None or part.get("grade") is not None
            yield {
                "id": part["id"],
                "title": part["title"],
                "team": whole["team"],
                "cycle": whole["cycle"],
                "type": whole["type"],
                "owner": part["owner"],
                "score": hundredths(part["score"]) if spoken else None,
                "expected": hundredths(part["expected"]),
                "pace": part["pace"],
                "confidence": hundredths(part["confidence"], 10),
                "band": part["band"],
                "freshness": ("stale" if part["stale"] else "fresh") if part["live"] else None,
                "tags": [*whole["tags"], *(part["tags"] if part is not whole else ())],
                "aligned": whole["aligned"] if part is whole else None,
            }


@pytest.mark.parametrize("company", ["tarnbrook", "harbour_site"])
def test_the_data_is_what_the_export_says(company, request):
    site = request.getfixturevalue(company)
    found = {row["id"]: row for row in decoded(data_of(site))}
    assert found == {row["id"]: row for row in exported(site)}


def test_the_data_is_in_the_order_of_the_table(tarnbrook):
    shown = [row["Objective or key result"] for part in ("", "2/") for row in table(tarnbrook, f"explorer/{part}")]
    titles = [row["title"] for row in decoded(data_of(tarnbrook))]
    assert len(shown) == len(titles)
    assert all(text.startswith(title) for text, title in zip(shown, titles, strict=True))


def test_current_values_are_those_of_the_table(tarnbrook):
    data = data_of(tarnbrook)
    shown = [row["Now"] for part in ("", "2/") for row in table(tarnbrook, f"explorer/{part}")]
    values = iter(data["key_results"]["now"])
    assert shown == [" ".join(next(values).split()) if "#" in row["id"] else "" for row in decoded(data)]


def test_people_without_a_page_have_no_name_in_the_data(tmp_path):
    files = {
        "okrsite.yml": "as_of: 2026-11-20\n",
        "co/team.yml": "name: Co\n",
        "people.yml": "ana: {name: Ana Pires}\n",
        "co/2026-q4/win.md": f"---\nobjective: Win\nowner: ana\nkey_results: {KEY_RESULTS}\n---\n",
    }
    assert data_of(Published(put(tmp_path, files)))["owners"] == [["ana", "Ana Pires"]]


@pytest.fixture(scope="module")
def huge():
    """More rows than one file holds: 31 objectives of 1,000 key results in the current cycle, one in the one before."""

    def files(before="Before"):
        many = ", ".join(f"{{id: k{n}, title: K{n}, kind: binary}}" for n in range(1000))
        company = {"okrsite.yml": "as_of: 2026-11-20\n", "co/team.yml": "name: Co\n"}
        last = {"co/2026-q3/before.md": f"---\nobjective: {before}\nkey_results: {KEY_RESULTS}\n---\n"}
        whole = f"key_results: [{many}]\n---\n"
        return company | last | {f"co/2026-q4/o{n}.md": f"---\nobjective: O{n}\n{whole}" for n in range(31)}

    return files


@pytest.mark.slow
def test_above_thirty_thousand_rows_each_cycle_has_a_file_that_no_other_cycle_changes(huge, tmp_path):
    site = Published(put(tmp_path / "one", huge()))
    names = [asset.uri for asset in site.plan.assets if asset.uri.startswith("explorer/")]
    assert names == ["explorer/rows/2026-q3.json", "explorer/rows/2026-q4.json"]
    assert [len(decoded(data_of(site, name))) for name in names] == [4, 31031]
    other = Published(put(tmp_path / "other", huge("Another text")))
    bytes_of = {asset.uri: asset.data() for asset in other.plan.assets if asset.uri in names}
    [q4] = [asset.data() for asset in site.plan.assets if asset.uri == names[1]]
    assert bytes_of[names[1]] == q4
    assert data_of(other, names[0]) != data_of(site, names[0])
    options = site.page("explorer/").one("select", name="cycle").all("option")
    assert [(option["value"], option["data-rows"], option["selected"]) for option in options] == [
        ("*", None, None),
        ("2026-q3", "rows/2026-q3.json", None),
        ("2026-q4", "rows/2026-q4.json", ""),
    ]
