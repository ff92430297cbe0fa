"""What Material leaves for others to put right in the pages that MkDocs renders, where no template of ours can."""

from __future__ import annotations

import re

from okrsite_gen.site.skeleton import strip

_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_GENERATOR = re.compile(r'<meta name="generator"[^>]*>')
_OVERLAY = '<label class="md-overlay" for="__drawer"></label>'
_TABLE = re.compile(r"(<table\b)|(</table>)")
_CODE = re.compile(r"<pre\b")
_OPEN = '<div class="okr-written-table" role="group" aria-label="Table" tabindex="0">'
_CLOSE = "</div>"


def mended(html: str) -> str:
    """A rendered page without superfluous space, the versions it was made with, `autocomplete` on hidden check boxes, and the empty label of a drawer that is a menu here."""
    return strip(_SWITCH.sub(r"\1 hidden", _GENERATOR.sub("", html).replace(_OVERLAY, "")))


def in_reach(html: str) -> str:
    """Hand-written tables and code that scroll by keys where the screen is narrower; Material's script sees to code alone, and late."""
    html = _CODE.sub('<pre tabindex="0"', html)
    return _TABLE.sub(lambda found: _OPEN + found[1] if found[1] else found[2] + _CLOSE, html)
