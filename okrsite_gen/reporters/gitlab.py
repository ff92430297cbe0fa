"""Problems as a GitLab code quality report, which merge requests show beside the lines.

Source: GitLab's "Code Quality report format".
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reporters.fingerprint import fingerprints
from okrsite_gen.reporters.reporter import NO_MANUALS, Manuals, Paths, ReadSource, worst_first

NAME = "gitlab"
PATHS = Paths.REPOSITORY
SHOWS_ALLOWED = False

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}

Entry = dict[str, object]


def report(diagnostics: Sequence[Diagnostic], read_source: ReadSource, manuals: Manuals = NO_MANUALS) -> str:  # noqa: ARG001 - reporters have one signature
    """A list with an object for each problem, the worst first."""
    known_by = dict(zip(map(id, diagnostics), fingerprints(diagnostics, read_source), strict=True))
    entries = [_entry(diagnostic, known_by[id(diagnostic)]) for diagnostic in worst_first(diagnostics)]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def _entry(diagnostic: Diagnostic, fingerprint: str) -> Entry:
    span = diagnostic.span
    return {
        "description": ": ".join(filter(None, (diagnostic.message, diagnostic.help))),
        "check_name": diagnostic.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": span.path, "lines": {"begin": span.line, "end": span.end_line}},
    }
