"""A company with mistakes of every severity, for reporters to tell of."""

import datetime as dt

import pytest

from okrsite_gen import pipeline
from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reading import sources
from okrsite_gen.source import Span

FILES = {
    "okrsite.yml": "company: Größe & Söhne\n",
    "company/team.yml": "name: Acme 😀\nname: Acme\n",
    "company/2026-q4/on-time.md": (
        "---\n"
        "objective: Nobody waits 😀 for < an answer\n"
        "onwer: ana\n"
        "why: They leave\n"
        "key_results:\n"
        "  - {id: wait, title: First answer, kind: at-most, limit: 10 minutes}\n"
        "---\n"
    ),
    "company/2026-q4/odd, 100% odd.md": "---\nobjective: Talk more\n---\n",
    "company/2026-q4/silent.md": (
        "---\nobjective: Answers without a bonus\n"
        "allow: [{rule: too-few-key-results, reason: 'Trial, and \"short\"'}]\n---\n"
    ),
}


@pytest.fixture
def checked(tmp_path):
    """What is found in `{path: text}`, allowed or not, and the reader of the files."""

    def check(files):
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content, encoding="utf-8")
        return pipeline.run(tmp_path, fallback_day=dt.date(2026, 11, 20)).diagnostics, sources(tmp_path)

    return check


@pytest.fixture
def company(checked):
    return checked(FILES)


@pytest.fixture
def many():
    """So many problems of each severity, a line each, in the order of the arguments."""

    def problems(**counts):
        severities = [severity for severity, count in counts.items() for _ in range(count)]
        return [
            Diagnostic("a-rule", Severity(kind), f"wrong {line}", Span("a.yml", line, 1, line, 2))
            for line, kind in enumerate(severities, 1)
        ]

    return problems
