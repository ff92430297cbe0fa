"""People: what they own and what is due from them; nobody is scored or ranked."""

import pytest
from published import Published, harbour, numbers, put


@pytest.fixture
def ana(harbour_site):
    return harbour_site.page("people/ana/")


def test_where_they_belong(ana):
    assert ana.one("h1").text == "Ana Pires"
    assert "Fleet · champion · leads Fleet" in ana.text


def test_what_they_own_now_and_owned_before(ana):
    assert [row["Objective"] for row in ana.after("Objectives").one("table").rows] == ["Fewer flat tyresQ4 2026"]
    assert "Know why tyres go flat" in ana.after("Earlier").text


def test_key_results_that_are_not_retired(ana):
    [row] = ana.after("Key results").one("table").rows
    assert row["Key result"] == "Tubeless tyresFewer flat tyres"


def test_check_ins_that_are_late(ana, harbour_site):
    """A fortnight after 29 October is 12 November; nobody ever spoke of the rota, which Ben's objective makes his."""
    assert "Tubeless tyresFewer flat tyres · last on 29 Oct · 8 days over" in ana.after("Check-ins due").text
    ben = harbour_site.page("people/ben/").after("Check-ins due").text
    assert "Rota agreedA night shift that people want · never spoken of · 36 days over" in ben
    assert "1 other to speak of by 26 Nov." in ben


def test_check_ins_that_are_next(harbour_site):
    cleo = harbour_site.page("people/cleo/").after("Check-ins due").text
    assert "No word is late. 3 key results to speak of by 23 Nov or later." in cleo


def test_what_falls_due_for_them(ana):
    assert "10 DecOrder placedstep" in ana.after("Next four weeks").text
    assert "Ask the port for a broomFleet · by 12 Nov, 8 days over · open for 22 days" in ana.after("Actions").text


def test_what_is_asked_of_their_team(tmp_path):
    asks = {"harbour/street/team.yml": "name: Street\nparent: harbour\nmembers: [dag]\n"}
    dag = Published(put(harbour(tmp_path), asks)).page("people/dag/")
    assert "A broom by SundayFleet · 12 Nov" in dag.after("Asked of Street").text


def test_no_score_and_no_confidence(harbour_site):
    for uri in [uri for uri in harbour_site.uris if uri.startswith("people/")]:
        page = harbour_site.page(uri)
        assert not {"Score", "Expected", "Confidence"} & {cell.text for cell in page.all("th")}
        assert not numbers(page.text), uri
        assert not page.all(cls="okr-bar"), uri
        assert not page.all(cls="spark"), uri


def test_who_left_is_marked(harbour_site):
    assert "left on 31 October 2026" in harbour_site.page("people/dag/").text
    assert "Dag Moen left" in harbour_site.page("people/").after("Elsewhere").text


def test_the_list_is_by_team(harbour_site):
    page = harbour_site.page("people/")
    assert "Ana Pires champion Ben Okafor" in page.after("Fleet").text
    assert "Nobody is scored here." in page.text


def test_somebody_whom_no_file_describes_has_no_source(tmp_path):
    objective = "---\nobjective: Win\nowner: ana\n---\n"
    settings = "source_url: https://forge.example/co/blob/main/\n"
    put(tmp_path, {"okrsite.yml": settings, "co/team.yml": "name: Co\n", "co/2026-q4/win.md": objective})
    page = Published(tmp_path, as_of="2026-11-20").page("people/ana/")
    assert not page.all("a", cls="okr-source")
