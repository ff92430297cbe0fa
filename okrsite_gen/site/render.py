"""Page bodies: our own templates, in which everything is escaped unless it was made to be HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from okrsite_gen.charts import gallery
from okrsite_gen.diagnostics import Origin
from okrsite_gen.exporters.atom import MEDIA_TYPE
from okrsite_gen.model.settings import Settings
from okrsite_gen.pages import figures
from okrsite_gen.pages.entries import CheckInRow, EntryRow
from okrsite_gen.pages.filters import FILTERS, GLOBALS
from okrsite_gen.pages.key_results import KeyResultView
from okrsite_gen.pages.markup import anchor
from okrsite_gen.pages.rows import Ref
from okrsite_gen.pages.sections import Section, sections
from okrsite_gen.pages.uri import relative
from okrsite_gen.pages.views import find_view
from okrsite_gen.reading import sources, span_of
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.site import talk
from okrsite_gen.site.plan import Page
from okrsite_gen.site.prose import markdown
from okrsite_gen.site.skeleton import Skeleton
from okrsite_gen.site.templates import Compiled, templates

SourceUrl = Callable[[Origin], str | None]

# Where a forge shows a file, and where it lets people edit it: GitLab, Forgejo and Gitea, GitHub and others.
_EDITORS = (("/-/blob/", "/-/edit/"), ("/src/branch/", "/_edit/"), ("/blob/", "/edit/"))


@dataclass(slots=True)
class Site:
    """What every template may ask, beside its own page; without its snapshot when nobody renders it any more."""

    snapshot: Snapshot
    sections: tuple[Section, ...]

    @property
    def settings(self) -> Settings:
        """The company's settings."""
        return self.snapshot.settings


class _Here:
    """What starts from the page that is being rendered; a module of macros, made once for all pages, asks here where it is."""

    uri = ""

    def link(self, target: str) -> str:
        """An address as a link."""
        return relative(target, self.uri)

    def anchor(self, ref: Ref) -> Markup:
        """A name as a link."""
        return anchor(ref, self.uri)

    def days(self, groups: Iterable[Sequence[EntryRow]], team: Ref) -> Markup:
        """See `talk.days`."""
        return talk.days(groups, self.uri, team)

    def facts(self, part: KeyResultView) -> Markup:
        """See `figures.facts`."""
        return figures.facts(part, self.uri)

    def check_in(self, row: CheckInRow, heading: int = 2) -> Markup:
        """See `talk.check_in`."""
        return talk.check_in(row, self.uri, heading)


class Renderer:
    """Renders the bodies of one site's pages.

    A template sees `page`, `view` and `site`; `link` makes an address relative to the page, `markdown` turns prose into safe HTML,
    `picture` draws a chart. What was `compiled` for another need not be again.
    """

    def __init__(
        self, snapshot: Snapshot, folders: Sequence[Path], source_url: SourceUrl, compiled: Compiled | None = None
    ) -> None:
        self.site = Site(snapshot, sections(snapshot))
        self._here = here = _Here()
        self._compiled = compiled or Compiled()
        self._environment = templates(folders, self._compiled)
        self._environment.globals.update(GLOBALS, site=self.site, anchor=here.anchor, here=here)
        self._environment.filters.update(
            FILTERS,
            link=here.link,
            markdown=markdown,
            picture=gallery.picture,
            source_url=source_url,
            edit_url=edit_url,
        )

    def compiled(self) -> Mapping[str, bytes]:
        """All templates, for a renderer of the same site in another process to `take`."""
        return self._compiled.all_of(self._environment)

    def take(self, compiled: Mapping[str, bytes]) -> None:
        """Templates that need not be compiled here."""
        self._compiled.known.update(compiled)

    def forget(self) -> None:
        """Let go of the company: templates hold each other, and what they may ask, in circles."""
        del self.site.snapshot

    def body(self, page: Page) -> str:
        """The page's body as HTML."""
        return self._render(page.template, page, page.view())

    def view(self, text: str, page: Page) -> str:
        """A live view, as a hand-written page asks for it in one line of text; raises `ViewError`."""
        fragment = find_view(self.site.snapshot, text)
        return self._render(fragment.template, page, fragment.view)

    def _render(self, template: str, page: Page, view: Any) -> str:  # noqa: ANN401 - whatever its page kind made
        self._here.uri = page.uri
        return self._environment.get_template(template).render(page=page, view=view)


def page(skeleton: Skeleton, plan: Page, body: str, canonical: str) -> str:
    """A whole page: a body and what surrounds it."""
    values = {"title": plan.title, "description": plan.description, "canonical": canonical}
    return skeleton.join({"body": body, "head": _head(plan), **{name: escape(value) for name, value in values.items()}})


def _head(plan: Page) -> str:
    """What only this page tells programs: the feed of what it shows.

    It is called `feed` beside `alternate`, since Material asks for the sitemap of every page that is `alternate` and no more.
    """
    if plan.feed is None:
        return ""
    address, title = escape(relative(plan.feed, plan.uri)), escape(plan.title)
    return f'<link rel="alternate feed" type="{MEDIA_TYPE}" title="{title}" href="{address}">'


def source_links(snapshot: Snapshot, root: Path) -> SourceUrl:
    """The filter `source_url`: where a place in the content can be seen or edited; `None` unless okrsite.yml has a source_url.

    The line is left out where it would count what readers do not see.
    """
    source_of, base, partial = sources(root), snapshot.settings.source_url, snapshot.partial

    def link(origin: Origin) -> str | None:
        if not base:
            return None
        file = f"{base.rstrip('/')}/{quote(origin.file)}"
        return file if origin.file in partial else f"{file}#L{span_of(source_of(origin.file), origin).line}"

    return link


def edit_url(source: str) -> str | None:
    """The forge's editor for what a source link shows; `None` for forges whose addresses do not tell."""
    return next((source.replace(shown, edited, 1) for shown, edited in _EDITORS if shown in source), None)
