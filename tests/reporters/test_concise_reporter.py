"""A line for each problem, as editors and `grep -n` read it."""

import re

from okrsite_gen.reporters import concise


def test_a_line_each_in_the_order_of_files(company):
    found, read = company
    lines = concise.report(found, read).splitlines()
    assert len(lines) == len(found)
    assert "company/2026-q4/on-time.md:3:1: error[unknown-key] unknown key `onwer`" in lines
    read_back = [
        re.fullmatch(r"(.+?):(\d+):(\d+): (error|warning|info)\[([a-z-]+)\] .+", line).groups() for line in lines
    ]
    assert read_back == [
        (each.span.path, str(each.span.line), str(each.span.column), each.severity, each.rule) for each in found
    ]


def test_nothing_is_nothing():
    assert concise.report([], None) == ""
