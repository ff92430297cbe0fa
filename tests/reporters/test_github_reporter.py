"""Annotations, read back the way GitHub's runner reads a step's output."""

import re

import pytest

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reporters import github
from okrsite_gen.source import Span

DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = DATA | {"%3A": ":", "%2C": ","}


def unescaped(text, signs):
    return re.sub("|".join(signs), lambda match: signs[match[0]], text)


def annotations(report):
    """`(command, properties, message)` of each line that the runner takes for a command."""
    found = []
    for line in report.splitlines():
        if match := re.match(r"::(\w+)(?: ([^:]*?))?::(.*)$", line):
            pairs = (pair.split("=", 1) for pair in (match[2] or "").split(","))
            found.append(
                (match[1], {key: unescaped(value, PROPERTY) for key, value in pairs}, unescaped(match[3], DATA))
            )
    return found


def test_what_the_runner_reads_is_what_was_found(company):
    found, read = company
    found = [each for each in found if not each.allowed]
    shown = annotations(github.report(found, read))
    assert len(shown) == len(found)
    assert (
        "error",
        {
            "file": "company/2026-q4/on-time.md",
            "line": "3",
            "endLine": "3",
            "col": "1",
            "endColumn": "6",
            "title": "unknown-key",
        },
        "unknown key `onwer`\ndid you mean `owner`?",
    ) in shown
    odd = next(properties for _, properties, _ in shown if properties["title"] == "bad-file-name")
    assert odd == {"file": "company/2026-q4/odd, 100% odd.md", "line": "1", "endLine": "1", "title": "bad-file-name"}


@pytest.mark.parametrize("nasty", ["a::b,c=d%0A\r\n::error::x", "::stop-commands::x", "100%25", "%0A"])
def test_nothing_in_a_text_or_a_name_is_a_command(nasty):
    span = Span(nasty, 2, 1, 3, 4)
    report = github.report([Diagnostic("a-rule", Severity.INFO, nasty, span, nasty)], None)
    assert annotations(report) == [
        ("notice", {"file": nasty, "line": "2", "endLine": "3", "title": "a-rule"}, f"{nasty}\n{nasty}")
    ]
    assert report.count("\n") == 1


def test_the_worst_come_first_and_only_as_many_as_github_shows(many):
    found = many(info=3, warning=14, error=11)
    *lines, last = github.report(found, None).splitlines()
    assert [command for command, _, _ in annotations("\n".join(lines))] == ["error"] * 10 + ["warning"] * 10 + [
        "notice"
    ] * 3
    assert last.startswith("5 more problems are not shown here")
    assert annotations(last) == []


@pytest.mark.parametrize(("errors", "lines"), [(10, 10), (11, 11)])
def test_the_last_line_is_there_only_where_something_is_missing(many, errors, lines):
    report = github.report(many(error=errors), None)
    assert len(report.splitlines()) == lines
    assert ("1 more problem is not shown" in report) is (errors > 10)
