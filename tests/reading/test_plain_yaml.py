"""Files with nothing odd in them are read line by line: what libyaml's events say of them, or nothing."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.reading.plain_nodes import nodes_of
from okrsite_gen.reading.plain_yaml import read_plain
from okrsite_gen.reading.yaml_nodes import plain
from okrsite_gen.reading.yaml_text import compose
from okrsite_gen.source import Source

DEMO = Path(__file__).parents[2] / "content" / "okrs"
BEFORE = "---\n"
ALL = """objective: Guests come back
owner: ana
tags: growth
supports:
- company/up
key_results:
  - id: return
    title: Guests who return, from 20% to 40%
"""
ORDINARY = """by: ana
minutes: 25

key_results:
  guests#return:
    value: 31%
    confidence: 6
    note: |
      The first shop opened.

        Indented, with a # and a: colon
    next:
      - Call the five who left
  guests#stay:
    note: "No: they don't"
tags:
- 'one, two'
attendees: [ana, ben]
kpis: {uptime: 99.2%, up-time: two words}
supports:
  - to: company/up
    as: explicit
"""
LINES = [
    "a: b",
    "b: |",
    "c:",
    "- d",
    "- e: f",
    "  g: 'h'",
    "    i: 1",
    "  - j",
    "   k",
    '- "l"',
    "tags: m, n",
    "note: o #p",
    "q: r:",
    "s: ~",
    "t: null",
    "",
    " ",
    "# u",
    "title: \u201cv\u201d",
    "- - w",
    "x: [y, z z]",
    "y: {a: b, c: d e}",
    "- {f: [g]}",
    "---",
    "z: - 1",
]


def assert_alike(text):
    """Returns whether it was read; where each thing stands is found in the text behind something else."""
    data = read_plain(text)
    if data is None:
        return False
    tree, problems = compose(Source("a.yml", BEFORE + text), len(BEFORE))
    assert problems == []
    assert plain(tree) == data
    assert nodes_of(BEFORE + text, len(BEFORE), data) == tree
    return True


def test_ordinary_content_is_read():
    assert assert_alike(ORDINARY)
    assert read_plain(ORDINARY)["key_results"]["guests#return"]["note"] == (
        "The first shop opened.\n\n  Indented, with a # and a: colon\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("owner: ana", "owner:"),
        ("owner: ana", "owner: ana\nowner: ben"),
        ("owner: ana", "owner: &ana"),
        ("owner: ana", "owner: [ana, ]"),
        ("owner: ana", "owner: [ana, [ben]]"),
        ("owner: ana", "owner: {a: 1, a: 2}"),
        ("owner: ana", "owner: {a: }"),
        ("owner: ana", "owner: [null]"),
        ("owner: ana", "owner: {}"),
        ("owner: ana", "owner: null"),
        ("owner: ana", "owner: ana: ben"),
        ("owner: ana", "owner: ana #1"),
        ("owner: ana", "owner: ana\n  ben"),
        ("owner: ana", "owner:\tana"),
        ("owner: ana", "owner: |2\n  ana"),
        ("owner: ana", 'owner: "a\\tb"'),
        ("tags: growth", "tags: growth, care"),
        ("Guests come back", "\u201cGuests come back\u201d"),
        ("    title", "   title"),
        ("- company/up", "company/up"),
        ("from 20% to 40%\n", "from 20% to 40%"),
    ],
)
def test_what_is_odd_is_left_to_others(old, new):
    assert assert_alike(ALL)
    assert old in ALL
    assert read_plain(ALL.replace(old, new, 1)) is None


def test_a_file_of_very_many_words_is_left_to_others():
    assert assert_alike("tags: [" + ", ".join(["a"] * 40_000) + "]\n")
    assert read_plain("tags: [" + ", ".join(["a"] * 100_000) + "]\n") is None


def test_of_a_large_company_s_people_no_more_is_counted_than_is_written():
    people = "".join(f"p{number}: {{name: A}}\n" for number in range(25_500))
    assert read_plain(people)
    assert compose(Source("people.yml", people))[1] == []


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES), max_size=8))
def test_any_lines_are_read_as_events_say_or_not_at_all(lines):
    assert_alike("\n".join(lines) + "\n")


def shuffled(texts, chance, times):
    """How many of so many texts were read, in which lines stand elsewhere or further in."""
    lines, read = [line for text in texts for line in text.split("\n")], 0
    for _ in range(times):
        some = chance.choice(texts).split("\n")
        for _ in range(chance.randint(0, 2)):
            at = chance.randrange(len(some))
            some[at : at + chance.randint(0, 1)] = [" " * chance.randint(0, 2) + chance.choice(lines)]
        read += assert_alike("\n".join(some))
    return read


def demo():
    found = [path.read_text() for path in sorted(DEMO.rglob("*")) if path.suffix in (".yml", ".md")]
    return [text.split("---\n")[1] if text.startswith("---\n") else text for text in found]


def test_the_demo_is_read_as_events_say_with_lines_in_other_places_too():
    assert shuffled(demo(), random.Random(5), 1500) > 300  # noqa: S311 - no secret


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_very_many_lines_in_other_places_are_read_as_events_say(seed):
    assert shuffled(demo(), random.Random(seed), 100_000) > 10_000  # noqa: S311 - no secret
