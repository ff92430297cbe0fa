"""kpis.yml: health measures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.names import Names, usable
from okrsite_gen.loading.people import People
from okrsite_gen.loading.problems.names import UNKNOWN_KPI
from okrsite_gen.loading.problems.values import WRONG_VALUE
from okrsite_gen.loading.schema import Shape
from okrsite_gen.loading.spread import altered, spread
from okrsite_gen.loading.units import is_unlike, unlike_unit
from okrsite_gen.model.fields import Quantity, record
from okrsite_gen.model.kpi import Kpi, KpiFields
from okrsite_gen.reading.document import Document

_ENTRY = Shape(KpiFields)


@record
class Kpis:
    """The KPIs, sorted by id, and what can be named."""

    known: Mapping[str, Kpi]
    names: Names


def read_kpis(documents: Collection[Document], people: People, teams: Iterable[str], problems: list[Problem]) -> Kpis:
    """The KPIs of kpis.yml; an owner is a person or a team."""
    answerable = altered(people.owners, noun="person or team", known={*people.owners.known, *teams})
    known: dict[str, Kpi] = {}
    reserved: set[str] = set()
    for document in documents:
        for kpi_id, data in (document.data or {}).items():
            reserved.add(kpi_id)
            kpi = _read_kpi(kpi_id, data, Origin(document.found.file), answerable, problems)
            if kpi:
                known[kpi_id] = kpi
    open_ = any(document.data is None for document in documents)
    names = Names(noun="KPI", kind=UNKNOWN_KPI, known=reserved, help="add it to kpis.yml", open=open_)
    return Kpis(known=dict(sorted(known.items())), names=names)


def _read_kpi(kpi_id: str, data: object, file: Origin, answerable: Names, problems: list[Problem]) -> Kpi | None:
    usable_id = usable(kpi_id, "a KPI", file.key(kpi_id), problems)
    fields = _ENTRY.read(data, file.at(kpi_id), problems)
    if fields is None or not usable_id:
        return None
    if fields.owner:
        answerable.check(fields.owner, file.at(kpi_id, "owner"), problems)
    keep = fields.keep
    if keep and keep.low is not None and keep.high is not None and keep.low > keep.high:
        problems.append(
            WRONG_VALUE.at(file.at(kpi_id, "keep"), "`keep`: the lower limit lies above the upper one", "swap the two")
        )
    if keep and fields.unit:
        limit = Quantity(keep.low if keep.low is not None else keep.high or 0, keep.unit)
        if is_unlike(limit, fields.unit):
            problems.append(unlike_unit(limit, fields.unit, file.at(kpi_id, "keep"), "KPI"))
    return Kpi(**spread(fields), id=kpi_id, origin=file.key(kpi_id))
