"""Health measures that live beside the OKRs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from okrsite_gen.diagnostics import Origin
from okrsite_gen.model.fields import Line, Note, PersonId, parse_quantity, record, refuse, schema


@record
class Keep:
    """The limits to keep, bounds included; `None` where there is none on that side."""

    low: float | None
    high: float | None
    unit: str = ""

    def holds(self, value: float) -> bool:
        """Whether the value keeps the limit."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def _keep(value: Any) -> Keep:  # noqa: ANN401 - pydantic hands over what was written
    text = value if isinstance(value, str) else ""
    low, _, high = text.partition(" to ")
    if high:
        bounds = parse_quantity(low), parse_quantity(high)
        return Keep(low=bounds[0], high=bounds[1], unit=bounds[1].unit)
    sign, rest = text[:2].strip(), text[2:]
    if sign in (">=", "<=") or text[:1] in ("≥", "≤"):
        number = parse_quantity(rest if sign in (">=", "<=") else text[1:])
        at_least = text[0] in (">", "≥")
        return Keep(low=number if at_least else None, high=None if at_least else number, unit=number.unit)
    raise refuse(f"`{text or value}` is not a limit", 'write `">= 99.5"`, `"<= 2"` or `"10 to 20"`')


_KEEP = WithJsonSchema({"type": "string", "pattern": r"^\s*([<>]=|[≤≥]|.*\d.* to ).*\d"})


@schema
class KpiFields:
    """An entry of kpis.yml."""

    title: Line
    """What is measured."""
    unit: Line | None = None
    """The unit of its values."""
    keep: Annotated[Keep | None, BeforeValidator(_keep), _KEEP] = None
    """The limit to keep: `">= 99.5"`, `"<= 2"` or `"10 to 20"`."""
    owner: PersonId | None = None
    """The person or team that answers for it."""
    description: Note | None = None
    """How it is measured, and why."""


@record
class Kpi(KpiFields):
    """A KPI; `owner` is a person's or a team's id."""

    id: str
    origin: Origin

    @property
    def shown_unit(self) -> str:
        """The unit of its values: its own, else that of its limit."""
        return self.unit or (self.keep.unit if self.keep else "")
