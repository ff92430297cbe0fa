"""How problems look in a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.reporters import REPORTERS, text
from okrsite_gen.reporters.excerpt import excerpt
from okrsite_gen.source import Source, Span


def shown(line, start, end, *, before="", help_="do it", related=()):
    """The report of an error from column `start` to `end` (1-based, exclusive) of a line."""
    number = before.count("\n") + 1
    diagnostic = Diagnostic(
        "a-rule", Severity.ERROR, "it is wrong", Span("a.yml", number, start, number, end), help_, related
    )
    return text.report([diagnostic], lambda path: Source(path, before + line + "\n"))


def carets(report):
    """What the carets stand under, cell by cell."""
    lines = report.splitlines()
    return next((lines[i - 1], line) for i, line in enumerate(lines) if "^" in line)


def test_the_whole_form():
    related = (("first written here", Span("b.yml", 2, 1, 2, 3)),)
    assert shown("owner: ben", 1, 6, before="\n" * 9, related=related) == (
        "a.yml:10:1: error[a-rule]: it is wrong\n"
        "   |\n"
        "10 | owner: ben\n"
        "   | ^^^^^\n"
        "   = first written here: b.yml:2:1\n"
        "   = help: do it\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_carets_under_wide_characters_and_after_tabs():
    assert carets(shown("日本: 東京x", 5, 7)) == ("1 | 日本: 東京x", "  |       ^^^^")
    assert carets(shown("a:\tb", 4, 5)) == ("1 | a:    b", "  |       ^")
    assert carets(shown("Größe 😀: x", 7, 8)) == ("1 | Größe 😀: x", "  |       ^^")


def test_an_empty_place_has_one_caret_and_a_place_of_several_lines_shows_the_first():
    assert carets(shown("owner:", 7, 7))[1] == "  |       ^"
    span = Span("a.yml", 1, 4, 3, 2)
    report = text.report(
        [Diagnostic("a-rule", Severity.INFO, "long", span)], lambda path: Source(path, "a: [b,\nc,\nd]\n")
    )
    assert carets(report) == ("1 | a: [b,", "  |    ^^^")


@pytest.mark.parametrize("start", [1, 40, 150, 290])
def test_long_lines_are_cut_around_the_carets(start):
    line = "".join(f"{number:04d} " for number in range(60))
    report = shown(line, start, start + 4)
    shown_line, marks = carets(report)
    assert max(len(one) for one in report.splitlines()) <= 100 + len("1 | ")
    assert shown_line[marks.index("^") : marks.rindex("^") + 1] == line[start - 1 : start + 3]


def test_a_very_long_place_is_cut_too():
    shown_line, marks = carets(shown("note: " + "東" * 300, 7, 307))
    assert shown_line.endswith("...")
    assert marks.count("^") <= 100


@given(
    st.text("ab 東\t😀", max_size=60),
    st.text("ab東", min_size=1, max_size=60),
    st.text("a東 ", max_size=60),
    st.integers(20, 100),
)
def test_any_line_fits_and_its_carets_stand_under_what_is_marked(before, marked, after, width):
    source = Source("a.yml", f"{before}{marked}{after}\n")
    shown = excerpt(source, source.span(len(before), len(before) + len(marked)), width)
    assert cell_len(shown.line) <= width
    assert shown.indent + shown.carets <= width
    cells = [sign for sign in shown.line for _ in range(cell_len(sign))]
    under = "".join(cells[shown.indent : shown.indent + shown.carets])
    doubled = "".join(sign for sign in marked for _ in range(cell_len(sign)))
    assert doubled.startswith(under.removesuffix("..."))
    assert under.endswith("...") or len(under) == len(doubled)


@pytest.mark.parametrize("content", ["", "company: Acme\n"])
def test_what_concerns_a_whole_file_has_no_excerpt(content):
    problem = Diagnostic("a-rule", Severity.WARNING, "odd", Span("a/b", 1, 1, 1, 1), "rename it")
    assert text.report([problem], lambda path: Source(path, content)) == (
        "a/b:1:1: warning[a-rule]: odd\n = help: rename it\n\n1 warning in 1 file\n"
    )


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ([], "no problems"),
        (["error"], "1 error in 1 file"),
        (["error", "error", "error", "warning"], "3 errors, 1 warning in 4 files"),
        (["info", "warning", "warning", "info"], "2 warnings, 2 remarks in 4 files"),
    ],
)
def test_the_summary(severities, line):
    span = [Span(f"{number}.yml", 1, 1, 1, 1) for number in range(len(severities))]
    found = [
        Diagnostic("a-rule", Severity(severity), "m", place) for severity, place in zip(severities, span, strict=True)
    ]
    assert text.summary(found) == line


@pytest.mark.parametrize("terminal", [True, False])
def test_colours_only_where_the_terminal_has_them(terminal, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    problem = Diagnostic("a-rule", Severity.ERROR, "it [is] wrong", Span("a.yml", 1, 1, 1, 4))
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, color_system="standard" if terminal else None, width=20)
    console.print(text.render([problem], lambda path: Source(path, "key: value\n")), soft_wrap=True, end="")
    assert ("\x1b[" in out.getvalue()) is terminal
    if not terminal:
        assert out.getvalue() == text.report([problem], lambda path: Source(path, "key: value\n"))


def test_reporters_are_known_by_name():
    assert [reporter.NAME for reporter in REPORTERS] == [
        "text",
        "concise",
        "json",
        "github",
        "gitlab",
        "sarif",
        "junit",
    ]
