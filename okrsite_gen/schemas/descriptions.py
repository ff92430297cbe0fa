"""What a key means: the docstring under it in the model, which only somebody who asks for a schema needs."""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache


@cache
def described(schema: type) -> dict[str, str]:
    """The description of each field of a `@schema` class, by its name in Python; those of the classes above it too."""
    found: dict[str, str] = {}
    for above in reversed(schema.__mro__[:-1]):
        found |= _of_class(above)
    return found


def _of_class(schema: type) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(schema))).body[0]
    assert isinstance(body, ast.ClassDef), "only classes are asked for"  # noqa: S101 - an invariant
    found = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(text):
            found[field.target.id] = inspect.cleandoc(text.value.value)  # type: ignore[attr-defined]  # as `_is_text` says
    return found


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
