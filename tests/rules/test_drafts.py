"""Drafts, where somebody asks for them: their writing is looked at, but they are no part of what a team has taken on."""

import datetime as dt

import pytest

from okrsite_gen import pipeline

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def found(tmp_path):
    """What is found of a team with so many objectives of which the last is a draft, by rule."""

    def check(many, kind):
        folder = tmp_path / "company" / "2026-q4"
        folder.mkdir(parents=True)
        (tmp_path / "okrsite.yml").write_text("company: Acme\n")
        (tmp_path / "company" / "team.yml").write_text("name: Acme\n")
        for number in range(many):
            state = "draft" if number == many - 1 else "active"
            key_result = "  - {id: a, title: Activation, baseline: 31, target: 45}\n"
            text = f"---\nobjective: Aim {number}\ntype: {kind}\nstate: {state}\nkey_results:\n{key_result}---\n"
            (folder / f"aim-{number}.md").write_text(text)
        result = pipeline.run(tmp_path, fallback_day=DAY, drafts=True)
        return [one.rule for one in result.diagnostics]

    return check


@pytest.mark.parametrize(
    ("many", "kind", "rule"),
    [
        (6, "aspirational", "too-many-objectives"),
        (3, "committed", "all-committed"),
        (5, "learning", "all-aspirational"),
    ],
)
def test_a_draft_is_read_but_not_counted(found, many, kind, rule):
    rules = found(many, kind)
    assert rule not in rules
    assert rules.count("missing-unit") == many


@pytest.mark.parametrize(
    ("many", "kind", "rule"),
    [
        (7, "aspirational", "too-many-objectives"),
        (4, "committed", "all-committed"),
        (6, "learning", "all-aspirational"),
    ],
)
def test_with_one_more_it_is_found(found, many, kind, rule):
    assert rule in found(many, kind)
