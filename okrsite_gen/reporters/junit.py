"""Problems as failed tests, for servers that know no more than JUnit's XML.

Source: the schema of Apache Ant's JUnit task, which asks for the most; Jenkins and GitLab take what it takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.reporters.concise import line
from okrsite_gen.reporters.reporter import NO_MANUALS, Manuals, Paths, ReadSource, advice, fails

NAME = "junit"
PATHS = Paths.REPOSITORY
SHOWS_ALLOWED = False

# The schema wants a time of day; reports of the same content shall not differ.
_NO_TIME = {"time": "0", "timestamp": "1970-01-01T00:00:00", "hostname": "localhost"}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:  # noqa: ARG001 - reporters have one signature
    """A suite for each file, with a failure for each error and warning; remarks stand in its output.

    Without any there is one test, which passed, since servers take an empty report for a broken one.
    """
    root = ET.Element("testsuites")
    for index, (path, found) in enumerate(groupby(diagnostics, key=lambda each: each.span.path)):
        _suite(root, index, path, list(found))
    if not diagnostics:
        _suite(root, 0, "okrsite check", [])
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, index: int, path: str, found: Sequence[Diagnostic]) -> None:
    failed = [diagnostic for diagnostic in found if fails(diagnostic)]
    remarks = [diagnostic for diagnostic in found if not fails(diagnostic)]
    counts = {"tests": str(max(len(failed), 1)), "failures": str(len(failed)), "errors": "0", "skipped": "0"}
    name = _legal(path)
    suite = ET.SubElement(root, "testsuite", {"name": name, "package": name, "id": str(index)} | counts | _NO_TIME)
    ET.SubElement(suite, "properties")
    for diagnostic in failed:
        _failure(
            _case(suite, f"{diagnostic.rule} at {diagnostic.span.line}:{diagnostic.span.column}", name), diagnostic
        )
    if not failed:
        _case(suite, "no errors or warnings", name)
    ET.SubElement(suite, "system-out").text = _legal("".join(f"{line(diagnostic)}\n" for diagnostic in remarks))
    ET.SubElement(suite, "system-err")


def _case(suite: ET.Element, name: str, classname: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", {"name": name, "classname": classname, "time": "0"})


def _failure(case: ET.Element, diagnostic: Diagnostic) -> None:
    attributes = {"type": diagnostic.severity.value, "message": _legal(diagnostic.message)}
    span = diagnostic.span
    place = f"{span.path}:{span.line}:{span.column}"
    ET.SubElement(case, "failure", attributes).text = _legal(f"{place}\n{advice(diagnostic)}")


def _legal(text: str) -> str:
    """With `\ufffd` for characters that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
