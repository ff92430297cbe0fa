"""What a value of YAML comes out as: text, lists and keys, whatever it looks like."""

import subprocess
import sys

import pytest

from okrsite_gen.reading import LibyamlMissing, read_tree
from okrsite_gen.reading.yaml_nodes import plain
from okrsite_gen.reading.yaml_text import compose
from okrsite_gen.source import Source


def read(text):
    root, problems = compose(Source("company/team.yml", text))
    return (None if root is None else plain(root)), [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: NO\n", {"a": "NO"}),
        ("a: 1e3\n", {"a": "1e3"}),
        ("a: 0123\n", {"a": "0123"}),
        ("a: 2026-10-05\n", {"a": "2026-10-05"}),
        ("a: 12:30\n", {"a": "12:30"}),
        ("2026: {q4: true}\n", {"2026": {"q4": "true"}}),
        ("a: ~\nb: null\n", {}),
        ("a: '~'\nb: \"null\"\nc: ''\n", {"a": "~", "b": "null", "c": ""}),
        ("a: Null\n", {"a": "Null"}),
        ("null: a\n", {"null": "a"}),
        ("a: [x, ~, y]\n", {"a": ["x", "y"]}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: |\r\n  one\r\n  two\r\n", {"a": "one\ntwo\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: [Stop the drip, keep the newsletter]\n", {"a": ["Stop the drip", "keep the newsletter"]}),
        ('"<<": {a: b}\n', {"<<": {"a": "b"}}),
        ("# nothing but a comment\n", {}),
        ("", {}),
        ("---\na: b\n", {"a": "b"}),
        ("~\n", {}),
    ],
)
def test_scalars_are_text_and_nothing_else(text, data):
    assert read(text) == (data, [])


@pytest.mark.parametrize("rest", ["", "   # a comment", "\n# a comment"])
def test_a_plain_empty_value_is_absent_with_a_warning(rest):
    assert read(f"owner:{rest}\nlead: ana\n") == ({"lead": "ana"}, ["empty-value"])


def test_of_a_duplicate_key_the_first_is_kept():
    assert read("owner: ana\nowner: ben\n") == ({"owner": "ana"}, ["duplicate-key"])


def test_what_stands_beside_refused_things_is_still_read():
    text = "a: &x b\nc: *x\n<<: {d: e}\nf: !!str g\nh: {i, j: k}\nl: m\n"
    expected = {"a": "b", "f": "g", "h": {"j": "k"}, "l": "m"}
    assert read(text) == (expected, ["anchor", "anchor", "merge-key", "tag", "key-without-value"])


@pytest.mark.parametrize("text", ["a: &x [b]\n", "a: !set {b: c}\n", "&x a: b\n", "&x\na: b\n"])
def test_anchors_and_tags_are_refused_wherever_they_stand(text):
    assert read(text)[1] in (["anchor"], ["tag"])


def test_32_levels_are_read_and_33_are_not():
    def nested(levels):
        return "a: " + "[" * (levels - 1) + "x" + "]" * (levels - 1) + "\n"

    assert read(nested(32))[1] == []
    assert read(nested(33)) == (None, ["too-deep"])


@pytest.mark.parametrize(
    "nest", ["[" * 20_000, "{" * 20_000, "- " * 20_000, "? " * 20_000, "[" * 1_000_000, "{a: " * 250_000]
)
def test_thousands_of_levels_neither_crash_nor_hang(nest):
    """In a process of its own, because a crash of libyaml would take the tests with it."""
    program = "import sys; from okrsite_gen.reading.yaml_text import compose; from okrsite_gen.source import Source\n"
    program += "print(compose(Source('f.yml', sys.stdin.read()))[1][0].rule)"
    done = subprocess.run(
        [sys.executable, "-c", program], input=nest, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "too-deep"), done.stderr[-500:]


def test_the_warning_of_a_cut_text_is_for_prose_only():
    cut = {rule: [] for rule in ("note", "title", "wins", "owner", "unit", "value")}
    for key in cut:
        cut[key] = read(f"{key}: Fixed #45\n")[1]
    warned = {key for key, rules in cut.items() if rules == ["comment-in-text"]}
    assert warned == {"note", "title", "wins"}


@pytest.mark.parametrize("text", ["glossary: {}\nterms:\n  objective: Aim #1\n", "glossary:\n  MQL: Lead #1\n"])
def test_the_words_of_a_glossary_are_prose(text):
    assert read(text)[1] == ["comment-in-text"]


def test_brackets_that_close_belong_to_a_word_of_the_glossary():
    said = {"NPS [score]": "How many recommend us", "Lead {sales}": "Somebody who asked"}
    assert read("glossary:\n  NPS [score]: How many recommend us\n  Lead {sales}: Somebody who asked\n") == (
        {"glossary": said},
        [],
    )
    assert read("values:\n  launch {value: 3}\n")[1] == ["bad-yaml"]


def test_a_comment_after_two_spaces_is_a_comment():
    assert read("note: Fixed  # at last\nwhy: Quick# and easy\n") == ({"note": "Fixed", "why": "Quick# and easy"}, [])


def test_without_libyaml_the_environment_is_at_fault(tree, monkeypatch):
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    with pytest.raises(LibyamlMissing, match="PyYAML"):
        read_tree(tree({}))
