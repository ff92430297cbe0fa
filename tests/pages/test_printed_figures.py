"""Every figure in every table is the export's, which comes through another door, rounded as METHOD rounds."""

from posixpath import join, normpath

import pytest
from published import Published, put, two_decimals

PACES = {"on-track": "on track", "at-risk": "at risk", "no-check-in": "no check-in", "not-due": "not due"}


def confidence(value):
    return "–" if value is None else f"{value:g}"


def status(figures):
    return PACES.get(figures["pace"], figures["pace"])


def score(figures):
    """What nobody reported or graded counts 0, but is not known to be 0."""
    return "–" if figures["progress"] is None and figures["grade"] is None else two_decimals(figures["score"])


COLUMNS = {
    "Score": score,
    "Expected": lambda figures: two_decimals(figures["expected"]),
    "Confidence": lambda figures: confidence(figures["confidence"]),
    "Status": status,
    "Score of plan": lambda figures: f"{score(figures)} of {two_decimals(figures['expected'])}",
    "Graded": lambda figures: two_decimals(figures["grade"]["score"]),
    "Computed": lambda figures: two_decimals(figures["computed_score"]),
}
PRINTED = {"Confidence": lambda cell: cell.removesuffix(" / 10"), "Status": lambda cell: cell.partition(",")[0]}


def figures_by_url(export):
    for objective in export["objectives"]:
        yield objective["url"], objective
        for key_result in objective["key_results"]:
            yield objective["url"] + "#" + key_result["id"].partition("#")[2], key_result


def tables(page):
    """Rows of tables that begin with a link: its address (from the site's root) and the cells by heading."""
    for uri, found in page.items():
        for table in found.all("table"):
            if not table.all("thead"):
                continue
            links = [row.all("a")[:1] for row in table.body_rows]
            for link, cells in zip(links, table.rows, strict=True):
                if link:
                    path, hash_, fragment = link[0]["href"].partition("#")
                    yield uri, normpath(join("/", uri, path)).rstrip("/") + "/" + hash_ + fragment, cells


@pytest.fixture(scope="module")
def table_rows(harbour_site):
    return list(tables(harbour_site.pages()))


def test_figures_of_objectives_and_key_results(harbour_site, table_rows):
    known = dict(figures_by_url(harbour_site.export))
    compared = set()
    for uri, address, cells in table_rows:
        for column, expected in COLUMNS.items():
            if address in known and column in cells:
                printed = PRINTED.get(column, str)(cells[column])
                assert printed == expected(known[address]), (uri, address, column)
                compared.add((address, column))
    assert {address for address, column in compared if column == "Score"} == set(known)
    assert {column for _, column in compared} == set(COLUMNS)


def test_scores_of_teams(harbour_site, table_rows):
    scores = {f"/teams/{team['id']}/": team["scores"] for team in harbour_site.export["teams"]}
    compared = 0
    for uri, address, cells in table_rows:
        if uri == "teams/" and address in scores:
            assert cells["Score"] == two_decimals(scores[address].get("2026-q4")), (uri, address)
            compared += 1
    assert compared == 3


def test_scores_of_a_team_by_cycle(harbour_site):
    for team in harbour_site.export["teams"]:
        printed = [
            (cells["Cycle"], cells["Score"])
            for cells in harbour_site.page(f"teams/{team['id']}/").after("Cycles").one("table").rows
        ]
        titles = {"2026": "2026", "2026-q3": "Q3 2026", "2026-q4": "Q4 2026"}
        assert dict(printed) == {titles[cycle]: two_decimals(score) for cycle, score in team["scores"].items()}


def test_an_objective_s_own_page(harbour_site):
    for objective in harbour_site.export["objectives"]:
        page = harbour_site.page(objective["url"].lstrip("/"))
        shown, state, sure, _ = page.all(cls="okr-card")
        assert shown.text.split()[1] == score(objective), objective["id"]
        assert state.text.startswith(f"Status {status(objective)}"), objective["id"]
        assert sure.text.split()[1] == confidence(objective["confidence"])
        for key_result in objective["key_results"]:
            part = page.id(key_result["id"].partition("#")[2])
            facts = {
                fact.one("dt").text: fact.one("dd").text
                for half in part.all("dl", cls="okr-facts")
                for fact in half.all("div")
            }
            assert facts["Score"] == score(key_result), key_result["id"]
            assert (facts["Now"] == "no check-in") == (key_result["current"] is None)


def test_sparklines_end_at_the_score(harbour_site):
    """The last dot stands as high as the number beside it, or what the figures made before a grade: 0 at the floor, 1 on top."""
    compared = 0
    for objective in harbour_site.export["objectives"]:
        page = harbour_site.page(f"{objective['cycle']}/{objective['team']}/")
        row = next(row for row in page.all("tr") if row.links.keys() >= {objective["title"]})
        for now in [path for path in row.all() if path["class"] == "spark-now"]:
            height = 1 - float(now["d"].removesuffix("h0").split()[1]) / 18
            assert height == pytest.approx(objective["computed_score" if objective["grade"] else "score"], abs=0.01)
            compared += 1
    assert compared >= 3


@pytest.mark.parametrize(("value", "shown"), [(125, "0.13"), (285, "0.29"), (5, "0.01"), (4, "0.00"), (995, "1.00")])
def test_halves_are_rounded_away_from_zero(tmp_path, value, shown):
    objective = "---\nobjective: Win\nkey_results:\n  - {id: shops, title: Shops, baseline: 0, target: 1000}\n---\n"
    put(
        tmp_path,
        {
            "okrsite.yml": "as_of: 2026-11-20\n",
            "co/team.yml": "name: Co\n",
            "co/2026-q4/win.md": objective,
            "co/2026-q4/check-ins/2026-11-16.yml": f"key_results:\n  win#shops: {{value: {value}}}\n",
        },
    )
    assert Published(tmp_path).page("2026-q4/co/win/").all(cls="okr-card")[0].text.split()[1] == shown


def share(text):
    return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def test_bars_are_as_long_as_the_number_beside_them_and_empty_beside_a_dash(harbour_site):
    compared = set()
    for page in harbour_site.pages().values():
        for part in page.all("span", cls="okr-scored"):
            filled = [float(bar["width"]) / 100 for bar in part.all(cls="okr-bar__fill")]
            assert filled == ([] if part.text == "–" else [pytest.approx(share(part.text), abs=0.0051)])
            compared.add(part.text)
    assert {"–", "0.00", "0.25"} <= compared


def test_what_nobody_reported_is_nowhere_a_number_in_the_explorer(harbour_site):
    rows = {row["Objective or key result"]: row["Score"] for row in harbour_site.page("explorer/").one("table").rows}
    assert (rows["A night shift that people want"], rows["Rota agreed"], rows["Six new ramps"]) == ("–", "–", "–")
