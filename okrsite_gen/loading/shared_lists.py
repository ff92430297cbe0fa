"""okrsite.yml, people.yml, cycles.yml and kpis.yml without what stands in them for what is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from okrsite_gen.diagnostics import Origin
from okrsite_gen.loading.screen import NAMELESS, Screen
from okrsite_gen.loading.spread import altered
from okrsite_gen.loading.withheld import Withheld
from okrsite_gen.reading.document import Document

_OF_ANYBODY = ("name", "team", "left")


class Shared:
    """Goes through the files that are left, `rest`; what it takes out is noted in `withheld`.

    Of what is left of check-ins come the KPIs that are `measured`, and who is `named` of those who are doubtful.
    """

    def __init__(
        self,
        screen: Screen,
        rest: Sequence[Document],
        withheld: list[Withheld],
        measured: Collection[str],
        named: Collection[str],
    ) -> None:
        self._screen = screen
        self._rest = rest
        self._withheld = withheld
        self._measured = measured
        self._named = named

    def documents(self) -> Iterator[Document]:
        """All files, the shared ones without what is left out; what is left whole is the same object."""
        rest = [self._altered(each) for each in self._rest]
        for each in rest:
            yield self._with(each, self._people(each, rest)) if each.found.kind == "people" else each

    def _altered(self, document: Document) -> Document:
        kind = document.found.kind
        if kind == "cycles":
            return self._with(document, self._cycles(document))
        if kind == "kpis":
            return self._with(document, dict(self._kpis(document)))
        return self._with(document, self._settings(document)) if kind == "settings" else document

    def _with(self, document: Document, data: Mapping[str, Any]) -> Document:
        before = document.data or {}
        same = len(before) == len(data) and all(data[key] is value for key, value in before.items() if key in data)
        return document if same else altered(document, data=dict(data))

    def _note(self, what: str, name: str, why: str, where: Origin) -> None:
        self._withheld.append(Withheld(what=what, id=name, why=why, where=where))

    def _settings(self, document: Document) -> Mapping[str, Any]:
        data = document.data or {}
        star = data.get("north_star")
        if not self._screen.below_default or not isinstance(star, str) or star in self._measured:
            return data
        return {key: value for key, value in data.items() if key != "north_star"}

    def _cycles(self, document: Document) -> Mapping[str, Any]:
        data = document.data or {}
        for cycle in data:
            if cycle in self._screen.cycles:
                self._note("cycle", cycle, self._screen.cycles[cycle], Origin(document.found.file).key(cycle))
        return {cycle: fields for cycle, fields in data.items() if cycle not in self._screen.cycles}

    def _kpis(self, document: Document) -> Iterator[tuple[str, Any]]:
        """Without owners that are left out; below `company` only those of which a check-in speaks."""
        for kpi, fields in (document.data or {}).items():
            where = Origin(document.found.file).key(kpi)
            if self._screen.below_default and kpi not in self._measured:
                self._note("KPI", kpi, NAMELESS, where)
            elif _of_team(fields, "owner", self._screen.teams):
                self._note("owner", kpi, f"the team `{fields['owner']}` is left out", where)
                yield kpi, {key: value for key, value in fields.items() if key != "owner"}
            else:
                yield kpi, fields

    def _people(self, document: Document, rest: Sequence[Document]) -> Mapping[str, Any]:
        """Without those who belong to what is left out and are named nowhere else; below `company` only who is named, by name."""
        data, doubted = document.data or {}, doubtful([document], self._screen)
        if not doubted:
            return data
        named = {text for each in rest if each.found.kind != "people" for text in texts(each.data)}.union(self._named)
        for person in sorted(doubted - named):
            why = NAMELESS if self._screen.below_default else "named only in what is left out"
            self._note("person", person, why, Origin(document.found.file).key(person))
        return {
            person: self._person(fields) if person in doubted else fields
            for person, fields in data.items()
            if person not in doubted or person in named
        }

    def _person(self, fields: Any) -> Any:  # noqa: ANN401 - plain data
        if not isinstance(fields, dict):
            return fields
        left = {key: value for key, value in fields.items() if not self._screen.below_default or key in _OF_ANYBODY}
        if _of_team(fields, "team", self._screen.teams):
            del left["team"]
        return left


def doubtful(documents: Iterable[Document], screen: Screen) -> frozenset[str]:
    """The people of whom readers know only where they are named."""
    people = (each.data or {} for each in documents if each.found.kind == "people")
    return frozenset(
        person
        for data in people
        for person, fields in data.items()
        if screen.below_default or _of_team(fields, "team", screen.teams)
    )


def measured(document: Document) -> Iterator[str]:
    """The KPIs of which a check-in speaks."""
    said = (document.data or {}).get("kpis") if document.found.kind == "check-in" else None
    yield from said if isinstance(said, dict) else ()


def texts(data: object) -> Iterator[str]:
    """Every key and every text."""
    if isinstance(data, str):
        yield data.strip()
    elif isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def _of_team(fields: Any, key: str, teams: Collection[str]) -> bool:  # noqa: ANN401 - plain data
    """Whether a key names one of these teams."""
    named = fields.get(key) if isinstance(fields, dict) else None
    return isinstance(named, str) and named in teams
