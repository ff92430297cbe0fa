"""The line that an objective begins on: where its first key stands, whatever stands around it."""

from pathlib import Path

import pytest

from okrsite_gen.diagnostics import Origin
from okrsite_gen.exporters.lines import lines_of
from okrsite_gen.reading import sources, span_of

TEXTS = {
    "plain.md": "---\nobjective: Grow\n---\nWhy.\n",
    "crlf.md": "---\r\n\r\n# ours\r\nobjective: Grow\r\n---\r\n",
    "comments.md": "---\n\n# gr\u00f6\u00dfer\n  # one more\n\nobjective: Grow\n---\n",
    "quoted.md": '---\n\n"objective": Grow\n---\n',
    "braces.md": "---\n{objective: Grow}\n---\n",
    "bare.yml": "# a list\nobjective: Grow\n",
    "marked.yml": "# a list\n---\nobjective: Grow\n",
    "cr.md": "---\robjective: Grow\r---\r",
    "list.yml": "objectives:\n  - objective: Grow\n\n  - objective: Sell\n",
    "empty.md": "",
}
PLACES = [(Origin(name, ()), line) for name, line in zip(TEXTS, (2, 4, 6, 3, 2, 2, 3, 2, 1, 1), strict=True)]
PLACES += [(Origin("list.yml", ("objectives", 1)), 4), (Origin("gone.md", ()), 1)]


@pytest.fixture
def root(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_the_first_key_of_any_file(root):
    """As reading finds it, which knows all of YAML."""
    assert lines_of([place for place, _ in PLACES], root, ()) == [line for _, line in PLACES]
    source_of = sources(root)
    assert [span_of(source_of(place.file), place).line for place, _ in PLACES] == [line for _, line in PLACES]


def test_what_is_seen_in_part_has_no_lines(root):
    assert lines_of([PLACES[0][0], PLACES[1][0]], root, {"plain.md"}) == [None, 4]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells what is open")
def test_nothing_stays_open(root):
    before = set(Path("/proc/self/fd").iterdir())
    lines_of([place for place, _ in PLACES], root, ())
    assert set(Path("/proc/self/fd").iterdir()) == before
