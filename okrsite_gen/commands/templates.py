"""The files that `init` and `new` write: templates of the package, rendered and created, never written over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import jinja2

from okrsite_gen.failures import WrongUse

_ROOT = files("okrsite_gen") / "templates"
_PLAIN = re.compile(r"[^\W\d_][^:#\n\"'{}\[\],&*!|>%@`]*")


def quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def text(value: str) -> str:
    """The text as a YAML scalar, in quotes only where it needs them."""
    plain = (
        _PLAIN.fullmatch(value)
        and not value.endswith(" ")
        and value.lower() not in ("yes", "no", "true", "false", "null")
    )
    return value if plain else quoted(value)


_ENGINE = jinja2.Environment(
    autoescape=False,  # noqa: S701 - it writes YAML and Markdown; `text` and `quoted` are its escapes
    block_start_string="<%",
    block_end_string="%>",
    variable_start_string="<<",
    variable_end_string=">>",
    comment_start_string="<#",
    comment_end_string="#>",
    keep_trailing_newline=True,
    undefined=jinja2.StrictUndefined,
)
_ENGINE.filters |= {"text": text, "quoted": quoted}


def render(name: str, /, **values: Any) -> str:  # noqa: ANN401 - whatever the template asks for
    """The template `name` of `okrsite_gen/templates/`, filled in."""
    return _filled(_ROOT.joinpath(*name.split("/")), values)


def render_tree(name: str, /, **values: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    """Path and text of every file of a folder of templates, sorted; `dot-x` becomes `.x`, `CYCLE` and `DATE` their values."""
    for parts, file in sorted(_walk(_ROOT / name), key=lambda found: found[0]):
        path = "/".join(re.sub("^dot-", ".", part) for part in parts)
        yield path.replace("CYCLE", values["cycle"]).replace("DATE", str(values["date"])), _filled(file, values)


def create(path: Path, content: str, remedy: str = "look at what is there") -> None:
    """Writes a file that must not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as out:
            out.write(content)
    except FileExistsError:
        raise WrongUse(f"`{path}` is there already", f"nothing was changed; {remedy}") from None


def _filled(template: Traversable, values: dict[str, Any]) -> str:
    return _ENGINE.from_string(template.read_text(encoding="utf-8")).render(values)


def _walk(folder: Traversable, *above: str) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, *above, entry.name)
        else:
            yield (*above, entry.name), entry
