"""People: what they own and what is due from them; nobody is scored or ranked."""

import pytest
from published import numbers


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


def test_what_is_due_from_them(ana, harbour_site):
    assert "Tubeless tyresFewer flat tyres · last on 29 Oct" in ana.after("Check-ins due").text
    assert "12 NovAsk the port for a broomFleet · 8 days over" in ana.after("Actions").text
    assert "Rota agreedA night shift that people want · never spoken of" in harbour_site.page("people/ben/").text


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
