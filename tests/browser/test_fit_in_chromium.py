"""What has to fit: the list of what needs attention on paper, and a key result's facts beside one another."""

import re
from collections import Counter

import pytest


def test_what_needs_attention_is_two_sheets(browser, demo):
    page = browser.new_page()
    page.goto(f"{demo.address}attention/")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
    rows = page.locator(".okr-attention > li").count()
    page.close()
    assert rows > 20, "so many are no small list"
    assert len(sheets) <= 2


@pytest.mark.parametrize("width", [320, 390, 768, 1366])
@pytest.mark.parametrize("objective", ["2026-q4/sales/win-groups/", "2026-q4/company/recurring-revenue/"])
def test_no_fact_of_a_key_result_stands_alone_on_a_line(browser, demo, width, objective):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{demo.address}{objective}")
    tops = "e => [...e.querySelectorAll('.okr-facts > div')].map(fact => Math.round(fact.getBoundingClientRect().top))"
    lines = [Counter(part.evaluate(tops)) for part in page.locator(".okr-kr").all()]
    page.close()
    assert lines
    assert min(min(line.values()) for line in lines) > 1
