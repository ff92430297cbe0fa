"""From the models to JSON Schema: pydantic's, with the descriptions of the keys, and the kinds of key results side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from okrsite_gen.kinds import KINDS as KEY_RESULT_KINDS
from okrsite_gen.model.check_in import CheckInFields
from okrsite_gen.model.cycle import CycleFields
from okrsite_gen.model.fields import Id, PersonId
from okrsite_gen.model.key_result import KeyResultFields
from okrsite_gen.model.kpi import KpiFields
from okrsite_gen.model.objective import ObjectiveFields
from okrsite_gen.model.people import PersonFields, TeamFields
from okrsite_gen.model.retrospective import RetrospectiveFields
from okrsite_gen.model.settings import Settings
from okrsite_gen.schemas.descriptions import described

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFINED = "#/$defs/"

Schema = dict[str, Any]


class _Generate(GenerateJsonSchema):
    """With a description for each key, and without titles and defaults that say nothing."""

    def dataclass_schema(self, schema: Any) -> Schema:  # noqa: ANN401 - a core schema
        """Of one model."""
        model, made = schema["cls"], super().dataclass_schema(schema)
        for name, field in model.__pydantic_fields__.items():
            key = made["properties"][field.alias or name]
            key.pop("title", None)
            if "default" in key and key["default"] in (None, []):
                del key["default"]
            key["description"] = described(model)[name]
        del made["title"]
        return made


def make(kind: str, rules: Mapping[str, str]) -> Schema:
    """The schema of a kind of file; `rules`, by their ids with what they find, are offered where one is named."""
    title, build = KINDS[kind]
    made = build()
    if kind == "settings":
        severity = made["properties"]["rules"]["additionalProperties"]
        made["properties"]["rules"]["properties"] = {
            rule: {**severity, "description": found} for rule, found in rules.items()
        }
    waived = made.get("$defs", {}).get("Allow")
    if waived:
        rule = waived["properties"]["rule"]
        waived["properties"]["rule"] = {"anyOf": [{"enum": list(rules)}, rule], "description": rule.pop("description")}
    return {"$schema": DIALECT, **made, "title": title}


def _of(model: Any) -> Schema:  # noqa: ANN401 - a type expression
    made: Schema = TypeAdapter(model).json_schema(schema_generator=_Generate)
    return made


def _entries(model: type, ids: Any) -> Schema:  # noqa: ANN401 - as above
    """Entries by their ids; one of which nothing is known stands alone."""
    made = _of(model)
    shared = made.pop("$defs", {})
    return {
        "type": "object",
        "propertyNames": _of(ids),
        "additionalProperties": {"anyOf": [{"$ref": _DEFINED + model.__name__}, {"type": "null"}]},
        "$defs": {**shared, model.__name__: made},
    }


def _objective() -> Schema:
    """An objective's own keys, and its key results."""
    made = _of(ObjectiveFields)
    results = {"type": "array", "items": {"$ref": f"{_DEFINED}KeyResult"}}
    made["properties"]["key_results"] = {**results, "description": "How everybody will see that it came true."}
    made["$defs"] = {**made.get("$defs", {}), **_key_results()}
    return made


def _objectives() -> Schema:
    """Several objectives in one file, each with its id."""
    one = _objective()
    shared = one.pop("$defs")
    one["properties"] = {
        "id": {**_of(Id), "description": "Its id: what the file would be called."},
        **one["properties"],
    }
    one["required"] = ["id", *one["required"]]
    listed = {"type": "array", "items": {"$ref": f"{_DEFINED}Objective"}, "description": "The objectives, one an item."}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["objectives"],
        "properties": {"objectives": listed},
        "$defs": {**shared, "Objective": one},
    }


def _key_results() -> Schema:
    """A key result is one of its kinds, a metric where none is named."""
    shared = _of(KeyResultFields)
    defined: Schema = shared.pop("$defs", {})
    names = [kind.kind for kind in KEY_RESULT_KINDS]
    chosen = [
        {"if": _says(name), "then": {"$ref": f"{_DEFINED}KeyResult-{name}"}} for name in names if name != names[0]
    ]
    other = {
        "if": {"not": {"anyOf": [_says(name) for name in names[1:]]}},
        "then": {"$ref": f"{_DEFINED}KeyResult-{names[0]}"},
    }
    defined["KeyResult"] = {
        "type": "object",
        "properties": {"kind": {**shared["properties"]["kind"], "enum": names, "type": "string"}},
        "allOf": [*chosen, other],
    }
    for kind in KEY_RESULT_KINDS:
        own = _of(kind)
        defined |= own.pop("$defs", {})
        defined[f"KeyResult-{kind.kind}"] = {
            **own,
            "properties": {**shared["properties"], **own["properties"]},
            "required": [*shared["required"], *own.get("required", ())],
        }
    return defined


def _says(kind: str) -> Schema:
    return {"properties": {"kind": {"const": kind}}, "required": ["kind"]}


# By the kind of file: what the schema is called, and how it is made.
KINDS: dict[str, tuple[str, Callable[[], Schema]]] = {
    "settings": ("okrsite.yml: what a company may set", lambda: _of(Settings)),
    "people": ("people.yml: who owns, says and does things", lambda: _entries(PersonFields, PersonId)),
    "cycles": ("cycles.yml: cycles that are not of the calendar", lambda: _entries(CycleFields, Id)),
    "kpis": ("kpis.yml: health measures beside the OKRs", lambda: _entries(KpiFields, Id)),
    "team": ("team.yml: a team", lambda: _of(TeamFields)),
    "objective": ("The front matter of an objective", _objective),
    "objectives": ("objectives.yml: several short objectives", _objectives),
    "check-in": ("A check-in", lambda: _of(CheckInFields)),
    "retrospective": ("The front matter of a retrospective", lambda: _of(RetrospectiveFields)),
}
