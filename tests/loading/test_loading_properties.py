"""The order of files changes nothing, and no text makes loading raise."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sight import visible

from okrsite_gen.loading import load
from okrsite_gen.reading import read_tree
from okrsite_gen.reading.document import Document, Found

DEMO = Path(__file__).parents[2] / "content" / "okrs"
TEXTS = st.sampled_from(
    [
        "",
        "ana",
        "launch",
        "launch#shops",
        "company/launch",
        "2026-10-05",
        "45%",
        "metric",
        "binary",
        "true",
        "-1",
        "a b",
        "x" * 400,
    ]
)
KEYS = st.sampled_from(
    ["id", "objective", "title", "kind", "key_results", "supports", "to", "changes", "was", "date", "why", "votes", "value",
     "done", "milestones", "objectives", "actions", "what", "for", "kpis", "launch#shops", "grade", "score", "levels", "audience",
     "checkpoints", "asks", "of", "members", "parent", "check_ins", "rows", "key_result", "starts", "ends", "rules", "unheard-of"]
)  # fmt: skip
DATA = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
MAPPING = st.dictionaries(KEYS, DATA, max_size=6) | st.none()
ROWS = st.fixed_dictionaries({"rows": st.lists(st.dictionaries(KEYS, TEXTS, max_size=6), max_size=4)}) | st.none()
FOUND = [
    Found(kind="settings", file="okrsite.yml", stem="okrsite"),
    Found(kind="people", file="people.yml", stem="people"),
    Found(kind="cycles", file="cycles.yml", stem="cycles"),
    Found(kind="kpis", file="kpis.yml", stem="kpis"),
    Found(kind="team", file="company/team.yml", stem="team", team="company"),
    Found(kind="objective", file="company/2026-q4/launch.md", stem="launch", team="company", cycle="2026-q4"),
    Found(kind="objectives", file="company/2026-q4/objectives.yml", stem="objectives", team="company", cycle="2026-q4"),
    Found(kind="check-in", file="company/2026-q4/check-ins/2026-10-05.yml", stem="2026-10-05", team="company", cycle="2026-q4"),
    Found(kind="telemetry", file="company/2026-q4/check-ins/till.csv", stem="till", team="company", cycle="2026-q4"),
    Found(kind="retrospective", file="company/2026-q4/retrospective.md", stem="retrospective", team="company", cycle="2026-q4"),
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.tuples(*[ROWS if found.kind == "telemetry" else MAPPING for found in FOUND]))
def test_any_plain_data_is_loaded_or_reported_and_never_raises(contents):
    documents = [Document(found=found, data=data) for found, data in zip(FOUND, contents, strict=True)]
    portfolio, problems = load(documents)
    visible(documents, portfolio, audience="public")
    assert all("\n" not in problem.message and problem.help for problem in problems)


@pytest.fixture(scope="module")
def demo():
    return read_tree(DEMO)[0]


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(demo, random):
    shuffled = list(demo)
    random.shuffle(shuffled)
    assert load(shuffled) == load(demo)


def test_the_order_of_problems_is_that_of_files_too(demo):
    broken = [Document(found=each.found, data=dict(each.data or {}, owwner="x"), body=each.body) for each in demo]
    shuffled = broken[::-1]
    assert load(shuffled)[1] == load(broken)[1]
    assert len(load(broken)[1]) >= len(broken) / 2


def test_the_demo_company_has_no_mistakes(demo):
    _, problems = load(demo)
    assert [problem for problem in problems if problem.severity != "info"] == []
