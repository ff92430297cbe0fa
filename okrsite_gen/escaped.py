"""Text as HTML, where strings are put together tens of thousands of times: markup that becomes a string again takes five times as long."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

_SPECIAL = re.compile("""[&<>"']""").search


def escaped(text: str) -> str:
    """For text and for attributes in quotes."""
    return str(escape(text)) if _SPECIAL(text) else text


marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Markup of a text in which everything is escaped, in a third of the time that asking it whether it is that already takes."""
