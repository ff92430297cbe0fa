"""Who leads to the company: worked cases, and companies of any shape counted again from METHOD alone."""

import dataclasses
import datetime as dt
import json
import random
from pathlib import Path

import networkx as nx
import pytest
import yaml
from company import FALLBACK_DAY, run, write
from linked import Counted, full, linked_files
from random_links import random_company

from okrsite_gen import loading, pipeline, reading, scoring
from okrsite_gen.exporters import json as json_export
from okrsite_gen.scoring import between_teams
from okrsite_gen.scoring.alignment import Links, is_rising
from okrsite_gen.scoring.snapshot import Asked

EXAMPLES = yaml.safe_load((Path(__file__).parent / "alignment_examples.yml").read_text(encoding="utf-8"))
DEMO = Path(__file__).parents[2] / "content" / "okrs"
AS_OF = dt.date(2026, 11, 20)
SIZES = [1, 2, 3, 5, 8, 13, 20, 30, 45, 60, 90, 120, 200, 300]


def looked_at(root, as_of, **options):
    """The snapshot, and its export as an outsider has it."""
    snapshot = run(root, as_of, **options).snapshot
    return snapshot, json.loads(json_export.export(snapshot, root))


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["example"] for example in EXAMPLES])
def test_worked_example(example, tmp_path):
    root = write(tmp_path, linked_files(example["objectives"], example.get("teams"), example.get("cycles")))
    snapshot, export = looked_at(root, example.get("as_of", AS_OF), drafts=example.get("drafts", False))
    found = dict(export["alignment"])
    found["aligned"] = {one["id"]: one["aligned"] for one in export["objectives"]}
    found["ways"] = {
        one.id: [link.to for link in Links(snapshot.portfolio).way_up(one, snapshot.as_of)]
        for one in snapshot.portfolio.objectives.values()
    }
    found["weeks"] = {
        cycle: [None if week.share is None else round(week.share, 6) for week in weeks.company]
        for cycle, weeks in snapshot.aligned_weeks.items()
    }
    found["overloaded"] = list(between_teams.overloaded(snapshot))
    found["alone"] = list(between_teams.alone(snapshot))
    found["skipping"] = [f"{link.source} {link.to}" for link in between_teams.skipping(snapshot)]
    for key, value in example["expect"].items():
        assert meant(key, value, found[key]) == found[key], key


def meant(key, value, found):
    """What is expected, in full names; of mappings only what is listed, the rest as found."""
    if key == "skipping":
        return [" ".join(map(full, pair.split())) for pair in value]
    if key == "circles":
        return [[full(name) for name in circle] for circle in value]
    if key in ("aligned", "ways"):
        listed = {full(name): [full(to) for to in one] if key == "ways" else one for name, one in value.items()}
        return {**found, **listed}
    if key == "weeks":
        return {**found, **value}
    return [full(name) for name in value] if key in ("unaligned", "unsupported") else value


def test_every_example_names_its_rule():
    assert len(EXAMPLES) >= 20
    assert all(example["rule"] for example in EXAMPLES)
    assert len({example["example"] for example in EXAMPLES}) == len(EXAMPLES)


def compare(snapshot, export):
    """All that is computed of the links, against all that is counted."""
    counted = Counted(export)
    alignment = export["alignment"]
    assert {one["id"]: one["aligned"] for one in export["objectives"]} == {
        id_: counted.aligned(id_) for id_ in counted.objectives
    }
    asked, unaligned = counted.share(counted.objectives, counted.day)
    assert (alignment["asked"], alignment["unaligned"]) == (asked, unaligned)
    assert alignment["unaligned_share"] == (pytest.approx(len(unaligned) / asked, abs=1e-6) if asked else None)
    assert alignment["unsupported"] == counted.unsupported()
    compare_weeks(snapshot, counted)
    compare_teams(snapshot, counted)


def compare_weeks(snapshot, counted):
    assert set(snapshot.aligned_weeks) == {one["cycle"] for one in counted.objectives.values()}
    for cycle, weeks in snapshot.aligned_weeks.items():
        assert [plain(week) for week in weeks.company] == counted.weeks(cycle)
        working = {one["team"] for one in counted.objectives.values() if one["cycle"] == cycle}
        assert set(weeks.teams) == {team for team in working if counted.level[team] != "company"}
        for team, found in weeks.teams.items():
            assert [plain(week) for week in found] == counted.weeks(cycle, team)


