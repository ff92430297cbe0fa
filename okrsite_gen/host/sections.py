"""Hand-written pages as search finds them: section by section, each with its heading and its place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from okrsite_gen.pages.page import Stub
from okrsite_gen.pages.stubs import PAGE
from okrsite_gen.site.search import Document

_HEADING = re.compile(r'<h([1-3])\b[^>]*?\sid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)
_END = re.compile(r"</(?:p|li|h\d|tr|pre|dt|dd|figcaption|summary|div)>|<br>|\n(?=\s*\n)")
_LINK_TO_ITSELF = re.compile(r'<a\b[^>]*class="headerlink"[^>]*>.*?</a>', re.DOTALL)


def sections(url: str, title: str, html: str) -> Iterator[Document]:
    """What stands before the first heading with an id belongs to the page itself, and so does what its main heading heads."""
    parts = _HEADING.split(_LINK_TO_ITSELF.sub("", html))
    lines = _lines(parts[0])
    for level, id_, heading, text in zip(*(iter(parts[1:]),) * 4, strict=True):
        if level == "1":
            lines += _lines(text)
        else:
            yield _document(f"{url}#{_text(id_)}", f"{title}: {_text(heading)}", _lines(text))
    yield _document(url, title, lines)


def _document(uri: str, title: str, lines: list[str]) -> Document:
    return Document(uri=uri, title=title, stub=Stub(kind=PAGE, lines=tuple(lines)))


def _lines(html: str) -> list[str]:
    return [text for text in map(_text, _END.split(html)) if text]


def _text(html: str) -> str:
    return Markup(html).striptags()  # noqa: S704 - only to take it apart
