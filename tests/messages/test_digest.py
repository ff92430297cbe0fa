"""`okrsite digest`: the week and the opening of a cycle, for people."""

import json
import re

import pytest
from lighthouse import FILES, objective, put


def sections(text):
    """What stands under each heading of plain text."""
    parts = re.split(r"^(.+)\n(?:-+|=+)$", text, flags=re.MULTILINE)
    return {title: " ".join(body.split()) for title, body in zip(parts[1::2], parts[2::2], strict=True)}


def two_decimals(value):
    return f"{value + 1e-9:.2f}"


def test_the_week_of_lighthouse(okrsite):
    said = sections(okrsite("digest", "--format", "text").stdout)
    assert "Q4 2026, week 8 of 14, 41 days left." in said["Lighthouse: the week to 20 November 2026"]
    assert "Ships find us no score yet Ana Pires, last check-in 2 days ago" in said["How we stand"]
    assert "Lamps lit" in said["Needs attention"]
    assert "Barrels of oil: 0 → 6" in said["What moved"]
    assert "The road is under water Barrels of oil, Coast" in said["Newly in the way"]
    assert "Coast asks Office: A bigger boat" in said["Asks"]
    assert said["Wins"] == "- First night without a complaint, Coast"
    assert said["Demos"] == "- New lens, Coast"
    assert said["Decisions"] == "- No more wick lamps, Coast"
    assert said["Actions due"] == (
        "- Order glass (18 Nov, 2 days over), Ben Okoro - Count barrels (25 Nov, in 5 days), Ana Pires"
    )
    assert said["Who has not spoken"].startswith(
        "- Cleo Marsh, North Coast: 1 key result, not a word since 1 Oct - Ana Pires, Coast: 1 key result, silent for 32 days"
    )


def test_what_was_said_longer_ago_is_no_news(okrsite):
    said = sections(okrsite("digest", "--format", "text", "--as-of", "2026-11-27").stdout)
    assert not {"Wins", "Demos", "Decisions", "Asks", "What moved", "Newly in the way"} & set(said)
    assert "Order glass (18 Nov, 9 days over)" in said["Actions due"]


def test_a_teams_digest_has_those_below_it_and_nobody_else(okrsite):
    said = okrsite("digest", "--team", "coast", "--format", "text").stdout
    assert said.startswith("Coast: the week to 20 November 2026\n")
    assert "Lamps burn all night" in sections(said)["How we stand"]
    assert "Nobody is lost in fog" in said
    office = okrsite("digest", "--team", "office", "--format", "text").stdout
    assert not any(word in office for word in ("Lamps", "boat", "Ships", "complaint", "glass", "piano", "tower"))


def test_the_company_stands_where_its_export_says(demo):
    export = json.loads(demo("export").stdout)
    said = sections(demo("digest", "--format", "text").stdout)["How we stand"]
    mine = [one for one in export["objectives"] if one["team"] == "company" and one["cycle"] in ("2026", "2026-q4")]
    assert len(mine) == 5
    for one in mine:
        _, _, rest = said.partition(f" {one['title']} ")
        figures = rest.partition(" - ")[0]
        assert f"score {two_decimals(one['score'])}, expected {two_decimals(one['expected'])}" in figures
        if one["forecast"]:
            low, high = two_decimals(one["forecast"]["low"]), two_decimals(one["forecast"]["high"])
            assert f"forecast {two_decimals(one['forecast']['at_due'])} ({low} to {high})" in figures


def test_the_silent_of_the_demo_company_are_named(demo):
    said = sections(demo("digest", "--format", "text").stdout)["Who has not spoken"]
    for name in ("Maren Oduya", "Léonie Marchand", "Birgit Thal", "Hye-jin Park", "Camila Rojas", "Lucia Ferraro"):
        assert name in said


def test_what_leads_nowhere_and_who_is_overloaded(demo):
    said = sections(demo("digest", "--format", "text").stdout)["How it fits together"]
    alignment = json.loads(demo("export").stdout)["alignment"]
    assert alignment["unaligned"] == ["it/2026-q4/cheaper-cloud", "product/2026-q4/design-debt"]
    assert said == (
        "- 2 of 24 team objectives lead to no objective of the company The cloud bill grows slower than the clinics; One look for every screen "
        "- IT has not agreed to 4 things that 3 teams need of it by 4 Dec"
    )
    product = sections(demo("digest", "--team", "product", "--format", "text").stdout)["How it fits together"]
    assert product == "- 1 of 4 team objectives leads to no objective of the company One look for every screen"
    assert "How it fits together" not in demo("digest", "--team", "care", "--format", "text").stdout
    assert "How it fits together" not in demo("digest", "--cycle", "2026", "--format", "text").stdout


def test_one_cycle_only(demo):
    said = demo("digest", "--cycle", "2026", "--format", "text").stdout
    assert "Secure additional funding" in said
    assert "Increase recurring revenue" not in said
    over = demo("digest", "--cycle", "2026-q3", "--format", "text").stdout
    assert "Q3 2026, which ended on 30 September 2026." in over
    assert "did you mean `2026-q3`?" in demo("digest", "--cycle", "2026-q33", status=2).stderr


def test_personal_objectives_and_drafts_are_nobodys_news(okrsite):
    for command in (("digest",), ("digest", "--launch")):
        said = okrsite(*command, "--format", "text").stdout
        assert not any(word in said for word in ("piano", "Both hands", "tower", "Stones"))


