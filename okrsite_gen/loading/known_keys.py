"""Which keys a schema knows at a place, for telling an author which one was meant."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Annotated, Any, get_args, get_origin

from okrsite_gen.diagnostics import Key


def keys_of(schema: type) -> dict[str, Any]:
    """The keys of a `@schema` class as authors write them, with their types."""
    fields: dict[str, Any] = getattr(schema, "__pydantic_fields__")  # noqa: B009 - mypy does not know it
    return {field.alias or name: field.annotation for name, field in fields.items()}


def required_at(kind: Any, steps: Iterable[Key]) -> list[str]:  # noqa: ANN401 - as below
    """The keys that must be written at `steps` inside a value of type `kind`."""
    bare = _at(kind, steps)
    fields: dict[str, Any] = getattr(bare, "__pydantic_fields__", {})
    return [field.alias or name for name, field in fields.items() if field.is_required()]


def keys_at(kind: Any, steps: Iterable[Key]) -> list[str]:  # noqa: ANN401 - a type expression
    """The keys known at `steps` inside a value of type `kind`; none where it is no schema."""
    bare = _at(kind, steps)
    return list(keys_of(bare)) if hasattr(bare, "__pydantic_fields__") else []


def _at(kind: Any, steps: Iterable[Key]) -> Any:  # noqa: ANN401 - as above
    for step in steps:
        kind = _inside(_bare(kind), step)
    return _bare(kind)


def _bare(kind: Any) -> Any:  # noqa: ANN401 - as above
    """`Annotated[X | None, ...]` to `X`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    some = [part for part in get_args(kind) if part is not type(None)]
    return _bare(some[0]) if type(None) in get_args(kind) and len(some) == 1 else kind


def _inside(kind: Any, step: Key) -> Any:  # noqa: ANN401 - as above
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    return keys_of(kind).get(str(step)) if dataclasses.is_dataclass(kind) and isinstance(kind, type) else None
