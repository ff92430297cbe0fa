"""The HTML of hand-written pages, made harmless: what Markdown and its usual extensions make comes through, what acts does not.

No script, event handler, style, frame, form or SVG, no link but to pages and mail, no picture from another host, and no name, class or role
by which the theme, a script of it or a screen reader would take an element for a part of the site.
"""

from __future__ import annotations

import re

import nh3

from okrsite_gen.model.characters import seen
from okrsite_gen.site.swallowing import shown

_TAGS = {
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "blockquote",
        "pre",
        "hr",
        "br",
        "wbr",
        "div",
        "section",
        "article",
        "aside",
    ),
    *(
        "ol",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
    ),
    *(
        "figure",
        "figcaption",
        "img",
        "details",
        "summary",
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
    ),
    *("kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    *("input", "label"),
}
_ATTRIBUTES = {
    "*": {"aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "dir", "id", "lang", "role", "title"},
    "a": {"href"},
    "col": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}  # fmt: skip

_NAMES = ("id", "name", "for")
# Content tabs are called `__tabbed_1_1`, and a heading may be `okr-basics`: of these only what theme/ has itself is taken.
_TAKEN = re.compile(
    r"__(?!tabbed_)|okr-(?:content|menu|owners|star|achieved|at-risk|behind|done|missed|no-check-in|not-due|not-measurable|on-track|retired|stale"
    r"|date-(?:action|check-in|cycle|dependency|key-result|step))$"
)
_THEMES_CLASS = re.compile(r"__|okr-|md-(?!button(?:--primary)?$)")
_ROLES = {
    *("definition", "doc-backlink", "doc-endnote", "doc-endnotes", "doc-noteref", "figure", "group", "img"),
    *("list", "listitem", "math", "none", "note", "presentation", "term"),
}
_RELATIVE = re.compile(r"(?!//|/\\|\\)[^:]*(?:[/?#].*)?$", re.DOTALL)
_CHOICES = ("checkbox", "radio")


def safe(html: str) -> str:
    """The same for whatever is harmless, white space and the order of attributes aside."""
    return seen(
        nh3.clean(
            shown(html, _TAGS),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_harmless,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )
    )


def _harmless(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return " ".join(name for name in value.split() if not _THEMES_CLASS.match(name)) or None
    if (attribute in _NAMES and _TAKEN.match(value)) or (attribute == "role" and value not in _ROLES):
        return None
    if attribute == "src" and not _RELATIVE.match(value.strip()):
        return None
    if tag == "input" and attribute == "type" and value not in _CHOICES:
        return None
    return value
