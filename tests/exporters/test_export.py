"""`okrsite export`: everything under the names it is written by, and numbers that anyone can compute again."""

import csv
import datetime as dt
import io
import json
import pkgutil
from pathlib import Path

import pytest
from recompute import entries_by_key_result, objective_score, progress, team_scores

from okrsite_gen import exporters, pipeline
from okrsite_gen.site import planning

DEMO = Path(__file__).parents[2] / "content" / "okrs"
DAY = dt.date(2026, 11, 20)
HELPERS = {"check_in", "company", "compact", "identity", "lines", "objective", "plain", "portion"}
SUBSCRIBED = {"atom", "icalendar"}  # not formats of the export: tests/pages/test_feeds.py and test_calendars.py

FILES = {
    "okrsite.yml": "company: Acme\nbands: {success: 0.6}\ncheck_ins: {every: two-weeks}\n",
    "people.yml": "ana: {name: Ana Pires, team: growth}\nben: {}\n",
    "kpis.yml": 'uptime: {title: Uptime, unit: "%", keep: ">= 99.5", owner: growth}\n',
    "company/team.yml": "name: Acme\n",
    "company/2026/lead.md": (
        "---\nobjective: Lead the category\nkey_results:\n  - {id: share, title: Share, baseline: 10%, target: 30%}\n---\n"
    ),
    "company/growth/team.yml": "name: Growth\nlead: ana\n",
    "company/growth/2026-q4/objectives.yml": """\
objectives:
  - id: secret
    objective: Buy the vendor
    audience: board
  - id: soon
    objective: Not agreed on yet
    state: draft
  - id: onboarding
    objective: "=Onboarding feels effortless"
    owner: ana
    supports: [company/lead, {to: company/lead#share, as: horizontal}, secret]
    depends_on: [{to: company/lead, what: A price, needed_by: 2026-11-01}]
    narrative: |
      Half of them leave.
    key_results:
      - id: activation
        title: Activation from 31% to 45%
        baseline: 31%
        target: 45%
        weight: 2
        owner: ben
        due: 2026-12-15
      - {id: steps, title: "-Steps", kind: milestones, milestones: [{id: beta}, {id: ga, weight: 3}]}
      - {id: sense, title: Do we understand them, kind: judged}
""",
    "company/growth/2026-q4/check-ins/2026-11-16.yml": """\
by: ana
key_results:
  onboarding#activation: {value: 38, confidence: 6, note: Half way}
  onboarding#sense: {value: 60%, votes: {ana: 4, ben: 2}}
objectives:
  secret: {note: The price is 40 million}
kpis: {uptime: 99.7}
actions:
  - {what: Call the vendor, who: ben, for: onboarding}
  - {what: Sign the contract, for: secret}
""",
    "company/growth/2026-q4/check-ins/numbers.csv": "date,key_result,value\n2026-11-18,onboarding#activation,39.3333333\n",
}


def company(root, files=FILES):
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return root


def export(root, name="json", **options):
    result = pipeline.run(root, fallback_day=DAY, **options)
    assert result.snapshot, result.diagnostics
    [exporter] = [one for one in exporters.EXPORTERS if name == one.NAME]
    return exporter.export(result.snapshot, root)


@pytest.fixture
def acme(tmp_path):
    return json.loads(export(company(tmp_path)))


def test_every_format_is_a_module_in_the_tuple():
    modules = {module.name for module in pkgutil.iter_modules(exporters.__path__)} - HELPERS - SUBSCRIBED
    assert {exporter.NAME for exporter in exporters.EXPORTERS} == modules


def test_settings_and_lists_stand_at_the_top(acme):
    assert (acme["schema"], acme["as_of"], acme["company"]) == (1, "2026-11-20", "Acme")
    assert acme["bands"] == {"some": 0.4, "success": 0.6}
    assert acme["check_in_rhythm"] == {"every": "two-weeks", "day": "monday"}
    assert acme["mission"] is None
    assert [person["id"] for person in acme["people"]] == ["ana", "ben"]
    assert acme["alignment"] == {
        "asked": 1,
        "unaligned": [],
        "unaligned_share": 0,
        "unsupported": [],
        "circles": [],
        "dangling": [],
    }


