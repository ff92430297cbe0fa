"""Where the data of a Markdown file end and its narrative begins."""

import pytest

from okrsite_gen.reading import locate, read_tree

FILE = "company/2026-q4/launch.md"


def objective(tree, content):
    root = tree({FILE: content})
    documents, problems = read_tree(root)
    return documents[0], [(d.rule, d.span.line, d.span.column) for d in locate(problems, root)]


@pytest.mark.parametrize(
    ("content", "data", "body"),
    [
        ("---\nobjective: Launch\n---\nWhy.\n\n---\n\nMore.\n", {"objective": "Launch"}, "Why.\n\n---\n\nMore.\n"),
        ("---\r\nobjective: Launch\r\n---\r\nWhy.\r\nMore.\r\n", {"objective": "Launch"}, "Why.\nMore.\n"),
        ("---\robjective: Launch\r---\rWhy.\r", {"objective": "Launch"}, "Why.\n"),
        ("---  \nobjective: Launch\n---\t\n", {"objective": "Launch"}, ""),
        ("---\nobjective: Launch\n---", {"objective": "Launch"}, ""),
        ("---\n---\nWhy.\n", {}, "Why.\n"),
        ("\ufeff---\nobjective: Launch\n---\n", {"objective": "Launch"}, ""),
        ("---\nwhy: |\n  a\n  ---\n  b\n---\n", {"why": "a\n---\nb\n"}, ""),
    ],
)
def test_data_and_body(tree, content, data, body):
    document, problems = objective(tree, content)
    assert (document.data, document.body, problems) == (data, body, [])


def test_positions_count_the_fence(tree):
    document, problems = objective(tree, "---\nobjective: Größe 😀\nowner: *ana\n---\n")
    assert problems == [("anchor", 3, 8)]
    assert document.data == {"objective": "Größe 😀"}


@pytest.mark.parametrize("content", ["", "# Launch\n", "--- \nobjective: x\n", "----\nobjective: x\n---\n", "---"])
def test_without_two_fences_there_are_no_data(tree, content):
    document, problems = objective(tree, content)
    assert (document.data, problems) == (None, [("no-front-matter", 1, 1)])


def test_a_body_may_have_100_000_characters_and_no_more(tree):
    head = "---\nobjective: Launch\n---\n"
    assert objective(tree, head + "ä" * 100_000)[1] == []


def test_a_longer_body_is_refused_where_it_becomes_too_long(tree):
    document, problems = objective(tree, "---\nobjective: Launch\n---\n" + "ä" * 100_001)
    assert (document.data, problems) == ({"objective": "Launch"}, [("body-too-long", 4, 100_001)])
