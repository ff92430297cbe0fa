"""What the way of writing offers as a fix: the file before, and after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.reading.read import read_nodes
from okrsite_gen.reading.yaml_nodes import plain
from okrsite_gen.source import Source


def mended(text, path="a.yml"):
    """The file with all fixes that are offered, one after another; as it was where there is none."""
    for _ in range(9):
        source = Source(path, text)
        fixes = [(each.where, each.fix) for each in read_nodes(source)[2] if each.fix]
        if not fixes:
            return text
        where, fix = fixes[-1]
        span = fix.where or where
        assert source.slice(span) == fix.old
        start = source.offset(span.line, span.column)
        text = text[:start] + fix.new + text[start + len(fix.old) :]
    raise AssertionError("no end")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Launch: first shop\n", 'title: "Launch: first shop"\n'),
        ("a:\n  - title: Launch: first shop\n", 'a:\n  - title: "Launch: first shop"\n'),
        ('title: The "best": ours\n', "title: 'The \"best\": ours'\n"),
        ("title: “Launch: first shop”\n", 'title: "Launch: first shop"\n'),
        ("note: @ana asked `why`\n", 'note: "@ana asked `why`"\n'),
        ("wins:\n  - %d of 5 clinics\n", 'wins:\n  - "%d of 5 clinics"\n'),
        ("wins:\n- `ok`\n- `ok`\n", 'wins:\n- "`ok`"\n- "`ok`"\n'),
        ("note: Fixed #45\n", 'note: "Fixed #45"\n'),
        ("note: #45 is fixed\n", 'note: "#45 is fixed"\n'),
        ("note: Fixed #45 and #46\nby: ana\n", 'note: "Fixed #45 and #46"\nby: ana\n'),
        ("owner:\u00a0ana\n", "owner: ana\n"),
        ("name: Acme\nowner:ana\n", "name: Acme\nowner: ana\n"),
        ("a:\n\t- b: c\n\t  d: e\n", "a:\n  - b: c\n    d: e\n"),
        ("a:\r\n\tb:\r\n\t\tc: d\r\n", "a:\r\n  b:\r\n    c: d\r\n"),
    ],
)
def test_only_one_thing_can_have_been_meant(before, after):
    assert mended(before) == after
    tree, _, problems = read_nodes(Source("a.yml", after))
    assert tree is not None
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "owner: ana: ben\n",  # no prose: perhaps two keys on a line
        "note: Fixed # not yet shipped\n",  # a remark
        "note: Fixed #45 # not yet shipped\n",
        "title: Launch: first shop # for now\n",
        "note: Launch: first shop\n  and the next\n",  # the text goes on
        "items:\n  - `ok`\n",  # no list of texts
        "note: [a, b\n",
        "note: 'tis done\n",
        "note: {a: b: c}\n",
        "a:\n\t- b: c\n  - d: e\n",  # tabs and spaces
        "a:\n \tb: c\n",
    ],
)
def test_nothing_is_offered_where_two_things_can_have_been_meant(text):
    assert mended(text) == text


def test_front_matter_is_mended_and_the_body_left_alone():
    before = "---\nobjective: Talk: more\nkey_results:\n\t- id: a\n---\n\tcode: of: the body #1\n"
    after = '---\nobjective: "Talk: more"\nkey_results:\n  - id: a\n---\n\tcode: of: the body #1\n'
    assert mended(before, "a.md") == after


PIECES = st.sampled_from(
    [
        "note",
        "wins",
        "owner",
        "title",
        ": ",
        ":",
        " #",
        "#4",
        "\n",
        "  ",
        "\t",
        "- ",
        "`",
        "“",
        "”",
        "'",
        '"',
        "{",
        "a b",
        "ana",
        "|",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_is_mended_reads_no_worse_and_what_could_be_read_means_the_same(text):
    tree, _, problems = read_nodes(Source("a.yml", text))
    fixes = [each.fix for each in problems if each.fix]
    new_tree, _, new_problems = read_nodes(Source("a.yml", mended(text)))
    if tree is not None:
        assert new_tree is not None
        assert len(new_problems) <= len(problems) - bool(fixes)
        if not fixes:
            assert plain(new_tree) == plain(tree)