def plain(week):
    return week.date, week.asked, list(week.unaligned)


def compare_teams(snapshot, counted):
    overloaded = between_teams.overloaded(snapshot)
    assert list(overloaded) == sorted(overloaded)
    assert {team: sorted((need.source, need.to) for need in needs) for team, needs in overloaded.items()} == (
        counted.overloaded()
    )
    assert list(between_teams.alone(snapshot)) == counted.alone()
    assert sorted((link.source, link.to) for link in between_teams.skipping(snapshot)) == counted.skipping()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("count", SIZES)
def test_random_companies_are_judged_as_counted(tmp_path, seed, count):
    objectives, teams, cycles, day = random_company(f"{seed} {count}", count)
    root = write(tmp_path, linked_files(objectives, teams, cycles))
    compare(*looked_at(root, day))


@pytest.mark.parametrize("seed", range(4))
def test_with_drafts_they_are_still_asked_nothing(tmp_path, seed):
    objectives, teams, cycles, day = random_company(f"drafts {seed}", 60)
    root = write(tmp_path, linked_files(objectives, teams, cycles))
    snapshot, export = looked_at(root, day, drafts=True)
    drafts = [one for one in export["objectives"] if one["state"] == "draft"]
    assert drafts
    assert {one["aligned"] for one in drafts} == {None}
    compare(snapshot, export)


@pytest.mark.parametrize("day", ["2026-06-30", "2026-09-30", "2026-10-05", "2026-11-20", "2026-12-31", "2027-02-01"])
def test_the_demo_company_is_judged_as_counted(day):
    compare(*looked_at(DEMO, dt.date.fromisoformat(day)))


def test_random_companies_show_all_there_is_to_see(tmp_path):
    """Else the comparisons above would prove little."""
    seen = dict.fromkeys(
        ["aligned", "unaligned", "not asked", "unsupported", "overloaded", "alone", "skipping", "changing"], 0
    )
    for seed, count in ((0, 1), (1, 1), (2, 1), (0, 3), (1, 3), (2, 3), (1, 45), (2, 90)):
        objectives, teams, cycles, day = random_company(f"{seed} {count}", count)
        root = write(tmp_path / f"{seed}-{count}", linked_files(objectives, teams, cycles))
        counted = Counted(looked_at(root, day)[1])
        words = {True: "aligned", False: "unaligned", None: "not asked"}
        for id_ in counted.objectives:
            seen[words[counted.aligned(id_)]] += 1
        for name in ("unsupported", "overloaded", "alone", "skipping"):
            seen[name] += len(getattr(counted, name)())
        seen["changing"] += sum(len({tuple(lost) for *_, lost in counted.weeks(cycle)}) > 1 for cycle in counted.cycles)
    assert all(seen.values()), seen


@pytest.mark.parametrize("seed", range(12))
def test_a_way_up_is_a_shortest_one_and_the_first_of_these(tmp_path, seed):
    objectives, teams, cycles, day = random_company(f"ways {seed}", 40, circles=seed % 2 == 0)
    root = write(tmp_path, linked_files(objectives, teams, cycles))
    snapshot, export = looked_at(root, day)
    links, counted = Links(snapshot.portfolio), Counted(export)
    graph = nx.DiGraph()
    graph.add_nodes_from(counted.objectives)
    graph.add_edges_from((id_, above) for id_ in counted.objectives for above in counted.above(id_))
    tops = [id_ for id_ in counted.objectives if counted.is_top(id_, day)]
    for objective in snapshot.portfolio.objectives.values():
        if counted.companys(objective.id):
            continue
        way = links.way_up(objective, day)
        lengths = [
            nx.shortest_path_length(graph, objective.id, top) for top in tops if nx.has_path(graph, objective.id, top)
        ]
        assert len(way) == min(lengths, default=0)
        stops = [objective.id, *(link.to.partition("#")[0] for link in way)]
        assert [link.source for link in way] == stops[:-1]
        assert not way or stops[-1] in tops
        places = tuple(list(snapshot.portfolio.objectives[link.source].supports).index(link) for link in way)
        assert places == min(counted.shortest(objective.id, day), default=())


