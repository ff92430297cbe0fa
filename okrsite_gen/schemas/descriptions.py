"""What a key means: the docstring under it in the model, which only somebody who asks for a schema needs."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from types import ModuleType


@cache
def described(schema: type) -> dict[str, str]:
    """The description of each field of a `@schema` class, by its name in Python; those of the classes above it too."""
    found: dict[str, str] = {}
    for above in reversed(schema.__mro__[:-1]):
        found |= _of_class(above)
    return found


def _of_class(schema: type) -> dict[str, str]:
    body = _classes(sys.modules[schema.__module__])[schema.__name__].body
    found = {}
    for field, text in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(text):
            found[field.target.id] = inspect.cleandoc(text.value.value)  # type: ignore[attr-defined]  # as `_is_text` says
    return found


@cache
def _classes(module: ModuleType) -> dict[str, ast.ClassDef]:
    """By name; the module is parsed once for all of them."""
    return {node.name: node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ClassDef)}


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
