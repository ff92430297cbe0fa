"""How much a problem matters is the company's to say: of rules, and of what reading and loading only warn of."""

import datetime as dt

import pytest

from okrsite_gen import pipeline

FILES = {
    "okrsite.yml": "rules: {%s}\n",
    "company/team.yml": "name: Acme\n",
    "company/notes.txt": "not read\n",
    "company/2026-q4/answers.md": (
        "---\n"
        "objective: Support answers at once\n"
        "owner:\n"
        "%s"
        "key_results:\n"
        "  - id: first-answer\n"
        "    title: First answers within 10 minutes\n"
        "    baseline: 40%%\n"
        "    target: 90 percent\n"
        "%s"
        "---\n"
    ),
}


@pytest.fixture
def severities(tmp_path):
    """The severity of each rule that found something, with the reason of what is allowed."""

    def found(rules="", allow="", inner=""):
        files = FILES | {
            "okrsite.yml": FILES["okrsite.yml"] % rules,
            "company/2026-q4/answers.md": FILES["company/2026-q4/answers.md"] % (allow, inner),
        }
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content)
        result = pipeline.run(tmp_path, fallback_day=dt.date(2026, 10, 2))
        return {each.rule: each.allowed or str(each.severity) for each in result.diagnostics}, result.snapshot

    return found


def test_without_settings_they_are_warnings(severities):
    found, snapshot = severities()
    assert {
        rule: found[rule] for rule in ("unknown-file", "empty-value", "unlike-unit", "missing-owner")
    } == dict.fromkeys(("unknown-file", "empty-value", "unlike-unit", "missing-owner"), "warning")
    assert snapshot is not None


def test_a_warning_of_reading_may_be_silenced_lowered_or_made_to_stop_the_build(severities):
    found, snapshot = severities("unknown-file: error, empty-value: off, unlike-unit: info")
    assert (found["unknown-file"], found.get("empty-value"), found["unlike-unit"]) == ("error", None, "info")
    assert snapshot is None
    assert found["missing-owner"] == "warning", "rules look at what could be read all the same"


@pytest.mark.parametrize("severity", ["off", "warning"])
def test_an_error_of_reading_stays_one(severities, severity):
    found, snapshot = severities(f"unknown-key: {severity}", allow="onwer: ana\n")
    assert (found["unknown-key"], found["unknown-rule"]) == ("error", "warning")
    assert snapshot is None


def test_a_warning_is_allowed_where_it_stands(severities):
    here = "    allow: [{rule: unlike-unit, reason: The tool says so}]\n"
    around = "allow: [{rule: empty-value, reason: Ana decides in January}, {rule: unlike-unit, reason: Never}]\n"
    found, _ = severities(allow=around, inner=here)
    assert found["unlike-unit"] == "The tool says so"
    assert found["empty-value"] == "Ana decides in January"
    assert found["unused-allow"] == "info", "the outer one, since the inner one comes first"
    assert found["unknown-file"] == "warning"


def test_a_draft_may_allow_what_it_is_warned_of(severities):
    here = "    allow: [{rule: unlike-unit, reason: The tool says so}]\n"
    found, _ = severities(allow="state: draft\n", inner=here)
    assert found["unlike-unit"] == "The tool says so"


def test_what_is_off_needs_no_waiver_and_gets_no_remark(severities):
    found, _ = severities("unlike-unit: off", inner="    allow: [{rule: unlike-unit, reason: The tool says so}]\n")
    assert "unlike-unit" not in found
    assert "unused-allow" not in found
