"""A team's agenda where it is used: on one sheet of paper, and on the phone in the meeting."""

import re

import pytest

TEAMS = ("company", "business", "sales", "marketing", "build", "it", "care", "product", "people")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("team", TEAMS)
def test_it_fits_on_one_sheet(browser, demo, team, paper):
    page = browser.new_page()
    page.goto(f"{demo.address}teams/{team}/agenda/")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper, prefer_css_page_size=True))
    page.close()
    assert len(sheets) == 1


@pytest.mark.parametrize("width", [320, 390])
def test_a_question_has_the_whole_width_of_a_phone(browser, demo, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{demo.address}teams/care/agenda/")
    outcomes = page.locator(".okr-outcomes").bounding_box()
    for question in page.locator(".okr-asked td").all():
        assert question.bounding_box()["width"] == pytest.approx(outcomes["width"], abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()
