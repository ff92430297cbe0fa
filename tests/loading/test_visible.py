"""What an audience may not read leaves no trace."""

import pytest
from sight import visible

from okrsite_gen.loading import load
from okrsite_gen.reading import read_tree

FILES = {
    "company/2026-q4/secret.md": "---\nobjective: Buy the vendor\naudience: board\nowner: zoe\n---\n",
    "company/2026-q4/later.md": "---\nobjective: Written tomorrow\nstate: draft\n---\n",
    "company/2026-q4/open.md": "---\nobjective: For everybody\naudience: public\n---\n",
    "company/2026-q4/launch.md": """\
---
objective: We launch in autumn
supports: [secret, {to: later}, open]
depends_on: [{to: secret, what: Money}]
shared_with: [cellar]
successor_of: secret
changes: [{date: 2026-11-02, was: {supports: [secret]}, why: It was hushed up}]
---
""",
    "company/cellar/team.yml": "name: Cellar\naudience: leadership\nlead: yann\n",
    "company/cellar/2026-q4/wine.md": "---\nobjective: More wine\n---\n",
    "company/cellar/tasters/team.yml": "name: Tasters\n",
    "company/2026-q4/check-ins/2026-10-05.yml": """\
objectives:
  secret: {note: Hush}
  launch: {note: Fine, asks: [{of: cellar, what: Wine}, {of: tasters, what: Taste}]}
actions:
  - {what: Call the vendor, for: secret}
  - {what: Order flyers, for: launch}
""",
    "company/2026-q4/check-ins/2026-10-06.yml": "audience: board\nby: xena\nkpis: {cash: 3}\nwins: [Signed]\n",
    "company/2026-q4/retrospective.md": "---\nlessons: [{lesson: Buy early, carried_to: company/2026-q4/secret}]\n---\n",
    "kpis.yml": "cash: {title: Cash}\n",
}


@pytest.fixture
def seen_by(tree):
    """What an audience gets of `{path: text}`, which must be without mistakes."""

    def seen(files, audience="company", *, drafts=False):
        documents, unreadable = read_tree(tree(files))
        portfolio, unloadable = load(documents)
        assert {each.rule for each in [*unreadable, *unloadable]} <= {"link-to-hidden"}
        return visible(documents, portfolio, drafts=drafts, audience=audience)

    return seen


def left_out(sight):
    """What, which and why."""
    return {(each.what, each.id): each.why for each in sight.withheld}


def slugs(sight):
    return sorted(each.slug for each in sight.portfolio.objectives.values())


def test_drafts_and_what_is_meant_for_a_higher_audience_are_left_out(seen_by):
    seen = seen_by(FILES).portfolio
    assert list(seen.objectives) == ["company/2026-q4/launch", "company/2026-q4/open"]
    assert list(seen.teams) == ["company"]
    assert [each.id for each in seen.check_ins] == ["company/2026-q4/2026-10-05"]
    assert seen.kpi_values == {}


@pytest.mark.parametrize(
    ("drafts", "audience", "expected"),
    [
        (False, "public", ["open"]),
        (False, "company", ["launch", "open"]),
        (True, "company", ["later", "launch", "open"]),
        (False, "leadership", ["launch", "open", "wine"]),
        (True, "board", ["later", "launch", "open", "secret", "wine"]),
        (True, None, ["later", "launch", "open", "secret", "wine"]),
        (True, "nobody-knows", []),
    ],
)
def test_each_audience_reads_what_is_meant_for_it_and_those_below(seen_by, drafts, audience, expected):
    assert slugs(seen_by(FILES, audience, drafts=drafts)) == expected


def test_no_link_entry_action_lesson_or_name_leads_there(seen_by):
    sight = seen_by(FILES)
    seen = sight.portfolio
    launch = seen.objectives["company/2026-q4/launch"]
    assert [link.to for link in launch.supports] == ["company/2026-q4/open"]
    assert (launch.depends_on, launch.successor_of, launch.fields.shared_with) == ((), None, ())
    assert [change.was for change in launch.fields.changes] == [{"supports": []}]
    assert list(seen.entries) == ["company/2026-q4/launch"]
    assert [action.what for action in seen.actions] == ["Order flyers"]
    assert list(seen.people) == []
    for trace in ("secret", "later", "Hush", "vendor", "cellar", "tasters", "zoe", "yann", "xena", "Signed"):
        assert trace not in repr((seen, sight.problems)), trace


def test_where_nothing_is_hidden_nothing_is_loaded_again(tree):
    documents, _ = read_tree(tree(FILES))
    portfolio, _ = load(documents)
    sight = visible(documents, portfolio, drafts=True, audience="board")
    assert sight.portfolio is portfolio
    assert (sight.withheld, sight.partial, sight.closed) == ((), frozenset(), frozenset())


