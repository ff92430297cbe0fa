"""Screens on the wall: the company's objectives, then its divisions, with what needs attention first; nobody's own objectives."""

import pytest
from published import Published, put


def objective(title, type_="aspirational"):
    keys = "{id: all, title: All of it, baseline: 0 rides, target: 10 rides}"
    return f"---\nobjective: {title}\nowner: ana\ntype: {type_}\nkey_results:\n  - {keys}\n---\n"


FILES = {
    "okrsite.yml": "company: Co\nas_of: 2026-11-20\n",
    "people.yml": "ana: {name: Ana}\n",
    "co/team.yml": "name: Co\n",
    "co/shop/team.yml": "{name: Shop, parent: co}\n",
    "co/shop/till/team.yml": "{name: Till, parent: shop}\n",
    "co/idle/team.yml": "{name: Idle, parent: co}\n",
    "co/2026-q4/grow.md": objective("Grow"),
    "co/shop/2026-q4/sell.md": objective("Sell"),
    "co/shop/2026-q4/read.md": objective("Read ten books", "personal"),
    "co/shop/till/2026-q4/count.md": objective("Count"),
    "co/2026-q4/check-ins/2026-11-16.yml": "key_results: {grow#all: {value: 4, confidence: 7}}\n",
    "co/shop/till/2026-q4/check-ins/2026-11-18.yml": "key_results: {count#all: {value: 9}}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("tv"), FILES))


def screens(page):
    return page.all("section", cls="tv-screen")


def test_the_company_first_then_its_divisions_at_work(site):
    assert [screen.one("h2").text for screen in screens(site.page("tv/"))] == ["Grow", "Shop"]
    assert {uri for uri in site.uris if uri.startswith("tv/")} == {"tv/", "tv/shop/"}
    assert [link.text for link in site.page("tv/").one("nav", cls="tv-others").all("a")] == ["Shop"]


def test_an_objective_says_how_it_stands(site):
    text = screens(site.page("tv/"))[0].text.replace("\xa0", " ")
    for said in (
        "Co · Q4 2026, week 8 of 14",
        "0.40",
        "from 0 rides to 10 rides",
        "4 rides",
        "Ana",
        "4 days ago",
        "confidence 7 / 10",
    ):
        assert said in text, said


def test_a_division_counts_all_below_it_and_nobodys_own(site):
    shop = screens(site.page("tv/"))[1]
    assert [part.text for part in shop.all(cls="tv-part")] == ["no check-in: Sell", "on track: Count"]
    assert "1/2" in shop.one(cls="tv-score").text
    assert "last check-in 2 days ago" in shop.text
    assert [screen.one("h2").text for screen in screens(site.page("tv/shop/"))] == ["Shop", "Sell", "Count"]
    assert "Read ten books" not in site.page("tv/shop/").text


def test_what_the_wall_has_no_room_for_is_counted(tmp_path):
    many = {f"co/2026-q4/one-{number}.md": objective(f"One {number}") for number in range(30)}
    lines = "".join(f"  - {{id: k{number}, title: K{number}, baseline: 0, target: 1}}\n" for number in range(7))
    many["co/2026-q4/check-ins/2026-11-16.yml"] = "key_results: {grow#k1: {value: 1}}\n"
    many["co/2026-q4/grow.md"] = f"---\nobjective: Grow\nkey_results:\n{lines}---\n"
    page = Published(put(tmp_path, FILES | many)).page("tv/")
    assert len(screens(page)) == 24
    assert "8 more on the site" in page.one(cls="tv-bar").text
    [grow] = [screen for screen in screens(page) if screen.one("h2").text == "Grow"]
    assert len(grow.all(cls="tv-part")) == 5
    assert "2 more" in grow.one(cls="tv-foot").text


def test_nothing_written_yet(tmp_path):
    page = Published(put(tmp_path, {"okrsite.yml": "as_of: 2026-11-20\n", "co/team.yml": "name: Co\n"})).page("tv/")
    assert "okrsite new objective" in page.text
    assert not page.all("input")
