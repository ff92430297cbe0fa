"""Records of which a large company makes hundreds of thousands."""

from __future__ import annotations

import dataclasses
from typing import Any, Self

import msgspec


class Light(msgspec.Struct, frozen=True):
    """Frozen and trusted, as a `record`; one takes a tenth of the time that a `record` takes."""

    def but(self, **changes: Any) -> Self:  # noqa: ANN401 - as its fields are
        """The same with other values."""
        return msgspec.structs.replace(self, **changes)


def names_in(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of such a record, or of a `record`, in order."""
    if issubclass(kind, Light):
        return kind.__struct_fields__
    return tuple(each.name for each in dataclasses.fields(kind))
