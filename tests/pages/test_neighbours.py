"""How an objective fits in: the way up to the company, its neighbours as lists, and the same as a picture."""

import pytest
from hostile import HOSTILE, quoted
from orchard import ORCHARD, objective
from published import Published, put

FLATS = "2026-q4/fleet/fewer-flats/"
KERBS = "2026-q4/street/clear-kerbs/"
RETURN = "2026-q4/harbour/riders-return/"


@pytest.fixture(scope="module")
def orchard(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("orchard"), ORCHARD))


def way(page):
    return page.one("nav", cls="okr-way")


def test_the_way_up_names_each_step_with_its_team(orchard):
    clean = way(orchard.page("2026-q4/bottles/clean/"))
    assert [step.text for step in clean.all("li")] == ["Press faster · Press", "Sell more juice · Orchard"]
    assert clean.links == {"Press faster": "../../press/faster/", "Sell more juice": "../../co/juice/"}


def test_a_step_to_a_key_result_leads_to_it_and_names_its_objective(harbour_site):
    found = way(harbour_site.page(FLATS))
    assert found.links["Second-week riders from 30% to 50%"] == "../../harbour/riders-return/#second-week"
    assert list(found.links.values())[-1] == "../../harbour/riders-return/"


def test_who_leads_nowhere_is_told_what_to_do(orchard):
    page = orchard.page("2026-q4/stall/open/")
    lost = page.one("p", cls="okr-way--lost").text
    assert "Leads to no company objective. Write what it helps to reach under supports:" in lost
    assert page.all("nav", cls="okr-way") == []
    assert "Nothing is linked to this objective" in page.after("How it fits in").text


@pytest.mark.parametrize("uri", ["2026-q4/co/juice/", "2026-q4/stall/run/"])
def test_the_company_and_personal_objectives_need_no_way(orchard, uri):
    assert orchard.page(uri).all(cls="okr-way") == []


def test_a_closed_cycle_is_judged_on_its_last_day(tmp_path):
    """The company's third quarter is over, and so is the objective that led to it."""
    files = {
        "okrsite.yml": "as_of: 2026-11-20\n",
        "co/team.yml": "name: Co\n",
        "co/it/team.yml": "name: IT\n",
        "co/2026-q3/grow.md": objective("Grow", "{id: a, title: A, kind: binary}"),
        "co/it/2026-q3/host.md": objective("Host", "{id: a, title: A, kind: binary}", supports="[co/grow]"),
    }
    assert way(Published(put(tmp_path, files)).page("2026-q3/it/host/")).links == {"Grow": "../../co/grow/"}


def test_a_cycle_to_come_is_judged_on_its_first_day(tmp_path):
    files = {
        "okrsite.yml": "as_of: 2026-09-20\n",
        "co/team.yml": "name: Co\n",
        "co/it/team.yml": "name: IT\n",
        "co/2026-q4/grow.md": objective("Grow", "{id: a, title: A, kind: binary}"),
        "co/it/2026-q4/host.md": objective("Host", "{id: a, title: A, kind: binary}", supports="[co/grow]"),
        "co/it/2026-q4/tidy.md": objective("Tidy", "{id: a, title: A, kind: binary}"),
    }
    site = Published(put(tmp_path, files))
    assert way(site.page("2026-q4/it/host/")).links == {"Grow": "../../co/grow/"}
    assert site.page("2026-q4/it/tidy/").all(cls="okr-way--lost") == []


def test_links_up_and_down(harbour_site):
    supports = harbour_site.page(FLATS).after("Supports")
    assert supports.links["Second-week riders from 30% to 50%"] == "../../harbour/riders-return/#second-week"
    assert "explicit" in supports.text
    above = harbour_site.page(RETURN).after("Supported by")
    assert above.links["Fewer flat tyres"] == "../../fleet/fewer-flats/"
    assert "for Second-week riders from 30% to 50% · Fleet · on track · explicit" in above.text


def test_another_cycle_is_named(harbour_site):
    assert "2026" in harbour_site.page(RETURN).after("Supports").text


def test_dependencies_from_both_ends(harbour_site):
    needs = harbour_site.page(FLATS).after("Depends on")
    assert needs.links == {"Kerbs that anyone can pass": "../../street/clear-kerbs/"}
    assert "Glass swept on Sundays · by 1 December 2026 · not agreed · Street" in needs.text
    needed = harbour_site.page(KERBS).after("Needed by")
    assert needed.links == {"Fewer flat tyres": "../../fleet/fewer-flats/"}
    assert "Glass swept on Sundays · by 1 December 2026 · not agreed · Fleet" in needed.text


