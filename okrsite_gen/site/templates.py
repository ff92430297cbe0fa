"""Jinja for tens of thousands of pages: what it looks up for every page, and at every call, is settled once for all of them."""

from __future__ import annotations

import contextlib
from collections.abc import MutableMapping, Sequence
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
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


class _Code(CodeGenerator):
    """Has `_printed` escape what is printed, and settles nothing when a template is compiled: where a link leads from is known later.

    What is called is called: Jinja looks at it three times for what it wants to be given, and of ours nothing wants anything.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's signature
        rare = forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs)
        if rare or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

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
    code_generator_class = _Code
    printed = staticmethod(_printed)

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's
        super().__init__(**options)
        self._loaded: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's signature
    ) -> Template:
        """As Jinja has it, without a look at what else the last one was asked with: a page asks for half a dozen."""
        found = self._loaded.get(name)
        if found is None or globals:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary, where Jinja would look into two for each name on each page."""
        return {**self.globals, **(d or {})}
