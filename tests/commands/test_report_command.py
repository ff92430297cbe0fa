"""`okrsite report`: a cycle on paper, read back from the document."""

import datetime as dt
import io
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from okrsite_gen import pipeline
from okrsite_gen.charts.draw import width
from okrsite_gen.cli import main
from okrsite_gen.pages import words

sys.path.insert(0, str(Path(__file__).parents[1] / "charts"))
from analysis import check_in, files, objective, write

DEMO = Path(__file__).parents[2] / "content" / "okrs"
LONG = "An objective whose title goes on and on, because nobody could agree on what to leave out of it " * 3


def report(source, *arguments, status=0):
    result = CliRunner().invoke(main, ["report", *arguments, "--source", str(source)])
    assert result.exit_code == status, result.output
    return result


def read(source, *arguments):
    return PdfReader(io.BytesIO(report(source, *arguments).stdout_bytes))


def text_of(page):
    """White space folded: lines wrap where they must."""
    return " ".join(page.extract_text().split())


def placed(page):
    """Each piece of text with where it begins, in points from the lower left corner."""
    found = []
    page.extract_text(visitor_text=lambda text, cm, tm, *_: found.append((text.strip(), cm[4] + tm[4], cm[5] + tm[5])))
    return found


@pytest.fixture(scope="module")
def demo():
    return read(DEMO, "2026-q4")


@pytest.fixture(scope="module")
def snapshot():
    return pipeline.run(DEMO, fallback_day=dt.date(2026, 11, 20)).snapshot


def test_the_first_page_is_the_scorecard(demo, snapshot):
    first = text_of(demo.pages[0])
    assert "week 8 of 14, 41 days left · as of 20 November 2026" in first
    assert "Tarnbrook, Q4 2026" in first
    for cycle in ("2026-q4", "2026"):
        for state in snapshot.of_team(snapshot.company.id, cycle):
            assert state.title in first
            assert words.known_score(state) in first
            if state.forecast:
                assert f"{words.score(state.forecast.low)} to {words.score(state.forecast.high)}" in first
            assert words.PACE_WORDS[state.pace] in first
            assert snapshot.portfolio.people[state.objective.owner].label in first
    last = snapshot.weeks["2026-q4"].company[-1]
    net = words.signed(100 * last.net_confidence, 0)
    assert f"Net confidence {net}% of live key results in Q4 2026, sure less doubting" in first
    rate = words.percent(last.check_in_rate)
    assert f"Check-in rate {rate} of live key results in Q4 2026, spoken of in time" in first
    assert "0.65 forecast" in first


def test_every_team_has_a_page_with_all_its_key_results(demo, snapshot):
    pages = [text_of(page) for page in demo.pages]
    for team in snapshot.portfolio.teams.values():
        states = snapshot.of_team(team.id, "2026-q4")
        if not states:
            continue
        [start] = [at for at, page in enumerate(demo.pages) if page.extract_text().splitlines()[1] == team.name]
        whole = pages[start]
        for later in pages[start + 1 :]:
            if not later.startswith(f"{team.name}, Q4 2026, continued"):
                break
            whole += later
        for state in states:
            assert state.title in whole
            for key_result in state.key_results:
                assert key_result.title in whole


def test_what_is_in_the_way_and_what_is_asked(demo):
    everything = " ".join(text_of(page) for page in demo.pages)
    assert "In the way" in everything
    assert "Asks of others" in everything
    assert "Connections at IT, without an agreed date for January" in everything


def test_pages_are_numbered_and_the_document_has_a_title(demo):
    for number, page in enumerate(demo.pages, start=1):
        assert text_of(page).endswith(f"{number} of {len(demo.pages)}")
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert demo.metadata.title == "Tarnbrook, Q4 2026"
    assert demo.metadata.creation_date.date() == dt.date(2026, 11, 20)


def test_the_same_bytes_again(demo, tmp_path):
    report(DEMO, "2026-q4", "--output", str(tmp_path / "q4.pdf"))
    report(DEMO, "--output", str(tmp_path / "current.pdf"))
    assert (tmp_path / "q4.pdf").read_bytes() == (tmp_path / "current.pdf").read_bytes()


