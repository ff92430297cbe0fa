"""The whole report of a cycle as a PDF document."""

from __future__ import annotations

from okrsite_gen.charts import draw
from okrsite_gen.model.cycle import Cycle
from okrsite_gen.pages import words
from okrsite_gen.pages.between import Between
from okrsite_gen.pages.teams import in_order
from okrsite_gen.paper.flow import sheets
from okrsite_gen.paper.scorecard import company_name, scorecard
from okrsite_gen.paper.team import sheet
from okrsite_gen.scoring.snapshot import Snapshot


def report(snapshot: Snapshot, cycle: Cycle) -> bytes:
    """The scorecard, then every team with objectives in the cycle, in the order of the organisation."""
    between = Between(snapshot)
    teams = [team for team, _ in in_order(snapshot) if snapshot.of_team(team.id, cycle.id)]
    parts = [scorecard(snapshot, cycle), *(sheet(snapshot, cycle, team, between) for team in teams)]
    title = f"{company_name(snapshot)}, {cycle.title}"
    return draw.pdf(sheets(parts, f"{title} · as of {words.day(snapshot.as_of)}"), title, snapshot.as_of)
