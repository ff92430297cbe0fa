"""JUnit's XML, read by somebody else's reader and held against what the schema of Ant's task asks for."""

import re
from xml.etree import ElementTree as ET

import pytest
from junitparser import JUnitXml

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reporters import junit
from okrsite_gen.source import Span

SUITE = ["name", "package", "id", "tests", "failures", "errors", "time", "timestamp", "hostname"]
CASE = ["name", "classname", "time"]


def suites(report):
    """The suites, after a look at every element that the schema of Ant's task names."""
    root = ET.fromstring(report.encode())  # noqa: S314 - our own
    assert root.tag == "testsuites"
    assert not root.attrib
    for index, suite in enumerate(root):
        assert set(SUITE) <= set(suite.attrib) <= {*SUITE, "skipped"}
        assert suite.get("id") == str(index)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp"))
        assert re.fullmatch(r"properties(,testcase)*,system-out,system-err", ",".join(child.tag for child in suite))
        for case in suite.iter("testcase"):
            assert set(case.attrib) == set(CASE)
            assert [(each.tag, set(each.attrib)) for each in case] in ([], [("failure", {"type", "message"})])
        assert int(suite.get("tests")) == len(list(suite.iter("testcase")))
        assert int(suite.get("failures")) == len(list(suite.iter("failure")))
    return list(JUnitXml.fromstring(report.encode()))


def test_errors_and_warnings_fail_and_remarks_are_in_the_output(company):
    found = [each for each in company[0] if not each.allowed]
    read = {suite.name: suite for suite in suites(junit.report(found, company[1]))}
    assert list(read) == sorted({each.span.path for each in found})
    assert sum(suite.failures for suite in read.values()) == sum(each.severity != "info" for each in found)
    [case] = [case for case in read["company/2026-q4/on-time.md"] if case.name.startswith("unknown-key")]
    [failure] = case.result
    assert (failure.type, failure.message) == ("error", "unknown key `onwer`")
    assert failure.text == "company/2026-q4/on-time.md:3:1\nunknown key `onwer`\ndid you mean `owner`?"


def test_a_file_with_remarks_alone_passes():
    report = junit.report([Diagnostic("a-rule", Severity.INFO, "is < so", Span("a.yml", 1, 1, 1, 2))], None)
    [suite] = suites(report)
    assert (suite.tests, suite.failures) == (1, 0)
    assert "<system-out>a.yml:1:1: info[a-rule] is &lt; so\n</system-out>" in report


def test_nothing_found_is_one_test_that_passed():
    [suite] = suites(junit.report([], None))
    assert [case.is_passed for case in suite] == [True]


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x0b", "\ufffe", "\ud800"])
def test_characters_that_xml_cannot_hold_are_shown_as_such(sign):
    problem = Diagnostic("a-rule", Severity.ERROR, f"a{sign}b", Span(f"{sign}.yml", 1, 1, 1, 2), f"{sign}]]>&")
    [suite] = suites(junit.report([problem], None))
    [case] = suite
    assert case.result[0].message == "a\ufffdb"
    assert case.result[0].text.endswith("\ufffd]]>&")
