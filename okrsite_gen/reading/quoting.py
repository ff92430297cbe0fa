"""The corrected line: what an author wrote, with its text in quotes."""

from __future__ import annotations

import re

_VALUE = re.compile(
    r"""(?P<lead>\s*(?:-[ ]+)*)
        (?P<key>(?:[^\s:\#'"\[\]{},&*!|>%@`-](?:[^:\#'"]|(?<=\S)\#)*?|"[^"]*"|'[^']*'):[ ]+)?
        (?P<text>\S.*?)\s*""",
    re.VERBOSE,
)
_CURLY = re.compile('[\u201c\u201e](?P<inside>[^\u201c\u201d\u201e"]+)[\u201c\u201d]')
_LONGEST, _SHOWN = 100, 60


def value_column(line: str) -> int | None:
    """The 0-based column at which the text of `key: text` or `- text` begins; `None` where there is no such text."""
    match = _VALUE.fullmatch(line)
    return match.start("text") if match and (match["key"] or match["lead"].strip()) else None


def quoted(text: str) -> str:
    """The text as a YAML scalar in quotes: double ones if it holds none itself. Typographic ones around it are taken for those."""
    text = inside_curly(text) or text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def inside_curly(text: str) -> str:
    """What stands between the typographic quotes around a text; empty where there are none."""
    match = _CURLY.fullmatch(text)
    return match["inside"] if match else ""


def quote_the_text(line: str) -> str:
    """The remedy with the corrected line: ``quote the text: `title: "Launch: first shop"` ``."""
    column = value_column(line)
    if column is None:
        return "quote the text"
    corrected = line[:column].strip() + " " + quoted(line[column:].rstrip())
    return f"quote the text: `{corrected}`" if len(corrected) <= _LONGEST else "quote the text"


def shown(text: str) -> str:
    """In one line, no longer than needed to know it by."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3].rstrip() + "..."
