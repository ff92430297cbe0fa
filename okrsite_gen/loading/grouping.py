"""What check-ins say, grouped by what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from okrsite_gen.model.check_in import CheckIn, Entry
from okrsite_gen.model.portfolio import KpiValue


def entries_by_id(check_ins: Iterable[CheckIn]) -> dict[str, tuple[Entry, ...]]:
    """What check-ins that count say, by what it is about, sorted by id."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for check_in in check_ins:
        for entry in check_in.entries if check_in.counts else ():
            entries[entry.about].append(entry)
    return {about: tuple(entries[about]) for about in sorted(entries)}


def values_by_kpi(check_ins: Iterable[CheckIn], known: Collection[str]) -> dict[str, tuple[KpiValue, ...]]:
    """The values of KPIs in file order, sorted by KPI."""
    values: dict[str, list[KpiValue]] = {kpi: [] for kpi in known}
    for check_in in check_ins:
        for kpi, value in check_in.kpis.items() if check_in.counts else ():
            if kpi in values:
                values[kpi].append(KpiValue(date=check_in.date, value=float(value), check_in=check_in.id))
    return {kpi: tuple(found) for kpi, found in values.items() if found}
