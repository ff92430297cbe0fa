"""A number has no unit, and the title does not say what is counted either.

`45` may be percent, days or dollars. The author knows; a reader in another department does not, and a check-in that gives hours where
days were meant is not noticed, because there is nothing to hold it against. With a unit every number on the pages carries it, and a value
in another one is reported.

```yaml
- id: week-1-activation
  title: Week-1 activation
  baseline: 31
  target: 45
```

Remedy: write what is counted as `unit:`, or right behind a number (`target: 45%`, `target: 30 days`). A title that says what is counted
is enough for readers and is not reported, be it behind the number (`20 clinics`, `15 a week`, `ten street festivals`) or before it
(`Empty shops from 23 to 12`, `Days from application to decision`); nor are scores. A sign in the title alone (`45%`) is, because the
numbers beside it go without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.kinds.limits import AtLeast, AtMost, Between
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.model.measure import Measure
from okrsite_gen.rules.english import NUMBER_WORDS, word_set
from okrsite_gen.rules.finding import Finding, improvable, kept
from okrsite_gen.rules.wording import tokenised
from okrsite_gen.scoring.snapshot import KeyResultState, Snapshot
from okrsite_gen.scoring.titles import unit_said

ID = "missing-unit"
SEVERITY = Severity.INFO

# The first thing that a title names ends before one of these: "Empty shops | in the High Street".
_ENDS = word_set("""in of at on for from to per with without by within than that which who whose where when below above under over until between
    about among after before during down up is are was were has have stay stays remain remains fall falls rise rises it we they
    supported reduced reported answered open closed each every as into
    paid lost sent won sold read left spent made done kept found given taken seen missed held met born built through against""")
_ARTICLES = word_set("a an the our each")
_SCALES = word_set("hundred thousand million billion thousands millions")
_MANY = word_set("people children staff men women patients sheep fish mice feet teeth data crew personnel dozen")
_SCORES = word_set("score scores rating index nps enps csat ratio grade rank points stars")
# They end like what is counted, and are money, mass or what happens to it.
_NO_COUNTS = word_set("""sales costs savings earnings expenses emissions wages revenues fees funds losses profits stays keeps goes gets takes makes comes
    works waits news process access business success progress status basis analysis focus less proceeds goods means economics logistics
    contributions taxes receipts returns series its is was has this across""")


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """Key results with numbers of their own, at the number to reach or to keep."""
    for objective in improvable(snapshot):
        for state in kept(objective):
            numbers = _numbers(state.definition.measure)
            if numbers and state.definition.measure.unit is None:
                yield from _found(state, *next(iter(numbers.items())))


def _numbers(measure: Measure) -> dict[str, float]:
    """What is written as a number, by its key, the one to reach first."""
    if isinstance(measure, AtLeast | AtMost | Between):
        return {key: float(value) for key, value in measure.bounds.items()}
    if not isinstance(measure, Metric):
        return {}
    written = {"target": measure.target, "baseline": measure.baseline}
    return {key: float(value) for key, value in written.items() if value is not None}


def _found(state: KeyResultState, key: str, value: float) -> Iterator[Finding]:
    measure = state.definition.measure
    said = unit_said(state.title, value) or ""
    if said[:1].isalpha() or (not said and _is_counted(state.title, _numbers(measure).values())):
        return
    example = f'write `unit: "{said}"`, as the title has it' if said else "write what is counted as `unit:`"
    yield Finding(
        about=state.id,
        where=state.key_result.place.at(key),
        message=f"`{measure.format(value)}` has no unit in `{state.title}`",
        help=example if said else f'{example}, such as `unit: "%"`, `unit: days` or `unit: clinics`',
    )


def _is_counted(title: str, values: Iterable[float]) -> bool:
    """Whether the title names what its numbers count: behind another of them, or as the first thing it speaks of."""
    behind = [unit_said(title, value) or "" for value in values]
    if any(behind):
        return any(unit[:1].isalpha() for unit in behind)
    named = _first_named(tokenised(title))
    if not named or not (_SCORES | _MANY).isdisjoint(named):
        return bool(named)
    return named[-1].endswith("s") and not named[-1].endswith("ss") and named[-1] not in _NO_COUNTS


def _first_named(tokens: Sequence[str]) -> Sequence[str]:
    """`Empty shops` of `Empty shops in the High Street, from 23 to 12`, without numbers at the head."""
    start = next((place for place, token in enumerate(tokens) if not _is_number(token)), len(tokens))
    end = next((place for place in range(start, len(tokens)) if _is_end(tokens, place, start)), len(tokens))
    return tokens[start:end]


def _is_number(token: str) -> bool:
    return token[0].isdigit() or token in NUMBER_WORDS or token in _SCALES


def _is_end(tokens: Sequence[str], place: int, start: int) -> bool:
    token = tokens[place]
    behind_noun = place > start and tokens[place - 1].endswith("s")
    return place > start and (
        token in _ENDS or not token[0].isalnum() or token[0].isdigit() or (behind_noun and token in _ARTICLES)
    )
