"""Files beside hand-written pages: pictures and documents are copied as they are, what would act in a reader's browser is refused.

A page or script that lies on the site is the site's own, also for a content security policy; so only mkdocs.yml, which counts as code,
can let one in: scripts and styles by `extra_javascript` and `extra_css`, anything else by the plugin's `trusted`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fnmatch import fnmatch
from pathlib import Path
from xml.parsers import expat

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from okrsite_gen.failures import ContentFailure

_OURS = ("assets/javascripts/", "assets/okrsite/", "assets/stylesheets/", "search/")
_ACTING = frozenset(
    (
        ".css",
        ".htm",
        ".html",
        ".js",
        ".mht",
        ".mhtml",
        ".mjs",
        ".shtml",
        ".svgz",
        ".swf",
        ".wasm",
        ".xht",
        ".xhtml",
        ".xml",
        ".xsl",
        ".xslt",
    )
)
_HARMLESS_LINKS = ("#", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
_NAMES = """svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath image pattern marker
    linearGradient radialGradient stop clipPath mask filter switch view style feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
    feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"""
_DRAWING = frozenset(_NAMES.split())
_LEADS_OUT = re.compile(r"@import|url\(\s*[\"']?(?!#)", re.IGNORECASE)
_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"


class _Acts(Exception):  # noqa: N818 - never leaves this module
    pass


def refuse_what_acts(files: Files, config: MkDocsConfig, trusted: Collection[str]) -> None:
    """Raises `ContentFailure` that names every such file, and every one that would take the place of the theme's."""
    named = {*map(str, config.extra_css), *map(str, config.extra_javascript)}
    own = [file for file in files if file.src_dir == config.docs_dir and not file.is_documentation_page()]
    refused = [
        f"`{file.src_uri}` ({why})"
        for file in own
        if file.src_uri not in named and not any(fnmatch(file.src_uri, pattern) for pattern in trusted)
        for why in _reasons(file)
    ]
    if refused:
        raise ContentFailure(
            f"beside the pages there are files that would act in readers' browsers: {', '.join(sorted(refused))}",
            "remove them; or name scripts and styles in mkdocs.yml under `extra_javascript` and `extra_css`, others under `trusted` of "
            "the plugin `okrsite`",
        )


def _reasons(file: File) -> Iterator[str]:
    suffix = Path(file.src_uri).suffix.lower()
    if file.dest_uri.startswith(_OURS):
        yield "it would take the place of a file of the theme"
    elif suffix in _ACTING:
        yield "a page, script or style of its own"
    elif suffix == ".svg" and (found := _acting_part(file.content_bytes)):
        yield found


def _acting_part(svg: bytes) -> str:
    """What of a picture is more than a drawing; empty for those that are only that."""
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    reader.StartElementHandler = _judge
    reader.CharacterDataHandler = _judge_words
    reader.EntityDeclHandler = reader.ProcessingInstructionHandler = _refuse_declaration
    try:
        reader.Parse(svg, True)  # noqa: FBT003 - expat's own
    except _Acts as found:
        return str(found)
    except expat.ExpatError:
        return "it is no SVG"
    return ""


def _judge(name: str, attributes: dict[str, str]) -> None:
    space, _, local = name.rpartition(" ")
    if space in ("", _XHTML):
        raise _Acts("it has HTML in it")
    if space == _SVG and local not in _DRAWING:
        raise _Acts(f"it has `<{local}>`")
    for key, value in attributes.items():
        _judge_attribute(key.rpartition(" ")[2].lower(), value)


def _judge_attribute(key: str, value: str) -> None:
    if key.startswith("on"):
        raise _Acts(f"it has `{key}`")
    if key in ("href", "src") and not value.strip().lower().startswith(_HARMLESS_LINKS):
        raise _Acts("it leads elsewhere")
    _judge_words(value)


def _judge_words(text: str) -> None:
    if _LEADS_OUT.search(text):
        raise _Acts("its styles lead elsewhere")


def _refuse_declaration(*_: object) -> None:
    raise _Acts("it has declarations")
