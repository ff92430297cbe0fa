"""Reads worked_examples.yml: each example is written to disk, published as an export, and compared."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from company import company_files, exported, write

EXAMPLES = yaml.safe_load((Path(__file__).parent / "worked_examples.yml").read_text(encoding="utf-8"))


def plain(value):
    return value.isoformat() if isinstance(value, dt.date) else value


def differences(expected, found, where=""):
    """Where `found` differs from what is listed in `expected`."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from differences(value, found[key], f"{where}.{key}")
    elif isinstance(expected, list):
        for index, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{where}[{index}]")
    elif plain(expected) != found and not (isinstance(expected, float) and found == pytest.approx(expected, abs=1e-6)):
        yield f"{where}: expected {plain(expected)}, found {found}"


def of_example(objective, team):
    """The export's objective with its key results by their short ids, and the score of its team."""
    key_results = {one["id"].partition("#")[2]: one for one in objective["key_results"]}
    return {**objective, "key_results": key_results, "team_score": team["scores"].get("2026-q4")}


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["example"] for example in EXAMPLES])
def test_worked_example(example, tmp_path):
    root = write(tmp_path, company_files(example))
    document, warnings = exported(root, example["as_of"])
    found = {one["id"].rpartition("/")[2]: of_example(one, document["teams"][0]) for one in document["objectives"]}
    expect = dict(example["expect"])
    of_objectives = expect.pop("objectives", {})
    assert set(expect.pop("warnings", [])) <= warnings
    first = next(iter(found))
    assert list(differences({**of_objectives, first: {**of_objectives.get(first, {}), **expect}}, found)) == []


def test_every_example_names_its_rule_and_its_source():
    assert len(EXAMPLES) >= 20
    assert all(example["rule"] and example["source"] for example in EXAMPLES)
    names = [example["example"] for example in EXAMPLES]
    assert len(set(names)) == len(names)
