"""The ids that may be named, noun by noun, and what is said when one is not among them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from okrsite_gen.diagnostics import Fix, Origin, Problem, ProblemKind, Related
from okrsite_gen.loading.problems.names import BAD_ID, DUPLICATE_ID
from okrsite_gen.model.fields import is_id, record
from okrsite_gen.model.meant import id_help
from okrsite_gen.reading.certain import surely_id
from okrsite_gen.reading.limits import are_many
from okrsite_gen.reading.suggest import did_you_mean


@record
class Names:
    """The known ids of one noun. `open` when others may exist that could not be read: then nothing is refused.

    `meant` finds the one that a wrong name can only have meant.
    """

    noun: str
    kind: ProblemKind
    known: Collection[str]
    help: str
    open: bool = False
    meant: Callable[[str, Collection[str]], str | None] = surely_id

    def check(self, name: str, where: Origin, problems: list[Problem]) -> bool:
        """Whether `name` is known; otherwise that is a problem."""
        if name in self.known:
            return True
        if not self.open:
            known = () if are_many(problems, where.file, self.kind.severity) else self.known
            help_ = did_you_mean(name, known) or self.help
            meant = self.meant(name, known)
            fix = Fix(name, meant) if meant else None
            problems.append(self.kind.at(where, f"there is no {self.noun} `{name}`", help_, fix=fix))
        return False


def usable(name: str, noun: str, where: Origin, problems: list[Problem]) -> bool:
    """Whether `name` can be an id; otherwise that is a problem."""
    if is_id(name):
        return True
    rule = "ids are made of lower-case letters, digits and `-`, start with a letter or digit, and have at most 64 characters"
    problems.append(BAD_ID.at(where, f"`{name}` cannot be the id of {noun}", id_help(name, rule)))
    return False


def taken(name: str, noun: str, where: Origin, first: Origin, fix: str = "rename one of them") -> Problem:
    """The problem of a second thing with the same id."""
    return DUPLICATE_ID.at(where, f"there is already {noun} `{name}`", fix, Related("the first one is here", first))
