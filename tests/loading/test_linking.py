"""References: where they look, and what kind of link they make."""

import pytest

from okrsite_gen.loading import load
from okrsite_gen.reading import read_tree


def objective(text, *lines):
    return "\n".join(["---", f"objective: {text}", *lines, "---", ""])


WITH_SHARE = ("key_results:", "  - {id: share, title: Share from 5% to 10%, baseline: 5%, target: 10%}")
TREE = {
    "cycles.yml": "sprint: {starts: 2026-11-02, ends: 2026-12-04}\n",
    "company/2026/lead.md": objective("We lead", *WITH_SHARE),
    "company/2026-h2/lead.md": objective("We lead the second half"),
    "company/2026-q3/pilot.md": objective("We try it out"),
    "company/product/team.yml": "name: Product\n",
    "company/product/2026-q4/easy.md": objective("It is easy"),
    "company/product/design/team.yml": "name: Design\n",
    "company/sales/team.yml": "name: Sales\n",
    "company/sales/2026-q4/sell.md": objective("We sell", *WITH_SHARE),
}


def link_of(company, reference, *, place="company/product/design/2026-q4/look.md"):
    portfolio = company({**TREE, place: objective("It looks good", f"supports: [{reference}]")})
    (link,) = next(each for each in portfolio.objectives.values() if each.title == "It looks good").supports
    return link.to, link.kind


@pytest.mark.parametrize(
    ("reference", "to", "kind"),
    [
        # The same cycle first, then the nearest around it that has what is asked for.
        ("product/easy", "product/2026-q4/easy", "directional"),
        ("company/lead", "company/2026-h2/lead", "directional"),
        ("company/lead#share", "company/2026/lead#share", "explicit"),
        ("company/2026/lead", "company/2026/lead", "directional"),
        ("company/2026-q3/pilot", "company/2026-q3/pilot", "directional"),
        ("sales/sell", "sales/2026-q4/sell", "cross-functional"),
        ("sales/sell#share", "sales/2026-q4/sell#share", "explicit"),
        ("{to: sales/sell, as: horizontal}", "sales/2026-q4/sell", "horizontal"),
    ],
)
def test_where_a_reference_leads(company, reference, to, kind):
    assert link_of(company, reference) == (to, kind)


ORG = {
    # company > build > (it > desk, care > (phone, mail)), and company > sales > field; the group stands beside the company
    "company/build/team.yml": "name: Build\n",
    "company/build/it/team.yml": "name: IT\n",
    "company/build/it/desk/team.yml": "name: Desk\n",
    "company/build/care/team.yml": "name: Care\n",
    "company/build/care/phone/team.yml": "name: Phone\n",
    "company/build/care/mail/team.yml": "name: Mail\n",
    "company/sales/team.yml": "name: Sales\n",
    "company/sales/field/team.yml": "name: Field\n",
    "company/moved/team.yml": "name: Moved here\nparent: care\n",
}
PATHS = {path.split("/")[-2]: path.rpartition("/")[0] for path in ORG} | {"company": "company"}


def kind_between(company, team, other, to="o", **files):
    """The kind of a link from one team's objective to another's, which nobody wrote."""
    texts = {
        f"{PATHS[other]}/2026-q4/o.md": objective("It is above", "key_results: [{id: k, title: K, kind: binary}]"),
        f"{PATHS[team]}/2026-q4/below.md": objective("It is below", f"supports: [{other}/{to}]"),
    }
    portfolio = company({**ORG, **texts, **files})
    (link,) = portfolio.objectives[f"{team}/2026-q4/below"].supports
    return link.kind


@pytest.mark.parametrize(
    ("team", "other", "kind"),
    [
        # To an ancestor, however far up.
        ("it", "build", "directional"),
        ("desk", "build", "directional"),
        ("desk", "company", "directional"),
        ("moved", "care", "directional"),
        ("moved", "build", "directional"),
        # To a team with the same parent, in the folders or as written; the own team has it, too.
        ("it", "care", "horizontal"),
        ("phone", "mail", "horizontal"),
        ("build", "sales", "horizontal"),
        ("moved", "phone", "horizontal"),
        ("desk", "desk", "horizontal"),
        ("company", "company", "horizontal"),
        # To all others: cousins, aunts, teams below, and those that are only neighbours as folders.
        ("desk", "phone", "cross-functional"),
        ("phone", "field", "cross-functional"),
        ("phone", "it", "cross-functional"),
        ("desk", "sales", "cross-functional"),
        ("company", "it", "cross-functional"),
        ("build", "it", "cross-functional"),
        ("build", "desk", "cross-functional"),
        ("moved", "sales", "cross-functional"),
    ],
)
def test_what_kind_a_link_is_that_does_not_say_it(company, team, other, kind):
    assert kind_between(company, team, other) == kind
    assert kind_between(company, team, other, to="o#k") == "explicit"


