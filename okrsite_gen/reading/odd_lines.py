"""Lines that are indented unlike their neighbours: which of them is the odd one, and what it was meant as."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from okrsite_gen.diagnostics import Problem
from okrsite_gen.reading.complaint import Complaint, indent_of
from okrsite_gen.reading.key_words import FIRST_OF_ITEM
from okrsite_gen.reading.problems.syntax import BAD_YAML
from okrsite_gen.reading.quoting import shown
from okrsite_gen.source import Source

_STEP = 2
_ODD = "this line is indented unlike its neighbours"
_STOPPED = re.compile(r"mapping values|expected key|expected '-'|block sequence|block mapping")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that says something; `number` is 0 for none."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        return indent_of(self.text) if self.number else -1

    @property
    def is_item(self) -> bool:
        return self.text.lstrip().startswith("- ")

    @property
    def is_opener(self) -> bool:
        return self.text.rstrip().endswith(":")

    @property
    def begins_item(self) -> bool:
        """Whether it has a key that items of lists begin with."""
        return self.text.strip().removeprefix("- ").partition(":")[0] in FIRST_OF_ITEM or "- {" in self.text

    @property
    def key_column(self) -> int:
        return self.indent + _STEP * self.is_item


def _said(source: Source, numbers: range) -> _Line:
    for number in numbers:
        text = source.line(number)
        if text.strip() and not text.lstrip().startswith("#"):
            return _Line(number, text) if text.strip() != "---" else _Line(0, "")
    return _Line(0, "")


@dataclass(frozen=True, slots=True)
class _Around:
    """The line where libyaml stopped, with those around it: two above, one below."""

    source: Source
    line: _Line
    above: _Line
    before: _Line
    below: _Line

    def opener(self, line: _Line) -> _Line:
        """The key that the block of a line stands under."""
        for number in range(line.number - 1, 0, -1):
            found = _said(self.source, range(number, number - 1, -1))
            if found.number and found.indent < line.indent:
                return found
        return _Line(0, "")

    def first_below(self, opener: _Line) -> _Line:
        return _said(self.source, range(opener.number + 1, len(self.source.line_starts) + 1))

    def fits(self, opener: _Line, line: _Line, other: _Line) -> bool:
        """Whether `line` stands as far in as lines of this file do, and the other does not."""
        return line.indent == opener.indent + self.step(other) != other.indent

    def step(self, doubtful: _Line) -> int:
        """How far in most blocks of the file stand; the one that begins with the doubtful line has no say."""
        steps: Counter[int] = Counter()
        above = _Line(0, "")
        for number in range(1, len(self.source.line_starts) + 1):
            line = _said(self.source, range(number, number + 1))
            if above.is_opener and line.indent > above.indent and number != doubtful.number:
                steps[line.indent - above.indent] += 1
            above = line if line.number else above
        return steps.most_common(1)[0][0] if steps else _STEP


def _around(complaint: Complaint) -> _Around:
    source, number = complaint.source, complaint.number
    line = _Line(number, complaint.line)
    above = _said(source, range(number - 1, 0, -1))
    before = _said(source, range(above.number - 1, 0, -1))
    return _Around(source, line, above, before, _said(source, range(number + 1, len(source.line_starts) + 1)))


def missing_dash(complaint: Complaint) -> Problem | None:
    """The first item of a list without its dash: noticed at the next item, or at a line indented as if there were one."""
    found = _around(complaint)
    line, above, before = found.line, found.above, found.before
    if not before.is_opener or before.indent >= min(above.indent, line.indent) or above.is_item:
        return None
    listed = line.begins_item or above.text.lstrip().startswith("{")
    beside = line.is_item and listed and line.indent in (above.indent, above.indent - _STEP)
    inside = line.indent == above.indent + _STEP == before.indent + 2 * _STEP and above.begins_item
    goes_on = found.below.indent == line.indent or found.below.indent < above.indent
    if not beside and not (inside and goes_on and "mapping values" in complaint.text):
        return None
    fix = f"write `- {shown(above.text.strip())}`"
    return BAD_YAML.at(complaint.whole(above.number), "the first line of this list item has no `- `", fix)


def indented_start(complaint: Complaint) -> Problem | None:
    """A file whose first line is indented, which is noticed at the second."""
    if "document start" not in complaint.text:
        return None
    numbers = range(complaint.number - 1, 0, -1)
    fence = next((number for number in numbers if complaint.source.line(number).strip() == "---"), 0)
    first = _said(complaint.source, range(fence + 1, complaint.number))
    if first.indent <= indent_of(complaint.line):
        return None
    return BAD_YAML.at(complaint.whole(first.number), _ODD, "start it at the beginning of the line")


def indentation(complaint: Complaint) -> Problem | None:
    """What is left once libyaml stopped where a line begins."""
    if not _STOPPED.search(complaint.text):
        return None
    found = _around(complaint)
    only = found.source.position(complaint.context)[0] == found.above.number and found.above.is_item
    only = only and found.above.indent == found.line.indent and not found.above.begins_item
    if "expected '-'" in complaint.text and only and not found.line.is_opener:
        fix = "remove its `- `, or indent the lines below that belong to it, or begin them with `- `"
        return BAD_YAML.at(complaint.whole(found.above.number), "the lines below are no items of this list", fix)
    odd = _odd(complaint, found)
    if odd:
        fix = "start it in the column of the line below, or indent that line like this one"
        return BAD_YAML.at(complaint.whole(odd), _ODD, fix)
    return BAD_YAML.at(complaint.whole(complaint.number), _ODD, _column_advice(complaint, found))


def _odd(complaint: Complaint, found: _Around) -> int:
    """The line above that is the odd one; 0 where it is the line itself."""
    if found.above.is_item and found.above.indent - found.opener(found.above).indent not in (0, _STEP):
        return found.above.number
    if found.line.indent > found.above.key_column:
        return found.above.number if _is_odd_above(found) else 0
    opener = found.opener(found.line)
    first = found.first_below(opener)
    if "expected key" in complaint.text and found.line.indent < first.indent:
        siblings = range(first.number + 1, found.line.number)
        more = any(indent_of(found.source.line(number)) == first.key_column for number in siblings)
        return first.number if opener.is_opener and not more and found.fits(opener, found.line, first) else 0
    first = _Line(number := found.source.position(complaint.context)[0], found.source.line(number))
    return (
        first.number if found.fits(found.opener(first), found.line, first) and first.indent < found.line.indent else 0
    )


def _is_odd_above(found: _Around) -> bool:
    """Whether the line above stands too far left: an item's first line, one between two of one column, one under an empty key."""
    line, above, before, below = found.line, found.above, found.before, found.below
    if line.is_opener and below.indent <= line.indent:
        return False
    if above.is_item:
        return below.indent == line.indent
    if before.is_opener and before.indent < above.indent:
        return found.fits(before, line, above)
    if before.is_opener and before.indent == above.indent:
        return True
    return line.indent in (before.indent, before.key_column) and below.indent == line.indent


def _column_advice(complaint: Complaint, found: _Around) -> str:
    line = found.line.text.strip()
    if found.line.is_item:
        return "start it in the column of the other items; where there is no list, remove the `- `"
    if "expected '-'" in complaint.text:
        return f"write `- {shown(line)}` if an item begins here; else start it in the column of the keys it belongs to"
    advice = "start it in the column of the keys it belongs to"
    if re.match(r"[^\s:]+[ ][^:]*:", line):
        return f"{advice}; a text over several lines begins with `|` after its key"
    key = re.match(r"\s*(?:- )?([^\s:]+): \S", found.above.text)
    if key and found.above.indent < found.line.indent:
        return f"{advice}; if that is `{key[1]}`, nothing may stand after `{key[1]}:`"
    return advice