def test_only_kinds_that_are_there_are_explained(harbour_site):
    assert "Explicit: to move that key result." in harbour_site.page(FLATS).text
    assert "Horizontal" not in harbour_site.page(FLATS).text


SVG = "{http://www.w3.org/2000/svg}"


def picture(page):
    return page.one(cls="near")


def test_the_picture_has_the_links_of_the_lists(harbour_site, orchard):
    pictures = 0
    for site in (harbour_site, orchard):
        for uri in (each["url"].lstrip("/") for each in site.objectives().values()):
            page = site.page(uri)
            if page.all(cls="near"):
                pictures += 1
                lists = page.one(cls="okr-fit__lists")
                drawn = [link["href"] for link in picture(page).all(f"{SVG}a")]
                assert drawn == [link["href"] for link in lists.all("a")]
    assert pictures > 5


def many(number):
    files = {
        "okrsite.yml": "as_of: 2026-11-20\n",
        "co/team.yml": "name: Co\n",
        "co/it/team.yml": "name: IT\n",
        "co/2026-q4/grow.md": objective("Grow", "{id: a, title: A, kind: binary}"),
    }
    for at in range(number):
        supports = "[co/grow]" if at % 2 else "[co/grow#a]"
        text = objective(f"Help {at}", "{id: a, title: A, kind: binary}", supports=supports)
        files[f"co/it/2026-q4/help-{at}.md"] = text
    return files


def test_of_many_the_first_are_drawn_and_the_rest_are_in_the_list(tmp_path):
    page = Published(put(tmp_path, many(14))).page("2026-q4/co/grow/")
    listed = [link["href"] for link in page.one(cls="okr-fit__lists").all("a")]
    drawn = picture(page).all(f"{SVG}a")
    assert len(listed) == 14
    assert [link["href"] for link in drawn[:-1]] == listed[:4]
    assert [text.node.text for text in drawn[-1].all(f"{SVG}text")] == ["and 10 more"]
    assert page.id(drawn[-1]["href"].removeprefix("#")).text == "Supported by"


def test_one_that_supports_two_things_here_is_one_neighbour(tmp_path):
    files = many(0) | {
        "co/it/2026-q4/help.md": objective("Help", "{id: a, title: A, kind: binary}", supports="[co/grow, co/grow#a]")
    }
    page = Published(put(tmp_path, files)).page("2026-q4/co/grow/")
    assert len(picture(page).all(f"{SVG}a")) == 1
    assert "for A · IT" in page.after("Supported by").text


def test_what_is_not_published_leaves_no_trace(tmp_path):
    secret = objective(
        "Buy the rival",
        "{id: a, title: A, kind: binary}",
        supports="[co/grow]",
        depends_on="[{to: it/host}]",
        audience="board",
    )
    host = objective("Host", "{id: a, title: A, kind: binary}", supports="[co/deal]", depends_on="[{to: co/deal}]")
    files = many(0) | {"co/2026-q4/deal.md": secret, "co/it/2026-q4/host.md": host}
    files["okrsite.yml"] += "audiences: [board, company]\n"
    site = Published(put(tmp_path, files))
    for uri in ("2026-q4/co/grow/", "2026-q4/it/host/"):
        page = site.page(uri)
        assert "deal" not in site.html(uri)
        assert "Nothing is linked to this objective" in page.text


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "bidi"])
def test_hostile_titles_stay_words(tmp_path, name):
    bad = quoted(HOSTILE[name])
    files = many(0) | {
        "co/team.yml": f"name: {bad}\n",
        "co/2026-q4/grow.md": f"---\nobjective: {bad}\nkey_results:\n  - {{id: a, title: {bad}, kind: binary}}\n---\n",
        "co/it/2026-q4/host.md": f"---\nobjective: {bad}\nsupports: [co/grow, co/grow#a]\n"
        f"depends_on: [{{to: co/grow, what: {bad}}}]\nkey_results:\n  - {{id: a, title: {bad}, kind: binary}}\n---\n",
    }
    page = Published(put(tmp_path, files)).page("2026-q4/it/host/")
    drawn = {element.tag.removeprefix(SVG) for element in picture(page).all()}
    assert drawn <= {"svg", "title", "desc", "path", "text", "a", "g", "rect", "use"}
    assert "".join(HOSTILE[name].split())[:12] in "".join(
        "".join(text.node.text.split()) for text in picture(page).all(f"{SVG}a")[0].all(f"{SVG}text")
    )
