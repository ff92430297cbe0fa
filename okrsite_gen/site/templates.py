"""Jinja for tens of thousands of pages: what it looks up for every page, and at every call, is settled once for all of them."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from okrsite_gen.escaped import escaped


def templates(folders: Sequence[Path]) -> Environment:
    """Those in the folders, the first of which goes before; all that they print is escaped unless it was made to be HTML.

    What all of them may ask is put into `globals` and `filters` before the first is asked for.
    """
    return _Templates(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # there is nothing to be folded, and to look for it takes a sixth of the time to compile
    )


class _Context(Context):
    """Whatever is called is looked at three times for what it wants to be given; macros alone want something."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as templates do
        if type(called) is Macro:
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


class _Code(CodeGenerator):
    """Has `_printed` escape what is printed."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


def _printed(value: object) -> str:
    """What a page shows of a value; most are HTML already, or text without a letter that is escaped."""
    if type(value) is Markup:
        return value
    return escaped(value) if type(value) is str else escape(value)


class _Templates(Environment):
    context_class = _Context
    code_generator_class = _Code
    printed = staticmethod(_printed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary, where Jinja would look into two for each name on each page."""
        return {**self.globals, **(d or {})}
