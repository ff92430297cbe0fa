"""A company that writes what it is given into every field that takes text, each as often as a page has room for."""

import collections
import dataclasses
import functools
import types
import typing

import yaml

from okrsite_gen.kinds import KINDS
from okrsite_gen.model import check_in, cycle, fields, key_result, kpi, objective, people, retrospective, settings
from okrsite_gen.rules import RULES

FILES = (
    settings.Settings,
    people.PersonFields,
    people.TeamFields,
    kpi.KpiFields,
    cycle.CycleFields,
    objective.ObjectiveFields,
    key_result.KeyResultFields,
    *KINDS,
    check_in.CheckInFields,
    retrospective.RetrospectiveFields,
)

# What is written as Markdown; the backslash is its own escape.
MARKDOWN = {
    "ObjectiveFields.narrative",
    "ObjectiveEntryFields.note",
    "EntryFields.note",
    "KpiFields.description",
    "RetrospectiveFields.narrative",
    "RetrospectiveFields.well",
    "RetrospectiveFields.not_well",
    "RetrospectiveFields.why",
    "RetrospectiveFields.process",
    "Lesson.lesson",
}

# Lines that name something: a kind, a rule, an objective, a pattern, one of okrsite's own words.
NAMES = {
    "KeyResultFields.kind",
    "Allow.rule",
    "ObjectiveFields.successor_of",
    "Lesson.carried_to",
    "Settings.cycle_title",
    "Settings.rules.key",
    "Settings.terms.key",
}


# Rules that find the same whatever the words are.
BY_FIGURES = {
    "at-risk",
    "flat-value",
    "missing-owner",
    "missing-why",
    "stale-check-in",
    "too-few-key-results",
    "too-many-key-results",
}


def text_fields(schema):
    """The places of a schema where authors write text, as `Class.field`, `.key` behind a mapping whose keys are text."""
    for name, hint in typing.get_type_hints(schema, include_extras=True).items():
        if not name.startswith("_") and typing.get_origin(hint) is not typing.ClassVar:
            yield from _inside(hint, f"{schema.__name__}.{name}")


def _inside(hint, place):
    if hint in (fields.Line, fields.Note, fields.Body):
        yield place
    elif isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield from text_fields(hint)
    elif typing.get_origin(hint) is dict:
        key, value = typing.get_args(hint)
        yield from _inside(key, f"{place}.key")
        yield from _inside(value, place)
    elif typing.get_origin(hint) in (typing.Annotated, typing.Union, types.UnionType, tuple):
        for part in typing.get_args(hint):
            yield from _inside(part, place)


def all_text_fields():
    return {place for schema in FILES for place in text_fields(schema)}


class Writer:
    """Hands out texts one by one, and keeps which field each stands in."""

    def __init__(self, text_of):
        self.text_of = text_of
        self.places = []
        self.counts = collections.Counter()

    def __call__(self, place, many=None):
        if many is not None:
            return [self(place) for _ in range(many)]
        self.places.append(place)
        self.counts[place] += 1
        return self.text_of(len(self.places) - 1, place, self.counts[place] - 1)


def company(text_of, size=10):
    """The files of the company, and the field of each text.

    `text_of(number, field, turn)` is what stands there: the `number`-th text of all, the `turn`-th in that field.
    """
    write = Writer(text_of)
    files = dict(_files(write, size))
    return {
        name: content if isinstance(content, str) else _yaml(content) for name, content in files.items()
    }, write.places


def _yaml(data):
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000)


def _front(data, body):
    return f"---\n{_yaml(data)}---\n\n{body}\n"


def _files(write, size):
    yield (
        "okrsite.yml",
        {
            "company": write("Settings.company"),
            "mission": write("Settings.mission"),
            "vision": write("Settings.vision"),
            "as_of": "2026-11-20",
            "priorities": [{"id": f"priority-{at}", "title": write("Priority.title")} for at in range(size)],
            "glossary": {write("Settings.glossary.key"): write("Settings.glossary") for _ in range(2 * size)},
            "terms": {"objective": write("Settings.terms")},
            "north_star": "k0",
            "rules": {rule.ID: "off" for rule in RULES if rule.ID not in BY_FIGURES},
        },
    )
    yield "people.yml", {f"p{at}": _person(write) for at in range(size)}
    yield "kpis.yml", {f"k{at}": _kpi(write) for at in range(size)}
    yield "cycles.yml", {"sprint": {"title": write("CycleFields.title"), "starts": "2026-10-01", "ends": "2026-12-31"}}
    for folder in ("co", "co/it", *(f"co/it/t{at}" for at in range(size - 2))):
        yield f"{folder}/team.yml", {"name": write("TeamFields.name"), "lead": "p0"}
    for at in range(size):
        yield f"{'co' if at % 2 else 'co/it'}/sprint/o{at}.md", _objective(write, at, size)
        yield f"{'co' if at % 2 else 'co/it'}/sprint/check-ins/2026-11-1{at % 10}-o{at}.yml", _check_in(write, at, size)
    yield (
        "co/it/sprint/late.md",
        _front(
            {
                "objective": write("ObjectiveFields.objective"),
                "owner": "p1",
                "retired": {"date": "2026-11-01", "reason": write("Retirement.reason")},
                "key_results": [{"id": "b", "title": write("KeyResultFields.title"), "kind": "binary"}],
            },
            write("ObjectiveFields.narrative"),
        ),
    )
    for folder in ("co", "co/it"):
        yield f"{folder}/sprint/retrospective.md", _retrospective(write, size)


