"""The problems of a company that has hundreds: by severity and rule, narrowed by plain links, and none of them lost."""

import json

import pytest
from published import Published, put

OBJECTIVE = """---
objective: Support answers at once {number}
key_results:
  - {{id: solved, title: Solved at first contact from 60% to 80%, baseline: 60%, target: 80%}}
---
"""
FEW = {"okrsite.yml": "company: Acme\n", "acme/team.yml": "name: Acme\n", "acme/desk/team.yml": "name: Desk\n"}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A company in which 60 objectives have no owner, no why, and one key result each; half of them are the desk's."""
    folders = {False: "acme/2026-q4", True: "acme/desk/2026-q4"}
    files = {f"{folders[number % 2 == 0]}/o{number}.md": OBJECTIVE.format(number=number) for number in range(60)}
    return Published(put(tmp_path_factory.mktemp("crowded"), FEW | files), as_of="2026-11-20")


def data(site):
    [asset] = [asset for asset in site.plan.assets if asset.uri == "problems/data.json"]
    return json.loads(asset.data())["problems"]


def summary(page, rule):
    return next(one for one in page.all("summary") if one.one("code").text == rule)


def test_hundreds_are_folded_by_rule_with_their_number(crowded):
    page = crowded.page("problems/")
    assert len(data(crowded)) > 150
    assert summary(page, "missing-owner").text.startswith("missing-owner 60 ")
    assert not [one for one in page.all("details") if one["open"] is not None]
    for shown in page.all("ul", cls="okr-problems"):
        assert len(shown.all("li")) <= 10


def test_the_worst_come_first_and_of_these_the_most_frequent(crowded):
    page = crowded.page("problems/")
    heads = [one.text.split()[0] for one in page.all("h2")]
    assert heads == [word for word in ("Errors", "Warnings", "Hints", "Allowed") if word in heads]
    found = data(crowded)
    number = {rule: sum(one["rule"] == rule for one in found) for rule in {one["rule"] for one in found}}
    for section in page.all("section"):
        rules = [one.one("code").text for one in section.all("summary")]
        assert rules == sorted(rules, key=lambda rule: (-number[rule], rule))


def test_a_rule_has_a_page_with_all_that_it_found(crowded):
    link = crowded.page("problems/").links["all 60"]
    assert link.startswith("rule/missing-")
    page = crowded.page(f"problems/{link}")
    assert len(page.one("ul", cls="okr-problems").all("li")) == 60
    assert page.links["Why, and what to do"] == f"../../../rules/{page.one('h1').text}/"


def test_a_team_has_a_page_with_what_stands_in_its_files(crowded):
    page = crowded.page("problems/team/desk/")
    found = [one for one in data(crowded) if one["team"] == "desk"]
    assert found
    assert {one["path"].split("/")[1] for one in found} == {"desk"}
    assert sum(len(shown.all("li")) for shown in page.all("ul", cls="okr-problems")) == len(found)
    assert page.one("h1").text == "Desk"


def test_every_narrower_page_is_linked_and_knows_where_it_is(crowded):
    nav = crowded.page("problems/").one("nav", cls="okr-facets")
    linked = {"problems/" + link["href"] for link in nav.all("a")}
    assert linked == {uri for uri in crowded.uris if uri.startswith(("problems/rule/", "problems/team/"))}
    for uri in linked:
        links = crowded.page(uri).one("nav", cls="okr-facets").all("a")
        assert [one["aria-current"] for one in links].count("page") == 1, uri


def test_few_are_all_unfolded(tmp_path):
    put(tmp_path, FEW | {"acme/2026-q4/one.md": OBJECTIVE.format(number=1)})
    page = Published(tmp_path, as_of="2026-11-20").page("problems/")
    assert page.all("details")
    assert all(one["open"] is not None for one in page.all("details"))


def test_what_is_allowed_stands_last_with_its_reason_and_is_not_counted(tmp_path):
    text = OBJECTIVE.format(number=1).replace(
        "key_results", "allow: [{rule: missing-owner, reason: Ben comes in May}]\nkey_results"
    )
    site = Published(put(tmp_path, FEW | {"acme/2026-q4/one.md": text}), as_of="2026-11-20")
    page = site.page("problems/")
    assert page.all("h2")[-1].text == "Allowed 1"
    assert "Allowed: Ben comes in May" in page.after("Allowed").text
    assert [one["allowed"] for one in data(site) if one["rule"] == "missing-owner"] == ["Ben comes in May"]


def test_the_data_have_every_problem_once(harbour_site):
    found = {(one["rule"], one["path"], one["line"], one["column"], one["message"]) for one in data(harbour_site)}
    spans = {
        (one.rule, one.span.path, one.span.line, one.span.column, one.message)
        for one in harbour_site.result.diagnostics
    }
    assert found == spans


def test_a_rule_s_manual_page_leads_to_what_it_found(crowded):
    page = crowded.page("rules/missing-owner/")
    assert page.links["What it found here: 60 places"] == "../../problems/rule/missing-owner/"
    assert "What it found here" not in crowded.page("rules/support-circle/").text
    found = {row["Rule"]: row["Found"] for row in crowded.page("rules/").one("table").rows}
    assert (found["missing-owner"], found["support-circle"]) == ("60", "")
