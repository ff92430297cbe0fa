"""Markdown in notes and narratives, made harmless: only text, lists, tables, code and links to full addresses come through.

HTML in it is text like any other, so that nothing that somebody wrote gets lost; only comments are left out. What Markdown makes of
the rest is sanitised all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString
from markupsafe import Markup

# Python-Markdown's time grows with the square of the openers and of the lines in one paragraph, its stack with every marker that a line begins with.
_MANY, _MANY_IN_ALL, _MANY_LINES, _MANY_CELLS = 200, 2_000_000, 1000, 20_000
_OPENERS = re.compile(r"[\[*_`<!&\\]")
_NESTED = re.compile(r"^(?:[ \t]*(?:[-+*>]|\d+[.)])[ \t]?){12}", re.MULTILINE)

_MARKDOWN = re.compile(r"[*_`\[\]<>#|\\&~]|https?://|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|\t)|  $", re.MULTILINE)
# Whatever follows an opening without an end is looked at once, not once more for every opening in it.
_COMMENT = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|(?P<comment><!--.*?-->)|<!--.*", re.DOTALL)
_MARKS = re.compile(
    r"""!?\[(?P<link>[^\[\]\n]*)\]\([^()\s]*\) | \\(?P<sign>[!-/:-@\[-`{-~])  # a link, an escaped sign
    | \*\*|__|~~|`+ | (?<!\w)[*_](?=\w) | (?<=\w)[*_](?!\w)  # emphasis, code
    | ^[ \t]*(?:\#{1,6}|>|[-*+]|\d+[.)])[ \t]+ | ^[ |:-]+$ | (?:^|(?<=\s))\|(?=\s|$)  # headings, quotes, lists, tables""",
    re.MULTILINE | re.VERBOSE,
)
_AMPERSAND = f"{AMP_SUBSTITUTE}amp;"  # for Markdown, `&amp;` may be either one character or five
_PARAGRAPHS = re.compile(r"\n\s*\n")

_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_TAGS = {
    *("h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "br"),
    *("ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "code", "del", "em", "strong"),
}


class _BareLink(InlineProcessor):  # type: ignore[misc]  # Markdown has no types
    """An address that stands in the text as it is."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: ARG002, N802 - Markdown's signature
        text = m[0].replace("&", _AMPERSAND)
        link = Element("a", {"href": text})
        link.text = AtomicString(text)
        return link, m.start(0), m.end(0)


class _Ampersand(InlineProcessor):  # type: ignore[misc]  # as above
    """`&lt;` is four characters, not one."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: ARG002, N802 - as above
        return _AMPERSAND, m.start(0), m.end(0)


class _Comments(Preprocessor):  # type: ignore[misc]  # as above
    """Comments, which nobody is to read; those in code are examples."""

    def run(self, lines: list[str]) -> list[str]:
        return _uncommented("\n".join(lines)).split("\n")


class _TextOnly(Extension):  # type: ignore[misc]  # as above
    """No HTML and no pictures; addresses are links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as above
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_Comments(md), "comments", 20)
        for name in ("html", "entity", "image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Ampersand("&", md), "ampersand", 80)
        md.inlinePatterns.register(
            _BareLink(r"https?://[^\s<>()\[\]\"'`]*[^\s<>()\[\]\"'`.,;:!?]", md), "bare-link", 85
        )


def _parser() -> Markdown:
    """Headings begin below the page's own; no HTML attributes, no extensions that load anything."""
    return Markdown(
        extensions=["sane_lists", "tables", "fenced_code", "toc", _TextOnly()],
        extension_configs={"toc": {"baselevel": 3, "marker": ""}},
        output_format="html",
    )


_MD = _parser()


@lru_cache(maxsize=100_000)
def markdown(text: str) -> Markup:
    """A text as HTML; one without any Markdown in it, or with absurdly much, is only escaped (a hundredth of the time)."""
    parts = _PARAGRAPHS.split(text)
    if not _MARKDOWN.search(text) or _NESTED.search(text) or _is_absurd(parts):
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


def bare(text: str) -> list[str]:
    """The lines of a text without its comments and most marks of Markdown, for search: a hundred times as fast as HTML."""
    if _MARKDOWN.search(text):
        text = _MARKS.sub(lambda found: found["link"] or found["sign"] or "", _uncommented(text))
    return [line for line in map(str.strip, text.splitlines()) if line]


def _uncommented(text: str) -> str:
    return _COMMENT.sub(lambda found: "" if found["comment"] else found[0], text) if "<!--" in text else text


def _is_absurd(paragraphs: list[str]) -> bool:
    """Tables get as many cells in each row as the first line has."""
    openers = [len(_OPENERS.findall(part)) for part in paragraphs]
    lines = [part.count("\n") for part in paragraphs]
    cells = sum(part.partition("\n")[0].count("|") * count for part, count in zip(paragraphs, lines, strict=True))
    many = max(openers) > _MANY or sum(count**2 for count in openers) > _MANY_IN_ALL
    return many or max(lines) > _MANY_LINES or cells > _MANY_CELLS


def _escaped(paragraphs: list[str]) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(part.strip()) for part in paragraphs if part.strip())


def _full_addresses(_tag: str, attribute: str, value: str) -> str | None:
    """Relative links have no place to start from: a narrative does not know its page."""
    if attribute == "href" and not re.match(r"(?:https?:|mailto:)", value):
        return None
    return value
