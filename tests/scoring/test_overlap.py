"""What may be worth a talk between two teams, in companies small enough to see why."""

import pytest
from overlapping import DAY, files, found_in, pairs, snapshot_of

from okrsite_gen.scoring.overlap import overlaps

MANUAL = "New users find their way without a manual"
CALL = "New users find their way without a manual or a call"
ALIKE = {"care/calls": CALL, "product/start": MANUAL}
OTHERS = {"boats/float": "The fleet is painted before winter", "shops/open": "Shops open on Sundays in three towns"}


def measure(title, baseline=None, target=None, **keys):
    numbers = {"baseline": baseline, "target": target} if target is not None else {}
    return {"id": "k", "title": title, **numbers, **keys}


def two(one, other, **more):
    """Two teams with an objective and a key result each, and a third that has nothing to do with them."""
    return {
        "boats/ours": {"objective": "The fleet is painted before winter", "key_results": [one], **more},
        "shops/theirs": {"objective": "Sundays are open in three towns", "key_results": [other]},
        "care/third": "Every red flag is seen by a nurse",
    }


def test_two_that_say_the_same_are_found_with_the_words_that_tell(tmp_path):
    (found,) = found_in(tmp_path, ALIKE | OTHERS)
    assert pairs([found]) == [("duplicate", "care/calls", "product/start")]
    assert found.reasons[0] == "Both say “find”, “manual”, “users” and “way”."
    assert found.score > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Customers reach the right person at the first attempt",
            "Every customer gets to the right person on the first try",
        ),
        ("Engineers are hired faster", "Faster hiring of engineers"),
        ("Kunden finden sich ohne Handbuch zurecht", "Neukunden finden sich ohne das Handbuch zurecht"),
        ("Onboarding feels effortless", "Effortless on-boarding, effortlessly onboarded shops"),
    ],
)
def test_other_forms_of_the_words_are_found_too(tmp_path, one, other):
    assert pairs(found_in(tmp_path, OTHERS | {"care/a": one, "product/b": other})) == [
        ("duplicate", "care/a", "product/b")
    ]


def test_one_team_may_say_a_thing_twice(tmp_path):
    assert not found_in(tmp_path, OTHERS | {"care/calls": CALL, "care/start": MANUAL})


@pytest.mark.parametrize(
    "link", [{"supports": ["product/start"]}, {"depends_on": [{"to": "product/start", "what": "Screens"}]}]
)
def test_those_who_name_each_other_know_already(tmp_path, link):
    assert not found_in(tmp_path, ALIKE | OTHERS | {"care/calls": {"objective": CALL, **link}})


def test_what_is_shared_with_the_other_team_ranks_lower_and_says_so(tmp_path):
    (plain,) = found_in(tmp_path / "plain", ALIKE | OTHERS)
    (shared,) = found_in(
        tmp_path / "shared", ALIKE | OTHERS | {"care/calls": {"objective": CALL, "shared_with": ["product"]}}
    )
    assert shared.score == pytest.approx(0.9 * plain.score)
    assert shared.reasons[-1] == "One is shared with the other team already, so it ranks lower."


@pytest.mark.parametrize(
    "keys",
    [
        {"state": "draft"},
        {"audience": "board"},
        {"type": "personal"},
        {"retired": {"date": "2026-11-02", "reason": "Over"}},
    ],
)
def test_drafts_hidden_personal_and_retired_ones_leave_no_trace(tmp_path, keys):
    """Not even in how sure the others are: rare words stay rare."""
    twice = OTHERS | ALIKE
    hidden = {"objective": CALL, "why": "Without a manual", "key_results": [measure("Calls", 9, 4)], **keys}
    assert not found_in(tmp_path / "one", OTHERS | {"product/start": MANUAL, "care/calls": hidden})
    with_it = found_in(tmp_path / "two", twice | {"sales/again": hidden})
    without = found_in(tmp_path / "three", twice)
    assert with_it == without


def test_a_cycle_that_is_over_is_not_compared(tmp_path):
    old = {"company/care/team.yml": "name: Care\n", "company/care/2026-q3/calls.md": f"---\nobjective: {CALL}\n---\n"}
    assert not found_in(tmp_path, OTHERS | {"product/start": MANUAL}, old)


UP, DOWN = measure("Log retention", 90, 365, unit="days"), measure("Log retention", 90, 30, unit="days")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (UP, DOWN, "conflict"),
        (UP, measure("Retention of logs", 90, 180, unit="days"), "shared-measure"),
        (UP, measure("Log retention", kind="at-most", limit=60, unit="days"), "conflict"),
        (DOWN, measure("Log retention", kind="at-least", limit=90, unit="days"), "conflict"),
        (UP, measure("Log retention", kind="between", low=60, high=90, unit="days"), "conflict"),
        (UP, measure("Log retention", kind="between", low=360, high=400, unit="days"), "shared-measure"),
        (measure("Uptime", kind="at-least", limit=99, unit="%"), measure("Uptime", kind="at-most", limit=98, unit="%"), "conflict"),
        (UP, measure("Log retention", 90, 30, unit="weeks"), None),
        (UP, measure("Log entries", 90, 30, unit="days", kind="metric"), None),
        (UP, {"id": "k", "title": "Log retention", "kind": "binary"}, None),
    ],
)  # fmt: skip
def test_one_measure_pulled_the_same_way_or_against(tmp_path, one, other, kind):
    found = pairs(found_in(tmp_path, two(one, other)))
    assert found == ([(kind, "boats/ours#k", "shops/theirs#k")] if kind else [])


