"""A key result has nothing to do with its objective, as far as words can tell.

Key results answer the question how we would know. Where one shares no word with the objective, its reason, its tags or what the
glossary says of them, it may be a good number that landed in the wrong place, a wish that had no other home, or an objective that
says something else than the team means.

```yaml
objective: New shops sell within a day
key_results:
  - {id: first-sale, title: "Shops that sell within a day, from 12% to 30%", baseline: 12%, target: 30%}
  - {id: sick-days, title: "Sick days per head, from 9 to 7", baseline: 9, target: 7}
```

Remedy: move it to where it belongs, or say in `why:` or in the key result's `description:` how the two hang together. This is off by
default, since good pairs often share no word ("Guests sleep through the night", "Complaints about noise");
`rules: {unrelated-key-result: info}` in okrsite.yml asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from okrsite_gen.model.key_result import KeyResult
from okrsite_gen.model.objective import Objective
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import open_objectives
from okrsite_gen.scoring.likeness import stem, words
from okrsite_gen.scoring.snapshot import Snapshot

ID = "unrelated-key-result"
SEVERITY = None


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results that share no stem with their objective."""
    glossary = {short.casefold(): meaning for short, meaning in snapshot.settings.glossary.items()}
    for state in open_objectives(snapshot):
        about = _stems(_of_objective(state.objective), glossary)
        for one in state.key_results:
            if (
                one.outcome != "retired"
                and about
                and about.isdisjoint(_stems(_of_key_result(one.key_result), glossary))
            ):
                yield Finding(
                    about=one.id,
                    where=one.key_result.place.at("title"),
                    message=f"`{one.key_result.title}` shares no word with its objective `{state.objective.title}`",
                    help="move it to where it belongs, or say in `why:` or its `description:` how the two hang together",
                )


def _of_objective(objective: Objective) -> Iterable[str | None]:
    fields = objective.fields
    return (fields.objective, fields.why, fields.narrative, *fields.tags)


def _of_key_result(key_result: KeyResult) -> Iterable[str | None]:
    fields = key_result.fields
    return (fields.title, fields.description, key_result.measure.unit, *fields.tags)


def _stems(texts: Iterable[str | None], glossary: Mapping[str, str]) -> set[str]:
    """The stems of all words, and of what the glossary says of them."""
    said = [word for text in texts if text for word in words(text)]
    explained = [word for spoken in set(said) if spoken in glossary for word in words(glossary[spoken])]
    return {stem(word) for word in (*said, *explained)}
