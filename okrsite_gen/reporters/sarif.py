"""Problems as SARIF 2.1.0, which code scanning, editors and dashboards read.

Source: OASIS "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; GitHub's limits are those of its "SARIF support".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from okrsite_gen import __version__
from okrsite_gen.diagnostics import Diagnostic, Edit, Severity
from okrsite_gen.reporters.fingerprint import fingerprints
from okrsite_gen.reporters.reporter import NO_MANUALS, Manuals, Paths, ReadSource, RuleManual, advice, worst_first
from okrsite_gen.source import Span

NAME = "sarif"
PATHS = Paths.REPOSITORY
SHOWS_ALLOWED = True

MOST = 25_000  # results in one run that GitHub accepts
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_TOP = "%SRCROOT%"

Json = dict[str, Any]


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:
    """One run with everything, the worst first, the allowed ones as suppressed with their reasons."""
    known_by = dict(zip(map(id, diagnostics), fingerprints(diagnostics, read_source), strict=True))
    shown = worst_first(diagnostics)[:MOST]
    rules = sorted({diagnostic.rule for diagnostic in shown})
    run = {
        "tool": {"driver": _driver(rules, manuals)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "results": [_result(each, rules.index(each.rule), known_by[id(each)]) for each in shown],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _driver(rules: list[str], manuals: Manuals) -> Json:
    described = [_rule(rule, manuals.get(rule, RuleManual(rule))) for rule in rules]
    return {"name": "okrsite", "version": __version__, "semanticVersion": __version__, "rules": described}


def _rule(rule: str, manual: RuleManual) -> Json:
    text = manual.text.strip()
    described: Json = {
        "id": rule,
        "shortDescription": {"text": " ".join(text.split("\n\n")[0].split())},
        "help": {"text": text, "markdown": text},
    }
    return described | ({"helpUri": manual.url} if manual.url else {})


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> Json:
    result: Json = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": advice(diagnostic)},
        "locations": [{"physicalLocation": _place(diagnostic.span)}],
        "partialFingerprints": {"okrsiteProblem/v1": fingerprint},
        "suppressions": [_suppression(diagnostic.allowed)] if diagnostic.allowed else [],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": message}, "physicalLocation": _place(span)}
            for number, (message, span) in enumerate(diagnostic.related, 1)
        ]
    return result | ({"fixes": [_fix(diagnostic.fix)]} if diagnostic.fix else {})


def _suppression(reason: str) -> Json:
    return {"kind": "inSource", "status": "accepted", "justification": reason}


def _fix(edit: Edit) -> Json:
    replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
    return {
        "description": {"text": "what was meant"},
        "artifactChanges": [{"artifactLocation": _file(edit.span), "replacements": [replacement]}],
    }


def _place(span: Span) -> Json:
    return {"artifactLocation": _file(span), "region": _region(span)}


def _file(span: Span) -> Json:
    return {"uri": quote(span.path), "uriBaseId": _TOP}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