@pytest.mark.parametrize("seed", range(8))
def test_circles_are_the_groups_that_lead_to_each_other(tmp_path, seed):
    """One for each strongly connected group: a shortest way round from its smallest id that links really go."""
    objectives, teams, cycles, day = random_company(f"circles {seed}", 25)
    root = write(tmp_path, linked_files(objectives, teams, cycles))
    _, export = looked_at(root, day)
    counted = Counted(export)
    graph = nx.DiGraph((id_, above) for id_ in counted.objectives for above in counted.above(id_))
    groups = {min(group): graph.subgraph(group) for group in nx.strongly_connected_components(graph) if len(group) > 1}
    circles = export["alignment"]["circles"]
    assert [circle[0] for circle in circles] == sorted(groups)
    for circle in circles:
        assert all(to in counted.above(one) for one, to in zip(circle, [*circle[1:], circle[0]], strict=True))
        ways = [
            nx.shortest_path_length(graph, after, circle[0])
            for after in graph.successors(circle[0])
            if nx.has_path(graph, after, circle[0])
        ]
        assert len(circle) == 1 + min(ways)


@pytest.mark.parametrize("length", [2, 3])
def test_a_circle_is_an_error(tmp_path, length):
    names = [f"it/{number}" for number in range(length)]
    objectives = {name: {"supports": names[(place + 1) % length]} for place, name in enumerate(names)}
    found = pipeline.run(write(tmp_path, linked_files(objectives, rules={})), fallback_day=AS_OF)
    assert found.snapshot is None
    assert [one.rule for one in found.diagnostics if one.severity == "error"] == ["support-circle"]


def test_a_link_to_itself_is_an_error_and_makes_no_circle(tmp_path):
    objectives = {"it/a": {"supports": "it/a"}, "it/b": {"key_results": ["k"], "supports": "it/b#k"}}
    root = write(tmp_path, linked_files(objectives))
    found = pipeline.run(root, fallback_day=AS_OF)
    assert [one.rule for one in found.diagnostics if one.severity == "error"] == ["self-link", "self-link"]
    alignment = scoring.take(found.portfolio, AS_OF).alignment
    assert (alignment.circles, alignment.aligned) == ((), {"it/2026-q4/a": False, "it/2026-q4/b": False})


@pytest.mark.parametrize("top", ["company/top", None])
def test_a_chain_a_thousand_deep_is_walked_to_its_end(tmp_path, top):
    above = [top, *(f"it/o{number}" for number in range(999))]
    objectives = {f"it/o{number}": {"supports": [to] if (to := above[number]) else []} for number in range(1000)}
    if top:
        objectives[top] = {}
    snapshot, export = looked_at(write(tmp_path, linked_files(objectives)), AS_OF)
    assert export["alignment"]["asked"] == 1000
    assert len(export["alignment"]["unaligned"]) == (0 if top else 1000)
    last = snapshot.portfolio.objectives["it/2026-q4/o999"]
    assert len(Links(snapshot.portfolio).way_up(last, AS_OF)) == (1000 if top else 0)
    assert export["alignment"]["circles"] == []


def test_a_circle_of_a_thousand_is_one(tmp_path):
    objectives = {f"it/o{number}": {"supports": f"it/o{(number + 1) % 1000}"} for number in range(1000)}
    _, export = looked_at(write(tmp_path, linked_files(objectives)), AS_OF)
    assert [len(circle) for circle in export["alignment"]["circles"]] == [1000]


