"""Slips of the keyboard on every line of a company without problems: the line that is shown is the line that was changed."""

from __future__ import annotations

import re

import pytest
from test_mistakes import COMPANY, check, write

KEY = r"(\s*(?:- )?)([a-z_]{4,})(:.*)"
SLIPS = {
    "a letter of the key is missing": lambda line: re.sub(
        rf"^{KEY}$", lambda m: m[1] + m[2][:2] + m[2][3:] + m[3], line
    ),
    "two letters of the key change places": lambda line: re.sub(
        rf"^{KEY}$", lambda m: m[1] + m[2][:1] + m[2][2] + m[2][1] + m[2][3:] + m[3], line
    ),
    "no colon": lambda line: re.sub(r"^(\s*(?:- )?[\w#-]+):( |$)", r"\1\2", line),
    "no space after the colon": lambda line: re.sub(r"^(\s*(?:- )?[\w-]+): (\S)", r"\1:\2", line),
    "a semicolon": lambda line: re.sub(r"^(\s*(?:- )?[\w-]+):( |$)", r"\1;\2", line),
    "one space less": lambda line: re.sub(r"^ ", "", line),
    "one space more": lambda line: re.sub(r"^(?=.)", " ", line),
    "two spaces less": lambda line: re.sub(r"^  ", "", line),
    "two spaces more": lambda line: re.sub(r"^(?=.)", "  ", line),
    "a tab": lambda line: re.sub(r"^ +", "\t", line),
    "no dash": lambda line: re.sub(r"^(\s*)- ", r"\1", line),
    "no dash, the column kept": lambda line: re.sub(r"^(\s*)- ", r"\1  ", line),
    "no space after the dash": lambda line: re.sub(r"^(\s*)- ", r"\1-", line),
    "a dash too many": lambda line: re.sub(r"^(\s+)(\w)", r"\1- \2", line),
    "no closing bracket": lambda line: re.sub(r"[\]}]$", "", line),
    "no opening bracket": lambda line: re.sub(r"[\[{]", "", line, count=1),
    "no comma": lambda line: re.sub(r"([{\[].*?),", r"\1", line, count=1),
    "a quote left open": lambda line: re.sub(r'^(\s*(?:- )?[\w-]+: )([A-Za-z][^"]*)$', r'\1"\2', line),
    "a colon in the text": lambda line: re.sub(
        r"^(\s*(?:- )?(?:title|objective|note|why|name|reason): \w+) ", r"\1: ", line
    ),
    "a sign of a conflict": lambda line: re.sub(r"^(?=.)", "<<<<<<< HEAD\n", line),
    "no value": lambda line: re.sub(r"^(\s*(?:- )?[\w-]+:) .*$", r"\1", line),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("okrs")
    for path, content in COMPANY.items():
        write(folder, path, content.encode())
    return folder


def lines_of_data():
    for path, content in COMPANY.items():
        lines = content.splitlines()
        end = lines.index("---", 1) if path.endswith(".md") else len(lines) if path.endswith(".yml") else 0
        yield from ((path, lines, index) for index in range(end) if lines[index] != "---")


def told(root, slip):
    """Whether the right line is shown, for each line on which the slip can be made and is told."""
    for path, lines, index in lines_of_data():
        wrong = slip(lines[index])
        if wrong == lines[index]:
            continue
        write(root, path, "\n".join([*lines[:index], wrong, *lines[index + 1 :], ""]).encode())
        problems = check(root)
        write(root, path, COMPANY[path].encode())
        if problems:
            yield (problems[0].span.path, problems[0].span.line) == (path, index + 1)


@pytest.mark.slow
def test_the_line_that_was_changed_is_shown(root):
    shares = {}
    everything = []
    for name, slip in SLIPS.items():
        exact = list(told(root, slip))
        shares[name] = f"{sum(exact) / len(exact):.1%} of {len(exact)}"
        everything += exact
    print(sum(everything) / len(everything), len(everything), shares)  # noqa: T201 - with `-s`, the figures of the day
    assert len(everything) > 1500
    assert sum(everything) / len(everything) >= 0.97, shares