@pytest.mark.parametrize("kind", ["explicit", "directional", "horizontal", "cross-functional"])
@pytest.mark.parametrize("to", ["build/o", "build/o#k"])
def test_a_kind_that_is_written_is_kept(company, kind, to):
    files = {
        "company/build/2026-q4/o.md": objective("It is above", "key_results: [{id: k, title: K, kind: binary}]"),
        "company/build/it/2026-q4/below.md": objective("It is below", f"supports: [{{to: {to}, as: {kind}}}]"),
    }
    (link,) = company({**ORG, **files}).objectives["it/2026-q4/below"].supports
    assert (link.to, link.kind) == (f"build/2026-q4/{to.partition('/')[2]}", kind)


def test_teams_with_one_parent_stand_beside_each_other(company):
    place = "company/product/2026-q4/look.md"
    assert link_of(company, "sales/sell", place=place) == ("sales/2026-q4/sell", "horizontal")


def test_a_sprint_looks_in_the_quarter_around_it(company):
    place = "company/product/sprint/look.md"
    assert link_of(company, "easy", place=place) == ("product/2026-q4/easy", "horizontal")


def test_check_ins_look_in_the_year_where_the_quarter_has_no_objectives(company):
    portfolio = company({**TREE, "company/2026-q2/check-ins/2026-04-06.yml": "objectives: {lead: {note: Fine}}\n"})
    assert list(portfolio.entries) == ["company/2026/lead"]


def test_owners_and_dates_are_handed_down(company):
    lines = (
        "owner: ana",
        "key_results:",
        "  - {id: a, title: A, kind: binary}",
        "  - {id: b, title: B, kind: binary, owner: ben, starts: 2026-10-05, due: 2026-11-01}",
    )
    portfolio = company({"company/2026-q4/launch.md": objective("We launch", *lines)})
    first, second = portfolio.objectives["company/2026-q4/launch"].key_results
    assert (first.owner, str(first.time.starts), str(first.time.due)) == ("ana", "2026-10-01", "2026-12-31")
    assert (second.owner, str(second.time.starts), str(second.time.due)) == ("ben", "2026-10-05", "2026-11-01")
    assert list(portfolio.people) == ["ana", "ben"]


def test_what_cannot_be_used_is_left_out_and_the_rest_is_kept(tree):
    lines = (
        "key_results:",
        "  - {id: a, title: A, kind: unheard-of}",
        "  - {id: b, title: B, kind: binary, weight: heavy}",
    )
    files = {
        "company/2026-q4/launch.md": objective("We launch", *lines),
        "company/2026-q4/nameless.md": objective("[We, have, no, name]", "supports: [launch]"),
        "company/2026-q4/half.md": objective("It works by half", "supports: [nameless, launch]"),
    }
    portfolio, problems = load(read_tree(tree(files))[0])
    assert sorted(problem.rule for problem in problems) == ["unknown-kind", "wrong-type", "wrong-value"]
    assert [each.slug for each in portfolio.objectives.values()] == ["half", "launch"]
    assert [(each.key, each.weight) for each in portfolio.objectives["company/2026-q4/launch"].key_results] == [
        ("b", 1)
    ]
    assert [link.to for link in portfolio.objectives["company/2026-q4/half"].supports] == ["company/2026-q4/launch"]


def test_members_are_those_of_the_team_file_and_those_at_home_there(company):
    portfolio = company(
        {
            "people.yml": "ana: {team: sales}\nben: {name: Ben Ito}\ncleo: {team: sales}\n",
            "company/sales/team.yml": "members: [ben, ana]\ncheck_ins: {every: month}\n",
            "okrsite.yml": "check_ins: {day: friday}\n",
        }
    )
    sales = portfolio.teams["sales"]
    assert sales.members == ("ana", "ben", "cleo")
    assert (sales.check_ins.every, sales.check_ins.day) == ("month", "friday")
    assert portfolio.people["ben"].label == "Ben Ito"


def test_a_parent_written_in_the_team_file_differs_from_the_folder_tree(company):
    portfolio = company({**TREE, "company/sales/team.yml": "parent: product\n"})
    assert portfolio.teams["sales"].parent == "product"
    assert [team.level for team in portfolio.teams.values()] == ["company", "team", "team", "team"]


def test_several_things_may_be_needed_of_one_objective(tmp_path):
    needs = (
        "depends_on:",
        "  - {to: sales/sell, what: A price list, needed_by: 2026-11-10}",
        "  - {to: sales/sell, what: A price list, needed_by: 2026-12-01}",
        "  - {to: sales/sell, what: Ten names}",
        "  - {to: sales/2026-q4/sell, what: Ten names}",
    )
    for name, text in {**TREE, "company/team.yml": "name: Acme\n", "okrsite.yml": ""}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "company/product/2026-q4/easy.md").write_text(objective("It is easy", *needs), encoding="utf-8")
    portfolio, problems = load(read_tree(tmp_path)[0])
    needed = portfolio.objectives["product/2026-q4/easy"].depends_on
    assert [(one.what, str(one.needed_by)) for one in needed] == [
        ("A price list", "2026-11-10"),
        ("A price list", "2026-12-01"),
        ("Ten names", "None"),
    ]
    assert [found.rule for found in problems if "second time" in found.message] == ["duplicate-link"]
