"""What a program may write without asking: only what can have been meant."""

import pytest

from okrsite_gen.reading.certain import alike, repairs, surely_id, surely_word

KEYS = ("objective", "owner", "why", "type", "due", "baseline", "key_results", "limit", "milestones", "state", "start")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("onwer", "owner"),
        ("Owner", "owner"),
        ("key results", "key_results"),
        ("KeyResults", "key_results"),
        ("basline", "baseline"),
        ("objectiv", "objective"),
        ("mielstnoes", "milestones"),
        ("stat", None),  # state or start
        ("wy", None),  # too short to tell
        ("dew", None),
        ("owning", None),
        ("", None),
        ("-", None),
        ("x" * 5000, None),
    ],
)
def test_words_that_okrsite_defines(written, meant):
    assert surely_word(written, KEYS) == meant


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("plattform", ("platform", "product"), "platform"),
        ("Platform", ("platform",), "platform"),
        ("up_time", ("uptime",), "uptime"),
        ("lead-the-categroy", ("lead-the-category", "lead-the-field"), "lead-the-category"),
        ("sales-eu", ("sales-us",), None),
        ("team-a", ("team-b",), None),
        ("churn-2026", ("churn-2025",), None),
        ("release2", ("release1",), None),
        ("clinics-berlin", ("clinics-berlin-west",), None),
        ("clinics-bonn", ("clinics-born", "clinics-bonne"), None),
        ("faster-answers-now", ("faster-answers",), None),
    ],
)
def test_ids_that_people_chose_may_differ_little_on_purpose(written, known, meant):
    assert surely_id(written, known) == meant


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [("Ana", ("ana", "ben"), "ana"), ("ana.pires", ("ana-pires",), "ana-pires"), ("anna", ("ana",), None)],
)
def test_people_differ_by_a_letter(written, known, meant):
    assert alike(written, known) == meant


def test_two_that_are_alike_cannot_be_told_apart():
    assert alike("A-B", ("ab", "a-b")) is None


@pytest.mark.parametrize(
    ("written", "others"),
    [
        ("31.12.2026", ["2026-12-31"]),
        ("31/12/2026", ["2026-12-31"]),
        ("12/31/2026", ["2026-12-31"]),
        ("5.5.2026", ["2026-05-05"]),
        ("2026/1/5", ["2026-01-05"]),
        ("2026-1-5", ["2026-01-05"]),
        ("05.10.2026", []),  # October or May
        ("31.2.2026", []),
        ("2026-13-13", []),
        ("31.12/2026", []),
        ("“ana”", ["ana"]),
        ("„Ana“", ["Ana"]),
        ("Ana", ["ana"]),
        ("HTTPS://Example.org/A", []),
    ],
)
def test_other_ways_to_write_a_value(written, others):
    assert list(repairs(written)) == others
