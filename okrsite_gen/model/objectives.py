"""All objectives of a company, some of which need not be made to tell what everybody asks for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from okrsite_gen.model.objective import Objective


class Objectives(Mapping[str, Objective]):
    """By id and sorted; made when somebody reads them."""

    @abstractmethod
    def pairs(self) -> Iterable[tuple[str, str]]:
        """See below."""

    @abstractmethod
    def parts(self) -> int:
        """How many key results they have."""

    def __eq__(self, other: object) -> bool:
        """The same objectives."""
        return isinstance(other, Mapping) and dict(self.items()) == dict(other.items())

    __hash__ = None  # type: ignore[assignment]  # as of a dict


def pairs(objectives: Mapping[str, Objective]) -> Iterable[tuple[str, str]]:
    """The ids of each objective and of one that it supports; a link to a key result is one to its objective."""
    if isinstance(objectives, Objectives):
        return objectives.pairs()
    return ((each.id, link.to.partition("#")[0]) for each in objectives.values() for link in each.supports)


def parts(objectives: Mapping[str, Objective]) -> int:
    """How many key results they have."""
    if isinstance(objectives, Objectives):
        return objectives.parts()
    return sum(len(each.key_results) for each in objectives.values())
