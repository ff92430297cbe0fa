"""Who is to read it, asked of the commands and of mkdocs.yml."""

import hashlib
import json
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner
from planted import Plan, put_files

from okrsite_gen.cli import main
from okrsite_gen.host import trouble

COMPANY = {
    "okrsite.yml": "company: Acme\nas_of: 2026-11-20\n",
    "company/team.yml": "name: Acme\n",
    "company/2026-q4/grow.md": "---\nobjective: We grow\nowner: ana\nsupports: [buy]\nkey_results: [{id: x, title: Shops, baseline: 0, target: 9}]\n---\n",
    "company/2026-q4/buy.md": "---\nobjective: We buy the vendor\nowner: zoe\naudience: board\nkey_results: [{id: y, title: Signed, kind: binary}]\n---\n",
    "company/2026-q4/later.md": "---\nobjective: We sing\nowner: ana\nstate: draft\n---\n",
    "company/2026-q4/check-ins/2026-11-16.yml": "by: ana\nkey_results:\n  buy#y: {note: Nearly, confidence: 9}\n  grow#x: {value: 3}\n",
}


@pytest.fixture
def acme(tmp_path, monkeypatch):
    """Changes into a company's folder; returns it."""
    put_files(tmp_path / "content/okrs", COMPANY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    return tmp_path


def run(*arguments, status=0):
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exit_code == status, result.output
    return result


def files(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def text_of(site):
    return b"\n".join(files(site).values()).decode(errors="replace")


SAYING = {
    "export": ("--format", "json"),
    "due": ("--format", "json", "--within", "366"),
    "digest": ("--launch",),
    "graph": ("--format", "json"),
}


@pytest.mark.parametrize("command", SAYING)
def test_every_command_tells_the_company_less_than_the_board(acme, command):
    told, more = (run(command, *SAYING[command], *who).stdout for who in ([], ["--audience", "board"]))
    assert "We grow" in told or "grow" in told
    assert "buy" not in told.lower()
    assert "zoe" not in told
    assert "buy" in more.lower()


def test_a_report_and_a_chart_are_those_of_a_company_without_it(acme):
    before = [
        run("report", "--output", "a.pdf"),
        run("chart", "score-distribution", "--output", "a.svg"),
        (acme / "a.pdf").read_bytes(),
        (acme / "a.svg").read_bytes(),
    ]
    (acme / "content/okrs/company/2026-q4/buy.md").write_text(
        "---\nobjective: Nothing at all\naudience: board\nowner: ana\n---\n", "utf-8"
    )
    said = acme / "content/okrs/company/2026-q4/check-ins/2026-11-16.yml"
    said.write_text(said.read_text("utf-8").replace("buy#y: {note: Nearly, confidence: 9}", "grow#x: {value: 3}").replace("\n  grow#x: {value: 3}\n  grow#x", "\n  grow#x"), "utf-8")  # fmt: skip
    run("report", "--output", "a.pdf")
    run("chart", "score-distribution", "--output", "a.svg")
    assert before[2:] == [(acme / "a.pdf").read_bytes(), (acme / "a.svg").read_bytes()]
    run("report", "--audience", "board", "--output", "b.pdf")
    assert (acme / "b.pdf").read_bytes() != before[2]


@pytest.mark.parametrize("command", ["build", "export", "report", "digest", "due", "graph"])
def test_an_audience_that_nobody_knows_is_wrong_use(acme, command):
    result = run(command, "--audience", "bord", status=2)
    assert "there is no audience `bord`" in result.output
    assert "did you mean `board`?" in result.output
    assert not (acme / "site").exists()


def test_an_audience_that_nobody_knows_is_not_served(acme):
    """In a process of its own: MkDocs leaves the socket of a preview that never began to the process's end."""
    done = subprocess.run(
        [sys.executable, "-m", "okrsite_gen", "serve", "--audience", "bord"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "there is no audience `bord`" in done.stderr
    assert "did you mean `board`?" in done.stderr


MISTAKES = {
    "an audience": ("audience: board", "audience: bored", "there is no audience `bored`"),
    "a key": ("audience: board", "audiance: board", "unknown key `audiance`"),
    "a state": ("audience: board", "state: drafty", "`drafty` is not one of the allowed words"),
    "an empty audience": ("audience: board", "audience:", "`audience` has nothing after it"),
    "an empty state": ("audience: board", "state:", "`state` has nothing after it"),
    "a list of audiences": ("audience: board", "audience: [board]", "audience"),
    "a hidden objective": ("kind: binary", "kind: binery", "binery"),
    "a hidden owner's key": ("owner: zoe", "ownr: zoe", "unknown key `ownr`"),
}


@pytest.mark.parametrize(("right", "wrong", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_where_something_is_hidden_stops_every_build(acme, right, wrong, words):
    """Closed, not open: nobody guesses who may read it."""
    path = acme / "content/okrs/company/2026-q4/buy.md"
    path.write_text(path.read_text("utf-8").replace(right, wrong), "utf-8")
    for audience in ("public", "company", "board"):
        result = run("build", "--audience", audience, status=1)
        assert words in result.output
    assert not (acme / "site").exists()


@pytest.mark.parametrize("place", ["company/team.yml", "cycles.yml", "company/2026-q4/check-ins/2026-11-17.yml", "company/2026-q4/retrospective.md"])  # fmt: skip
@pytest.mark.parametrize("typo", ["audience: bored", "state: drafty"])
def test_so_does_a_typo_in_a_team_a_cycle_a_check_in_or_a_retrospective(acme, place, typo):
    path = acme / "content/okrs" / place
    texts = {
        "team.yml": f"name: Acme\n{typo}\n",
        "cycles.yml": f"rush: {{starts: 2026-10-01, ends: 2026-10-20, {typo}}}\n",
    }
    whole = texts.get(
        path.name, f"---\n{typo}\nwell: [Fine]\n---\n" if path.suffix == ".md" else f"{typo}\nwins: [Fine]\n"
    )
    path.write_text(whole, "utf-8")
    assert typo.split()[-1] in run("export", status=1).output


def test_what_was_left_out_is_listed_with_the_reason(acme):
    listed = run("build", "--redaction-report").stdout.splitlines()
    assert listed[:-2] == [
        "company/2026-q4/buy.md:2: objective `company/2026-q4/buy`: for `board`",
        "company/2026-q4/check-ins/2026-11-16.yml:3: entry `buy#y`: `company/2026-q4/buy` is left out",
        "company/2026-q4/grow.md:4: supports `buy`: `company/2026-q4/buy` is left out",
        "company/2026-q4/later.md:2: objective `company/2026-q4/later`: a draft",
    ]
    assert listed[-2] == "4 left out"
    published = text_of(acme / "site")
    assert not [trace for trace in ("We buy", "company/buy", "buy#y", "zoe", "Nearly") if trace in published]
    run("build", "--audience", "board", "--drafts", "--redaction-report", "left.json")
    assert json.loads((acme / "left.json").read_text()) == []
    assert "We buy the vendor" in text_of(acme / "site")
    run("build", "--redaction-report=left.json")
    assert {"what": "objective", "id": "company/2026-q4/buy", "why": "for `board`", "path": "company/2026-q4/buy.md", "line": 2} in json.loads((acme / "left.json").read_text())  # fmt: skip


def test_the_report_is_never_published(acme):
    result = run("build", "--redaction-report", "site/left.txt", status=2)
    assert "lies in the site" in result.output


def test_mkdocs_yml_may_say_for_whom(acme):
    (acme / "mkdocs.yml").write_text(
        "site_name: Acme\ndocs_dir: content/pages\ntheme: {name: material}\nplugins: [search, okrsite: {audience: board}]\n"
    )
    (acme / "content/pages").mkdir()
    run("build")
    assert "We buy the vendor" in text_of(acme / "site")
    run("build", "--audience", "company")
    assert "We buy the vendor" not in text_of(acme / "site")


def test_the_commit_is_for_the_highest_audience(acme):
    git = shutil.which("git")
    if not git:
        pytest.skip("needs git")

    def say(*arguments):
        who = ("-c", "user.name=a", "-c", "user.email=a@acme.example")
        return subprocess.run([git, *who, *arguments], check=True, cwd=acme, capture_output=True, text=True).stdout

    say("init", "-q")
    say("add", ".")
    say("commit", "-qm", "All of it")
    commit = say("rev-parse", "--short=12", "HEAD").strip()
    run("build")
    assert commit not in text_of(acme / "site")
    run("build", "--audience", "board")
    assert commit in text_of(acme / "site")


def test_who_writes_a_link_to_what_readers_do_not_see_is_told(acme):
    said = run("check").stdout
    assert "company/2026-q4/grow.md:4:12: info[link-to-hidden]" in said
    assert "`company/2026-q4/buy` is for `board`, so not all who read this see the link" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "0.0.0.0", "192.0.2.7"])  # noqa: S104 - a word
def test_only_who_sits_there_reads_of_trouble_in_the_browser(tmp_path, host):
    trouble.write(tmp_path, "We buy the vendor", host)
    shown = (tmp_path / "index.html").read_text()
    assert ("We buy the vendor" in shown) == (host in ("127.0.0.1", "localhost", "::1"))


def test_whole_builds_keep_every_byte_too(tmp_path, monkeypatch):
    """Frames, search, sitemap and pictures included; also where the board's site was built before, at the same place and with the same cache."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    monkeypatch.setenv("OKRSITE_CACHE_DIR", str(tmp_path / "cache"))
    seen = set()
    for seed, before in ((11, []), (12, ["--audience", "board", "--drafts"])):
        put_files(tmp_path / "content/okrs", Plan(seed).all())
        monkeypatch.chdir(tmp_path)
        if before:
            run("build", "--site-dir", tmp_path / "site", *before)
            assert [name for name, data in files(tmp_path / "site").items() if b"hush" in data]
        run("build", "--site-dir", tmp_path / "site")
        found = files(tmp_path / "site")
        assert not [name for name, data in found.items() if b"hush" in (name.encode() + data).lower()]
        seen.add(hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest())
    assert len(seen) == 1
