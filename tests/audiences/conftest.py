"""A site in memory, as bytes by address."""

import datetime as dt

import pytest
from jinja2 import FileSystemBytecodeCache
from planted import COMMIT, put_files

from okrsite_gen import pipeline
from okrsite_gen.site import planning, search
from okrsite_gen.site.render import Renderer, source_links
from okrsite_gen.site.theme import body_folders

DAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """Templates are the same for every site."""
    return FileSystemBytecodeCache(tmp_path_factory.mktemp("templates"))


@pytest.fixture
def site_of(tmp_path, compiled):
    """Everything that readers get of `{path: text}`: what pages show, say of themselves and are found by, and all other files."""

    def site(files, audience="company", *, drafts=False):
        root = put_files(tmp_path / "okrs", files)
        result = pipeline.run(root, fallback_day=DAY, audience=audience, drafts=drafts, revision=COMMIT)
        assert result.snapshot is not None, [str(found) for found in result.diagnostics if found.severity == "error"]
        plan = planning.plan(result.snapshot, root, "https://okrs.example/")
        renderer = Renderer(result.snapshot, body_folders(None), source_links(result.snapshot, root))
        renderer._environment.bytecode_cache = compiled  # else most of the time goes into compiling them
        found = {asset.uri: asset.data() for asset in plan.assets}
        words = {document.uri: document.row for document in search.documents(plan.pages)}
        for page in plan.pages:
            if not page.uri.startswith("rules/"):
                told = (page.title, page.description, page.section, page.crumbs, words.get(page.uri), page.feed)
                found[page.uri] = f"{told}\n{renderer.body(page)}".encode()
        return found

    return site
