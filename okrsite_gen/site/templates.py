"""Jinja for tens of thousands of pages: what it looks up for every page, and at every call, is settled once for all of them."""

from __future__ import annotations

import contextlib
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from okrsite_gen.escaped import escaped


def templates(folders: Sequence[Path], compiled: Compiled | None = None) -> Environment:
    """Those in the folders, the first of which goes before; all that they print is escaped unless it was made to be HTML.

    What all of them may ask is put into `globals` and `filters` before the first is asked for.
    """
    return _Templates(
        loader=FileSystemLoader(folders),
        bytecode_cache=compiled,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # there is nothing to be folded, and to look for it takes a sixth of the time to compile
    )


class Compiled(BytecodeCache):
    """Templates as they were compiled by another process of the same build: to compile all takes half a second."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja hands it over."""
        self.known[bucket.key] = bucket.bytecode_to_string()

    def all_of(self, environment: Environment) -> dict[str, bytes]:
        """Compile all that can be; what cannot is told when a page asks for it."""
        for name in environment.list_templates(["html"]):
            with contextlib.suppress(TemplateError):
                environment.get_template(name)
        return self.known


class _Context(Context):
    """Whatever is called is looked at three times for what it wants to be given; macros alone want something."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as templates do
        if type(called) is Macro:
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


class _Code(CodeGenerator):
    """Has `_printed` escape what is printed, and settles nothing when a template is compiled: where a link leads from is known later."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

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
