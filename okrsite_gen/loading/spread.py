"""Frozen values taken apart and put together again without being checked anew."""

from __future__ import annotations

from typing import Any, TypeVar

from okrsite_gen.light import changed

T = TypeVar("T")


def spread(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    """The fields of a dataclass by name, one level deep: the arguments of a record that extends it."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def altered(value: T, /, **changes: object) -> T:
    """A copy with other fields; unlike `dataclasses.replace` it does not run a schema's conversions again."""
    light = changed(value, changes)
    if light is not None:
        return light
    copy = object.__new__(type(value))
    for name, old in spread(value).items():
        object.__setattr__(copy, name, changes.get(name, old))
    return copy