def _person(write):
    return {
        "name": write("PersonFields.name"),
        "roles": write("PersonFields.roles", many=2),
        "email": write("PersonFields.email"),
        "team": "co",
    }


def _kpi(write):
    return {
        "title": write("KpiFields.title"),
        "unit": write("KpiFields.unit"),
        "description": write("KpiFields.description"),
        "owner": "p0",
    }


def _retrospective(write, size):
    return _front(
        {
            **{key: write(f"RetrospectiveFields.{key}", many=size) for key in ("well", "not_well", "why", "process")},
            "lessons": [{"lesson": write("Lesson.lesson"), "carried_to": "co/sprint/o1"} for _ in range(size)],
        },
        write("RetrospectiveFields.narrative"),
    )


def _objective(write, at, size):
    other = f"{'it' if at % 2 else 'co'}/o{size - 1 - at}"
    was = {"objective": write("ObjectiveFields.objective"), "why": write("ObjectiveFields.why")}
    return _front(
        {
            "objective": write("ObjectiveFields.objective"),
            "owner": f"p{at}",
            "why": write("ObjectiveFields.why"),
            "priority": f"priority-{at}",
            "tags": write("ObjectiveFields.tags", many=2),
            "supports": [f"co/o{at + 1}#num"] if at % 2 == 0 else [],
            "depends_on": [{"to": other, "what": write("DependencyFields.what"), "needed_by": "2026-12-01"}],
            "initiatives": [{"title": write("Initiative.title"), "url": "https://work.example/"} for _ in range(3)],
            "grade": {"score": 0.5, "reason": write("Grade.reason"), "by": "p0", "date": "2026-11-01"},
            "allow": [{"rule": "too-few-key-results", "reason": write("Allow.reason")}],
            "changes": [{"date": "2026-10-20", "was": was, "why": write("Change.why"), "by": "p0"}],
            "key_results": list(_key_results(write, at)),
        },
        write("ObjectiveFields.narrative"),
    )


def _key_results(write, at):
    was = {"title": write("KeyResultFields.title"), "target": 8}
    yield {
        "id": "num",
        "title": write("KeyResultFields.title"),
        "baseline": 0,
        "target": 9,
        "unit": write("Metric.unit"),
        "description": write("KeyResultFields.description"),
        "tags": write("KeyResultFields.tags", many=2),
        "evidence": f"https://data.example/{at}",
        "allow": [{"rule": "flat-value", "reason": write("Allow.reason")}],
        "grade": {"score": 0.5, "reason": write("Grade.reason"), "date": "2026-11-01"},
        "changes": [{"date": "2026-10-21", "was": was, "why": write("Change.why")}],
    }
    title = functools.partial(write, "KeyResultFields.title")
    yield {"id": "most", "title": title(), "kind": "at-most", "limit": 9, "unit": write("AtMost.unit")}
    yield {"id": "least", "title": title(), "kind": "at-least", "limit": 1, "unit": write("AtLeast.unit")}
    yield {"id": "mid", "title": title(), "kind": "between", "low": 1, "high": 9, "unit": write("Between.unit")}
    steps = [
        {"id": f"s{step}", "title": write("Step.title"), "due": f"2026-11-{11 + (3 * at + step) % 19}"}
        for step in range(4)
    ]
    yield {"id": "steps", "title": title(), "kind": "milestones", "milestones": steps}
    gone = {"date": "2026-11-01", "reason": write("Retirement.reason")}
    yield {"id": "gone", "title": title(), "kind": "binary", "retired": gone}
    yield {"id": "said", "title": title(), "kind": "judged"}


def _check_in(write, at, size):
    return {
        "by": f"p{at}",
        "key_results": {
            f"o{at}#num": {"value": at, "confidence": at % 10, **_said(write, "EntryFields", at)},
            f"o{at}#steps": {"done": ["s0"], "note": write("EntryFields.note")},
            f"o{at}#most": {"value": 3},
            f"o{at}#said": {"value": 0.4},
        },
        "objectives": {f"o{at}": {"confidence": 5, **_said(write, "ObjectiveEntryFields", at)}},
        "kpis": {f"k{at}": 5, "k0": at},
        "wins": write("CheckInFields.wins", many=6),
        "demos": [{"title": write("DemoFields.title"), "url": "https://demo.example/"} for _ in range(3)],
        "decisions": write("CheckInFields.decisions", many=5),
        "actions": [
            {
                "id": f"a{at}-{number}",
                "what": write("ActionFields.what"),
                "who": f"p{size - 1 - at}",
                "due": f"2026-11-2{number}",
            }
            for number in range(5)
        ],
    }


def _said(write, kind, at):
    return {
        "note": write(f"{kind}.note"),
        "blockers": write(f"{kind}.blockers", many=2),
        "next": write(f"{kind}.next", many=2),
        "asks": [{"of": "it" if at % 2 else "co", "what": write("Ask.what")} for _ in range(2)],
        "concerns": write(f"{kind}.concerns", many=2),
    }
