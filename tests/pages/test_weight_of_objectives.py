"""How heavy an objective's page is. A whole page may weigh 12 kB compressed and have 1,500 elements; what surrounds the body takes some."""

import datetime as dt
import gzip
import random

import pytest
from published import Published, put

AROUND_KB, AROUND_ELEMENTS = 3.6, 160
NOTES = (
    "No change: the release slipped to next week, and with it the number.",
    "We looked at twelve cases by hand; most of them fail at the **second** step.",
    "Better than we thought. Two large accounts finished their setup on the same day.",
    "Holidays. Expect the same next week.",
)


def company(weeks):
    """A quarter in which each of three key results is spoken of every week, half of the time in words."""
    chance = random.Random(6)  # noqa: S311 - the same numbers every time
    files = {
        "okrsite.yml": "as_of: 2026-12-10\n",
        "people.yml": "ana: {name: Ana Pires}\n",
        "co/team.yml": "name: Co\nmembers: [ana]\n",
        "co/2026-q4/grow.md": "---\nobjective: Grow\nwhy: Rent rises\nowner: ana\nkey_results:\n"
        + "".join(f"  - {{id: {id_}, title: {id_.title()} open, baseline: 3, target: 90}}\n" for id_ in ("shops", "sites", "stalls"))
        + "---\n",
    }  # fmt: skip
    for week in range(weeks):
        day = dt.date(2026, 10, 5) + dt.timedelta(days=7 * week)
        words = "".join(
            f"  grow#{id_}: {{value: {8 * week + chance.randint(0, 9)}, confidence: {chance.randint(3, 9)}"
            + (f", note: '{chance.choice(NOTES)} {chance.randint(100, 999)}'" if chance.random() < 0.5 else "")
            + "}\n"
            for id_ in ("shops", "sites", "stalls")
        )
        files[f"co/2026-q4/check-ins/{day}.yml"] = f"by: ana\nkey_results:\n{words}"
    return files


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("weight"), company(10)))


def test_thirty_words_of_check_ins_keep_the_budget(site):
    html, page = site.html("2026-q4/co/grow/"), site.page("2026-q4/co/grow/")
    assert len(page.after("Check-ins").all(cls="okr-entry__about")) == 30
    assert len(gzip.compress(html.encode())) / 1000 + AROUND_KB <= 12
    assert len(page.all()) + AROUND_ELEMENTS <= 1500


def test_a_page_says_the_days_of_its_pictures_once(site):
    """The score's picture has them; those of the three key results, and their confidences, repeat them from there."""
    html = site.html("2026-q4/co/grow/")
    assert (html.count(">Nov</text>"), html.count(">today</text>"), html.count('id="days_"')) == (1, 1, 1)
    assert html.count('<use href="#days_"/>') == 6


def test_pictures_of_another_time_have_their_own_days(tmp_path):
    files = company(10)
    name = "co/2026-q4/grow.md"
    files[name] = files[name].replace("{id: shops,", "{id: shops, due: 2026-12-01,")
    html = Published(put(tmp_path, files)).html("2026-q4/co/grow/")
    assert (html.count(">Nov</text>"), html.count('<use href="#days_"/>')) == (3, 4)


def test_a_page_is_the_same_whatever_was_rendered_before(site):
    """Names, links and macros are kept from page to page."""
    uris = ["2026-q4/co/grow/", "check-ins/2026-q4/co/", "people/ana/", ""]
    first = {uri: site.html(uri) for uri in uris}
    alone = Published(site.root)
    assert {uri: alone.html(uri) for uri in reversed(uris)} == {uri: first[uri] for uri in reversed(uris)}
