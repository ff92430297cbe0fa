"""What pages about everybody take from folders that told it before is what the folders would tell now."""

import datetime as dt

import pytest

from okrsite_gen import pipeline
from okrsite_gen.exporters import json
from okrsite_gen.exporters.portion import portions
from okrsite_gen.pages.method import pages as method
from okrsite_gen.site import planning
from tests.bench.company import Company

DAY = dt.date(2026, 11, 26)
TWINS = ("this-week/data.json", "asks/data.json", "calendar/data.json", "attention/data.json")

UPWARDS = """by: {owner}
objectives:
  company/{slug}:
    note: Seen from below
    blockers: [Nobody answers]
    confidence: 2
    asks: [{{of: company, what: Say who decides}}]
"""


@pytest.fixture
def company(tmp_path):
    made = Company(tmp_path / "okrs", objectives=24, quarters=2)
    made.write()
    return made


def told(company, cache):
    """What the pages show of the last weeks, the parts of the export, and the worked example."""
    snapshot = pipeline.run(company.root, fallback_day=DAY, cache=cache).snapshot
    planned = {item.uri: item for item in planning.plan(snapshot, company.root).items}
    parts = {(one.cycle, one.number): "".join(json.part(snapshot, company.root, one)) for one in portions(snapshot, 9)}
    [page] = method(snapshot)
    home = planned[""].view()
    view = page.view()
    return (
        {uri: planned[uri].data() for uri in TWINS},
        parts,
        (home.pulse, home.counts, home.moves.total, home.blockers),
        (view.example.ref, view.foresight.points),
    )


def from_below(company):
    """The last team speaks of an objective of the company."""
    team, quarter = company.latest
    top = company.planned["company", quarter][0]
    said = team.folder / quarter / "check-ins" / f"{DAY}-up.yml"
    said.write_text(UPWARDS.format(owner=top.owner, slug=top.slug))
    return said


def test_after_each_check_in(company, tmp_path):
    cache = tmp_path / "cache"
    before = told(company, cache)
    assert before == told(company, None) == told(company, cache)
    company.say("A word more")
    assert told(company, cache) == told(company, None) != before


def test_what_is_said_of_others(company, tmp_path):
    cache = tmp_path / "cache"
    before = told(company, cache)
    from_below(company)
    after = told(company, cache)
    assert after == told(company, None)
    assert b"Nobody answers" in after[0]["asks/data.json"]
    assert b"Nobody answers" not in before[0]["asks/data.json"]


def test_what_is_taken_back(company, tmp_path):
    """A check-in that is deleted leaves nothing behind."""
    cache = tmp_path / "cache"
    before = told(company, cache)
    said = from_below(company)
    assert told(company, cache) != before
    said.unlink()
    assert told(company, cache) == before


def test_the_next_day(company, tmp_path):
    cache = tmp_path / "cache"
    told(company, cache)
    settings = company.root / "okrsite.yml"
    settings.write_text(settings.read_text().replace(str(DAY), str(DAY + dt.timedelta(days=1))))
    assert told(company, cache) == told(company, None)
