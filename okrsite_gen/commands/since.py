"""`okrsite check --since REV`: what is wrong now and was not at a revision, which is read from Git without a checkout."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from okrsite_gen.commands import git
from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.model.fields import record
from okrsite_gen.reading import sources
from okrsite_gen.reporters.fingerprint import Identity, identity
from okrsite_gen.reporters.reporter import ReadSource
from okrsite_gen.rules.concluding import CONCLUDING, SILENCE

Look = Callable[[Path], Sequence[Diagnostic]]

_SETTINGS = ("okrsite.yml", "okrsite.yaml")
_VALUES = re.compile(r"`[^`]*`")


@record
class Known:
    """What was wrong before, how often, and where files lay that were renamed since (new path to old).

    Of the rules that are `untold` nothing is new: it cannot be told, or no change brings it about.
    """

    problems: Mapping[Identity, int]
    renamed: Mapping[str, str]
    untold: Collection[str] = SILENCE

    def new_among(self, found: Iterable[Diagnostic], read_source: ReadSource) -> list[Diagnostic]:
        """Those that were not there before."""
        left = Counter(self.problems)
        new = []
        for diagnostic in found:
            known_by = self._as_before(diagnostic, read_source)
            if left[known_by] > 0:
                left[known_by] -= 1
            elif diagnostic.rule not in self.untold:
                new.append(diagnostic)
        return new

    def _as_before(self, diagnostic: Diagnostic, read_source: ReadSource) -> Identity:
        path = diagnostic.span.path
        rule, _, message, marked = identity(diagnostic, read_source(path))
        old = self.renamed.get(path, path)
        return _known_by((rule, old, message, marked), moved=path in self.renamed)


def before(root: Path, revision: str, look: Look) -> Known:
    """What `look` finds in the folder as it was at a revision, with the settings of now.

    Of the settings' own file the problems are those of then.
    """
    commit = git.commit(root, revision)
    renamed = dict(git.renamed(root, commit))
    with tempfile.TemporaryDirectory(prefix="okrsite-") as folder:
        then = Path(folder)
        git.unpack(root, commit, then)
        if not any((then / name).is_file() for name in _SETTINGS):
            return Known(problems={}, renamed=renamed)
        seen = look(then)
        found = _identities(seen, then, renamed)
        if _takes_settings(root, then):
            of_settings = [each for each in found if each[1] in _SETTINGS]
            seen = look(then)
            judged_now = _identities(seen, then, renamed)
            found = [*of_settings, *(each for each in judged_now if each[1] not in _SETTINGS)]
        untold = CONCLUDING if any(each.severity is Severity.ERROR for each in seen) else SILENCE
    return Known(problems=Counter(found), renamed=renamed, untold=untold)


def _identities(found: Iterable[Diagnostic], folder: Path, renamed: Mapping[str, str]) -> list[Identity]:
    read_source, old_paths = sources(folder), set(renamed.values())
    known_by = (identity(diagnostic, read_source(diagnostic.span.path)) for diagnostic in found)
    return [_known_by(each, moved=each[1] in old_paths) for each in known_by]


def _known_by(found: Identity, *, moved: bool) -> Identity:
    """Messages about a file that was renamed may name it, so that only their wording counts."""
    rule, path, message, marked = found
    return rule, path, _VALUES.sub("", message) if moved else message, marked


def _takes_settings(root: Path, then: Path) -> bool:
    """Puts today's settings in the place of those of then; whether they differ."""
    now = next((root / name for name in _SETTINGS if (root / name).is_file()), None)
    old = next(then / name for name in _SETTINGS if (then / name).is_file())
    if now is None or now.read_bytes() == old.read_bytes():
        return False
    old.write_bytes(now.read_bytes())
    return True
