"""The part of the content that an audience may read, loaded as if nothing else had been written.

What is left out is taken out of the files' plain data, with all that leads to it, before anything is loaded from them. So no score, link,
count, problem or name can come from it: for whatever is made of the rest it does not exist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from okrsite_gen.diagnostics import Origin
from okrsite_gen.loading.finder import Finder, Place
from okrsite_gen.loading.load import load
from okrsite_gen.loading.paths import Kept, place
from okrsite_gen.loading.problems.check_ins import OPEN_ACTION, UNKNOWN_ACTION
from okrsite_gen.loading.redact import Data, Redactor
from okrsite_gen.loading.screen import NAMELESS, Screen
from okrsite_gen.loading.settings import DEFAULT_AUDIENCE
from okrsite_gen.loading.shared_lists import Shared
from okrsite_gen.loading.spread import altered
from okrsite_gen.loading.withheld import Sight, Withheld
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.reading.document import Document

# Whether an action is open depends on check-ins that are perhaps left out.
_OF_OTHERS = {OPEN_ACTION.id, UNKNOWN_ACTION.id}
_NOUNS = {"objective": "objective", "check-in": "check-in", "telemetry": "values", "retrospective": "retrospective"}


def visible(
    documents: Collection[Document],
    portfolio: Portfolio,
    *,
    drafts: bool = False,
    audience: str | None = DEFAULT_AUDIENCE,
    known_rules: Collection[str] | None = None,
) -> Sight:
    """What `documents`, of which all is in `portfolio`, are without drafts (unless asked for) and what is for a higher audience.

    Without an `audience` it is the highest. Where nothing is left out there are no problems but those known before.
    """
    sieve = _Sieve(documents, portfolio, drafts=drafts, audience=audience)
    left = sieve.left()
    if left is None:
        return Sight(portfolio=portfolio, problems=())
    written = {each.found.file: each for each in documents}
    whole = {each.found.file for each in left if each is written[each.found.file]}
    rest, problems = load(left, known_rules)
    return Sight(
        portfolio=rest,
        problems=tuple(problem for problem in problems if problem.rule not in _OF_OTHERS),
        withheld=tuple(sieve.withheld),
        partial=frozenset(each.found.file for each in left) - whole,
        whole=frozenset(whole),
        closed=frozenset([*sieve.folders(), *(written.keys() - whole)]),
        listed=not sieve.screen.below_default,
    )


def screen_of(
    documents: Collection[Document], portfolio: Portfolio, *, drafts: bool, audience: str | None
) -> Screen | None:
    """What check-ins are asked by, when of all else nothing is left out; `None` when something is."""
    sieve = _Sieve(documents, portfolio, drafts=drafts, audience=audience)
    return None if sieve.hides() else sieve.screen


class _Sieve:
    """Goes through the files: first what each says of itself, then what leads to the others, last the lists that all share."""

    def __init__(
        self, documents: Collection[Document], portfolio: Portfolio, *, drafts: bool, audience: str | None
    ) -> None:
        self.documents = documents
        self.portfolio = portfolio
        self.screen = Screen(documents, portfolio, drafts=drafts, audience=audience)
        self.withheld: list[Withheld] = []
        self.hidden: set[str] = set()
        keys = {each.id: frozenset(one.key for one in each.key_results) for each in portfolio.objectives.values()}
        finder = Finder(keys, portfolio.cycles, portfolio.cycles.get)
        self.redactor = Redactor(self.screen, finder, self.hidden, self.withheld)

    def left(self) -> list[Document] | None:
        """The files that are left, those of which nothing is gone as the same objects; `None` where nothing is left out at all."""
        stay = self._staying()
        used = [each.found for each in stay if each.found.cycle]
        self.screen.close_unused(
            {each.team or "" for each in used}, {each.cycle or "" for each in used}, self.portfolio
        )
        if not self._takes_anything():
            return None
        rest = [found for each in stay if (found := self._rest(each))]
        return list(Shared(self.screen, rest, self.withheld).documents())

    def hides(self) -> bool:
        """Whether anything is left out."""
        self._staying()
        return self._takes_anything()

    def _staying(self) -> list[Document]:
        """What is not left out whole by what it says of itself."""
        return [own for each in self.documents if (own := self._own(each))]

    def _takes_anything(self) -> bool:
        return bool(self.withheld or self.screen.teams or self.screen.cycles or self.screen.below_default)

    def folders(self) -> Iterator[str]:
        """Where all lies that belongs to a team or a cycle which is left out."""
        for team, folder in self.screen.folders.items():
            yield from [folder] if team in self.screen.teams else []
            yield from (f"{folder}/{cycle}" for cycle in self.screen.cycles)

    def _own(self, document: Document) -> Document | None:
        """What is left of a file by what it says of itself, and by where it lies."""
        found = document.found
        around = self.screen.place(found.team, found.cycle) if found.cycle else None
        if found.kind == "objectives":
            return self._listed(document, around)
        if found.kind not in _NOUNS:
            return document
        full_id = f"{found.team}/{found.cycle}/{found.stem}"
        why = around or self.screen.keys(document.data if found.kind != "telemetry" else None)
        if why and found.kind == "objective":
            self.hidden.add(full_id)
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
        found, why = document.found, around or self.screen.keys(item)
        full_id = f"{found.team}/{found.cycle}/{item.get('id') if isinstance(item, dict) else ''}"
        if why:
            self.hidden.add(full_id)
        return self._takes("objective", full_id, why, Origin(found.file, ("objectives", index)))

    def _takes(self, what: str, name: str, why: str | None, where: Origin) -> bool:
        if why:
            self.withheld.append(Withheld(what=what, id=name, why=why, where=where))
        return bool(why)

    def _rest(self, document: Document) -> Document | None:
        """What is left of a file without what leads out of it; `None` for one in which nothing else is said."""
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
            return self.redactor.objective(data, origin, here)
        if found.kind == "objectives":
            return self._entries(data, origin, here)
        if found.kind == "check-in":
            return self.redactor.check_in(data, origin, here)
        if found.kind == "telemetry":
            return self.redactor.telemetry(data, origin, here)
        return self.redactor.retrospective(data, origin, here)

    def _entries(self, data: Data, origin: Origin, here: Place) -> Data:
        items = data.get("objectives")
        if not isinstance(items, list):
            return data
        left = [
            self.redactor.objective(item, place(data, origin, "objectives", index), here)
            if isinstance(item, dict)
            else item
            for index, item in enumerate(items)
        ]
        same = all(one is other for one, other in zip(left, items, strict=True))
        return data if same else {**data, "objectives": Kept(dict(enumerate(left)), items)}

    def _team(self, document: Document) -> Document | None:
        """A team.yml; of a team that is there only for what lies in it, who is in it is left out."""
        team, data = document.found.team or "", document.data or {}
        if self._takes("team", team, self.screen.teams.get(team), Origin(document.found.file)):
            return None
        if not self.screen.bare(team) or not {"lead", "members"} & {*data}:
            return document
        self._takes("members", team, NAMELESS, Origin(document.found.file))
        return altered(document, data={key: value for key, value in data.items() if key not in ("lead", "members")})
