"""Everything that can be found is shown, with the place and what to do; the page of the manual shows it as it is."""

import datetime as dt
import re

import pytest

from okrsite_gen import pipeline
from okrsite_gen.pages.problems import manuals
from okrsite_gen.reading import sources
from okrsite_gen.reporters import text
from tests.gallery.page import MANUAL, pages
from tests.gallery.provoked import PROVOKED, SMALLEST
from tests.gallery.samples import FOUND, samples

SHOWN = samples()


@pytest.mark.parametrize("provoked", PROVOKED, ids=lambda each: each.do.__name__.strip("_"))
def test_what_no_text_provokes(provoked, tmp_path, monkeypatch):
    for path, content in SMALLEST.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    provoked.do(tmp_path, monkeypatch)
    found = pipeline.run(tmp_path, fallback_day=dt.date(2026, 11, 20)).diagnostics
    told, shown = text.report(found, sources(tmp_path)), provoked.report.removesuffix("...\n")
    assert told.startswith(shown) if shown != provoked.report else told == shown


@pytest.mark.parametrize("rule", [manual.id for manual in manuals()])
def test_every_problem_and_rule_is_shown_at_its_place_with_a_remedy(rule):
    assert rule in SHOWN
    for said in re.split(r"\n\n", SHOWN[rule].report)[:-1]:
        assert FOUND.match(said), "file, line and column"
        assert re.search(r"^ *= help: \S", said, re.MULTILINE), said


def test_nothing_is_shown_that_cannot_be_found():
    assert set(SHOWN) == {manual.id for manual in manuals()}


def test_the_pages_of_the_manual_are_what_the_tests_run():
    for name, shown in pages().items():
        assert (MANUAL / name).read_text(encoding="utf-8") == shown, "run `make gallery`"