def test_an_objective_as_written_and_as_computed(acme):
    [_, onboarding] = acme["objectives"]
    expected = {
        "id": "growth/2026-q4/onboarding",
        "title": "=Onboarding feels effortless",
        "team": "growth",
        "cycle": "2026-q4",
        "owner": "ana",
        "type": "aspirational",
        "why": None,
        "audience": "company",
        "supports": [
            {"to": "company/2026/lead", "as": "directional"},
            {"to": "company/2026/lead#share", "as": "horizontal"},
        ],
        "depends_on": [
            {"to": "company/2026/lead", "what": "A price", "needed_by": "2026-11-01", "agreed": False},
        ],
        "narrative": "Half of them leave.",
        "score": 0.447619,
        "band": "some",
        "outcome": None,
        "live": True,
        "last_check_in": "2026-11-16",
        "aligned": True,
        "forecast": None,
        "url": "/2026-q4/growth/onboarding/",
        "source": {"path": "company/growth/2026-q4/objectives.yml", "line": None},  # a draft stands there too
    }
    assert {key: onboarding[key] for key in expected} == expected


def test_a_key_result_as_written_and_as_computed(acme):
    activation, steps, sense = acme["objectives"][1]["key_results"]
    assert activation["id"] == "growth/2026-q4/onboarding#activation"
    assert (activation["starts"], activation["due"], activation["weight"]) == ("2026-10-01", "2026-12-15", 2)
    assert (activation["current"], activation["progress"], activation["owner"]) == (39.333333, 0.595238, "ben")
    assert sense["owner"] == "ana"
    assert activation["history"] == [
        {"date": "2026-11-16", "value": 38, "progress": 0.5, "confidence": 6, "status": None, "by": "ana", "late": False},
        {
            "date": "2026-11-18", "value": 39.333333, "progress": 0.595238,
            "confidence": None, "status": None, "by": None, "late": False,
        },
    ]  # fmt: skip
    assert steps["milestones"][1] == {"id": "ga", "title": "ga", "weight": 3, "due": None}
    assert (steps["progress"], steps["pace"], sense["current"], sense["confidence"]) == (None, "no-check-in", 0.6, 6)


def test_check_ins_are_as_written_and_tell_nothing_of_what_is_not_published(acme):
    by_ana, by_machine = acme["check_ins"]
    assert by_ana["key_results"]["onboarding#sense"]["value"] == 0.6
    assert by_ana["key_results"]["onboarding#sense"]["votes"] == {"ana": 4, "ben": 2}
    assert by_ana["key_results"]["onboarding#activation"]["about"] == "growth/2026-q4/onboarding#activation"
    assert [(action["id"], action["what"], action["for"]) for action in by_ana["actions"]] == [
        ("call-the-vendor", "Call the vendor", "onboarding")
    ]
    assert by_machine["machine"]
    assert by_machine["rows"][0]["value"] == 39.333333
    assert not any(word in json.dumps(acme) for word in ("secret", "Buy the", "million", "agreed on yet"))


def test_drafts_are_there_when_asked_for(tmp_path):
    root = company(tmp_path)
    asked = json.loads(export(root, drafts=True))
    assert "growth/2026-q4/soon" in [objective["id"] for objective in asked["objectives"]]


def test_cycles_and_teams(acme):
    year, quarter = acme["cycles"]
    assert (year["id"], year["encloses"], year["score"], quarter["score"]) == ("2026", ["2026-q4"], 0, None)
    assert [(team["id"], team["parent"], team["scores"]) for team in acme["teams"]] == [
        ("company", None, {"2026": 0}),
        ("growth", "company", {"2026-q4": 0.447619}),
    ]
    assert acme["kpis"][0]["keep"] == {"low": 99.5, "high": None, "unit": ""}
    assert (acme["kpis"][0]["current"], acme["kpis"][0]["kept"]) == (99.7, True)


