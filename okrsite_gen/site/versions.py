"""How what a page looked at can be told from what stands there later."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from okrsite_gen.light import digest
from okrsite_gen.scoring.once import made_by_id
from okrsite_gen.scoring.snapshot import Snapshot
from okrsite_gen.scoring.watch import Look
from okrsite_gen.site.ingredients import Ingredients, Opaque


@dataclass(slots=True)
class Looks:
    """The versions of what can be looked at in a snapshot; each is worked out once."""

    snapshot: Snapshot
    known: dict[Look, str] = field(default_factory=dict)
    cycles: dict[str, str] = field(init=False)
    ingredients: Ingredients = field(default_factory=Ingredients)

    def __post_init__(self) -> None:
        versions = self.snapshot.versions
        found: dict[str, list[str]] = defaultdict(list)
        for (team, cycle), version in sorted(versions.folders.items() if versions else ()):
            found[cycle].append(f"{team} {version}")
        self.cycles = {cycle: _digest(*each) for cycle, each in found.items()}

    def version(self, look: Look) -> str:
        """What is another whenever what is seen there is."""
        if look not in self.known:
            self.known[look] = self._version(*look)
        return self.known[look]

    def _version(self, kind: str, *where: str) -> str:
        versions = self.snapshot.versions
        match kind, *where:
            case "folder", team, cycle if versions:
                return _digest(versions.folders.get((team, cycle), ""))
            case "cycle", cycle:
                return self.cycles.get(cycle, "")
            case "made", name, key:
                return self._of_value(made_by_id(self.snapshot, name, key))
        return self._of_all()

    def _of_value(self, value: object) -> str:
        """By what is in it, and by what can be seen through it; most of what is asked for is nothing."""
        if value is None:
            return ""
        try:
            text, looks = self.ingredients.named(value)
        except Opaque:
            return self._of_all()
        return _digest(text, *sorted(map(self.version, looks)))

    def _of_all(self) -> str:
        return digest((self.cycles, self.snapshot.revision, list(self.snapshot.problems)))


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()
