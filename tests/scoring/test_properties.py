"""What holds for every company."""

import datetime as dt
import random
import tempfile
from pathlib import Path

import pytest
from company import company_files, exported, run, write
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen import loading, reading, scoring

AS_OF = dt.date(2026, 11, 20)
STEPS = ["alpha", "beta", "ga"]
KINDS = {
    "metric": {"baseline": 31, "target": 45, "stretch": 50},
    "falling": {"kind": "metric", "baseline": 45, "target": 30, "aggregate": "mean"},
    "summed": {"kind": "metric", "baseline": 0, "target": 100, "aggregate": "sum"},
    "at-least": {"kind": "at-least", "limit": 40},
    "between": {"kind": "between", "low": 30, "high": 50},
    "judged": {"kind": "judged"},
    "milestones": {"kind": "milestones", "milestones": [{"id": step} for step in STEPS]},
    "binary": {"kind": "binary"},
}
ENTRIES = {
    "judged": st.integers(0, 100).map(lambda share: {"value": f"{share}%"}),
    "milestones": st.lists(st.sampled_from(STEPS), unique=True, min_size=1).map(lambda steps: {"done": steps}),
    "binary": st.booleans().map(lambda answer: {"done": answer}),
}
NUMBERS = st.integers(-20, 120).map(lambda value: {"value": value})

key_results = st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4, unique=True).flatmap(
    lambda kinds: st.tuples(
        *(
            st.integers(0, 3).map(lambda weight, kind=kind: {"id": kind, "weight": weight, **KINDS[kind]})
            for kind in kinds
        )
    )
)


@st.composite
def companies(draw, first="2026-10-01", last=str(AS_OF)):
    """An example as in worked_examples.yml, with check-ins from `first` to `last`."""
    chosen = draw(key_results)
    day = st.dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    check_ins = {date: draw(check_in(chosen)) for date in draw(st.lists(day, max_size=4, unique=True))}
    return {"key_results": list(chosen), "check_ins": check_ins}


@st.composite
def check_in(draw, chosen):
    spoken_of = draw(st.lists(st.sampled_from([one["id"] for one in chosen]), min_size=1, unique=True))
    said = {key: draw(ENTRIES.get(key, NUMBERS)) for key in spoken_of}
    return {key: {**entry, "confidence": draw(st.integers(0, 10))} for key, entry in said.items()}


def on_disk(example, look):
    """What `look` sees of the example's folder."""
    with tempfile.TemporaryDirectory() as folder:
        return look(write(Path(folder), company_files(example)))


def objective_of(example):
    return on_disk(example, lambda root: exported(root, AS_OF)[0]["objectives"][0])


def score_of(example):
    return objective_of(example)["score"]


few = settings(max_examples=25, deadline=None)


@given(companies())
@few
def test_scores_lie_within_0_and_1_and_words_are_there(example):
    objective = objective_of(example)
    scores = [objective["score"], *(one["score"] for one in objective["key_results"])]
    assert all(score is None or 0 <= score <= 1 for score in scores)
    assert (objective["score"] is None) == all(
        one["score"] is None or one["weight"] == 0 for one in objective["key_results"]
    )
    assert all(one["pace"] for one in objective["key_results"])


@given(companies(), st.randoms())
@few
def test_the_order_of_the_files_changes_nothing(example, chance: random.Random):
    def both(root):
        documents, _ = reading.read_tree(root)
        shuffled = list(documents)
        chance.shuffle(shuffled)
        return [scoring.take(loading.load(some)[0], AS_OF) for some in (documents, shuffled)]

    straight, shuffled = on_disk(example, both)
    assert straight.objectives == shuffled.objectives
    assert straight.means == shuffled.means


@given(companies(last="2026-12-31"))
@few
def test_a_check_in_after_the_as_of_date_changes_nothing(example):
    known = {date: said for date, said in example["check_ins"].items() if date <= AS_OF}
    assert objective_of(example) == objective_of({**example, "check_ins": known})


@given(companies(), st.integers(2, 50))
@few
def test_only_the_proportion_of_weights_matters(example, factor):
    scaled = [{**one, "weight": one["weight"] * factor} for one in example["key_results"]]
    assert score_of({**example, "key_results": scaled}) == pytest.approx(score_of(example))


@given(companies(), st.sampled_from([{"weight": 0}, {"retired": {"date": AS_OF, "reason": "No longer needed"}}]))
@few
def test_a_weightless_or_retired_key_result_does_not_move_the_score(example, apart):
    extra = {"id": "extra", "kind": "judged", **apart}
    said = {dt.date(2026, 10, 20): {"extra": 0.9}}
    more = {"key_results": [*example["key_results"], extra], "check_ins": said | example["check_ins"]}
    assert score_of(more) == score_of(example)


@given(
    companies(), st.booleans(), st.lists(st.dates(dt.date(2026, 9, 1), dt.date(2027, 1, 31)), min_size=1, max_size=5)
)
@few
def test_a_series_says_what_each_day_said(example, graded, days):
    grade = {"grade": {"score": 0.77, "date": dt.date(2026, 10, 31)}} if graded else {}
    example = {**example, "objective": grade}

    def look(root):
        portfolio = run(root, AS_OF).snapshot.portfolio
        objective = portfolio.objectives["company/2026-q4/worked"]
        series = scoring.objective_series(portfolio, objective, days)
        return series, [(day, scoring.objective_on(portfolio, objective, day).score) for day in days]

    series, one_by_one = on_disk(example, look)
    assert series == one_by_one


@given(companies())
@few
def test_the_score_is_the_mean_of_what_the_export_says_counts(example):
    """Anyone can recompute it: the weighted mean of the key results' scores that are not null."""
    objective = objective_of(example)
    known = [(one["score"], one["weight"]) for one in objective["key_results"] if one["score"] is not None]
    total = sum(weight for _, weight in known)
    mean = sum(score * weight for score, weight in known) / total if total else None
    assert objective["score"] == (mean if mean is None else pytest.approx(mean, abs=2e-6))
