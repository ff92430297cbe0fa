"""Whatever is planted where readers may not look, their site keeps every byte."""

import hashlib
import re

import pytest
from planted import COMMIT, Plan, core

_LINES = re.compile(rb'#L\d+|(?<=\.md):\d+|(?<=\.yml):\d+|(?<=\.csv):\d+|"(?:line|column)": ?(?:\d+|null)')


def digest(site):
    whole = hashlib.sha256()
    for uri in sorted(site):
        whole.update(uri.encode() + b"\0" + site[uri] + b"\0")
    return whole.hexdigest()


def differing(one, other):
    """The addresses where two sites differ, for people who read the failure."""
    return sorted(uri for uri in {*one, *other} if one.get(uri) != other.get(uri))


def unlined(site):
    return {uri: _LINES.sub(b"", data) for uri, data in site.items()}


def hushed(site):
    return sorted(uri for uri, data in site.items() if b"hush" in (uri.encode() + data).lower())


@pytest.fixture
def first(site_of):
    return site_of(Plan(0).all())


def compare(site_of, first, seeds):
    for seed in seeds:
        site = site_of(Plan(seed).all())
        assert differing(first, site) == [], f"seed {seed}"
        assert digest(site) == digest(first)


def test_the_site_is_the_one_of_a_company_that_never_wrote_it(site_of, first):
    assert hushed(first) == []
    assert not [uri for uri, data in first.items() if COMMIT.encode() in data]
    assert differing(unlined(site_of(core())), unlined(first)) == []


def test_random_changes_to_what_is_hidden_change_no_byte(site_of, first):
    compare(site_of, first, range(1, 13))


@pytest.mark.slow
def test_500_random_changes_to_what_is_hidden_change_no_byte(site_of, first):
    compare(site_of, first, range(1, 501))


def test_the_board_reads_all_of_it(site_of):
    """Else the tests above would show nothing."""
    plan = Plan(1)
    files = plan.all()
    site = site_of(files, "board", drafts=True)
    pages = {uri.rstrip("/") for uri in site}
    ids = {"/".join([cycle, team, slug]) for team, cycle, slug in (each.split("/") for each in plan.hidden)}
    assert ids <= pages
    said = b"".join(site.values())
    assert COMMIT.encode() in said
    words = {word for text in files.values() for word in re.findall(r"hush [a-z]+ \d+", text)}
    assert len(words) > 20
    missing = {word for word in words if word.encode() not in said}
    assert len(missing) < len(words) / 10, missing
    assert digest(site) != digest(site_of(Plan(2).all(), "board", drafts=True))
