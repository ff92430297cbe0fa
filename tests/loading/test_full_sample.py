"""Every key of the source format, once, in a company without problems."""

import dataclasses
import datetime as dt
import re

import pytest

from okrsite_gen.kinds import KINDS
from okrsite_gen.model.check_in import ActionFields, CheckInFields, EntryFields
from okrsite_gen.model.cycle import CycleFields
from okrsite_gen.model.key_result import KeyResultFields
from okrsite_gen.model.kpi import KpiFields
from okrsite_gen.model.objective import ObjectiveFields
from okrsite_gen.model.people import PersonFields, TeamFields
from okrsite_gen.model.retrospective import RetrospectiveFields
from okrsite_gen.model.settings import Settings
from okrsite_gen.reading.key_words import KEYS

SCHEMAS = (
    ActionFields, CheckInFields, CycleFields, EntryFields, KeyResultFields, KpiFields, ObjectiveFields, PersonFields,
    RetrospectiveFields, Settings, TeamFields, *KINDS,
)  # fmt: skip
KEYS_OF_SCHEMAS = {field.name.rstrip("_") for schema in SCHEMAS for field in dataclasses.fields(schema)}

FILES = {
    "okrsite.yml": """\
company: Oak & Rye
mission: Good bread within walking distance
vision: Every quarter of the town has a baker who knows its name
priorities: [{id: wholesale, title: Bread for cafés and canteens}]
north_star: loaves-a-week
as_of: 2026-11-20
fiscal_year_starts: 1
cycle_title: FY{yy}-Q{q}
check_ins: {every: week, day: monday}
bands: {some: 0.4, success: 0.7}
pace: {tolerance: 0.05, at_risk: 0.25}
rules: {too-many-key-results: error, pay-words: off}
audiences: [board, leadership, company, public]
glossary: {Levain: The sourdough that all our loaves start from}
terms: {objective: Aim}
source_url: https://forge.example/oak/okrs/blob/main/
discuss_url: https://forge.example/oak/okrs/issues/new?title={id}
""",
    "people.yml": """\
ana: {name: Ana Pires, team: ovens, email: ana@oak.example, roles: [champion]}
ben: {name: Ben Ito, left: 2026-12-31}
cleo: {name: Cleo Marsh}
""",
    "cycles.yml": "advent: {title: Advent, starts: 2026-11-29, ends: 2026-12-24, audience: company}\n",
    "kpis.yml": """\
loaves-a-week: {title: Loaves sold a week, unit: loaves, keep: ">= 4000", owner: ovens, description: All shops}
waste: {title: Bread thrown away, unit: "%", keep: "<= 3", owner: ana}
""",
    "company/team.yml": "name: Oak & Rye\nlevel: company\nlead: cleo\naudience: company\n",
    "company/2026/feed-the-town.md": """\
---
objective: We feed the town
key_results:
  - {id: cafes, title: Cafés from 4 to 20, baseline: 4, target: 20}
---
""",
    "company/2026-q3/tryout.md": "---\nobjective: We try a second oven\n---\n",
    "company/ovens/team.yml": """\
name: Ovens
level: team
parent: company
lead: ana
members: [ana, ben]
check_ins: {every: two-weeks, day: tuesday}
""",
    "company/shops/team.yml": "name: Shops\n",
    "company/shops/2026-q4/short-queues.md": "---\nobjective: Nobody waits long\nshared_with: [ovens]\n---\n",
    "company/ovens/2026-q4/night-shift.md": """\
---
objective: The night shift runs by itself
owner: ana
type: aspirational
why: Cleo still comes in at two
origin: bottom-up
priority: wholesale
supports:
  - company/feed-the-town#cafes
  - {to: shops/short-queues, as: horizontal}
depends_on:
  - {to: shops/short-queues, what: Orders by six, needed_by: 2026-11-01, agreed: true}
shared_with: [shops]
tags: [night]
state: active
audience: company
retired: {date: 2026-12-20, reason: Closed over Christmas}
successor_of: company/2026-q3/tryout
initiatives: [{title: A second mixer, url: https://oak.example/mixer, state: doing}]
grade: {score: 0.6, reason: Mostly, by: ana, date: 2027-01-08}
changes:
  - {date: 2026-11-10, was: {type: committed}, why: The mixer came late, by: ana}
allow: [{rule: too-few-key-results, reason: Trial quarter}]
key_results:
  - id: loaves
    title: Loaves a night from 310 to 450
    kind: metric
    baseline: 310
    target: 450
    unit: loaves
    weight: 2
    owner: ben
    starts: 2026-10-01
    due: 2026-12-15
    checkpoints: {2026-11-01: 360, 2026-12-01: 420}
    commit: 360
    stretch: 500
    aggregate: latest
    evidence: https://oak.example/loaves
    description: Counted at five in the morning
    tags: [oven]
    retired: {date: 2026-12-18, reason: Counted enough}
    grade: {score: 60%, date: 2027-01-08}
    changes: [{date: 2026-10-20, was: {target: 480}, why: The oven is small}]
    allow: [{rule: pay-words, reason: None here}]
  - {id: rye, title: Rye from 10% to 20%, baseline: 10%, target: 20%, levels: {12: 0.1}}
  - {id: warm, title: At least 230 degrees, kind: at-least, limit: 230, unit: degrees}
  - {id: power, title: At most 90 kWh, kind: at-most, limit: 90, unit: kWh}
  - {id: dough, title: Dough between 24 and 26 degrees, kind: between, low: 24, high: 26}
  - id: handover
    title: The shift is handed over
    kind: milestones
    milestones: [{id: book, title: The book is written, weight: 2, due: 2026-11-01}, {id: keys}]
  - {id: signed, title: The lease is signed, kind: binary}
  - {id: taste, title: It tastes as before, kind: judged}
---
Cleo wrote the *book* in September.
""",
    "company/ovens/2026-q4/objectives.yml": """\
objectives:
  - id: clean-floor
    objective: One may eat from the floor
    narrative: |
      Nobody should.
  - {id: later, objective: Bake at noon as well, state: draft}
""",
    "company/ovens/2026-q4/check-ins/2026-10-05.yml": """\
by: ana
meeting: check-in
facilitator: cleo
attendees: [ana, ben, cleo]
minutes: 20
audience: company
key_results:
  night-shift#loaves:
    value: 330
    confidence: 6
    votes: {ana: 4, ben: 2}
    status: behind
    projected: 410
    note: |
      The second mixer moved us
      by twenty loaves.
    blockers:
      - The mixer is late
    next:
      - Bake with one
    asks: [{of: shops, what: Orders by six}]
    concerns:
      - We count the rolls
  night-shift#handover: {done: [book, keys], undone: [keys]}
  night-shift#signed: {done: true}
  night-shift#taste: {value: 80%}
objectives:
  night-shift: {confidence: 6, votes: [3, 4], note: Steady}
kpis: {waste: 2.5, loaves-a-week: 4100}
wins:
  - First night without Cleo
demos: [{title: The new shelf, url: https://oak.example/shelf}, The old shelf]
decisions:
  - Stop the brioche
actions:
  - {what: Call the mill, who: ben, due: 2026-10-12, for: night-shift}
  - {id: ask-landlord, what: Ask the landlord}
""",
    "company/ovens/2026-q4/check-ins/2026-10-12-0700-ben.yml": "actions:\n  - {id: call-the-mill, done: 2026-10-09}\n",
    "company/ovens/2026-q4/check-ins/scale.csv": """\
date,key_result,value,confidence,note,by
2026-10-06,night-shift#loaves,332,,,
2026-10-06,night-shift#rye,12%,5,By hand,ben
""",
    "company/ovens/2026-q4/retrospective.md": """\
---
well: [The book]
not_well: [The mixer]
why: [We ordered in August]
process: [Order in June]
lessons: [{lesson: Mixers take four months, carried_to: ovens/2026-q4/clean-floor}, Count at five]
audience: company
---
Thank you all.
""",
}


