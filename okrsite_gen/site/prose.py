"""Markdown in notes and narratives, made harmless: only text, lists, tables, code and links to full addresses come through."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup

# Python-Markdown's time grows with the square of the openers in one paragraph, its stack with every marker that a line begins with.
_MANY = 200
_OPENERS = re.compile(r"[\[*_`<!&]")
_NESTED = re.compile(r"^(?:[ \t]*(?:[-+*>]|\d+[.)])[ \t]?){12}", re.MULTILINE)

_MARKDOWN = re.compile(r"[*_`\[\]<>#|\\&~]|https?://|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|\t)|  $", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n\s*\n")

_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_TAGS = {
    *("h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "br"),
    *("ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "code", "del", "em", "strong"),
}


class _BareLink(InlineProcessor):  # type: ignore[misc]  # Markdown has no types
    """An address that stands in the text as it is."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: ARG002, N802 - Markdown's signature
        link = Element("a", {"href": m[0]})
        link.text = m[0]
        return link, m.start(0), m.end(0)


class _BareLinks(Extension):  # type: ignore[misc]  # as above
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's signature
        md.inlinePatterns.register(
            _BareLink(r"https?://[^\s<>()\[\]\"'`]*[^\s<>()\[\]\"'`.,;:!?]", md), "bare-link", 70
        )


def _parser() -> Markdown:
    """Headings begin below the page's own; no HTML attributes, no extensions that load anything."""
    return Markdown(
        extensions=["sane_lists", "tables", "fenced_code", "toc", _BareLinks()],
        extension_configs={"toc": {"baselevel": 3}},
        output_format="html",
    )


_MD = _parser()


@lru_cache(maxsize=100_000)
def markdown(text: str) -> Markup:
    """A text as HTML; one without any Markdown in it, or with absurdly much, is only escaped (a hundredth of the time)."""
    parts = _PARAGRAPHS.split(text)
    if not _MARKDOWN.search(text) or _NESTED.search(text) or any(len(_OPENERS.findall(part)) > _MANY for part in parts):
        return _escaped(parts)
    try:
        html = _MD.reset().convert(text)
    except RecursionError:
        return _escaped(parts)
    return Markup(  # noqa: S704 - sanitised right here
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_full_addresses,
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener",
        )
    )


def _escaped(paragraphs: list[str]) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(part.strip()) for part in paragraphs if part.strip())


def _full_addresses(_tag: str, attribute: str, value: str) -> str | None:
    """Relative links have no place to start from: a narrative does not know its page."""
    if attribute == "href" and not re.match(r"(?:https?:|mailto:)", value):
        return None
    return value
