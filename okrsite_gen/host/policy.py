"""The content security policy of a site: only its own files, and of scripts inside pages only those of the theme.

A script is trusted by its digest when the theme writes it into a page without an author's words; one that came in with a text is not.
Source of the directives: W3C, Content Security Policy Level 3.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field

_SCRIPT = re.compile(r"<script(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
_RULES = (
    "default-src 'self'",
    "script-src {scripts} 'wasm-unsafe-eval'",  # the search is WebAssembly; no text becomes a script by that
    "img-src 'self' data:",  # the theme's icons are masks in its styles
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)


@dataclass(slots=True)
class Policy:
    """Collects what the theme itself writes, and guards pages by it."""

    trusted: dict[str, None] = field(default_factory=dict)

    def trust(self, html: str) -> None:
        """Take the scripts of a page without an author's words for the theme's own."""
        self.trusted.update(dict.fromkeys(_digests(html)))

    def guarded(self, html: str) -> str:
        """The page with its policy in front of all that loads or runs; scripts that nobody trusts are left out of it."""
        mine = [digest for digest in dict.fromkeys(_digests(html)) if digest in self.trusted]
        meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(mine)}">'
        return _HEAD.sub(lambda found: found[0] + meta, html, count=1)

    @property
    def of_site(self) -> str:
        """What a server may send with every page: all trusted scripts, and who may show the site in a frame."""
        return f"{_policy(list(self.trusted))}; frame-ancestors 'self'"


def _policy(digests: list[str]) -> str:
    return "; ".join(_RULES).format(scripts=" ".join(["'self'", *digests]))


def _digests(html: str) -> list[str]:
    found = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in found]