def test_the_opening_of_a_cycle(okrsite):
    said = sections(okrsite("digest", "--launch", "--as-of", "2026-10-01", "--format", "text").stdout)
    lead = said["Lighthouse, Q4 2026: what we want to reach"]
    assert lead.startswith("Every ship comes home Q4 2026 runs from 1 October 2026 to 31 December 2026: 14 weeks.")
    assert "4 objectives with 5 key results, written by 4 teams." in lead
    assert said["Coast"] == (
        "- Lamps burn all night (aspirational), Ana Pires Lamps lit, from 0 to 10, by 31 Dec Barrels of oil, from 0 to 10, by 31 Dec, Ben Okoro"
    )
    assert (
        said["North Coast"]
        == "- Nobody is lost in fog (aspirational), no owner Horns that sound, from 0 to 10, by 31 Dec"
    )
    assert "0.70 is success" in said["How to read this"]
    assert said["The first check-ins"].startswith(
        "- Monday, 5 October 2026: Coast, North Coast and Lighthouse - Wednesday, 7 October 2026: Office"
    )


def test_in_a_title_that_says_it_from_where_to_where_is_not_repeated(company, okrsite):
    put(company, {"sea/2026-q4/found.md": objective("ana", ("seen", "Ships seen from 0 to 10", ""))})
    assert "Ships seen from 0 to 10, by 31 Dec" in okrsite("digest", "--launch", "--format", "text").stdout


def bare(files):
    return {"okrsite.yml": "company: Lighthouse\nas_of: 2026-11-20\n", "sea/team.yml": "name: Lighthouse\n", **files}


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "There is no cycle yet"),
        ({"sea/2027-q1/o.md": FILES["sea/2026-q4/found.md"]}, "Q1 2027, which begins on 1 January 2027."),
        ({"sea/2026-q3/o.md": FILES["sea/2026-q4/found.md"]}, "Q3 2026, which ended on 30 September 2026."),
        ({"sea/2026-q4/o.md": "---\nobjective: Alone\n---\n"}, "Alone"),
        ({"sea/x/team.yml": "name: X\n", "sea/x/2026-q4/o.md": "---\nobjective: Below\n---\n"}, "The company has no objectives in this cycle yet."),
        ({"sea/2026-q4/o.md": "---\nobjective: Mine\ntype: personal\n---\n"}, "The company has no objectives in this cycle yet."),
    ],
)  # fmt: skip
def test_little_content_still_says_something_true(run, tmp_path, files, sentence):
    put(tmp_path, bare(files))
    said = " ".join(run("digest", "--source", tmp_path, "--format", "text").stdout.split())
    assert sentence in said
    assert "Nobody checked in, and no key result moved." in said
    assert "Nobody owes a check-in" in run("due", "--source", tmp_path).stdout
    if files:
        assert run("digest", "--launch", "--source", tmp_path, "--format", "text").stdout
    else:
        assert "there is no objective yet" in run("digest", "--launch", "--source", tmp_path, status=2).stderr


def test_net_confidence_is_said_as_on_the_pages(demo, okrsite):
    """Nobody of Lighthouse said how sure they are within a fortnight: that is unknown, and not 0."""
    export = json.loads(demo("export").stdout)
    net, rate = (int(export[name] * 100 + 0.5) for name in ("net_confidence", "check_in_rate"))
    said = " ".join(demo("digest", "--format", "text").stdout.split())
    assert (
        f"Of all live key results: net confidence +{net}%, sure less doubting; check-in rate {rate}%, spoken of in time."
        in said
    )
    assert "net confidence –, sure" in " ".join(okrsite("digest", "--format", "text").stdout.split())


def entries(markdown, heading):
    """The entries under a heading, each as its lines."""
    body = markdown.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [part.strip().splitlines() for part in re.split(r"^- ", body, flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize("day", ["2026-08-14", "2026-11-20"])
def test_whatever_needs_attention_says_why(demo, day):
    found = [
        entry
        for team in ("company", "build", "people", "business")
        for entry in entries(demo("digest", "--team", team, "--as-of", day, "--format", "markdown").stdout, "Needs attention")
    ]  # fmt: skip
    assert found
    assert [entry for entry in found if len(entry) < 3] == []


def test_a_quiet_team_needs_attention_with_its_reason(company, okrsite):
    more = objective("ana", *((f"k{n}", f"Number {n}", "") for n in range(4)), more="Boats float")
    put(company, {"sea/tiny/team.yml": "name: Tiny\n", "sea/tiny/2026-q4/all.md": more})
    said = okrsite("digest", "--team", "tiny", "--format", "markdown").stdout
    [tiny] = [entry for entry in entries(said, "Needs attention") if "Tiny" in entry[0]]
    assert "none of 4 live key results were spoken of in time" in tiny[1]
    assert tiny[2].strip() == "- the whole team"


def test_said_on_track_and_at_risk_is_said_once(demo):
    said = " ".join(demo("digest", "--format", "text").stdout.split())
    assert "said to be on track, but computed at risk, 31 points behind" in said
    assert "at risk, 31 points behind; said to be on track" not in said


def test_only_a_number_that_would_begin_a_list_is_escaped(company, okrsite):
    text = objective("ana", ("seen", "8.1% of ships", ""), ("b", "1. Lamps", ""), ("c", "2.", ""), more="3.5 knots")
    put(company, {"sea/2026-q4/found.md": text})
    said = (
        okrsite("digest", "--format", "markdown").stdout + okrsite("digest", "--launch", "--format", "markdown").stdout
    )
    assert "3.5 knots" in said
    assert "8.1% of ships" in said
    assert r"1\. Lamps" in said
