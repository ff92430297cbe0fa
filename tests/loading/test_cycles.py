"""Cycles that follow from their ids, and those of cycles.yml."""

import pytest

from okrsite_gen.loading.cycles import standard_cycle
from okrsite_gen.model.settings import Settings


@pytest.mark.parametrize(
    ("cycle_id", "fiscal_year_starts", "title", "starts", "ends"),
    [
        ("2026", 1, "2026", "2026-01-01", "2026-12-31"),
        ("2026-h1", 1, "H1 2026", "2026-01-01", "2026-06-30"),
        ("2026-h2", 1, "H2 2026", "2026-07-01", "2026-12-31"),
        ("2026-q1", 1, "Q1 2026", "2026-01-01", "2026-03-31"),
        ("2024-q1", 1, "Q1 2024", "2024-01-01", "2024-03-31"),
        ("2026-q4", 1, "Q4 2026", "2026-10-01", "2026-12-31"),
        ("2026-m11", 1, "November 2026", "2026-11-01", "2026-11-30"),
        ("2028-m2", 1, "February 2028", "2028-02-01", "2028-02-29"),
        ("2028-m02", 1, "February 2028", "2028-02-01", "2028-02-29"),
        # A fiscal year is named by the year in which it ends; months are those of the calendar.
        ("2026", 10, "2026", "2025-10-01", "2026-09-30"),
        ("2026-h2", 10, "H2 2026", "2026-04-01", "2026-09-30"),
        ("2026-q1", 10, "Q1 2026", "2025-10-01", "2025-12-31"),
        ("2026-q2", 10, "Q2 2026", "2026-01-01", "2026-03-31"),
        ("2026-q4", 2, "Q4 2026", "2025-11-01", "2026-01-31"),
        ("2026-m11", 10, "November 2026", "2026-11-01", "2026-11-30"),
    ],
)
def test_dates_and_title(cycle_id, fiscal_year_starts, title, starts, ends):
    cycle = standard_cycle(cycle_id, Settings(fiscal_year_starts=str(fiscal_year_starts)))
    assert (cycle.title, str(cycle.starts), str(cycle.ends)) == (title, starts, ends)


@pytest.mark.parametrize(
    "text", ["2026-Q4", "2026-q5", "2026-h3", "2026-m13", "2026-m0", "26-q4", "2026q4", "0000", "9999", "2026-q4 "]
)
def test_no_cycle(text):
    assert standard_cycle(text, Settings()) is None


@pytest.mark.parametrize(
    ("form", "title"), [("FY{yy}-Q{q}", "FY09-Q2"), ("Q{q} / {yyyy}", "Q2 / 2009"), ("Trimester", "Trimester")]
)
def test_quarters_are_called_as_the_company_likes(form, title):
    settings = Settings(cycle_title=form)
    assert standard_cycle("2009-q2", settings).title == title
    assert standard_cycle("2009", settings).title == "2009"


def test_a_cycle_of_the_company_s_own_and_those_in_which_something_lies(company):
    portfolio = company(
        {
            "cycles.yml": "sprint: {starts: 2026-11-02, ends: 2026-12-04}\n",
            "company/2026-q4/launch.md": "---\nobjective: We launch in autumn\n---\n",
            "company/2026-m12/check-ins/2026-12-01.yml": "wins: [Snow]\n",
        }
    )
    assert [(each.id, each.title) for each in portfolio.cycles.values()] == [
        ("2026-m12", "December 2026"),
        ("2026-q4", "Q4 2026"),
        ("sprint", "sprint"),
    ]