def test_one_item_a_line_and_the_same_bytes_each_time(tmp_path):
    root = company(tmp_path)
    text = export(root)
    assert text == export(root)
    lines = text.splitlines()
    start = lines.index('"objectives": [')
    assert [json.loads(line.rstrip(","))["id"] for line in lines[start + 1 : start + 3]] == [
        "company/2026/lead",
        "growth/2026-q4/onboarding",
    ]


def test_the_site_has_the_same_bytes(tmp_path):
    root = company(tmp_path)
    snapshot = pipeline.run(root, fallback_day=DAY).snapshot
    site = {asset.uri: asset.data for asset in planning.plan(snapshot, root).assets}
    for name in ("json", "csv"):
        assert site[f"data/okrs.{name}"]().decode() == export(root, name)
    [_, onboarding] = json.loads(export(root))["objectives"]
    assert json.loads(site["2026-q4/growth/onboarding/data.json"]()) == onboarding


def test_csv_has_a_row_for_each_key_result_and_no_formula(tmp_path):
    rows = list(csv.DictReader(io.StringIO(export(company(tmp_path), "csv"))))
    assert [row["id"].partition("#")[2] for row in rows] == ["share", "activation", "steps", "sense"]
    assert rows[1]["objective"] == "'=Onboarding feels effortless"
    assert rows[2]["key_result"] == "'-Steps"
    assert (rows[1]["baseline"], rows[1]["progress"], rows[1]["live"], rows[1]["stale"]) == (
        "31",
        "0.595238",
        "yes",
        "no",
    )
    assert (rows[2]["progress"], rows[0]["url"]) == ("", "/2026/company/lead/#share")


def test_a_negative_number_is_no_formula(tmp_path):
    files = FILES | {
        "company/growth/2026-q4/check-ins/2026-11-19.yml": "key_results: {'onboarding#activation': {value: -4}}\n"
    }
    rows = list(csv.DictReader(io.StringIO(export(company(tmp_path, files), "csv"))))
    assert (rows[1]["current"], rows[1]["progress"]) == ("-4", "-2.5")


@pytest.mark.parametrize("day", ["2026-05-11", "2026-07-01", "2026-09-30", "2026-11-20", "2027-01-20"])
def test_anyone_computes_the_same_scores_of_the_demo_from_the_raw_keys(day):
    demo = json.loads(export(DEMO, as_of=dt.date.fromisoformat(day)))
    found = entries_by_key_result(demo)
    ours = {objective["id"]: objective_score(objective, found, demo["as_of"]) for objective in demo["objectives"]}
    assert {objective["id"]: objective["score"] for objective in demo["objectives"]} == pytest.approx(ours, abs=2e-6)
    raw = {
        kr["id"]: progress(kr, found[kr["id"]]) for objective in demo["objectives"] for kr in objective["key_results"]
    }
    theirs = {kr["id"]: kr["progress"] for objective in demo["objectives"] for kr in objective["key_results"]}
    assert theirs == pytest.approx(raw, abs=2e-6)
    teams = team_scores(demo, ours)
    printed = {(team["id"], cycle): score for team in demo["teams"] for cycle, score in team["scores"].items()}
    assert {place: score for place, score in printed.items() if score is not None} == pytest.approx(teams, abs=2e-6)


def test_keys_of_other_kinds_are_null(acme):
    parts = {part["id"]: part for objective in acme["objectives"] for part in objective["key_results"]}
    steps, activation = parts["growth/2026-q4/onboarding#steps"], parts["growth/2026-q4/onboarding#activation"]
    assert (steps["baseline"], steps["target"], steps["limit"], steps["low"], steps["levels"]) == (None,) * 5
    assert (activation["milestones"], activation["limit"], activation["high"]) == (None,) * 3
