"""Code quality reports, held against the fields that GitLab documents."""

import json

import pytest
from jsonschema import Draft202012Validator

from okrsite_gen.reporters import gitlab

TEXT = {"type": "string", "minLength": 1}
LINE = {"type": "integer", "minimum": 1}
DOCUMENTED = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
            "properties": {
                "description": TEXT,
                "check_name": TEXT,
                "fingerprint": TEXT,
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "additionalProperties": False,
                    "properties": {
                        "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                        "lines": {"type": "object", "required": ["begin"], "properties": {"begin": LINE, "end": LINE}},
                    },
                },
            },
        },
    }
)


def report(found, read):
    entries = json.loads(gitlab.report(found, read))
    DOCUMENTED.validate(entries)
    return entries


def test_every_problem_has_its_entry_the_worst_first(company):
    entries = report(*company)
    assert {
        "description": "unknown key `onwer`: did you mean `owner`?",
        "check_name": "unknown-key",
        "severity": "critical",
        "location": {"path": "company/2026-q4/on-time.md", "lines": {"begin": 3, "end": 3}},
    }.items() <= next(each for each in entries if each["check_name"] == "unknown-key").items()
    order = ["critical", "minor", "info"]
    assert [each["severity"] for each in entries] == sorted((each["severity"] for each in entries), key=order.index)
    assert len({each["fingerprint"] for each in entries}) == len(entries) == len(company[0])


def test_an_empty_report_is_a_list():
    assert report([], None) == []


OBJECTIVE = "---\nobjective: Answers at once\nonwer: ana\nkey_results: []\n---\n"


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda text: text.replace("objective:", "# a remark\n\nobjective:"), True),
        (lambda text: text.replace("\n", "\r\n"), True),
        (lambda text: text.replace("onwer", "ownre"), False),
    ],
)
def test_a_problem_keeps_its_fingerprint_while_lines_move(checked, change, same):
    files = {"okrsite.yml": "", "company/team.yml": "name: Acme\n", "company/2026-q4/a.md": OBJECTIVE}
    before = {each["check_name"]: each["fingerprint"] for each in report(*checked(files))}
    after = report(*checked(files | {"company/2026-q4/a.md": change(OBJECTIVE)}))
    assert (before["unknown-key"] in {each["fingerprint"] for each in after}) is same


def test_problems_that_are_alike_in_all_have_fingerprints_of_their_own(checked):
    twice = "wins:\n  - [a]\n  - [a]\n"
    files = {"okrsite.yml": "", "company/team.yml": "name: A\n", "company/2026-q4/check-ins/2026-11-16.yml": twice}
    entries = [each for each in report(*checked(files)) if each["check_name"] == "wrong-type"]
    assert len({each["description"] for each in entries}) == 1
    assert len({each["fingerprint"] for each in entries}) == 2
