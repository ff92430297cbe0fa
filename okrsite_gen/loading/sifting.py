"""Files without what is left out: first by what each says of itself, then without what leads to the others."""

from __future__ import annotations

from typing import Any

from okrsite_gen.diagnostics import Origin
from okrsite_gen.loading.finder import Finder, Place
from okrsite_gen.loading.paths import Kept, place
from okrsite_gen.loading.redact import Data, Redactor
from okrsite_gen.loading.screen import NAMELESS, Screen
from okrsite_gen.loading.spread import altered
from okrsite_gen.loading.withheld import Withheld
from okrsite_gen.reading.document import Document

_NOUNS = {"objective": "objective", "check-in": "check-in", "telemetry": "values", "retrospective": "retrospective"}


class _Taker:
    """Notes what it takes out in `withheld`."""

    def __init__(self, screen: Screen, withheld: list[Withheld]) -> None:
        self._screen = screen
        self._withheld = withheld

    def _takes(self, what: str, name: str, why: str | None, where: Origin) -> bool:
        if why:
            self._withheld.append(Withheld(what=what, id=name, why=why, where=where))
        return bool(why)


class Own(_Taker):
    """By what a file says of itself, and by where it lies. The ids of objectives that it takes out are added to `hidden`."""

    def __init__(self, screen: Screen, hidden: set[str], withheld: list[Withheld]) -> None:
        super().__init__(screen, withheld)
        self._hidden = hidden

    def left(self, document: Document) -> Document | None:
        """The same object where nothing is taken out."""
        found = document.found
        around = self._screen.place(found.team, found.cycle) if found.cycle else None
        if found.kind == "objectives":
            return self._listed(document, around)
        if found.kind not in _NOUNS:
            return document
        full_id = f"{found.team}/{found.cycle}/{found.stem}"
        why = around or self._screen.keys(document.data if found.kind != "telemetry" else None)
        if why and found.kind == "objective":
            self._hidden.add(full_id)
        return None if self._takes(_NOUNS[found.kind], full_id, why, Origin(found.file)) else document

    def _listed(self, document: Document, around: str | None) -> Document | None:
        """An objectives.yml without the entries that are left out."""
        items = (document.data or {}).get("objectives")
        if not isinstance(items, list):
            return document if around is None else None
        kept = {index: item for index, item in enumerate(items) if not self._hides_entry(document, index, item, around)}
        if len(kept) == len(items):
            return None if around else document
        return altered(document, data={"objectives": Kept(kept, items)}) if kept else None

    def _hides_entry(self, document: Document, index: int, item: Any, around: str | None) -> bool:  # noqa: ANN401 - plain data
        found, why = document.found, around or self._screen.keys(item)
        full_id = f"{found.team}/{found.cycle}/{item.get('id') if isinstance(item, dict) else ''}"
        if why:
            self._hidden.add(full_id)
        return self._takes("objective", full_id, why, Origin(found.file, ("objectives", index)))


class Rest(_Taker):
    """Without what leads out of a file to something `hidden`."""

    def __init__(self, screen: Screen, finder: Finder, hidden: set[str], withheld: list[Withheld]) -> None:
        super().__init__(screen, withheld)
        self._redactor = Redactor(screen, finder, hidden, withheld)

    def left(self, document: Document) -> Document | None:
        """As above; `None` for a file in which nothing else is said."""
        found, data, origin = document.found, document.data, Origin(document.found.file)
        if found.kind == "team":
            return self._team(document)
        if found.kind not in (*_NOUNS, "objectives") or data is None:
            return document
        here, left = (found.team or "", found.cycle or ""), self._redacted(document, origin)
        if left is None:
            why = "nothing else is said there"
            self._takes(_NOUNS[found.kind], f"{here[0]}/{here[1]}/{found.stem}", why, origin)
        return None if left is None else document if left is data else altered(document, data=left)

    def _redacted(self, document: Document, origin: Origin) -> Data | None:
        found, data = document.found, document.data or {}
        here = found.team or "", found.cycle or ""
        if found.kind == "objective":
            return self._redactor.objective(data, origin, here)
        if found.kind == "objectives":
            return self._entries(data, origin, here)
        if found.kind == "check-in":
            return self._redactor.check_in(data, origin, here)
        if found.kind == "telemetry":
            return self._redactor.telemetry(data, origin, here)
        return self._redactor.retrospective(data, origin, here)

    def _entries(self, data: Data, origin: Origin, here: Place) -> Data:
        items = data.get("objectives")
        if not isinstance(items, list):
            return data
        left = [
            self._redactor.objective(item, place(data, origin, "objectives", index), here)
            if isinstance(item, dict)
            else item
            for index, item in enumerate(items)
        ]
        same = all(one is other for one, other in zip(left, items, strict=True))
        return data if same else {**data, "objectives": Kept(dict(enumerate(left)), items)}

    def _team(self, document: Document) -> Document | None:
        """A team.yml; of a team that is there only for what lies in it, who is in it is left out."""
        team, data = document.found.team or "", document.data or {}
        if self._takes("team", team, self._screen.teams.get(team), Origin(document.found.file)):
            return None
        if not self._screen.bare(team) or not {"lead", "members"} & {*data}:
            return document
        self._takes("members", team, NAMELESS, Origin(document.found.file))
        return altered(document, data={key: value for key, value in data.items() if key not in ("lead", "members")})