def test_what_was_left_out_is_told_with_the_reason(seen_by):
    assert left_out(seen_by(FILES)) == {
        ("team", "cellar"): "for `leadership`",
        ("team", "tasters"): "in the team `cellar`, which is left out",
        ("objective", "cellar/2026-q4/wine"): "in the team `cellar`, which is left out",
        ("objective", "company/2026-q4/secret"): "for `board`",
        ("objective", "company/2026-q4/later"): "a draft",
        ("check-in", "company/2026-q4/2026-10-06"): "for `board`",
        ("supports", "secret"): "`company/2026-q4/secret` is left out",
        ("supports", "later"): "`company/2026-q4/later` is left out",
        ("depends_on", "secret"): "`company/2026-q4/secret` is left out",
        ("successor_of", "secret"): "`company/2026-q4/secret` is left out",
        ("shared_with", "cellar"): "the team `cellar` is left out",
        ("entry", "secret"): "`company/2026-q4/secret` is left out",
        ("ask", "cellar"): "the team `cellar` is left out",
        ("ask", "tasters"): "the team `tasters` is left out",
        ("action", "secret"): "`company/2026-q4/secret` is left out",
        ("carried_to", "company/2026-q4/secret"): "`company/2026-q4/secret` is left out",
    }


def test_files_of_which_a_part_is_gone_are_known(seen_by):
    sight = seen_by(FILES)
    assert sight.partial == {
        "company/2026-q4/launch.md",
        "company/2026-q4/check-ins/2026-10-05.yml",
        "company/2026-q4/retrospective.md",
    }
    assert "company/2026-q4/open.md" in sight.whole
    assert {"company/cellar", "company/2026-q4/secret.md"} < sight.closed


COMPANY = {"company/2026-q4/a.md": "---\nobjective: A\nkey_results: [{id: x, title: X, baseline: 0, target: 9}]\n---\n"}
DRAFTS = {
    "cycle": {
        "cycles.yml": "rush: {starts: 2026-10-01, ends: 2026-10-20, state: draft}\n",
        "company/rush/b.md": "---\nobjective: B\n---\n",
    },
    "team": {"company/t/team.yml": "state: draft\n", "company/t/2026-q4/b.md": "---\nobjective: B\n---\n"},
    "check-in": {"company/2026-q4/check-ins/2026-10-05.yml": "state: draft\nwins: [B]\n"},
    "retrospective": {"company/2026-q4/retrospective.md": "---\nstate: draft\nwell: [B]\n---\n"},
    "entry of a list": {"company/2026-q4/objectives.yml": "objectives:\n  - {id: b, objective: B, state: draft}\n"},
}


@pytest.mark.parametrize("files", DRAFTS.values(), ids=DRAFTS)
def test_anything_may_be_a_draft(seen_by, files):
    assert seen_by(COMPANY | files).portfolio == seen_by(COMPANY).portfolio
    assert seen_by(COMPANY | files, drafts=True).portfolio != seen_by(COMPANY).portfolio


@pytest.mark.parametrize(
    "more",
    [
        "key_results: {s#x: {value: 1}}\n",
        "objectives: {s: {note: Hush}}\n",
        "actions: [{what: Call the vendor, for: s}]\n",
        "key_results: {a#x: {asks: [{of: t, what: Money}]}}\n",
    ],
)
def test_a_check_in_that_says_nothing_else_was_not_held(seen_by, more):
    hidden = COMPANY | {
        "company/2026-q4/s.md": "---\nobjective: S\naudience: board\nkey_results: [{id: x, title: X, baseline: 0, target: 9}]\n---\n",
        "company/t/team.yml": "audience: board\n",
    }
    day = {"company/2026-q4/check-ins/2026-10-05.yml": "by: ana\nminutes: 20\n" + more}
    assert seen_by(hidden | day).portfolio == seen_by(COMPANY).portfolio


def test_what_is_left_knows_where_it_is_written(seen_by):
    """Two hidden rows and an entry stand above."""
    files = COMPANY | {
        "company/2026-q4/objectives.yml": "objectives: [{id: s, objective: S, audience: board, key_results: [{id: x, title: X, baseline: 0, target: 9}]}, {id: b, objective: B}]\n",
        "company/2026-q4/check-ins/till.csv": "date,key_result,value\n2026-10-05,s#x,1\n2026-10-06,s#x,2\n2026-10-07,a#x,3\n",
    }
    seen = seen_by(files).portfolio
    assert seen.objectives["company/2026-q4/b"].place.path == ("objectives", 1)
    assert [entry.origin.path for entry in seen.entries["company/2026-q4/a#x"]] == [("rows", 2, "key_result")]