def test_a_conflict_says_who_pulls_which_way(tmp_path):
    (found,) = found_in(tmp_path, two(UP, DOWN))
    assert found.score == 1
    assert tuple(reason.replace("\xa0", " ") for reason in found.reasons) == (
        "Both are named alike (log, retention) and counted in days.",
        "Boats raises it from 90 to 365 days, Shops lowers it from 90 to 30 days: no value can please both.",
    )


def test_opposite_ways_that_can_meet_are_less_sure(tmp_path):
    (found,) = found_in(tmp_path, two(UP, measure("Log retention", kind="at-most", limit=400, unit="days")))
    assert found.kind == "conflict"
    assert found.score == pytest.approx(0.6)
    assert "one value could please both" in found.reasons[-1]


def test_what_begins_elsewhere_may_be_another_thing(tmp_path):
    (found,) = found_in(tmp_path, two(measure("Visits", 40, 52), measure("Visits", 900, 1200)))
    assert found.score == pytest.approx(0.7)
    assert found.reasons[-1] == "They begin at 40 and 900, so they may count different things."


def test_the_same_evidence_tells_whatever_the_name(tmp_path):
    address = "https://metrics.example/orders"
    one, other = measure("Orders", 40, 52, evidence=address), measure("What people buy", 40, 60, evidence=address)
    (found,) = found_in(tmp_path, two(one, other))
    assert found.kind == "shared-measure"
    assert found.reasons == (f"Both give the same evidence: {address}.",)


def test_the_same_kpi_tells(tmp_path):
    kpis = {"kpis.yml": 'uptime: {title: Platform uptime, unit: "%"}\n'}
    one = measure("Platform uptime as the guests of our harbour see it", 98, 99, unit="%")
    other = measure("Till payments, nights and Sundays, by platform uptime", 98, 99.5, unit="%")
    (found,) = found_in(tmp_path, two(one, other), kpis)
    assert found.reasons == ("Both name the KPI “Platform uptime”.",)


def test_a_measure_handed_down_along_a_link_is_meant(tmp_path):
    top = {"objective": "Lead the harbour", "key_results": [measure("Guests of the harbour", 40, 52)]}
    below = {"objective": "Boats float", "key_results": [measure("Guests of the harbour", 40, 45)]}
    assert found_in(tmp_path / "a", OTHERS | {"company/lead": top, "boats/float": below})
    assert not found_in(
        tmp_path / "b", OTHERS | {"company/lead": top, "boats/float": below | {"supports": ["company/lead#k"]}}
    )


def needing(day):
    return [{"to": "it/wires", "what": "A wire", "needed_by": day, "agreed": False}]


def leaning(*days):
    titles = ["Paint the fleet", "Sundays are open", "Red flags are seen", "A budget by May"]
    teams = ["boats/a", "shops/b", "care/c", "board/d"]
    return {"it/wires": "Cables everywhere"} | {
        team: {"objective": title, "depends_on": needing(day)}
        for team, title, day in zip(teams, titles, days, strict=False)
    }


def test_two_who_wait_for_one_overloaded_team_in_the_same_days(tmp_path):
    """Three needs within 14 days are too many; two of them are two days apart, the third is a week later."""
    (found,) = found_in(tmp_path, leaning("2026-11-23", "2026-11-25", "2026-12-02"))
    assert pairs([found]) == [("collision", "boats/a", "shops/b")]
    assert found.reasons == (
        "Both need something of It 2 days apart, and It has agreed to neither.",
        "3 things that It has not agreed to are needed of it within 14 days, or were already.",
    )
    assert found.score == pytest.approx(0.6)


def test_two_needs_are_no_overload(tmp_path):
    assert not found_in(tmp_path, leaning("2026-11-23", "2026-11-23"))


def test_the_order_of_the_files_changes_nothing(tmp_path):
    company = ALIKE | two(UP, DOWN) | leaning("2026-11-23", "2026-11-25", "2026-11-24")
    there, back = (found_in(tmp_path / str(reverse), company, reverse=reverse) for reverse in (False, True))
    assert there == back
    assert len(there) >= 4
    assert all(one.one < one.other for one in there)


def test_who_is_called_first_makes_no_difference(tmp_path):
    """Symmetric: the teams swap their texts."""
    here = found_in(tmp_path / "here", ALIKE | OTHERS)
    there = found_in(tmp_path / "there", {"care/calls": MANUAL, "product/start": CALL} | OTHERS)
    assert [one.score for one in here] == pytest.approx([one.score for one in there])


def test_an_objective_that_has_nothing_to_do_with_it_removes_no_pair(tmp_path):
    company = ALIKE | two(UP, DOWN)
    before = set(pairs(found_in(tmp_path / "before", company)))
    for number, words in enumerate(["Zebras juggle pumpkins", "Violet xylophones hum", "Kites over Krakow"]):
        company |= {f"extra{number}/o": words}
        assert before <= set(pairs(found_in(tmp_path / str(number), company)))


def test_it_is_found_once_a_snapshot(tmp_path):
    snapshot = snapshot_of(tmp_path, files(ALIKE | OTHERS))
    assert snapshot.as_of == DAY
    assert overlaps(snapshot) is overlaps(snapshot)
