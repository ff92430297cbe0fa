"""The MkDocs plugin `okrsite`: the hooks, in the order in which MkDocs calls them.

MkDocs empties its site folder before it reads the first page and gives its `--strict` verdict after the last hook. So all content
is read and checked in `on_config`, the site is made in a staging folder, and only `on_shutdown` puts it in place.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from okrsite_gen import environment, memory
from okrsite_gen.failures import WrongUse
from okrsite_gen.host import report, serving, trouble
from okrsite_gen.host.asking import asking
from okrsite_gen.host.attachments import refuse_what_acts
from okrsite_gen.host.beginning import begin
from okrsite_gen.host.job import Job
from okrsite_gen.host.preview import Preview
from okrsite_gen.host.settings import ask_nobody, search_alone
from okrsite_gen.host.shield import shield_nav
from okrsite_gen.host.stop import stopping
from okrsite_gen.host.watching import watch
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs did not type its registration of classes
    """What mkdocs.yml may say under `okrsite:`."""

    source = config_options.Type(str, default="content/okrs")
    as_of = config_options.Optional(config_options.Type(object))
    drafts = config_options.Type(bool, default=False)
    audience = config_options.Type(str, default=DEFAULT_AUDIENCE)
    search = config_options.Type(bool, default=True)
    trusted = config_options.ListOfItems(config_options.Type(str), default=[])


class OkrsitePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """One instance lives through all rebuilds of `mkdocs serve`; `_job` is what the present build works on."""

    def __init__(self) -> None:
        self._job: Job | None = None
        self._command: str | None = None
        self._served = False
        self._trouble = ""
        self._collects = True
        self._preview: Preview | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember which command runs: only those that end with `on_shutdown` can publish there."""
        with stopping():
            if dirty:
                raise WrongUse("`--dirty` would publish pages that do not fit together", "build without it")
        self._command = "serve" if serving.is_serving() else command
        self._collects = gc.isenabled()
        if self._command == "serve":
            gc.enable()
        else:
            gc.disable()  # a build keeps all it makes to its end: looking for garbage costs a third of its time

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, compute and check everything before MkDocs touches the site folder."""
        ask_nobody(config)
        search_alone(config)
        self._job, self._trouble = None, ""
        with stopping():
            root = self._root(config)
            asked = None if self.config.as_of is None else environment.parse_day(self.config.as_of)
            if self._command == "serve" and self._preview is None:
                self._preview = Preview(Path(config.site_dir), config.dev_addr.host)
            self._job, trouble = begin(
                config,
                root,
                asked,
                drafts=self.config.drafts,
                audience=self.config.audience,
                staged=self._command not in (None, "serve"),
                preview=self._preview,
            )
            if self._job is None and self._command == "serve" and not self._served:
                self._trouble = trouble
            elif self._job is None:
                raise report.content_failure(trouble)
            if self._job and self.config.search:
                self._job.begin_search()
        return config

    def _root(self, config: MkDocsConfig) -> Path:
        base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        root = base / self.config.source
        if not root.is_dir():
            raise WrongUse(
                f"there is no folder `{root}`", "set `source` of the plugin `okrsite` to the folder with okrsite.yml"
            )
        memory.content.set(memory.content.get() or root)
        return root

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """See that hand-written pages and generated ones do not want one address, and that nothing beside them acts."""
        if self._job:
            with stopping():
                refuse_what_acts(files, config, self.config.trusted)
                self._job.take_files(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - as above
        """Keep the navigation for the frames of generated pages."""
        if self._job:
            shield_nav(nav.items)
            self._job.nav = nav
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - as above
        """Take live views out of reach of Markdown."""
        return self._job.handbook.take_out(markdown, page) if self._job else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - as above
        """Put live views in, and the generated home page below a hand-written one."""
        return self._job.handbook.finish(html, page) if self._job else html

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - as above
        """All hand-written pages were read: report what their views got wrong, at once."""
        if self._job:
            with stopping():
                self._job.take_templates(env)
                self._job.handbook.raise_problems()
        return env

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 - as above
        """The page for addresses that lead nowhere is a page, too."""
        found = self._job if template_name.endswith(".html") else None
        return found.guarded(output_content) if found else output_content

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - as above
        """Put right what Material got wrong, and let nothing run or load that is not the site's own."""
        return self._job.guarded(output, page.file) if self._job else output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages, then check the whole site."""
        with stopping():
            if self._job:
                self._job.finish()
            elif self._trouble and self._preview:
                trouble.write(self._preview.folder, self._trouble, config.dev_addr.host)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs' signature
        """Nothing of a failed build is published."""
        if self._job:
            self._job.fail()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],  # noqa: ARG002 - as above
    ) -> LiveReloadServer:
        """Watch the content too; after a build that failed, go on serving the last one."""
        self._served = self._job is not None
        if self._preview:
            server.root = str(self._preview.folder)
            server.error_handler = self._preview.lost
            server.set_app(asking(self._preview, server))
            server.builder = self._preview.alone(server.builder)
        watch(server, config.docs_dir, str(self._root(config)))
        server.builder = serving.patient(server.builder, self._note_served, lambda: bool(self._trouble))
        serving.tell_address(server)
        return server

    def _note_served(self) -> None:
        self._served = self._served or self._job is not None

    def on_shutdown(self) -> None:
        """Publish, if the build came to its end and nothing is being raised."""
        if self._collects:
            gc.enable()
        if self._preview:
            self._preview.close()
        job, self._job, self._command, self._served, self._preview = self._job, None, None, False, None
        if job:
            with stopping():
                job.end(published=sys.exc_info()[0] is None)
