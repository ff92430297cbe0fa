"""What holds for any bytes, any data and any text."""

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okrsite_gen.diagnostics import Origin
from okrsite_gen.model.characters import strange
from okrsite_gen.reading import locate, read_tree, span_of
from okrsite_gen.reading.yaml_nodes import plain
from okrsite_gen.reading.yaml_text import compose
from okrsite_gen.source import Source

PLACES = ["people.yml", "company/team.yml", "company/2026-q4/launch.md", "company/2026-q4/check-ins/shop.csv"]
SIGNS = "ab:-[]{}&*!|>'\"%@`#,?~<=\\ \t\n\r\ufeff\u2028ä😀\x00\x85"
SCRAPS = [
    "a: ",
    "- ",
    "---\n",
    "<<: *a",
    "&a ",
    "!!str ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "|\n ",
    ">\n",
    " #",
    "\r\n",
    "key",
    "%TAG ! x\n",
    '"\\',
    "...\n",
]
HOSTILE = st.one_of(
    st.binary(max_size=60),
    st.text(SIGNS, max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join).map(str.encode),
)


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150, deadline=None)
@given(content=HOSTILE)
@example(content=b"a: !%C3 x")
@example(content=b"---\n[\n---\n")
@example(content=b'a: "\\')
def test_reading_never_raises_and_every_problem_has_a_place(place, content):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, data in [("okrsite.yml", b""), ("company/team.yml", b""), (place, content)]:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        documents, problems = read_tree(root)
        found = locate(problems, root)
    assert {document.found.file for document in documents} >= {place}
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in found:
        assert 1 <= diagnostic.span.line <= len(lines)
        assert 1 <= diagnostic.span.column <= len(lines[diagnostic.span.line - 1]) + 1
        assert (diagnostic.span.end_line, diagnostic.span.end_column) >= (diagnostic.span.line, diagnostic.span.column)
        assert diagnostic.message.splitlines() == [diagnostic.message]


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    max_size=12,
).filter(lambda text: not list(strange(text)))
KEYS = TEXT.filter(lambda key: key not in ("", "<<", "~", "null"))
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
    ),
    max_size=4,
)
STYLES = st.fixed_dictionaries(
    {"default_flow_style": st.sampled_from([True, False, None]), "default_style": st.sampled_from([None, '"', "'"])}
)


def leaves(data, path=()):
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, child in children:
        yield (*path, step), child
        yield from leaves(child, (*path, step))


@settings(deadline=None)
@given(DATA, STYLES, st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_and_spans_slice_back_to_it(data, style, line_end):
    text = yaml.dump(data, allow_unicode=True, width=10_000, Dumper=yaml.SafeDumper, **style).replace("\n", line_end)
    source = Source("x.yml", text)
    root, problems = compose(source)
    assert (plain(root), [p for p in problems if p.rule != "comment-in-text"]) == (data, [])
    for path, value in leaves(data):
        written = source.slice(span_of(source, Origin("x.yml", path)))
        if isinstance(value, str):
            assert yaml.load(written, Loader=yaml.BaseLoader) == value  # noqa: S506 - strings only
        if isinstance(path[-1], str):
            key = source.slice(span_of(source, Origin("x.yml", path, on="key")))
            assert yaml.load(key.removeprefix("? "), Loader=yaml.BaseLoader) == path[-1]  # noqa: S506 - as above


@settings(deadline=None)
@given(TEXT.filter(bool), st.sampled_from([None, '"', "'"]), st.data())
def test_characters_slice_back_to_themselves_or_the_whole(text, style, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = Source(
        "x.yml", yaml.dump({"a": text}, allow_unicode=True, width=10_000, default_style=style, Dumper=yaml.SafeDumper)
    )
    whole = source.slice(span_of(source, Origin("x.yml", ("a",))))
    assert source.slice(span_of(source, Origin("x.yml", ("a",)).within(start, end))) in (text[start:end], whole)


@settings(deadline=None)
@given(HOSTILE)
def test_windows_line_ends_change_neither_data_nor_places(content):
    text = content.decode("utf-8", "ignore").replace("\r", "")
    for sign in "\x00\ufeff\u2028\x85":
        text = text.replace(sign, "")
    read = [compose(Source("x.yml", text.replace("\n", line_end))) for line_end in ("\n", "\r\n")]
    (unix, unix_problems), (windows, windows_problems) = read
    assert (unix and plain(unix)) == (windows and plain(windows))
    assert [(p.rule, p.where) for p in unix_problems] == [(p.rule, p.where) for p in windows_problems]
