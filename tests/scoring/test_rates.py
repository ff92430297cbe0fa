"""Net confidence and check-in rate, counted again from the exported figures."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main

DEMO = Path(__file__).parents[2] / "content" / "okrs"


@pytest.mark.parametrize("day", ["2026-05-20", "2026-08-14", "2026-11-20"])
def test_rates_of_the_demo_company_are_those_of_its_live_key_results(day):
    result = CliRunner().invoke(main, ["export", "--source", str(DEMO), "--as-of", day])
    data = json.loads(result.stdout)
    shared = [objective for objective in data["objectives"] if objective["type"] != "personal"]
    live = [part for objective in shared for part in objective["key_results"] if part["live"]]
    awake = [part for part in live if not part["stale"]]
    sure = [part for part in awake if part["confidence"] is not None and part["confidence"] >= 7]
    doubting = [part for part in awake if part["confidence"] is not None and part["confidence"] <= 3]
    assert live
    assert data["check_in_rate"] == round(len(awake) / len(live), 6)
    assert data["net_confidence"] == round((len(sure) - len(doubting)) / len(live), 6)


def test_where_nothing_is_live_there_is_no_rate():
    result = CliRunner().invoke(main, ["export", "--source", str(DEMO), "--as-of", "2030-01-01"])
    data = json.loads(result.stdout)
    assert (data["check_in_rate"], data["net_confidence"]) == (None, None)
