"""Hand-written pages: ordinary MkDocs pages, with live views in them."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.structure.pages import Page

from okrsite_gen import reading
from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.failures import ContentFailure
from okrsite_gen.host import report
from okrsite_gen.host.mend import in_reach
from okrsite_gen.host.sections import sections
from okrsite_gen.host.shield import shield_page
from okrsite_gen.model.characters import seen
from okrsite_gen.pages.page import Page as GeneratedPage
from okrsite_gen.pages.views import ViewError
from okrsite_gen.site.fences import Fence, put_back, take_out
from okrsite_gen.site.handwritten import safe
from okrsite_gen.site.links import LinkBook
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.search import Document
from okrsite_gen.source import Source, Span

SECTION = "pages"

log = logging.getLogger("mkdocs.plugins.okrsite")


@dataclass(slots=True)
class Handbook:
    """The hand-written pages of one build; `home` is the generated home page, `found` is what search finds of them."""

    renderer: Renderer
    docs_dir: Path
    book: LinkBook
    home: GeneratedPage | None = None
    sources: dict[str, str] = field(default_factory=dict)
    fences: dict[str, list[Fence]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    found: list[Document] = field(default_factory=list)

    def take_out(self, markdown: str, page: Page) -> str:
        """The text with placeholders for its views."""
        self.problems += reading.unseen(Source(page.file.src_uri, page.file.content_string))
        text, found = take_out(markdown)
        above = page.file.content_string.count("\n") - markdown.count(
            "\n"
        )  # the front matter, which MkDocs has taken off
        self.fences[page.url] = [replace(fence, line=fence.line + above) for fence in found]
        return text

    def finish(self, html: str, page: Page) -> str:
        """The page with its views, harmless whatever was written."""
        html = bare = in_reach(safe(html))
        excluded = _is_excluded(page.meta.get("search"))
        for fence in self.fences.pop(page.url, []):
            html = put_back(html, fence, self._view(fence, page))
            bare = put_back(bare, fence, "")
        shield_page(page)
        if not excluded:
            self.found += sections(page.url, Markup(page.title).unescape(), bare)  # noqa: S704 - to read it as text
        if page.url == "" and self.home:
            html = self._above_home(html, page)
        self.sources[page.url] = page.file.src_uri
        self.book.add_links(page.url, html)
        return html

    def _above_home(self, html: str, page: Page) -> str:
        home = self.home
        assert home is not None  # noqa: S101 - the caller has looked
        page.meta["okrsite_section"] = home.section
        return f'<div class="md-typeset okr-prose okr-intro">\n{html}\n</div>\n{self.renderer.body(home)}'

    def _view(self, fence: Fence, page: Page) -> str:
        here = GeneratedPage(
            uri=page.url, title=str(page.title), description="", section=SECTION, template="", view=dict
        )
        try:
            return self.renderer.view(fence.text, here)
        except ViewError as error:
            self.problems.append(self._problem(error, fence, page))
            return ""

    def _problem(self, error: ViewError, fence: Fence, page: Page) -> Diagnostic:
        line = self._source(page.file.src_uri).line(fence.line)
        start = len(line) - len(line.lstrip()) + 1
        span = Span(page.file.src_uri, fence.line, start, fence.line, max(len(line.rstrip()), start) + 1)
        return Diagnostic("unknown-view", Severity.ERROR, str(error), span, error.help)

    def raise_problems(self) -> None:
        """Report what the views of all pages got wrong."""
        if self.problems:
            found = sorted(self.problems, key=lambda problem: problem.order)
            raise report.content_failure(report.show_errors(found, self._source))

    def warn(self, broken: dict[str, list[str]]) -> None:
        """Log links that lead nowhere, which ends a strict build; MkDocs itself warns of links to Markdown files."""
        for url, links in broken.items():
            for link in links:
                if not link.partition("#")[0].endswith(".md"):
                    log.warning(
                        "Doc file '%s' links to '%s', which is no page of the site.", self.sources.get(url, url), link
                    )

    def _source(self, path: str) -> Source:
        return Source(path, seen((self.docs_dir / path).read_text("utf-8-sig", errors="replace")))

    def refuse_links_out(self) -> None:
        """MkDocs would follow a symbolic link and publish whatever it leads to."""
        base = self.docs_dir.resolve()
        out = [path for path in sorted(base.rglob("*")) if path.is_symlink() and base not in path.resolve().parents]
        if out:
            names = ", ".join(f"`{path.relative_to(base)}`" for path in out)
            raise ContentFailure(f"links that lead out of `{self.docs_dir}`: {names}", "copy the files there instead")


def _is_excluded(asked: Any) -> bool:  # noqa: ANN401 - whatever the front matter says
    """Whether it says `search: {exclude: true}`, as Material has it."""
    return isinstance(asked, dict) and asked.get("exclude") is True