def test_a_cycle_that_is_over_is_a_review(snapshot):
    document = read(DEMO, "2026-q3")
    first = text_of(document.pages[0])
    assert "over since 30 September 2026" in first
    assert "Expected" not in first.partition("Company objectives, 2026 ")[0]
    assert "Net confidence" not in first
    assert not any("In the way" in text_of(page) for page in document.pages)


def test_confidence_that_nobody_named_is_unknown(tmp_path):
    """Acme reports numbers only."""
    first = text_of(read(write(tmp_path, files()), "2026-q4", "--as-of", "2026-11-18").pages[0])
    assert "Net confidence – of live key results" in first


@pytest.mark.parametrize("day", ["2026-09-30", "2026-10-01", "2026-11-18", "2027-01-20", "2030-01-01"])
@pytest.mark.parametrize("silent", [True, False])
def test_any_day_and_any_silence_is_a_report(tmp_path, day, silent):
    content = {name: text for name, text in files().items() if not (silent and "check-ins" in name)}
    document = read(write(tmp_path, content), "2026-q4", "--as-of", day)
    first = text_of(document.pages[0])
    assert "Acme, Q4 2026" in first
    for word in ("None", "nan"):
        assert word not in first
    if silent:
        assert "0.00" not in first.partition("Company objectives")[2].partition("Expected")[0]
        assert "Nothing to draw yet" in first


def test_long_titles_wrap_and_many_objectives_go_on_on_the_next_page(tmp_path):
    content = files()
    names = [f"thing-{number:02}" for number in range(30)]
    for name in names:
        content[f"company/2026-q4/{name}.md"] = objective().replace("A thing worth doing", f"{name} {LONG}"[:290])
    content["company/2026-q4/check-ins/2026-11-17.yml"] = check_in(**{name.replace("-", "_"): (1, 2) for name in names})
    document = read(write(tmp_path, content), "2026-q4", "--as-of", "2026-11-18")
    pages = [text_of(page) for page in document.pages]
    scorecard = [text for text in pages if text.startswith("Scorecard")]
    everything = " ".join(scorecard)
    for name in names:
        assert f"{name} An objective whose title goes on" in everything
    assert all("Objective Score Expected Forecast" in text for text in scorecard if "thing-" in text)


def test_no_text_leaves_the_sheet_or_runs_into_the_foot(demo):
    """Where each piece of text begins, as the document says."""
    for page in demo.pages:
        for text, x, y in placed(page):
            if text:
                assert 40 <= x <= 552, text
                assert y >= 25
                assert y >= 50 or "Tarnbrook, Q4" in text or " of " in text, text


def test_numbers_with_long_units_keep_their_distance(tmp_path):
    """Each column of numbers ends before the next begins, as wide as DejaVu Sans makes the words."""
    content = files()
    content["company/2026-q4/lead.md"] = objective(target="144 conversations", baseline="0 conversations")
    document = read(write(tmp_path, content), "2026-q4", "--as-of", "2026-11-18")
    units = []

    def note(text, cm, tm, font, size):
        if text.strip() == "conversations":
            bold = "Bold" in font["/BaseFont"]
            units.append((cm[4] + tm[4], cm[4] + tm[4] + width("conversations", size, bold=bold)))

    document.pages[1].extract_text(visitor_text=note)
    assert len(units) == 2 * 3, "baseline, now and target of two key results"
    for line in (units[:3], units[3:]):
        assert all(begin - end >= 6 for (_, end), (begin, _) in pairwise(sorted(line)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2026-q5"], "there is no cycle `2026-q5` with objectives"),
        (["2026-q4", "--format", "doc"], "'doc' is not 'pdf'"),
        (["2026-q4", "--output", "x.png"], "`x.png` does not say pdf\n  help: say it with --format"),
    ],
)
def test_what_cannot_be_meant(arguments, said):
    assert said in report(DEMO, *arguments, status=2).stderr


def test_a_company_without_objectives(tmp_path):
    write(tmp_path, {"okrsite.yml": "company: Acme\n", "company/team.yml": "name: Acme\n"})
    said = report(tmp_path, status=2).stderr
    assert "there is no objective yet" in said
    assert "`okrsite new objective` starts one" in said