def test_three_thousand_objectives_are_judged_as_counted(tmp_path):
    """Ten trees of three hundred, five of which hang from the company, and links from everywhere into them."""
    chance = random.Random(3000)  # noqa: S311 - the same trees in every run
    objectives = {"company/top": {"key_results": ["k"]}}
    for tree in range(10):
        for number in range(300):
            near = f"t{tree}/o{chance.randrange(number)}" if number else ("company/top#k" if tree < 5 else None)
            far = f"t{chance.randrange(tree, 10)}/o{299}" if number % 97 == 50 and tree > 4 else None
            ends = dict.fromkeys(end for end in (near, far) if end and end != f"t{tree}/o{number}")
            objectives[f"t{tree}/o{number}"] = {"supports": list(ends)}
    snapshot, export = looked_at(write(tmp_path, linked_files(objectives)), AS_OF)
    assert (export["alignment"]["asked"], len(export["alignment"]["unaligned"])) == (3000, 1500)
    links = Links(snapshot.portfolio)
    reached = {id_ for id_ in snapshot.objectives if links.way_up(snapshot.portfolio.objectives[id_], AS_OF)}
    assert len(reached) == 1500
    assert {id_.partition("/")[0] for id_ in reached} == {f"t{tree}" for tree in range(5)}


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_files_changes_nothing(tmp_path, seed):
    objectives, teams, cycles, day = random_company(f"order {seed}", 50)
    documents, _ = reading.read_tree(write(tmp_path, linked_files(objectives, teams, cycles)))
    shuffled = list(documents)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - the same order in every run
    one, other = (scoring.take(loading.load(some)[0], day) for some in (documents, shuffled))
    assert one.alignment == other.alignment
    assert {cycle: one.aligned_weeks[cycle] for cycle in one.aligned_weeks} == {
        cycle: other.aligned_weeks[cycle] for cycle in other.aligned_weeks
    }
    for look in (between_teams.overloaded, between_teams.alone, between_teams.skipping, between_teams.dependencies):
        assert look(one) == look(other)


@pytest.mark.parametrize("seed", range(6))
def test_the_weeks_that_are_over_stay_as_they_were(tmp_path, seed):
    """A later day adds Mondays and alters none: all that ends has its date."""
    objectives, teams, cycles, day = random_company(f"weeks {seed}", 50)
    root = write(tmp_path, linked_files(objectives, teams, cycles))
    before, after = (run(root, on).snapshot.aligned_weeks for on in (day, day + dt.timedelta(days=40)))
    for cycle in before:
        assert after[cycle].company[: len(before[cycle].company)] == before[cycle].company


@pytest.mark.parametrize(
    ("shares", "rising"),
    [
        ([], False),
        ([(1, 4)], False),
        ([(1, 4), (2, 4)], False),
        ([(1, 4), (2, 4), (3, 4)], True),
        ([(3, 4), (1, 4), (2, 4), (3, 4)], True),
        ([(1, 4), (2, 4), (2, 4)], False),
        ([(1, 4), (1, 4), (2, 4)], False),
        ([(1, 4), (2, 4), (3, 4), (2, 4)], False),
        ([(2, 4), (1, 4), (2, 4)], False),
        ([(0, 4), (1, 4), (1, 3)], True),  # the share rises where fewer are asked
        ([(1, 4), (2, 8), (3, 12)], False),  # more of more is no larger share
        ([(0, 0), (0, 4), (1, 4), (2, 4)], True),
        ([(0, 0), (1, 4), (2, 4)], False),  # nobody asked: nothing to rise from
        ([(0, 4), (1, 4), (0, 0), (2, 4)], True),  # a week in which nobody is asked says nothing
    ],
)
def test_two_rises_running_warn(shares, rising):
    weeks = [
        Asked(date=dt.date(2026, 10, 5) + dt.timedelta(weeks=week), asked=asked, unaligned=tuple("abcdefghijkl"[:lost]))
        for week, (lost, asked) in enumerate(shares)
    ]
    assert is_rising(weeks) is rising


def test_what_is_computed_does_not_hang_on_what_was_asked_before(tmp_path):
    """The graph remembers who leads up on which day."""
    objectives, teams, cycles, day = random_company("memory", 60)
    portfolio = run(write(tmp_path, linked_files(objectives, teams, cycles)), day).snapshot.portfolio
    days = [day + dt.timedelta(days=step) for step in (-60, 0, 30, -90, 0)]
    used = Links(portfolio)
    assert [used.on(each) for each in days] == [Links(portfolio).on(each) for each in days]
    assert used.unsupported(day) == Links(portfolio).unsupported(day)
    assert dataclasses.is_dataclass(used.on(day))
    assert day > FALLBACK_DAY
