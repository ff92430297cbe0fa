"""`okrsite new` writes nothing that `okrsite check` then refuses or passes over: it says why, and how else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main

DAY = ("--as-of", "2026-11-20")
DATES = ("--starts", "2027-03-01", "--ends", "2027-04-15")


@pytest.fixture
def okrsite(tmp_path, monkeypatch):
    """Runs a command beside a small company, without a terminal."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, status=0):
        result = CliRunner().invoke(main, [*arguments, *DAY])
        assert result.exit_code == status, result.output
        return result

    files = {
        "okrsite.yml": "",
        "people.yml": "alex: {name: Alex}\nsam: {name: Sam}\n",
        "cycles.yml": "abc: {starts: 2026-11-01, ends: 2026-12-31}\n",
        "company/team.yml": "name: Acme\n",
        "company/product/team.yml": "name: Product\n",
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
    return run


def everything():
    return {str(path): path.read_text() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("team", "Q4", "--id", "2026-q4"), "`2026-q4` is a cycle, so no team can be called so"),
        (("team", "ABC"), "`abc` is a cycle"),
        (("team", "x" * 301), "that cannot be the name of a team: the text has 301 characters, more than 300"),
        (("team", "Two\nlines"), "the text has more than one line"),
        (("cycle", "teams", *DATES), "`teams` is a folder of the site itself"),
        (("cycle", "product", *DATES), "there is a team `product`"),
        (("cycle", "Spring", *DATES), "write it, in lower-case letters"),
        (("cycle", "abc", *DATES), "there is a cycle `abc` already"),
        (("cycle", "spring", *DATES, "--title", "Spring\nand more"), "that cannot be the title of a cycle"),
        (
            ("cycle", "bad", "--starts", "2026-06-18", "--ends", "2026-05-26"),
            "`bad` ends on 2026-05-26, before it starts on 2026-06-18",
        ),
        (("cycle", "2026-q4", *DATES), "`2026-q4` is a standard cycle: it runs from 2026-10-01 to 2026-12-31"),
        (("objective", "README", "--team", "product"), "cannot be called `readme`"),
        (("objective", "Retrospective", "--team", "product"), "choose another name with --id"),
        (("objective", "Retrospectives", "--team", "product"), "the file `retrospectives.md` is not read"),
        (("objective", "Ours", "--id", "objectives", "--team", "product"), "cannot be called `objectives`"),
        (("objective", "Win\nmore", "--team", "product"), "the text has more than one line"),
        (("objective", "x" * 301, "--team", "product"), "more than 300"),
        (("check-in", "--team", "product", "--by", "zoe"), "people are `alex`, `sam`"),
        (
            ("check-in", "--team", "product", "--by", "sam", "--cycle", "2020-q1"),
            "a check-in of 2026-11-20 would not count in `2020-q1`, which runs from 2020-01-01 to 2020-03-31",
        ),
    ],
)
def test_it_is_refused_with_the_reason_and_nothing_is_written(okrsite, command, said):
    before = everything()
    assert said in okrsite("new", *command, status=2).stderr
    assert everything() == before


def test_without_people_yml_a_person_is_named_by_an_id_all_the_same(okrsite):
    Path("people.yml").unlink()
    before = everything()
    for command in (
        ("check-in", "--team", "product", "--by", "Zoë X"),
        ("objective", "Win", "--team", "product", "--owner", "Zoë X"),
        ("team", "Sales", "--lead", "Zoë X"),
    ):
        assert "`Zoë X` cannot be the id of a person" in okrsite("new", *command, status=2).stderr
    assert everything() == before
    okrsite("new", "check-in", "--team", "product", "--by", "zoe.x")


def test_a_cycle_goes_where_the_cycles_are(okrsite):
    Path("cycles.yml").rename("cycles.yaml")
    okrsite("new", "cycle", "spring", *DATES)
    assert not Path("cycles.yml").exists()
    exported = json.loads(okrsite("export").stdout)
    assert {cycle["id"] for cycle in exported["cycles"]} == {"abc", "spring"}


@pytest.mark.parametrize(
    "there",
    [
        "{abc: {starts: 2026-11-01, ends: 2026-12-31}}\n",
        "{}\n",
        "abc: {starts: 2026-11-01\n",
        "abc: {starts: 2026-11-01, ends: 2026-12-31}\nspring:\n  - an entry that cannot be read\n",
        "abc: {starts: 2026-11-01, ends: 2026-12-31}\n...\n",
    ],
)
def test_a_cycles_yml_that_cannot_be_added_to_stays_as_it_is(okrsite, there):
    Path("cycles.yml").write_text(there)
    refused = okrsite("new", "cycle", "spring", *DATES, status=2).stderr
    assert "nothing was written to `cycles.yml`: " in refused
    assert "write it by hand, as an entry `spring` with title, starts and ends" in refused
    assert Path("cycles.yml").read_text() == there


def test_a_cycles_yml_without_a_last_line_break_is_added_to(okrsite):
    Path("cycles.yml").write_text("abc: {starts: 2026-11-01, ends: 2026-12-31} # ours")
    okrsite("new", "cycle", "spring", *DATES)
    okrsite("check")
    assert Path("cycles.yml").read_text().startswith("abc: {starts: 2026-11-01, ends: 2026-12-31} # ours\nspring:\n")


def test_a_second_retrospective_is_not_offered_another_name(okrsite):
    okrsite("new", "retrospective", "--team", "product")
    again = okrsite("new", "retrospective", "--team", "product", status=2).stderr
    assert "is there already" in again
    assert "--id" not in again
    assert "--cycle" in again


def test_mistakes_that_are_there_already_keep_nobody_from_writing(okrsite):
    Path("company/product/2026-q4").mkdir()
    Path("company/product/2026-q4/shop.md").write_text("---\nobjective: Shop\nonwer: sam\n---\n")
    okrsite("new", "objective", "Win", "--team", "product")
    okrsite("new", "check-in", "--by", "sam", "--team", "product")
    okrsite("new", "retrospective", "--team", "product")
    assert okrsite("check", status=1).stdout.count("error[") == 1


def test_the_content_is_not_touched_while_it_is_tried(okrsite):
    before = everything()
    okrsite("new", "objective", "Win", "--team", "product")
    after = everything()
    assert {path: after[path] for path in before} == before
    assert after.keys() - before.keys() == {"company/product/2026-q4/win.md"}


@pytest.mark.parametrize("name", ["x" * 301, "Two\nlines", "  "])
def test_a_company_cannot_be_called_what_no_file_can_hold(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    refused = CliRunner().invoke(main, ["init", "acme", "--company", name, *DAY])
    assert (refused.exit_code, refused.stderr.partition(":")[2][:37]) == (2, " that cannot be the name of a company")
    assert not Path("acme").exists()


def test_a_day_without_a_quarter_is_refused(okrsite):
    last = ("--as-of", "2999-12-30")
    refused = CliRunner().invoke(main, ["new", "objective", "Win", "--team", "product", *last])
    assert (refused.exit_code, "there is no quarter that holds 2999-12-30" in refused.stderr) == (2, True)
    refused = CliRunner().invoke(main, ["init", "acme", *last])
    assert (refused.exit_code, "there is no cycle `2999-q4`" in refused.stderr) == (2, True)
    assert not Path("acme").exists()
