"""okrsite.yml, people.yml, cycles.yml and kpis.yml without what stands in them for what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from okrsite_gen.diagnostics import Origin
from okrsite_gen.loading.screen import NAMELESS, Screen
from okrsite_gen.loading.spread import altered
from okrsite_gen.loading.withheld import Withheld
from okrsite_gen.reading.document import Document

_OF_ANYBODY = ("name", "team", "left")


class Shared:
    """Goes through the files that are left, `rest`; what it takes out is noted in `withheld`."""

    def __init__(self, screen: Screen, rest: Sequence[Document], withheld: list[Withheld]) -> None:
        self._screen = screen
        self._rest = rest
        self._withheld = withheld
        self._measured = {kpi for each in rest if each.found.kind == "check-in" for kpi in _kpis(each.data)}

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
            elif self._left_out(fields, "owner"):
                self._note("owner", kpi, f"the team `{fields['owner']}` is left out", where)
                yield kpi, {key: value for key, value in fields.items() if key != "owner"}
            else:
                yield kpi, fields

    def _people(self, document: Document, rest: Sequence[Document]) -> Mapping[str, Any]:
        """Without those who belong to what is left out and are named nowhere else; below `company` only who is named, by name."""
        data = document.data or {}
        doubtful = {
            person for person, fields in data.items() if self._screen.below_default or self._left_out(fields, "team")
        }
        if not doubtful:
            return data
        named = {text for each in rest if each.found.kind != "people" for text in _texts(each.data)}
        for person in sorted(doubtful - named):
            why = NAMELESS if self._screen.below_default else "named only in what is left out"
            self._note("person", person, why, Origin(document.found.file).key(person))
        return {
            person: self._person(fields) if person in doubtful else fields
            for person, fields in data.items()
            if person not in doubtful or person in named
        }

    def _left_out(self, fields: Any, key: str) -> bool:  # noqa: ANN401 - plain data
        """Whether a key names a team that is left out."""
        named = fields.get(key) if isinstance(fields, dict) else None
        return isinstance(named, str) and named in self._screen.teams

    def _person(self, fields: Any) -> Any:  # noqa: ANN401 - plain data
        if not isinstance(fields, dict):
            return fields
        left = {key: value for key, value in fields.items() if not self._screen.below_default or key in _OF_ANYBODY}
        if self._left_out(fields, "team"):
            del left["team"]
        return left


def _kpis(data: object) -> Iterator[str]:
    said = data.get("kpis") if isinstance(data, dict) else None
    yield from said if isinstance(said, dict) else ()


def _texts(data: object) -> Iterator[str]:
    """Every key and every text."""
    if isinstance(data, str):
        yield data.strip()
    elif isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
