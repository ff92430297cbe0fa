"""What in hand-written HTML would take the text behind it along when it is taken out: shown as text, or made a tag without a meaning."""

from __future__ import annotations

import html
import re
from collections.abc import Set

# Until they are closed, if they ever are, nothing is HTML to a browser; what a template or a selection holds is not shown.
_RAW = "iframe|listing|noembed|noframes|noscript|plaintext|script|select|style|template|textarea|title|xmp"
_TAG = re.compile(
    rf"<(?:(?P<code>script|style)(?=[\s/>])|/?(?P<raw>{_RAW})(?=[\s/>])|(?P<comment>!--)|(?P<slash>/?)(?P<name>[a-z][^\s/>]*))",
    re.IGNORECASE,
)
_ENDS = {
    "script": re.compile(r"</script(?=[\s/>])", re.IGNORECASE),
    "style": re.compile(r"</style(?=[\s/>])", re.IGNORECASE),
    "comment": re.compile("--!?>"),
}  # fmt: skip


def shown(text: str, known: Set[str]) -> str:
    """The same with scripts, styles, comments without an end and the like as text; other tags that are not known mean nothing."""
    parts, at, endless = [], 0, set[str]()
    while found := _TAG.search(text, at):
        kind = "comment" if found["comment"] else (found["code"] or "").lower()
        end = _ENDS[kind].search(text, found.start() + 2) if kind and kind not in endless else None
        if kind and not end:
            endless.add(kind)
        parts.append(text[at : found.start()])
        at = end.end() if end else found.end()
        parts.append(_piece(found, text[found.start() : at], known, whole=end is not None))
    return "".join([*parts, text[at:]])


def _piece(found: re.Match[str], text: str, known: Set[str], *, whole: bool) -> str:
    if found["name"]:
        return text if found["name"].lower() in known else f"<{found['slash']}not-{found['name']}"
    return text if found["comment"] and whole else html.escape(text, quote=False)
