"""What an audience may not read leaves no trace."""

import pytest

from okrsite_gen.loading import visible

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
def all_of_it(company):
    return company(FILES)


def test_drafts_and_what_is_meant_for_a_higher_audience_are_left_out(all_of_it):
    seen = visible(all_of_it)
    assert list(seen.objectives) == ["company/2026-q4/launch", "company/2026-q4/open"]
    assert list(seen.teams) == ["company", "tasters"]
    assert [each.id for each in seen.check_ins] == ["company/2026-q4/2026-10-05"]
    assert seen.kpi_values == {}


@pytest.mark.parametrize(
    ("drafts", "audience", "slugs"),
    [
        (False, "public", ["open"]),
        (False, "company", ["launch", "open"]),
        (True, "company", ["later", "launch", "open"]),
        (False, "leadership", ["launch", "open", "wine"]),
        (True, "board", ["later", "launch", "open", "secret", "wine"]),
    ],
)
def test_each_audience_reads_what_is_meant_for_it_and_those_below(company, drafts, audience, slugs):
    files = {path: text for path, text in FILES.items() if path.endswith((".md", "team.yml")) and "retro" not in path}
    quiet = {
        path: text.replace("objective: We launch", "audience: company\nobjective: We launch")
        for path, text in files.items()
    }
    seen = visible(company(quiet), drafts=drafts, audience=audience)
    assert sorted(each.slug for each in seen.objectives.values()) == slugs


def test_no_link_entry_action_lesson_or_name_leads_there(all_of_it):
    seen = visible(all_of_it)
    launch = seen.objectives["company/2026-q4/launch"]
    assert [link.to for link in launch.supports] == ["company/2026-q4/open"]
    assert (launch.depends_on, launch.successor_of, launch.fields.shared_with) == ((), None, ())
    assert list(seen.entries) == ["company/2026-q4/launch"]
    assert [action.what for action in seen.actions] == ["Order flyers"]
    assert list(seen.people) == []
    assert seen.teams["tasters"].parent == "company"
    for trace in ("secret", "later", "Hush", "vendor", "of='cellar'", "zoe", "yann", "xena", "Signed"):
        assert trace not in repr(seen), trace


def test_where_nothing_is_hidden_nothing_is_copied(all_of_it):
    assert visible(all_of_it, drafts=True, audience="board") is all_of_it