def test_actions_are_open_as_far_as_readers_can_know(seen_by):
    """Closed in front of the board, it is still open for the others; opened there, it was never opened."""
    said = {
        "company/2026-q4/check-ins/2026-10-05.yml": "actions: [{what: Call the vendor}]\n",
        "company/2026-q4/check-ins/2026-10-06.yml": "audience: board\nactions: [{id: call-the-vendor, done: 2026-10-06}, {id: b, what: B}]\n",
        "company/2026-q4/check-ins/2026-10-07.yml": "actions: [{id: b, done: 2026-10-07}]\nwins: [Fine]\n",
    }
    sight = seen_by(COMPANY | said)
    assert [(each.id, each.done) for each in sight.portfolio.actions] == [("call-the-vendor", None)]
    assert sight.problems == ()


def test_who_belongs_to_a_hidden_team_is_there_only_where_readers_see_the_name(seen_by):
    files = COMPANY | {
        "people.yml": "ana: {name: Ana}\nzoe: {name: Zoe, team: cellar}\nyann: {name: Yann, team: cellar}\n",
        "company/cellar/team.yml": "audience: board\nlead: zoe\nmembers: [ana]\n",
        "company/2026-q4/b.md": "---\nobjective: B\nowner: yann\n---\n",
    }
    sight = seen_by(files)
    assert {each.id: (each.name, each.team) for each in sight.portfolio.people.values()} == {
        "ana": ("Ana", None),
        "yann": ("Yann", None),
    }
    assert left_out(sight)["person", "zoe"] == "named only in what is left out"
    assert "people.yml" in sight.partial


def test_changes_say_what_readers_could_see_before(seen_by):
    """Of three earlier definitions one said nothing but a hidden link, one had another visible one, one another type too."""
    hidden = "---\nobjective: S\naudience: board\n---\n"
    changes = """\
---
objective: B
supports: [a]
changes:
  - {date: 2026-11-02, was: {supports: [a, s]}, why: Hush}
  - {date: 2026-10-20, was: {supports: [s]}, why: We had none}
  - {date: 2026-10-10, was: {supports: s, type: committed}, why: Both}
---
"""
    sight = seen_by(COMPANY | {"company/2026-q4/s.md": hidden, "company/2026-q4/b.md": changes})
    found = sight.portfolio.objectives["company/2026-q4/b"]
    assert [(str(each.date), each.was) for each in found.fields.changes] == [
        ("2026-10-20", {"supports": []}),
        ("2026-10-10", {"supports": [], "type": "committed"}),
    ]


PUBLIC = {
    "people.yml": "ana: {name: Ana, email: ana@acme.example, roles: [lead], team: shop}\nben: {name: Ben}\n",
    "kpis.yml": "cash: {title: Cash, owner: ben}\nuptime: {title: Uptime}\n",
    "okrsite.yml": "north_star: cash\n",
    "cycles.yml": "rush: {starts: 2026-10-01, ends: 2026-10-20}\nlull: {starts: 2026-11-01, ends: 2026-11-20}\n",
    "company/team.yml": "name: Acme\nlead: ben\nmembers: [ana, ben]\n",
    "company/shop/team.yml": "name: Shop\nmembers: [ben]\n",
    "company/shop/rush/a.md": "---\nobjective: A\nowner: ana\naudience: public\n---\n",
    "company/till/team.yml": "name: Till\n",
    "company/till/rush/b.md": "---\nobjective: B\n---\n",
    "company/till/rush/check-ins/shop.csv": "date,key_result,value\n",
    "company/shop/rush/check-ins/2026-10-05.yml": "audience: public\nkpis: {uptime: 9}\n",
    "company/shop/rush/check-ins/2026-10-06.yml": "kpis: {cash: 9}\n",
}


def test_below_the_company_there_is_only_what_says_so_and_what_that_needs(seen_by):
    seen = seen_by(PUBLIC, "public").portfolio
    assert (list(seen.objectives), list(seen.teams), list(seen.cycles)) == (
        ["shop/rush/a"],
        ["company", "shop"],
        ["rush"],
    )
    assert [(team.lead, team.members) for team in seen.teams.values()] == [(None, ()), (None, ("ana",))]
    ana = seen.people["ana"]
    assert (list(seen.people), ana.name, ana.email, ana.roles) == (["ana"], "Ana", None, ())
    assert (list(seen.kpis), list(seen.kpi_values), seen.settings.north_star) == (["uptime"], ["uptime"], None)
    assert [each.id for each in seen.check_ins] == ["shop/rush/2026-10-05"]


def test_a_company_that_publishes_nothing_has_nothing(seen_by):
    seen = seen_by(COMPANY, "public").portfolio
    assert (seen.objectives, seen.teams, seen.cycles, seen.people) == ({}, {}, {}, {})