@pytest.fixture
def bakery(company):
    return company(FILES)


def test_it_loads_without_a_word(bakery):
    assert sorted(bakery.objectives) == [
        "company/2026-q3/tryout",
        "company/2026/feed-the-town",
        "ovens/2026-q4/clean-floor",
        "ovens/2026-q4/later",
        "ovens/2026-q4/night-shift",
        "shops/2026-q4/short-queues",
    ]
    assert sorted(bakery.cycles) == ["2026", "2026-q3", "2026-q4", "advent"]
    assert bakery.cycles["2026-q4"].title == "FY26-Q4"


def test_it_shows_every_key_that_there_is():
    text = "\n".join(FILES.values())
    assert [key for key in sorted(KEYS_OF_SCHEMAS) if f"{key}: " not in text and f"{key}:\n" not in text] == []


def test_reading_knows_these_keys_and_no_others():
    written = set(re.findall(r"(?:^|[{ ])([a-z_]+):(?= |$)", "\n".join(FILES.values()), re.MULTILINE))
    assert written >= KEYS
    assert KEYS >= KEYS_OF_SCHEMAS


def test_its_objective_is_linked(bakery):
    shift = bakery.objectives["ovens/2026-q4/night-shift"]
    assert [(link.to, link.kind) for link in shift.supports] == [
        ("company/2026/feed-the-town#cafes", "explicit"),
        ("shops/2026-q4/short-queues", "horizontal"),
    ]
    assert [(needed.to, needed.agreed) for needed in shift.depends_on] == [("shops/2026-q4/short-queues", True)]
    assert shift.successor_of == "company/2026-q3/tryout"
    assert shift.fields.narrative == "Cleo wrote the *book* in September."


def test_its_teams_have_their_places(bakery):
    ovens, shops = bakery.teams["ovens"], bakery.teams["shops"]
    assert (ovens.parent, ovens.level, ovens.members, ovens.check_ins.every) == (
        "company",
        "team",
        ("ana", "ben"),
        "two-weeks",
    )
    assert (shops.parent, shops.level, shops.name, shops.check_ins.day) == ("company", "team", "Shops", "monday")
    assert bakery.company.id == "company"


def test_its_check_ins_say_what_they_said(bakery):
    first, second, scale = bakery.entries["ovens/2026-q4/night-shift#loaves"][0], *bakery.check_ins[1:]
    assert (first.said.value, first.fields.projected, first.confidence, first.by) == (330, 410, 6, "ana")
    assert [(one.id, one.machine) for one in (second, scale)] == [
        ("ovens/2026-q4/scale-2026-10-06", True),
        ("ovens/2026-q4/2026-10-12-0700-ben", False),
    ]
    steps = bakery.entries["ovens/2026-q4/night-shift#handover"][0].said
    assert (steps.done, steps.undone) == (("book", "keys"), ("keys",))
    assert bakery.entries["ovens/2026-q4/night-shift"][0].confidence == 6
    assert [(value.date, value.value) for value in bakery.kpi_values["waste"]] == [(dt.date(2026, 10, 5), 2.5)]


def test_its_actions_are_closed_by_a_later_check_in(bakery):
    assert [(action.id, action.done, action.about) for action in bakery.actions] == [
        ("call-the-mill", dt.date(2026, 10, 9), "ovens/2026-q4/night-shift"),
        ("ask-landlord", None, None),
    ]
