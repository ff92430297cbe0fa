"""Objectives of different teams that say much the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from okrsite_gen.scoring.candidate import TIED, Candidate, Tie, compared, running, tie
from okrsite_gen.scoring.concluded import conclude, concluded
from okrsite_gen.scoring.likeness import Rarity, Vector, alike, cosine, shared, stem, words
from okrsite_gen.scoring.rounding import printed
from okrsite_gen.scoring.snapshot import ObjectiveState, Snapshot

# Of titles by their stems; then, pieces included, of titles, and of the mean of titles and whole texts. At 0.6 nobody doubts.
_LEAST, _SURE = 0.3, 0.6
_WORDS = 5


def duplicates(snapshot: Snapshot) -> list[Candidate]:
    """See `_duplicates`; no check-in changes them, so they are kept."""
    known = concluded(snapshot, __name__)
    if known is None:
        known = [(each.one, each.other, each.score, each.reasons) for each in _duplicates(snapshot)]
        conclude(snapshot, __name__, known)
    return [
        Candidate(kind="duplicate", one=one, other=other, score=score, reasons=tuple(reasons))
        for one, other, score, reasons in known
    ]


def _duplicates(snapshot: Snapshot) -> Iterator[Candidate]:
    """Pairs whose titles and whole texts (with why and key results) are alike, unless one supports or needs the other.

    The likeness is the mean of two cosines, of titles by stems and pieces, of whole texts by stems; 0.6 of it is as sure as can be.
    """
    states = list(compared(snapshot))
    titles = [words(state.title) for state in states]
    wholes = [words(_text(state, snapshot)) for state in states]
    in_titles, in_wholes = Rarity(titles, pieces=True), Rarity(wholes)
    line = cache(lambda place: in_titles.vector(titles[place]))
    for one, other in alike([in_titles.stems(title) for title in titles], _LEAST):
        pair = states[one], states[other]
        title = cosine(line(one), line(other))
        if pair[0].objective.team == pair[1].objective.team or title < _LEAST:
            continue
        both = in_wholes.stems(wholes[one]), in_wholes.stems(wholes[other])
        whole = cosine(*both)
        known = tie(pair[0].objective, pair[1].objective)
        if (title + whole) / 2 >= _LEAST and known != "linked":
            yield Candidate(
                kind="duplicate",
                one=pair[0].id,
                other=pair[1].id,
                score=min(1.0, (title + whole) / 2 / _SURE) * (TIED if known else 1),
                reasons=tuple(_reasons(snapshot, pair, _said_by_both(both, wholes[one]), (title, whole), known)),
            )


def _text(state: ObjectiveState, snapshot: Snapshot) -> str:
    return " ".join([state.title, state.definition.why or "", *(part.title for part in running(state, snapshot))])


def _said_by_both(both: tuple[Vector, Vector], text: list[str]) -> list[str]:
    """The words that tell most, as the first text has them."""
    common = shared(*both)
    forms: dict[str, str] = {}
    for word in text:
        forms.setdefault(stem(word), word)
    return [forms[feature] for feature in sorted(common, key=lambda feature: (-common[feature], feature))[:_WORDS]]


def _reasons(
    snapshot: Snapshot,
    pair: tuple[ObjectiveState, ObjectiveState],
    said: list[str],
    likeness: tuple[float, float],
    known: Tie | None,
) -> Iterator[str]:
    if said:
        yield f"Both say {_listed([f'“{word}”' for word in said])}."
    title, whole = (f"{printed(100 * share, 0):.0f}%" for share in likeness)
    yield f"The titles are alike by {title}, the whole texts by {whole}."
    targets = [{link.to for link in state.objective.supports} for state in pair]
    for to in sorted(targets[0] & targets[1]):
        found = snapshot.key_results.get(to) or snapshot.objectives.get(to)
        if found:
            yield f"Both support “{found.title}”."
    if known:
        yield "One is shared with the other team already, so it ranks lower."


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
