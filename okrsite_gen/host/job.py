"""One build, from the content that was read to the site that is published."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from okrsite_gen import environment
from okrsite_gen.failures import ContentFailure
from okrsite_gen.host import progress, report
from okrsite_gen.host.finding import Finding
from okrsite_gen.host.frames import Frames
from okrsite_gen.host.handbook import Handbook
from okrsite_gen.host.mend import mended
from okrsite_gen.host.policy import Policy
from okrsite_gen.host.preview import Offer, Preview, astray
from okrsite_gen.host.settings import tell_templates
from okrsite_gen.pages import uri
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watched import watched
from okrsite_gen.site import planning, theme
from okrsite_gen.site.ahead import Ahead
from okrsite_gen.site.aside import Forward
from okrsite_gen.site.headers import header_files
from okrsite_gen.site.kept import Kept, kept_for
from okrsite_gen.site.links import LinkBook, file_at
from okrsite_gen.site.plan import Asset, Page, SitePlan
from okrsite_gen.site.publish import Staging
from okrsite_gen.site.render import Renderer, page, source_links
from okrsite_gen.site.sitemap import canonical
from okrsite_gen.site.tree import ENCODER, FEW, Tree, files_of
from okrsite_gen.site.write import Writer, sitemaps
from okrsite_gen.workers import Beside, processes_for

log = logging.getLogger("mkdocs.plugins.okrsite")

_MANY = 10_000  # files that take a while to be planned
_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")


@dataclass(slots=True)
class Job:
    """With a `preview` in place of `staging` nothing is published; with neither, MkDocs' own folder is filled.

    Without a `search` there is none.
    """

    config: MkDocsConfig
    snapshot: Snapshot
    ahead: Ahead
    renderer: Renderer
    handbook: Handbook
    book: LinkBook
    site_dir: str
    kept: Kept | None = None
    compiled: Beside[Mapping[str, bytes]] | None = None
    staging: Staging | None = None
    forward: Forward | None = None
    preview: Preview | None = None
    files: Files | None = None
    nav: Navigation | None = None
    frames: Frames | None = None
    search: Finding | None = None
    verified: bool = False
    failed: bool = False

    @classmethod
    def planned(
        cls, config: MkDocsConfig, root: Path, snapshot: Snapshot, asked: str, onto: Preview | Forward | None
    ) -> Job:
        """Plan what was `asked` for; for a site that will be published and for a preview less is left to do than without either."""
        progress.step("planning the pages")
        snapshot = watched(snapshot)
        folders = theme.body_folders(config.theme.custom_dir)
        known = onto.compiled if isinstance(onto, Preview) else None
        renderer = Renderer(snapshot, folders, source_links(snapshot, root), known)
        parts, kept, compiled = planning.parts(snapshot, root, config.site_url), None, None
        if not isinstance(onto, Preview):
            kept = kept_for(snapshot, folders, config.site_url, environment.cache_folder(), asked)
        if isinstance(onto, Forward):
            compiled = Beside(renderer.compiled) if processes_for(_MANY) > 1 else None
        ahead = kept.ahead(parts) if kept else Ahead(parts, onto.known if isinstance(onto, Preview) else {})
        if kept or len(ahead.known) < _MANY:
            ahead.whole()
        tell_templates(config, renderer.site)
        book = LinkBook()
        handbook = Handbook(renderer, Path(config.docs_dir), book)
        handbook.refuse_links_out()
        return cls(config, snapshot, ahead, renderer, handbook, book, config.site_dir, kept, compiled)

    @property
    def plan(self) -> SitePlan:
        """All pages and assets, of which a preview of a large company plans no more than it is asked for."""
        return self.ahead.whole()

    def begin_search(self) -> None:
        """Have what belongs to a cycle indexed from now on; a preview waits for somebody who searches."""
        self.config.extra["okrsite"]["search"] = True
        self.search = Finding(self.snapshot, self.ahead, self._language, self.kept)
        if not self.preview:
            self.search.begin(alone=self.staging is None)

    @property
    def _language(self) -> str:
        """The theme's, by which words are cut to their stems: `en`."""
        return str(self.config.theme.get("language") or "en").partition("-")[0].lower()

    def take_files(self, files: Files) -> None:
        """See that nobody else wants a generated address, save the home page's, which is put below a hand-written one."""
        self.files = files
        source = next((file.src_uri for file in files if file.dest_uri == file_at(uri.HOME)), None)
        if source:
            self._put_below(source)
        if self.ahead.is_whole:
            self._refuse_clashes(files)

    def _refuse_clashes(self, files: Files) -> None:
        taken = {file.dest_uri: file.src_uri for file in files}
        wanted = {file_at(address) for address in self.plan.uris()}
        clashes = [f"`{source}`" for name, source in sorted(taken.items()) if name in wanted]
        if clashes:
            raise ContentFailure(
                f"okrsite makes pages of its own where {', '.join(clashes)} would go", "rename the hand-written files"
            )

    def _put_below(self, source: str) -> None:
        """The generated home page becomes part of the hand-written one."""
        home = self.ahead.find(file_at(uri.HOME))
        self.handbook.home = home if isinstance(home, Page) and source.endswith(".md") else None
        self.ahead.hide(file_at(uri.HOME))

    def take_templates(self, environment: Environment) -> None:
        """Have what surrounds pages, from now on."""
        assert self.nav is not None  # noqa: S101 - MkDocs calls on_nav before
        assert self.files is not None  # noqa: S101 - and on_files
        if self.search and not self.preview:
            self.search.go_on(self.handbook.found)
        if self.preview:
            environment.bytecode_cache = self.preview.frames
        policy = Policy() if self.staging else None
        self.frames = Frames(self.config, environment, self.nav, self.files, self.snapshot.as_of, policy)

    def guarded(self, html: str, file: File | None = None) -> str:
        """A page as it is published, that MkDocs rendered: hand-written in `file`, else of a template alone."""
        depth = file.dest_uri.count("/") if file else None
        return self.frames.guarded(mended(html), depth) if self.frames else mended(html)

    def finish(self) -> None:
        """Write the generated pages, complete what MkDocs wrote, and check the whole; in a preview browsers ask for what they want."""
        assert self.frames is not None  # noqa: S101 - MkDocs calls on_env before
        if self.preview:
            self._offer(self.preview, self.frames)
            return
        if self.compiled:
            self.renderer.take(self.compiled.result())
        tree = self._tree()
        writer = Writer(tree, self.renderer, self.frames.frame, self.config.site_url, self.book, self.kept)
        written = 0
        for more in writer.write(self.plan, processes_for(self.plan.size) if self.staging else 1):
            written += more
            progress.step("writing pages", written, self.plan.size)
        progress.step("checking links")
        for name, data in self._sitemaps().items():
            tree.add(name, data)
        if self.search:
            progress.step("waiting for the search index")
            for name, data in self.search.files():
                tree.add(name, data)
        if self.frames.policy:
            for name, data in header_files(self.frames.policy.of_site).items():
                tree.add(name, data)
        tree.drop_others()
        self.handbook.warn(writer.verify(self.plan))
        if self.staging and self.staging.aside:
            listed = tree.listed(self.staging.target)
            self.staging = replace(self.staging, listed=ENCODER.encode(listed))
            report.note_sizes({name: one.size for name, one in listed.files.items()})
        self.verified = True

    def _sitemaps(self) -> dict[str, bytes]:
        assert self.files is not None  # noqa: S101 - MkDocs calls on_files before
        handwritten = (file.url for file in self.files.documentation_pages())
        pages = {*self.plan.page_uris(), *("" if url in (".", "./") else url for url in handwritten)}
        return sitemaps(self.config.site_url, pages, self.snapshot.as_of)

    def _offer(self, preview: Preview, frames: Frames) -> None:
        """Nothing is made yet, and of links only those of hand-written pages are checked."""
        others = {name: partial(self._sitemap, name) for name in _SITEMAPS}
        offer = Offer(
            self.ahead, partial(self._file, frames), others, self._find if self.search else None, self._forget
        )
        if self.ahead.is_whole:
            self._check(offer, preview.engine)
        else:
            offer.later = self._check_later(offer, preview.folder)
        preview.show(offer)

    def _forget(self) -> None:
        """Let go of the company without a search for what is held in circles."""
        self.renderer.forget()
        self.snapshot.made.clear()

    def _check_later(self, offer: Offer, folder: Path) -> Iterator[None]:
        assert self.files is not None  # noqa: S101 - MkDocs calls on_files before
        yield from self.ahead.go_on()
        self._refuse_clashes(self.files)
        self._check(offer, folder)

    def _check(self, offer: Offer, folder: Path) -> None:
        self.handbook.warn(astray(self.book, folder, offer.names()))

    def _sitemap(self, name: str) -> bytes:
        return self._sitemaps()[name]

    def _file(self, frames: Frames, planned: Page | Asset) -> bytes:
        if isinstance(planned, Asset):
            return planned.data()
        address = canonical(self.config.site_url, planned.uri) if self.config.site_url else ""
        frame = frames.frame(planned.depth, planned.section)
        return page(frame, planned, self.renderer.body(planned), address).encode()

    def _find(self) -> Iterator[tuple[str, bytes]]:
        """Begin, and hand back what waits."""
        assert self.search is not None  # noqa: S101 - who calls has looked
        self.search.begin(alone=True)
        self.search.go_on(self.handbook.found)
        return self.search.files()

    def _tree(self) -> Tree:
        """Where the site is made: in the tree before the published one, if that was laid aside, as that of a large one will be."""
        if self.staging is None or self.forward is None:
            return Tree(Path(self.config.site_dir), new=dict.fromkeys(files_of(Path(self.config.site_dir)), b""))
        tree = self.forward.tree(self.staging.folder)
        left = None if self.plan.size < FEW else self.forward.left
        self.staging = replace(self.staging, folder=tree.folder, aside=left)
        return tree

    def fail(self) -> None:
        """Nothing of this is published."""
        self.failed = True
        if self.search:
            self.search.close()

    def end(self, *, published: bool) -> None:
        """Publish or throw away; MkDocs' configuration names the site folder again."""
        self.config.site_dir = self.site_dir
        if self.search:
            self.search.close()
        if not self.staging:
            return
        if not (published and self.verified and not self.failed):
            self.staging.discard()
            if self.forward:
                self.forward.discard()
        elif not self.staging.publish():
            click.echo(
                f"okrsite: `{self.site_dir}` cannot be exchanged in one step; its files were replaced one by one",
                err=True,
            )
