"""What okrsite sets in a company's MkDocs configuration; what the company chose itself stays."""

from __future__ import annotations

from functools import cache

from markupsafe import escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from okrsite_gen.pages import words
from okrsite_gen.site import theme
from okrsite_gen.site.render import Site

_FEATURES = [
    "navigation.tabs",
    "navigation.prune",
]  # not content.code.copy: its buttons come in a landmark without a name each
_PALETTE = [
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-2", "name": "Switch to dark colours"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-5", "name": "Switch to light colours"},
    },
]


def ask_nobody(config: MkDocsConfig) -> None:
    """No fonts from other hosts."""
    config.theme["font"] = False


def search_alone(config: MkDocsConfig) -> None:
    """Material's search would put an index of the hand-written pages beside ours, and be asked for by nobody."""
    theirs = config.plugins.get("material/search")
    if theirs:
        theirs.config["enabled"] = False


def use_theme(config: MkDocsConfig) -> None:
    """Our templates, styles and scripts: over Material's, under the company's own."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme.theme_dir()))
    if not _chosen(config, "features"):
        config.theme["features"] = _FEATURES
    if not _chosen(config, "palette"):
        config.theme["palette"] = _PALETTE
    for picture in ("logo", "favicon"):
        if not _chosen(config, picture):
            config.theme[picture] = theme.MARK
    config.extra_css[:0] = theme.on_every_page(".css")
    config.extra_javascript[:0] = [_deferred(path) for path in theme.on_every_page(".js")]


def tell_templates(config: MkDocsConfig, site: Site) -> None:
    """`config.extra.okrsite`, for the frame around every page; texts of mkdocs.yml are escaped here because MkDocs' templates do not."""
    config.site_name = escape(config.site_name or site.settings.company or "OKRs")
    config.site_description = escape(config.site_description) if config.site_description else None
    config.site_author = escape(config.site_author) if config.site_author else None
    config.extra["okrsite"] = {
        "sections": site.sections,
        "as_of": site.snapshot.as_of.isoformat(),
        "as_of_words": words.day(site.snapshot.as_of),
        "source_url": site.settings.source_url,
    }


def _chosen(config: MkDocsConfig, key: str) -> bool:
    """Whether mkdocs.yml sets a key of the theme to anything but Material's own default."""
    return bool(config.theme.get(key) != _plain(config.theme.name).get(key))


@cache
def _plain(name: str | None) -> Theme:
    """A theme as it comes; to find it takes a while."""
    return Theme(name)


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue()
    script.load_dict({"path": path, "defer": True})
    return script
