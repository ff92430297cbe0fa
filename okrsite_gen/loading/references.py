"""References as authors write them: what they mean, and why one leads nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from okrsite_gen.diagnostics import Fix, Origin, Problem
from okrsite_gen.loading.finder import Finder, Place, Reference, parse
from okrsite_gen.loading.frame import Frame
from okrsite_gen.loading.problems.references import UNKNOWN_REFERENCE
from okrsite_gen.reading.certain import surely_id
from okrsite_gen.reading.limits import are_many
from okrsite_gen.reading.suggest import closest, did_you_mean

_HELP = "write `slug`, `team/slug` or `team/cycle/slug`, and `#key-result` behind it for a key result"


class Index:
    """All objectives that may be referred to, also those that could not be read."""

    def __init__(self, frame: Frame, keys: Mapping[str, frozenset[str] | None], unread: Iterable[Place]) -> None:
        """`keys` has the key results of each objective by full id, `None` where they could not be read; so could nothing in `unread`."""
        self._frame = frame
        self._unread = frozenset(unread)
        self._slugs: dict[Place, list[str]] = defaultdict(list)
        for full_id in keys:
            team, cycle, slug = full_id.split("/")
            self._slugs[team, cycle].append(slug)
        used = {cycle for _, cycle in (*self._slugs, *self._unread)}
        self._finder = Finder(keys, used, frame.calendar.get)

    @property
    def keys(self) -> Mapping[str, frozenset[str] | None]:
        """As above."""
        return self._finder.keys

    def resolve(self, text: str, here: Place, where: Origin, problems: list[Problem]) -> str | None:
        """The full id; `None` (and mostly a problem) when there is none. What exists may still have failed to load."""
        found = self._finder.find(text, here)
        if found is None:
            brief = are_many(problems, where.file)
            problems.extend(self._unknown(text, here, where, brief=brief))
        return found

    def key_result_near(self, text: str, here: Place) -> str | None:
        """The reference to a key result that one to an objective was perhaps meant as: `a/b` or `a:b` for `a#b`, `b` alone for `a#b`."""
        for sign in "/:.":
            slug, _, key = text.rpartition(sign)
            if slug and self._finder.find(f"{slug}#{key}", here):
                return f"{slug}#{key}"
        own = (each for each, keys in self._finder.keys.items() if keys and text in keys)
        found = [each for each in own if tuple(each.split("/")[:2]) == here]
        return f"{found[0].split('/')[2]}#{text}" if len(found) == 1 else None

    def is_objective(self, text: str, here: Place) -> bool:
        """Whether it leads to an objective as a whole."""
        return "#" not in text and self._finder.find(text, here) is not None

    def _unknown(self, text: str, here: Place, where: Origin, *, brief: bool) -> Iterator[Problem]:
        """Why a reference leads nowhere, in `brief` where nobody will be told; silent where what it means could not be read."""
        reference = parse(text)
        if reference is None or (brief and not self._doubtful(reference, here)):
            yield UNKNOWN_REFERENCE.at(where, f"`{text}` is not a reference", _HELP)
        elif not self._doubtful(reference, here):
            yield self._explain(text, reference, here, where)

    def _doubtful(self, reference: Reference, here: Place) -> bool:
        places = self._finder.places(reference, here)
        return any(place in self._unread or self._frame.calendar.stands_for_one(place[1]) for place in places)

    def _explain(self, text: str, reference: Reference, here: Place, where: Origin) -> Problem:
        team = reference.team or here[0]
        owner = next((each for each in self._finder.candidates(reference, here) if each in self._finder.keys), None)
        if owner is not None:
            keys = self._finder.keys[owner] or ()
            help_ = did_you_mean(reference.key or "", keys) or _listed("its key results", keys)
            narrowed = _narrow(where, text, "#")
            fix = _key_fix(text, reference.key or "", surely_id(reference.key or "", keys), whole=narrowed is where)
            message = f"`{owner}` has no key result `{reference.key}`"
            return UNKNOWN_REFERENCE.at(narrowed, message, help_, fix=fix)
        if team not in self._frame.team_names.known:
            return self._no_team(text, reference, team, where)
        if reference.cycle and not self._frame.calendar.get(reference.cycle):
            help_ = (
                did_you_mean(reference.cycle, {cycle for _, cycle in self._slugs})
                or "name the cycle by its folder, such as `2026-q4`"
            )
            return UNKNOWN_REFERENCE.at(where, f"there is no cycle `{reference.cycle}`", help_)
        where_ = f"`{reference.cycle}`" if reference.cycle else f"`{here[1]}` or a cycle around it"
        message = f"team `{team}` has no objective `{reference.slug}` in {where_}"
        fix = self._slug_fix(text, reference, here)
        return UNKNOWN_REFERENCE.at(where, message, self._remedy(reference, team, here), fix=fix)

    def _no_team(self, text: str, reference: Reference, team: str, where: Origin) -> Problem:
        if reference.cycle is None and self._frame.calendar.get(team):
            message = f"`{text}` names a cycle, but no team"
            return UNKNOWN_REFERENCE.at(where, message, f"put the team in front: `TEAM/{text}`")
        teams = self._frame.team_names
        meant = surely_id(team, teams.known)
        fix = Fix(text, text.replace(f"{team}/", f"{meant}/", 1)) if meant else None
        near = closest(team, teams.known)
        help_ = f"did you mean `{text.replace(team, near, 1)}`?" if near else teams.help
        return UNKNOWN_REFERENCE.at(where, f"there is no team `{team}`", help_, fix=fix)

    def _slug_fix(self, text: str, reference: Reference, here: Place) -> Fix | None:
        """The reference with the one slug there that can have been meant."""
        places = self._finder.places(reference, here)
        slug = surely_id(reference.slug, {slug for place in places for slug in self._slugs.get(place, ())})
        if slug is None:
            return None
        return Fix(text, reference.near(slug) + (f"#{reference.key}" if reference.key else ""))

    def _remedy(self, reference: Reference, team: str, here: Place) -> str:
        """What was meant, perhaps: a slug typed wrong, another cycle, another team."""
        behind = f"#{reference.key}" if reference.key else ""
        places = self._finder.places(reference, here)
        slug = closest(reference.slug, [slug for place in places for slug in self._slugs.get(place, ())])
        if slug:
            return f"did you mean `{reference.near(slug)}{behind}`?"
        elsewhere = [place for place, slugs in self._slugs.items() if reference.slug in slugs]
        for where, cycle in sorted(elsewhere, key=lambda place: (place[0] != team, place[1] != here[1], place)):
            return f"did you mean `{where}/{cycle}/{reference.slug}{behind}`?"
        return _listed("its objectives there", {slug for place in places for slug in self._slugs.get(place, ())})


def _narrow(where: Origin, text: str, mark: str) -> Origin:
    """Only what stands behind `mark`, where a value (not a key) is meant."""
    return where.within(text.index(mark) + 1, len(text)) if where.on == "value" else where


def _key_fix(text: str, key: str, meant: str | None, *, whole: bool) -> Fix | None:
    """For the key result alone, or for the whole reference where that is what is pointed at."""
    if meant is None:
        return None
    return Fix(text, text.removesuffix(key) + meant) if whole else Fix(key, meant)


def _listed(what: str, names: Iterable[str]) -> str:
    shown = sorted(names)
    if not shown:
        return _HELP
    more = f" and {len(shown) - 8} more" if len(shown) > 8 else ""  # noqa: PLR2004 - as many as fit a line
    return f"{what}: " + ", ".join(f"`{name}`" for name in shown[:8]) + more
