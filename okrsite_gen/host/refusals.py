"""Configurations that no site can be made with."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from okrsite_gen.failures import WrongUse
from okrsite_gen.site import theme
from okrsite_gen.site.publish import guard


def refuse_overlaps(config: MkDocsConfig, root: Path, *, staged: bool) -> None:
    """Folders that lie in each other."""
    docs = Path(config.docs_dir).resolve()
    if docs == root.resolve() or docs in root.resolve().parents:
        raise WrongUse(
            f"the content `{root}` lies in docs_dir, where MkDocs would publish its files",
            "keep the two folders side by side",
        )
    if staged:
        own = {"custom_dir": Path(config.theme.custom_dir)} if config.theme.custom_dir else {}
        guard(Path(config.site_dir), {"content": root, "docs_dir": docs, "theme": theme.theme_dir()} | own)


def refuse_other_themes(config: MkDocsConfig) -> None:
    """The pages are made for one."""
    if not any(Path(folder, "partials", "header.html").is_file() for folder in config.theme.dirs):
        raise WrongUse(
            f"the theme is `{config.theme.name}`, and okrsite's pages need Material",
            "write `theme: {name: material}` in mkdocs.yml",
        )
