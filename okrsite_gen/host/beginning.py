"""The first half of a build: the content is read, and pages are planned, while the tree of the next site is begun beside that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from okrsite_gen import environment, pipeline, reading
from okrsite_gen.host import progress, report
from okrsite_gen.host.job import Job
from okrsite_gen.host.preview import Preview
from okrsite_gen.host.refusals import refuse_other_themes, refuse_overlaps
from okrsite_gen.host.settings import use_theme
from okrsite_gen.site.aside import Forward
from okrsite_gen.site.publish import begun, made_in
from okrsite_gen.site.refill import question, refill

Read = Callable[[], pipeline.Result]
Begun = tuple[Job | None, str]


def begin(
    config: MkDocsConfig,
    root: Path,
    as_of: dt.date | None,
    *,
    drafts: bool,
    audience: str,
    staged: bool,
    preview: Preview | None,
) -> Begun:
    """Read, compute and plan; where the content has errors there is no job, but the report that was shown."""
    refuse_other_themes(config)
    refuse_overlaps(config, root, staged=staged)
    day, cache = environment.day(), environment.cache_folder()
    read = partial(
        pipeline.run,
        root,
        fallback_day=day,
        as_of=as_of,
        drafts=drafts,
        audience=audience,
        revision=environment.revision(root),
        cache=cache,
        recall=preview.recall if preview else None,
    )
    if not staged:
        return _begun(config, root, read, "", preview)
    asked = question(root, as_of or day, drafts, audience, config.site_url)
    with begun(Path(config.site_dir), cache, refill(cache, asked)) as forward:
        return _begun(config, root, read, asked, forward)


def _begun(config: MkDocsConfig, root: Path, read: Read, asked: str, onto: Preview | Forward | None) -> Begun:
    progress.step("reading the content")
    result = read()
    if result.snapshot is None:
        shown = report.show_errors(result.diagnostics, reading.sources(root))
        if isinstance(onto, Forward):
            onto.discard()
        return None, shown
    report.note_withheld(result.withheld)
    use_theme(config)
    if isinstance(onto, Forward):
        with made_in(Path(config.site_dir)) as staging:
            job = Job.planned(config, root, result.snapshot, asked, onto)
        job.staging, job.forward, config.site_dir = staging, onto, str(staging.folder)
        return job, ""
    job = Job.planned(config, root, result.snapshot, asked, onto)
    if onto:
        job.preview, config.site_dir = onto, str(onto.engine)
    return job, ""
