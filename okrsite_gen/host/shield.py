"""Names that authors give to hand-written pages, escaped: MkDocs' templates write them into every page as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from okrsite_gen.model.characters import seen

_OURS = "okrsite"


def shield_page(page: Page) -> None:
    """What a page says of itself: its title, the keys of its front matter, its headings in the table of contents."""
    given = page.meta.get("title")
    title = escape(seen(str(given))) if given else _as_text(str(page.title or "")) or escape(seen(page.file.name))
    page.title = title
    for key in [key for key in page.meta if str(key).startswith(_OURS)]:
        del page.meta[key]
    page.meta.update({key: _escaped(value) for key, value in page.meta.items()})
    if given or not page.is_homepage:
        page.meta["title"] = title
    _shield_headings(page.toc)


def shield_nav(items: Iterable[StructureItem]) -> None:
    """The names of folders and of what mkdocs.yml links to."""
    for item in items:
        if isinstance(item, Section | Link):
            item.title = _as_text(item.title) or escape(item.title)
        if isinstance(item, Section):
            shield_nav(item.children)


def _shield_headings(headings: Iterable[AnchorLink]) -> None:
    for heading in headings:
        heading.title, heading.id = _as_text(heading.title), escape(heading.id)
        _shield_headings(heading.children)


def _as_text(html: str) -> Markup:
    """What MkDocs calls HTML, without its tags."""
    return escape(seen(Markup(html).striptags()))  # noqa: S704 - only to take it apart


def _escaped(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    if isinstance(value, str):
        return escape(seen(value))
    if isinstance(value, dict):
        return {key: _escaped(item) for key, item in value.items()}
    return [_escaped(item) for item in value] if isinstance(value, list) else value
