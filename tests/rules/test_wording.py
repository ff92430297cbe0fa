"""What the rules about wording read, whatever the text, and what is none of their business."""

import datetime as dt
import json
import random
import time

import pytest

from okrsite_gen import pipeline
from okrsite_gen.rules.english import gerund, participle
from okrsite_gen.rules.wording import figures, tokenised

DAY = dt.date(2026, 11, 20)
WORDING = {
    "activity-word",
    "business-as-usual",
    "jargon",
    "long-title",
    "not-measurable",
    "number-in-objective",
    "output-not-outcome",
    "pay-words",
    "unknown-abbreviation",
    "vague-word",
}
LINE, NOTE = 300, 10_000
HOSTILE = (
    "a",
    "a-",
    "1,",
    "1.",
    "1-a",
    "'",
    "-",
    "( ",
    "%1",
    "A",
    "é",
    "İ",
    "ARR ",
    "launch and ",
    "launch, ",
    "improve ",
    "low-hanging ",
    "move the ",
    "keep ",
    "no bonus ",
    "commission target ",
    "as in ",
    "every ",
    "published ",
    "published and ",
)


def company(root, *objectives):
    """The rules that speak about each, in a company that has these `(front matter, key results)`."""
    (root / "company/2026-q4").mkdir(parents=True)
    (root / "okrsite.yml").write_text("company: Acme\n")
    (root / "company/team.yml").write_text("name: Acme\n")
    for number, lines in enumerate(objectives):
        text = "\n".join(["---", *lines, "---", ""])
        (root / f"company/2026-q4/o{number}.md").write_text(text, encoding="utf-8")
    return pipeline.run(root, fallback_day=DAY).diagnostics


def said(diagnostics):
    return [one for one in diagnostics if one.rule in WORDING]


def test_no_text_up_to_its_bound_takes_long(tmp_path):
    texts = [(piece * LINE)[:LINE].strip() for piece in HOSTILE]
    notes = [(piece * NOTE)[:NOTE].strip() for piece in HOSTILE]
    entries = [
        (
            f"objective: {json.dumps(text)}",
            f"why: {json.dumps(note)}",
            "key_results:",
            f"  - {{id: it, title: {json.dumps(text)}}}",
        )
        for text, note in zip(texts, notes, strict=True)
    ]
    began = time.process_time()
    found = said(company(tmp_path, *entries))
    assert time.process_time() - began < len(HOSTILE)
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "Launch der neuen Website",
        "Bessere Zusammenarbeit im Team",
        "Support von Kunden verbessern",
        "NPS von 30 auf 45",
        "Bonus für alle, die ihr Ziel erreichen",
        "Améliorer la satisfaction de nos clients",
        "Mejorar la experiencia del cliente",
        "Migliorare il supporto per i clienti",
        "Verbetering van onze service",
        "顧客満足度を改善する",
        "Улучшить поддержку",
    ],
)
def test_other_languages_are_left_alone(tmp_path, text):
    title = json.dumps(text)
    assert not said(company(tmp_path, (f"objective: {title}", "key_results:", f"  - {{id: it, title: {title}}}")))


def test_what_is_over_retired_or_somebodys_own_is_left_alone(tmp_path):
    bad = "  - {id: it, title: Launch the app, kind: binary%s}"
    (tmp_path / "now/company/2026-q1").mkdir(parents=True)
    (tmp_path / "now/company/2026-q1/old.md").write_text("---\nobjective: Improve sales\n---\n")
    diagnostics = company(
        tmp_path / "now",
        ("objective: Improve sales", "type: personal"),
        ("objective: Improve sales", "retired: {date: 2026-11-02, reason: Sold}"),
        ("objective: People come back", "key_results:", bad % ", retired: {date: 2026-11-02, reason: Done by others}"),
    )
    assert not said(diagnostics)


def test_a_finding_points_at_the_word_as_it_was_written(tmp_path):
    text = "KR 2: We will finally Roll Out İstanbul’s new portal"
    entry = (
        "objective: People come back",
        "key_results:",
        f"  - {{id: it, title: {json.dumps(text, ensure_ascii=False)}, kind: binary}}",
    )
    (found,) = said(company(tmp_path, entry))
    line = (tmp_path / found.span.path).read_text(encoding="utf-8").splitlines()[found.span.line - 1]
    assert line[found.span.column - 1 : found.span.end_column - 1] == "Roll Out"


def test_forms_of_verbs():
    forms = {
        "launch": "launched",
        "roll out": "rolled out",
        "ship": "shipped",
        "write": "written",
        "carry out": "carried out",
    }
    assert {verb: participle(verb) for verb in forms} == forms
    assert [gerund(verb) for verb in ("launch", "write", "ship", "set up")] == [
        "launching",
        "writing",
        "shipping",
        "setting up",
    ]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("12 posts by 2027", ["12"]),
        ("line 4 and phase 2", []),
        ("open 24/7 from 20:00", []),
        ("the 1st of 31 December 2026", []),
        ("from 1,200.5k to 99.95%", ["1,200.5k", "99.95"]),
        ("ISO 27001 for 3 sites", ["27001", "3"]),
    ],
)
def test_numbers_that_count_something(text, counted):
    tokens = tokenised(text)
    assert [tokens[place] for place in figures(tokens)] == counted


WORDS = [
    "Launch",
    "launch",
    "help",
    "Improve",
    "keep",
    "hold",
    "the",
    "The",
    "our",
    "every",
    "week",
    "weekly",
    "compliant",
    "be",
    "quarterly",
    "2.",
    "2",
    "10%",
    "(",
    ")",
    "-",
    "—",
    "&",
    ",",
    ";",
    ":",
    ".",
    "?",
    "!",
    "and",
    "of",
    "from",
    "to",
    "31%",
    "NPS",
    '"we"',
    "meetings",
    "running",
    "as",
    "usual",
    "bonus",
    "synergies",
    "all",
    "up",
    "stay",
    "report",
    "before",
    "、",
    "чат",
    "شركة",
    "i’m",
    "x",
]


def test_nothing_that_people_could_write_is_too_short_or_too_odd(tmp_path):
    """Titles thrown together of a few words and signs, four hundred in one company; in truth some are `2.` alone."""
    dice = random.Random(5)  # noqa: S311 - titles, not secrets
    titles = list(dict.fromkeys([*WORDS, *(" ".join(dice.choices(WORDS, k=dice.randint(1, 4))) for _ in range(400))]))
    results = [{"id": "k", "title": title, "target": 5} for title in titles]
    objectives = [
        {"id": f"o{number}", "objective": title, "why": title, "key_results": [result]}
        for number, (title, result) in enumerate(zip(titles, results, strict=True))
    ]
    files = {
        "okrsite.yml": "company: Acme\n",
        "company/team.yml": "name: Acme\n",
        "company/2026-q4/objectives.yml": json.dumps({"objectives": objectives}, ensure_ascii=False),
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    assert len(pipeline.run(tmp_path, fallback_day=DAY).portfolio.objectives) == len(titles)
