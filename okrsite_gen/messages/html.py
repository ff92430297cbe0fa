"""One self-contained HTML mail: tables and inline styles, because mail clients need them; no script, no picture, nothing from outside.

Gmail hides what lies behind 102 kB, so less is written.
"""

from __future__ import annotations

from importlib.resources import files

import jinja2

from okrsite_gen.messages.message import Entries, Heading, Message, fitted

NAME = "html"

BYTES = 95_000

# The colours of the site's states, on white and on black.
LIGHT = {
    "on-track": "#2c808f",
    "behind": "#a85801",
    "at-risk": "#730f20",
    "missed": "#730f20",
    "achieved": "#5219b1",
    "done": "#5219b1",
}
DARK = {
    "on-track": "#2eedf1",
    "behind": "#f9bf29",
    "at-risk": "#f64876",
    "missed": "#f64876",
    "achieved": "#6c8cfd",
    "done": "#6c8cfd",
}
QUIET = "#595d66"

_TEMPLATE = files("okrsite_gen") / "templates" / "message.html"
_ENGINE = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
_ENGINE.globals.update(light=LIGHT, dark=DARK, quiet=QUIET)
_ENGINE.tests.update(heading=lambda block: isinstance(block, Heading), entries=lambda block: isinstance(block, Entries))


def write(message: Message) -> str:
    """The whole document."""
    template = _ENGINE.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return fitted(
        message, lambda shown: template.render(message=shown) + "\n", lambda text: len(text.encode()) <= BYTES
    )
