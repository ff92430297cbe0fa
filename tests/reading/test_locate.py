"""Paths inside a file to the characters that an author sees."""

from collections import defaultdict

import pytest

from okrsite_gen import loading
from okrsite_gen.diagnostics import Origin, Problem, Related, Severity
from okrsite_gen.reading import Ahead, locate, read_tree, span_of
from okrsite_gen.source import Source, Span

OBJECTIVE = """\
---
objective: Größe 😀 zählt
owner:
why: 'It''s time'
tags: [activation, "Q4"]
grade:
  score: 0.6   # honest
  reason: |
    We shipped,
    but late.

key_results:
  # the first one
  - id: shops
    target: ~
    checkpoints: {2026-11-01: 36}
  -
  - id: sales
---

Über alles.
More of it.
"""
SOURCE = Source("company/2026-q4/launch.md", OBJECTIVE)


def shown(*path, on="value", chars=None, source=SOURCE):
    return source.slice(span_of(source, Origin(source.path, path, on, chars)))


@pytest.mark.parametrize(
    ("path", "on", "expected"),
    [
        (("objective",), "value", "Größe 😀 zählt"),
        (("objective",), "key", "objective"),
        (("objective",), "whole", "objective: Größe 😀 zählt"),
        (("why",), "value", "'It''s time'"),
        (("tags",), "value", '[activation, "Q4"]'),
        (("tags", 1), "value", '"Q4"'),
        (("tags", 1), "key", '"Q4"'),
        (("grade",), "value", "score: 0.6   # honest\n  reason: |\n    We shipped,\n    but late."),
        (("grade", "score"), "value", "0.6"),
        (("key_results", 0, "checkpoints", "2026-11-01"), "key", "2026-11-01"),
        (("key_results", 1, "id"), "value", "sales"),
    ],
)
def test_a_path_leads_to_what_was_written(path, on, expected):
    assert shown(*path, on=on) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), "objective"),
        (("type",), "objective"),
        (("owner",), "owner"),
        (("grade", "date"), "grade"),
        (("grade", "score", "deeper", 3), "score"),
        (("key_results", 0, "title"), "id"),
        (("key_results", 0, "target"), "~"),
        (("key_results", 7, "title"), "key_results"),
        (("tags", "name"), "tags"),
        (("narrative",), "Über alles."),
    ],
)
def test_what_is_missing_is_shown_at_the_nearest_thing_there_is(path, expected):
    assert shown(*path) == expected


@pytest.mark.parametrize(
    ("path", "chars", "expected"),
    [
        (("objective",), (6, 7), "😀"),
        (("tags", 1), (0, 1), "Q"),
        (("why",), (5, 9), "time"),
        (("why",), (0, 4), "'It''s time'"),
        (("grade", "reason"), (3, 10), "shipped"),
        (("grade", "reason"), (3, 16), "|\n    We shipped,\n    but late."),
        (("narrative",), (13, 17), "More"),
    ],
)
def test_characters_inside_a_text(path, chars, expected):
    assert shown(*path, chars=chars) == expected


@pytest.mark.parametrize("text", ["may be, may be", '"may be, may be"', "'may be, may be'"])
def test_characters_of_a_word_that_stands_there_twice(text):
    span = span_of(Source("a.yml", f"why: {text}\n"), Origin("a.yml", ("why",)).within(8, 11))
    quote = int(text[0] != "m")
    assert (span.column, span.end_column) == (14 + quote, 17 + quote)


def test_characters_of_a_body_with_windows_line_ends():
    source = Source("a.md", "---\r\nobjective: x\r\n---\r\none\r\n\r\ntwo three\r\n")
    assert shown("narrative", chars=(9, 14), source=source) == "three"
    assert shown("narrative", chars=(5, 8), source=source) == "two"


@pytest.mark.parametrize(
    ("text", "place"), [("", (1, 1)), ("# x\n", (1, 1)), ("a: [\n", (1, 1)), ("\n\nowner: ana\n", (3, 1))]
)
def test_the_document_itself_is_its_first_key(text, place):
    span = span_of(Source("team.yml", text), Origin("team.yml"))
    assert (span.line, span.column) == place


def test_diagnostics_are_sorted_and_keep_everything(tree):
    root = tree({"people.yml": "ana: {name: Ana}\nben: {name: Ben}\n"})
    first = Related("first written here", Origin("people.yml", ("ana", "name")))
    late = Problem("b-rule", Severity.WARNING, "late", Origin("people.yml", ("ben", "name")), "help", (first,))
    mild = Problem("a-rule", Severity.INFO, "mild", Span("people.yml", 1, 1, 1, 4))
    grave = Problem("c-rule", Severity.ERROR, "grave", Origin("people.yml", ("ana",), on="key"))
    gone = Problem("d-rule", Severity.ERROR, "gone", Origin("nowhere.yml", ("a", 1)))
    found = locate([late, mild, grave, gone], root)
    assert [(d.rule, d.span) for d in found] == [
        ("d-rule", Span("nowhere.yml", 1, 1, 1, 1)),
        ("c-rule", Span("people.yml", 1, 1, 1, 4)),
        ("a-rule", Span("people.yml", 1, 1, 1, 4)),
        ("b-rule", Span("people.yml", 2, 13, 2, 16)),
    ]
    assert (found[-1].help, found[-1].related) == ("help", (("first written here", Span("people.yml", 1, 13, 1, 16)),))


def test_in_very_many_files_everything_is_where_it_is_alone(tree):
    """Several processes look; some mistakes have a fix, some speak of a second place."""
    typo = "---\nobjective: Guests come back\nowner: Ana\nkey_results:\n  - {id: a, title: A, kind: binary}\n  - {id: a, title: B}\n---\n"
    files = {f"company/2026-q4/o-{number}.md": typo for number in range(510)}
    root = tree({"people.yml": "ana: {name: Ana}\n", **files})
    documents, unread = read_tree(root)
    problems = [*unread, *loading.load(documents)[1]]
    by_file = defaultdict(list)
    for problem in problems:
        by_file[problem.where.path if isinstance(problem.where, Span) else problem.where.file].append(problem)
    found = locate(problems, root)
    likely = [problem.where for problem in problems[::3] if isinstance(problem.where, Origin)]
    assert locate(problems, root, spots=Ahead([Origin("people.yml"), *likely], root)) == found
    assert len(by_file) == 510
    assert any(each.fix for each in found)
    assert any(each.related for each in found)
    assert sorted(found, key=repr) == sorted(
        (each for some in by_file.values() for each in locate(some, root)), key=repr
    )
