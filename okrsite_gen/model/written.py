"""How values stand in a file, as JSON Schema (2020-12): what an editor offers and refuses while somebody types.

An editor's YAML knows numbers and booleans where okrsite's readers keep text, so both forms of a value are allowed here.
"""

from __future__ import annotations

from typing import Any

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

_DIGITS = r"(\d[\d_,]*(\.\d+)?|\.\d+)([eE][-+]?\d+)?"
_SIGN = "[-+\N{MINUS SIGN}]?"


def _number(**bounds: float) -> WithJsonSchema:
    """A bare number, or the same in quotes."""
    return WithJsonSchema({"anyOf": [{"type": "number", **bounds}, {"type": "string", "pattern": rf"^\s*{_DIGITS}"}]})


def text(longest: int) -> WithJsonSchema:
    """A text of up to so many characters; `2026` and `true` are texts too."""
    return WithJsonSchema({"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": longest})


def matching(pattern: str) -> WithJsonSchema:
    """A text of that form, which may look like a number."""
    return WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{pattern}$"})


QUANTITY = WithJsonSchema(
    {
        "anyOf": [
            {"type": "number"},
            {
                "type": "string",
                "pattern": rf"^\s*{_SIGN}\s?[^\W\d_]{{0,3}}[$€£¥]?\s?{_SIGN}{_DIGITS}\s?[^\d]*(\D\S*)*$",
            },
        ]
    }
)
SHARE = WithJsonSchema(
    {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 1},
            {"type": "string", "pattern": rf"^\s*{_DIGITS}\s?%?\s*$"},
        ]
    }
)
COUNT = _number(minimum=0, maximum=100_000)
MONTH = _number(minimum=1, maximum=12)
WEIGHT = _number(minimum=0, maximum=1_000_000)
VOTE = _number(minimum=0, maximum=5)
CONFIDENCE = WithJsonSchema(
    {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 10},
            {"type": "string", "pattern": r"^\s*(10|\d)(\.\d+)?(\s*/\s*10)?\s*$"},
        ]
    }
)
DATE = WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\s*\d{4}-\d{2}-\d{2}\s*$"})
FLAG = WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "Yes", "No", "true", "false"]}]})
URL = WithJsonSchema({"type": "string", "pattern": r"^\s*https?://\S+$", "maxLength": 2000})


class OneOrMany(BeforeValidator):
    """A list, of which a single item may stand alone."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """As a list, or as one of its items."""
        many = handler(core)
        return {"anyOf": [many, many["items"]]}


class Short(BeforeValidator):
    """Keys with values, for which a text alone may stand."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """As a text, or as its keys."""
        return {"anyOf": [{"type": ["string", "number"]}, handler(core)]}


def either(*forms: dict[str, Any]) -> WithJsonSchema:
    """One of several forms."""
    return WithJsonSchema({"anyOf": list(forms)})
