"""Text as HTML, where strings are put together tens of thousands of times: markup that becomes a string again takes five times as long."""

from __future__ import annotations

import re

from markupsafe import escape

_SPECIAL = re.compile("""[&<>"']""").search


def escaped(text: str) -> str:
    """For text and for attributes in quotes."""
    return str(escape(text)) if _SPECIAL(text) else text
