"""Bytes that are, or are not, text."""

import os

import pytest

from okrsite_gen.reading import locate, read_tree

FILE = "company/2026-q4/check-ins/2026-10-05.yml"


def check_in(tree, content):
    root = tree({FILE: content})
    documents, problems = read_tree(root)
    return documents[0].data, [(d.rule, d.span.line, d.span.column) for d in locate(problems, root)]


@pytest.mark.parametrize(
    ("content", "data"),
    [
        (b"\xef\xbb\xbfby: ana\n", {"by": "ana"}),
        (b"by: ana\r\nminutes: 20\r\n", {"by": "ana", "minutes": "20"}),
        (b"by: ana\rminutes: 20\r", {"by": "ana", "minutes": "20"}),
        ("wins:\n  - Größe 😀\n".encode(), {"wins": ["Größe 😀"]}),
        (b"", {}),
    ],
)
def test_utf8_with_any_line_ends_and_a_mark(tree, content, data):
    assert check_in(tree, content) == (data, [])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("by: ana\nwins:\n  - Größe\n".encode("latin-1"), ("not-utf8", 3, 7)),
        ("ü: ä".encode() + b"\xff", ("not-utf8", 1, 5)),
        (b"\xef\xbb\xbfby: \xe4", ("not-utf8", 1, 5)),
        ("by: ana\n".encode("utf-16"), ("not-utf8", 1, 1)),
        (b"by: ana\nnote: a\x00b\n", ("control-character", 2, 8)),
        (b"by: \x1b[31mana\n", ("control-character", 1, 5)),
        ("by: ana\nnote: one\u2028two\n".encode(), ("control-character", 2, 10)),
        (b'note: "a\\0b"\n', ("control-character", 1, 7)),
        ("note: a\u202eb\n".encode(), ("control-character", 1, 8)),
        ("# a\u200bb\nby: ana\n".encode(), ("control-character", 1, 4)),
        (b'note: "a\\u2067b"\n', ("control-character", 1, 7)),
    ],
)
def test_other_bytes_are_refused_where_they_stand(tree, content, problem):
    assert check_in(tree, content)[1] == [problem]


def test_what_stands_beside_them_is_read_all_the_same(tree):
    content = "by: a\u200bna\nby: ben\nwins: [\u202eone]\n".encode()
    data, problems = check_in(tree, content)
    assert data == {"by": "a\ufffdna", "wins": ["\ufffdone"]}
    assert problems == [("control-character", 1, 6), ("duplicate-key", 2, 1), ("control-character", 3, 8)]


def test_of_a_flood_the_first_twenty_are_told(tree):
    _, problems = check_in(tree, b"by: ana\nnote: a" + b"\x01" * 1000)
    assert problems == [("control-character", 2, column) for column in range(8, 28)]


def test_an_escaped_control_character_does_not_get_into_the_data(tree):
    data, _ = check_in(tree, b'note: "a\\eb"\n')
    assert data == {"note": "a\ufffdb"}


@pytest.mark.parametrize(
    ("size", "data", "problems"), [(1 << 20, {}, []), ((1 << 20) + 1, None, [("file-too-large", 1, 1)])]
)
def test_a_file_may_have_a_mebibyte_and_no_more(tree, size, data, problems):
    assert check_in(tree, b"#" * size) == (data, problems)


def test_a_file_that_the_system_refuses_is_an_error(tree, monkeypatch):
    root = tree({FILE: "by: ana\n"})
    open_ = os.open

    def refuse(path, *args, **kwargs):
        if str(path).endswith("2026-10-05.yml"):
            raise PermissionError(13, "Permission denied", str(path))
        return open_(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    documents, problems = read_tree(root)
    assert documents[0].data is None
    assert [(p.rule, p.where.path) for p in problems] == [("unreadable-file", FILE)]
