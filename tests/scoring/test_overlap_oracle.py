"""Likeness computed again, by itself and from the export: every pair is compared, with dense vectors and no index."""

import datetime as dt
import json
import math
import re
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest

from okrsite_gen import pipeline
from okrsite_gen.exporters import json as json_export
from okrsite_gen.scoring.likeness import COMMON_WORDS
from okrsite_gen.scoring.overlap import overlaps

ROOT = Path(__file__).parents[2] / "content" / "okrs"
DAYS = ["2026-10-05", "2026-11-20", "2026-12-30"]


def spoken(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return [word for word in re.findall(r"[^\W\d_]+", plain) if len(word) > 1 and word not in COMMON_WORDS]


def stem(word):
    return re.sub(r"(?<=..[^s])s$", "", word)[:6]


def counted(text, pieces):
    """Stems, and the four letters at each place of a word, those of one word making 1."""
    row = {}
    for word in spoken(text):
        row[stem(word)] = row.get(stem(word), 0) + 1
        marked = f"^{word}$"
        parts = [marked[at : at + 4] for at in range(max(len(marked) - 3, 1))] if pieces else []
        for part in parts:
            row["four", part] = row.get(("four", part), 0) + 1 / len(parts)
    return row


def cosines(texts, *, pieces):
    """A matrix: `cosines(...)[i][j]`."""
    rows = [counted(text, pieces) for text in texts]
    columns = sorted({feature for row in rows for feature in row}, key=str)
    rarity = [math.log((len(rows) + 1) / sum(feature in row for row in rows)) for feature in columns]
    dense = [[row.get(f, 0) ** 0.5 * rare for f, rare in zip(columns, rarity, strict=True)] for row in rows]
    long = [math.hypot(*row) if row else 0 for row in dense]
    return [
        [_dot(a, b) / (x * y) if x * y else 0 for b, y in zip(dense, long, strict=True)]
        for a, x in zip(dense, long, strict=True)
    ]


def _dot(a, b):
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


def above(team, parents):
    return [parents[team], *above(parents[team], parents)] if parents[team] else []


def handed_down(one, other):
    """A link between a team and one above it: the measure is meant to be the same."""
    return (linked(one, other) or linked(other, one)) and (
        one["team"] in other["above"] or other["team"] in one["above"]
    )


def rises(part):
    return part["target"] > part["baseline"] if part["kind"] == "metric" else part["kind"] == "at-least"


def linked(one, other):
    names = {link["to"].partition("#")[0] for link in [*one["supports"], *one["depends_on"]]}
    return other["id"] in names


@pytest.fixture(scope="module", params=DAYS)
def judged(request):
    snapshot = pipeline.run(ROOT, fallback_day=dt.date(2000, 1, 1), as_of=dt.date.fromisoformat(request.param)).snapshot
    exported = json.loads(json_export.export(snapshot, ROOT))
    cycles = {cycle["id"]: cycle for cycle in exported["cycles"]}
    live = [
        one
        for one in exported["objectives"]
        if one["type"] != "personal"
        and cycles[one["cycle"]]["starts"] <= request.param <= cycles[one["cycle"]]["ends"]
        and not (one["retired"] and one["retired"]["date"] <= request.param)
    ]
    parents = {team["id"]: team["parent"] for team in exported["teams"]}
    for one in live:
        one["above"] = set(above(one["team"], parents))
    return overlaps(snapshot), sorted(live, key=lambda one: one["id"]), request.param


def kept(one, day):
    return [part for part in one["key_results"] if not (part["retired"] and part["retired"]["date"] <= day)]


def test_duplicates_of_the_demo_company_are_those_found_by_comparing_all_pairs(judged):
    found, live, day = judged
    titles = cosines([one["title"] for one in live], pieces=True)
    stems = cosines([one["title"] for one in live], pieces=False)
    wholes = cosines(
        [" ".join([one["title"], one["why"] or "", *(part["title"] for part in kept(one, day))]) for one in live],
        pieces=False,
    )
    expected = {}
    for i, j in combinations(range(len(live)), 2):
        one, other = live[i], live[j]
        likeness = (titles[i][j] + wholes[i][j]) / 2
        strangers = one["team"] != other["team"] and not linked(one, other) and not linked(other, one)
        if strangers and stems[i][j] >= 0.3 and titles[i][j] >= 0.3 and likeness >= 0.3:
            shared = other["team"] in one["shared_with"] or one["team"] in other["shared_with"]
            expected[one["id"], other["id"]] = min(1, likeness / 0.6) * (0.9 if shared else 1)
    assert {(one.one, one.other): one.score for one in found if one.kind == "duplicate"} == pytest.approx(expected)


def test_likeness_of_names_is_what_it_is_by_comparing_all_pairs(judged):
    """Names alike by 0.6 and in one unit, in two teams: each such pair is found, but for what is handed down and pulled the same way."""
    found, live, day = judged
    measured = [
        (part, one)
        for one in live
        for part in kept(one, day)
        if part["kind"] in ("metric", "at-least", "at-most", "between")
    ]
    names = cosines([part["title"] for part, _ in measured], pieces=False)
    expected = {
        tuple(sorted((measured[i][0]["id"], measured[j][0]["id"])))
        for i, j in combinations(range(len(measured)), 2)
        if names[i][j] >= 0.6
        and measured[i][1]["team"] != measured[j][1]["team"]
        and (measured[i][0]["unit"] or "") == (measured[j][0]["unit"] or "")
        and not (rises(measured[i][0]) == rises(measured[j][0]) and handed_down(measured[i][1], measured[j][1]))
    }
    by_name = {(one.one, one.other) for one in found if any("named alike" in reason for reason in one.reasons)}
    assert by_name == expected
