"""From objectives as written to objectives that know where their references lead."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.frame import Frame
from okrsite_gen.loading.objectives import Objectives, Written
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.problems.references import DUPLICATE_LINK, SELF_LINK, UNKNOWN_REFERENCE
from okrsite_gen.loading.references import Index
from okrsite_gen.model.fields import record
from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.objective import Dependency, Link, Objective
from okrsite_gen.model.shared import LinkKind


@record
class Linked:
    """What check-ins and retrospectives may refer to."""

    frame: Frame
    index: Index
    objectives: Mapping[str, Objective]
    key_results: Mapping[str, KeyResult]


def link(read: Objectives, frame: Frame, problems: list[Problem]) -> Linked:
    """All objectives with their links, sorted by id."""
    index = Index(frame, {one.id: one.keys for one in read.written.values()}, read.unread)
    loaded = {one.id: one.objective for one in read.written.values() if one.objective and one.whole}
    key_results = {each.id: each for objective in loaded.values() for each in objective.key_results}
    loose = Linked(frame=frame, index=index, objectives=loaded, key_results=key_results)
    linked = {
        one.id: _Linker(one, one.objective, loose, problems).linked() for one in read.written.values() if one.objective
    }
    return dataclasses.replace(loose, objectives={full_id: linked[full_id] for full_id in loaded})


class _Linker:
    """Links one objective."""

    def __init__(self, written: Written, objective: Objective, loaded: Linked, problems: list[Problem]) -> None:
        self.written = written
        self.objective = objective
        self.loaded = loaded
        self.problems = problems

    def linked(self) -> Objective:
        fields = self.objective.fields
        if not (fields.supports or fields.depends_on or fields.successor_of):
            return self.objective
        return self.objective.but(
            supports=tuple(self._supports()),
            depends_on=tuple(self._dependencies()),
            successor_of=self._predecessor(),
        )

    def _supports(self) -> Iterator[Link]:
        seen: set[str] = set()
        for index, support in enumerate(self.objective.fields.supports):
            where = self._where("supports", index, "to")
            to = self._target(support.to, where)
            if to and to in seen:
                self._again(support.to, to, where)
                continue
            seen.add(to or "")
            if to:
                yield Link(source=self.objective.id, to=to, kind=support.as_ or self._kind(to), origin=where)

    def _dependencies(self) -> Iterator[Dependency]:
        seen: set[tuple[str, str | None, dt.date | None]] = set()
        for index, needed in enumerate(self.objective.fields.depends_on):
            where = self._where("depends_on", index, "to")
            to = self._target(needed.to, where)
            if to and (to, needed.what, needed.needed_by) in seen:
                self._again(needed.to, to, where)
            elif to:
                seen.add((to, needed.what, needed.needed_by))
                yield Dependency(
                    source=self.objective.id,
                    to=to,
                    what=needed.what,
                    needed_by=needed.needed_by,
                    agreed=needed.agreed,
                    origin=where,
                )

    def _predecessor(self) -> str | None:
        text = self.objective.fields.successor_of
        if text is None:
            return None
        where = self._where("successor_of")
        if "#" in text:
            self.problems.append(
                UNKNOWN_REFERENCE.at(where, f"`{text}` is a key result", "name the objective that this one follows")
            )
            return None
        return self._target(text, where)

    def _where(self, *path: str | int) -> Origin:
        return place(self.written.data, self.written.origin, *path)

    def _again(self, text: str, to: str, where: Origin) -> None:
        self.problems.append(DUPLICATE_LINK.at(where, f"`{text}` leads to `{to}` a second time", "keep one of the two"))

    def _target(self, text: str, where: Origin) -> str | None:
        """The full id that `text` means, if it exists and could be loaded."""
        to = self.loaded.index.resolve(text, (self.objective.team, self.objective.cycle), where, self.problems)
        if to is None:
            return None
        if to.partition("#")[0] == self.objective.id:
            self.problems.append(
                SELF_LINK.at(
                    where,
                    f"`{text}` leads back to this objective",
                    "name the objective that was meant, with its team in front",
                )
            )
            return None
        return to if to in self.loaded.objectives or to in self.loaded.key_results else None

    def _kind(self, to: str) -> LinkKind:
        """The kind of a link that does not say it."""
        frame, own, other = self.loaded.frame, self.objective.team, to.split("/", maxsplit=1)[0]
        if "#" in to:
            return "explicit"
        if other in frame.ancestors(own):
            return "directional"
        parents = [team.parent for team in (frame.teams.get(own), frame.teams.get(other)) if team]
        return "horizontal" if len(set(parents)) == 1 else "cross-functional"
