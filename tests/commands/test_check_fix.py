"""`okrsite check --fix` and `--diff`: what they write, and all that they leave alone."""

import codecs
import datetime as dt
import os
import re
import shutil
import stat
import subprocess

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen import pipeline
from okrsite_gen.cli import main
from okrsite_gen.commands import mending

DAY = dt.date(2026, 11, 20)
GIT = shutil.which("git")
FILES = {
    "okrsite.yml": "company: Acme\nas_of: 2026-11-20\npriorities: [{id: enterprise, title: Win clinics}]\n",
    "people.yml": "ana: {name: Ana Pires, team: company}\nben: {name: Ben Ode, team: company}\n",
    "kpis.yml": "uptime: {title: Uptime, owner: ana}\n",
    "company/team.yml": "name: Acme\nlead: ana\n",
    "company/2026-q4/answers.md": (
        "---\n"
        "objective: Support answers at once\n"
        "owner: ana\n"
        "type: committed\n"
        "priority: enterprise\n"
        "why: Half of all clinics that left had waited, see 45\n"
        "supports: [company/growth-first#clinics]\n"
        "key_results:\n"
        "  - id: first-answer\n"
        "    title: First answer within 10 minutes\n"
        "    kind: at-most\n"
        "    limit: 10 minutes\n"
        "    due: 2026-12-31\n"
        "  - {id: wait, title: Nobody waits for a day, kind: binary, owner: ben}\n"
        "---\n"
        "The story: what #1 said.\n"
    ),
    "company/2026-q4/growth-first.md": (
        "---\n"
        "objective: Growth comes first\n"
        "owner: ben\n"
        "why: Clinics ask for it\n"
        "key_results:\n"
        "  - {id: clinics, title: Clinics from 10 to 20, baseline: 10 clinics, target: 20 clinics}\n"
        "  - id: launch\n"
        "    title: The launch of the new portal is done\n"
        "    kind: binary\n"
        "---\n"
    ),
    "company/2026-q4/check-ins/2026-11-16.yml": (
        "by: ben\n"
        "key_results:\n"
        "  answers#first-answer: {value: 9, status: on-track, note: It holds}\n"
        "kpis: {uptime: 99.7}\n"
        "wins:\n"
        "  - The clinic wrote to us\n"
        "actions:\n"
        "  - {what: Call the clinic, who: ana, due: 2026-11-30}\n"
    ),
}
# What is right, a slip of the hand, and the file; the fix is to bring back what is right.
SLIPS = [
    ("owner: ana", "onwer: ana", "company/2026-q4/answers.md"),
    ("owner: ana", "Owner: ana", "company/2026-q4/answers.md"),
    ("owner: ana", "owner: Ana", "company/2026-q4/answers.md"),
    ("owner: ana", "owner: “ana”", "company/2026-q4/answers.md"),
    ("type: committed", "type: Committed", "company/2026-q4/answers.md"),
    ("type: committed", "type: comitted", "company/2026-q4/answers.md"),
    ("priority: enterprise", "priority: enterprize", "company/2026-q4/answers.md"),
    ("growth-first#clinics", "growht-first#clinics", "company/2026-q4/answers.md"),
    ("growth-first#clinics", "growth-first#clinisc", "company/2026-q4/answers.md"),
    ("company/growth", "compnay/growth", "company/2026-q4/answers.md"),
    ("kind: at-most", "kind: at_most", "company/2026-q4/answers.md"),
    ("kind: binary, owner", "kind: binry, owner", "company/2026-q4/answers.md"),
    ("due: 2026-12-31", "due: 31.12.2026", "company/2026-q4/answers.md"),
    ("key_results:\n  - id", "key_resutls:\n  - id", "company/2026-q4/answers.md"),
    ("limit: 10", "limt: 10", "company/2026-q4/answers.md"),
    ('"First: answer within 10 minutes"', "First: answer within 10 minutes", "company/2026-q4/answers.md"),
    (
        '"Half of all clinics that left had waited, see #45"',
        "Half of all clinics that left had waited, see #45",
        "company/2026-q4/answers.md",
    ),
    ("by: ben", "by: Ben", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("status: on-track", "status: On Track", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("answers#first-answer", "answers#first-anwser", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("kpis: {uptime", "kpis: {up-time", "company/2026-q4/check-ins/2026-11-16.yml"),
    ('- "The clinic: it wrote to us"', "- The clinic: it wrote to us", "company/2026-q4/check-ins/2026-11-16.yml"),
    (
        '- "`Thank you` is what they wrote"',
        "- `Thank you` is what they wrote",
        "company/2026-q4/check-ins/2026-11-16.yml",
    ),
    ("due: 2026-11-30", "due: 2026/11/30", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("who: ana", "who: ANA", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("owner: ana", "owner: Ana Pires", "company/2026-q4/answers.md"),
    ("by: ben", "by: ben ode", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("who: ana", "who: Ana Pires", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("value: 9.5 minutes", "value: 9,5 minutes", "company/2026-q4/check-ins/2026-11-16.yml"),
    ("uptime: 99.7%", "uptime: %99.7", "company/2026-q4/check-ins/2026-11-16.yml"),
    ('note: "It holds, at last"', "note: It holds, at last", "company/2026-q4/check-ins/2026-11-16.yml"),
    (
        'title: "Nobody waits, at night, for a day"',
        "title: Nobody waits, at night, for a day",
        "company/2026-q4/answers.md",
    ),
    ('objective: "Support answers at once"', "objective: “Support answers at once”", "company/2026-q4/answers.md"),
]
RIGHT = {
    "value: 9.5 minutes": "value: 9",
    "uptime: 99.7%": "uptime: 99.7",
    'note: "It holds, at last"': "note: It holds",
    'title: "Nobody waits, at night, for a day"': "title: Nobody waits for a day",
    'objective: "Support answers at once"': "objective: Support answers at once",
    '"First: answer within 10 minutes"': "First answer within 10 minutes",
    '"Half of all clinics that left had waited, see #45"': "Half of all clinics that left had waited, see 45",
    '- "The clinic: it wrote to us"': "- The clinic wrote to us",
    '- "`Thank you` is what they wrote"': "- The clinic wrote to us",
}


@pytest.fixture
def company(tmp_path, monkeypatch):
    """Writes `{path: text}` over a company without mistakes; returns the root."""
    monkeypatch.chdir(tmp_path)

    def write(files):
        return written(tmp_path / "okrs", {**FILES, **files})

    return write


def written(root, files):
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def contents(root):
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def mistakes(root):
    """What is an error, or a warning of how files are written."""
    found = pipeline.run(root, fallback_day=DAY).diagnostics
    return [each for each in found if each.fix or each.severity == "error"]


def check(root, *options):
    result = CliRunner().invoke(main, ["check", "--source", str(root), *options])
    assert result.exit_code in (0, 1), result.output
    return result


def test_the_company_of_these_tests_has_no_mistakes(company):
    assert mistakes(company({})) == []


@pytest.mark.parametrize(("right", "slip", "path"), SLIPS, ids=[slip for _, slip, _ in SLIPS])
def test_a_slip_is_brought_back_to_what_was_meant(company, right, slip, path):
    before = FILES[path]
    good = before.replace(RIGHT.get(right, right), right, 1)
    bad = good.replace(right, slip, 1)
    assert bad != good
    root = company({path: bad})
    assert mistakes(root)
    check(root, "--fix")
    assert contents(root) == {name: text.encode() for name, text in {**FILES, path: good}.items()}
    assert mistakes(root) == []


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("owner: ana", "owner: anna"),  # a colleague who is not in people.yml yet
        ("owner: ana", "owner: ana\nonwer: ben"),  # which of the two?
        ("due: 2026-12-31", "due: 05.10.2026"),  # October or May
        ("due: 2026-12-31", "due: 31.2.2026"),
        ("priority: enterprise", "priority: e-commerce"),
        ("type: committed", "audience: compnay"),  # who may read is never guessed
        ("type: committed", "typ_of: committed"),
        ("limit: 10 minutes", "limits: [10 minutes]"),
        ("owner: ana", "owner: Ana Pieres"),  # nearly a name
        ("title: Nobody waits for a day", "title: Nobody waits, done"),  # a key?
        ("kind: binary", "kind: metric, target: 1,200"),  # 1200 or 1.2
        ("limit: 10 minutes", "limit: 10 minutes\n    titel: First answer within 10 minutes"),  # there is a title
    ],
)
def test_what_could_be_meant_otherwise_is_left_to_people(company, right, slip):
    text = FILES["company/2026-q4/answers.md"].replace(right, slip, 1)
    root = company({"company/2026-q4/answers.md": text})
    before = contents(root)
    result = check(root, "--fix")
    assert contents(root) == before
    assert "nothing could be fixed" in result.output
    assert result.exit_code == 1


def test_what_programs_are_told_to_replace_is_free_and_there(company):
    text = (
        FILES["company/2026-q4/answers.md"].replace("owner: ana", "owner: ana\nonwer: ben").replace("type:", '"tpye":')
    )
    found = mistakes(company({"company/2026-q4/answers.md": text}))
    assert {(each.message, each.fix) for each in found} == {("unknown key `onwer`", None), ("unknown key `tpye`", None)}


MANY = {
    "company/2026-q4/answers.md": FILES["company/2026-q4/answers.md"]
    .replace("objective: Support answers at once", "objective: Support: answers at once")
    .replace("owner: ana\n", "onwer: Ana\n")
    .replace("due: 2026-12-31", "due: 31.12.2026"),
    "company/2026-q4/check-ins/2026-11-16.yml": FILES["company/2026-q4/check-ins/2026-11-16.yml"]
    .replace("by: ben", "by: Ben")
    .replace("on-track", "On Track"),
}


def test_everything_is_mended_at_once_though_one_mistake_hides_the_next(company):
    root = company(MANY)
    result = check(root, "--fix")
    lines = [line for line in result.output.splitlines() if line.startswith("fixed ")]
    assert len(lines) == 6
    assert "6 problems fixed\n" in result.output
    assert "fixed okrs/company/2026-q4/answers.md:3:1: unknown key `onwer`" in lines
    assert mistakes(root) == []
    again = contents(root)
    assert "nothing could be fixed" in check(root, "--fix").output
    assert contents(root) == again


def test_programs_find_the_report_alone_on_standard_output(company):
    result = check(company(MANY), "--fix", "--format", "concise")
    assert not re.search("^(fixed|[0-9]+ problem)", result.stdout, re.MULTILINE)
    assert "6 problems fixed" in result.stderr


def test_a_preview_changes_nothing_and_is_a_patch(company, tmp_path):
    root = company(MANY)
    before = contents(root)
    result = check(root, "--diff")
    assert contents(root) == before
    assert "6 problems would be fixed; nothing was changed" in result.stderr
    subprocess.run([GIT, "apply", "-"], input=result.stdout, text=True, cwd=tmp_path, check=True)
    patched = contents(root)
    written(root, MANY)
    check(root, "--fix")
    assert patched == contents(root)


def test_a_preview_of_nothing_is_empty(company):
    result = check(company({}), "--diff")
    assert (result.stdout, result.stderr) == ("", "nothing can be fixed; nothing was changed\n")


def test_the_report_says_how_many_can_be_fixed(company):
    root = company(
        {"company/2026-q4/answers.md": FILES["company/2026-q4/answers.md"].replace("owner: ana", "onwer: ana")}
    )
    assert "\n1 can be fixed: `okrsite check --fix`, or `--diff` to look first\n" in check(root).stdout
    assert "can be fixed" not in check(company({})).stdout


@pytest.mark.parametrize(
    ("mark", "end"), [(b"", "\r\n"), (codecs.BOM_UTF8, "\n"), (codecs.BOM_UTF8, "\r\n"), (b"", "\r")]
)
def test_line_ends_and_byte_order_mark_stay(company, mark, end):
    path = "company/2026-q4/answers.md"
    good = FILES[path].replace("\n", end)
    root = company({path: mark + good.replace("owner: ana", "onwer: Ana").encode()})
    check(root, "--fix")
    assert (root / path).read_bytes() == mark + good.encode()


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_the_rights_of_a_file_stay_and_nothing_else_is_left_behind(company):
    root = company(MANY)
    file = root / "company/2026-q4/answers.md"
    file.chmod(0o640)
    names = sorted(contents(root))
    check(root, "--fix")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(contents(root)) == names


def test_what_a_link_leads_to_is_not_touched(company, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text(MANY["company/2026-q4/answers.md"])
    root = company({})
    (root / "company/2026-q4/answers.md").unlink()
    (root / "company/2026-q4/answers.md").symlink_to(outside)
    check(root, "--fix")
    assert outside.read_text() == MANY["company/2026-q4/answers.md"]
    assert (root / "company/2026-q4/answers.md").is_symlink()


def test_only_what_a_change_introduced_is_mended(company, tmp_path):
    path = "company/2026-q4/answers.md"
    old = FILES[path].replace("type: committed", "type: Committed")
    root = company({path: old})
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "old"]):
        subprocess.run([GIT, "-c", "user.name=a", "-c", "user.email=a@a", *command], cwd=root, check=True)
    (root / path).write_text(old.replace("owner: ana", "onwer: ana"))
    check(root, "--fix", "--since", "HEAD")
    assert (root / path).read_text() == old


@pytest.mark.slow
@settings(max_examples=150)
@given(st.sets(st.integers(0, len(SLIPS) - 1), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_many_slips_at_once(tmp_path_factory, chosen, end):
    """Fixing ends with a company without mistakes, and a second time changes nothing."""
    files = dict(FILES)
    for right, slip, path in (SLIPS[index] for index in sorted(chosen)):
        files[path] = files[path].replace(RIGHT.get(right, right), slip, 1)
    root = written(tmp_path_factory.mktemp("okrs"), {path: text.replace("\n", end) for path, text in files.items()})
    mending.mend(root, lambda: pipeline.run(root, fallback_day=DAY).diagnostics)
    assert mistakes(root) == []
    after = contents(root)
    assert mending.mend(root, lambda: pipeline.run(root, fallback_day=DAY).diagnostics) == []
    assert contents(root) == after
