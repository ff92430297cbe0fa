"""Where problems stand is kept, and good as long as the same stands in their files."""

import msgspec
import pytest

from okrsite_gen import packing
from okrsite_gen.store import Store
from tests.folders.test_outlines import FILES, SAID, run, write

VAGUE = "by: ana\nkey_results: {guests#first: {value: 60%, confidence: 1, note: fine}}\n"


def places(result):
    return [(each.rule, each.span, each.related, each.fix) for each in result.diagnostics]


@pytest.fixture
def root(tmp_path):
    return write(tmp_path / "okrs", FILES | {SAID: VAGUE})


def kept_in(cache):
    return list((cache / "places").glob("*.entry"))


def test_places_are_not_looked_for_again(root, tmp_path):
    """Who says otherwise in the cache is believed."""
    cache = tmp_path / "cache"
    first = run(root, cache)
    (kept,) = kept_in(cache)
    store = Store(folder=kept.parent, digits=0)
    files = msgspec.msgpack.decode(packing.unpack(store.find(kept.stem)))
    lines = {name: [[where, [1, 1, 1, 2]] for where, _ in spans] for name, _, spans in files}
    told = [[name, digest, lines[name]] for name, digest, _ in files]
    store.keep(kept.stem, packing.pack(msgspec.msgpack.encode(told)))
    again = run(root, cache)
    moved = [each.span for each in again.diagnostics if each.span.path in lines]
    assert {(span.line, span.end_column) for span in moved} == {(1, 2)}
    assert sorted(each.rule for each in again.diagnostics) == sorted(each.rule for each in first.diagnostics) != []


@pytest.mark.parametrize(
    ("file", "above"),
    [
        (SAID, "# A word\n"),
        ("company/kitchen/2026-q4/guests.md", "---\n# A word"),
        ("company/kitchen/team.yml", "# A word\n"),
    ],
)
def test_what_stands_elsewhere_now_is_told_there(root, tmp_path, file, above):
    cache = tmp_path / "cache"
    before = run(root, cache)
    written = (root / file).read_text()
    (root / file).write_text(above + written.removeprefix("---"))
    after = run(root, cache)
    assert places(after) == places(run(root)) != places(before)
    (root / file).write_text(written)
    assert places(run(root, cache)) == places(before)


@pytest.mark.parametrize("text", [b"", b"no places", b"\x28\xb5\x2f\xfd\x20\x01\x09\x00\x00\x90"])
def test_what_is_no_list_of_places_is_made_again(root, tmp_path, text):
    cache = tmp_path / "cache"
    first = run(root, cache)
    (kept,) = kept_in(cache)
    Store(folder=kept.parent, digits=0).keep(kept.stem, text)
    assert places(run(root, cache)) == places(first)
