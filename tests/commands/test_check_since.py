"""`okrsite check --since REV`: only what a change introduced, in real Git repositories."""

import json
import os
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main

GIT = shutil.which("git")
ANSWERS, GROWTH = "company/2026-q4/answers.md", "company/2026-q4/growth.md"
OBJECTIVE = """---
objective: {title}
owner: ana
why: Clinics ask for it
{extra}key_results:
  - {{id: one, title: The first step is done, kind: binary}}
  - {{id: two, title: The second step is done, kind: binary}}
---
"""
OLD_MISTAKE = "typ: committed\n"
FILES = {
    "okrsite.yml": "company: Acme\nas_of: 2026-10-02\n",
    "company/team.yml": "name: Acme\n",
    ANSWERS: OBJECTIVE.format(title="Support answers at once", extra=OLD_MISTAKE),
    GROWTH: OBJECTIVE.format(title="Growth comes first", extra="supports: [answers]\n"),
}


class Repository:
    """A company in the folder `content/okrs` of a repository."""

    def __init__(self, folder):
        self.folder, self.root = folder, folder / "content" / "okrs"
        self.git("init", "-q")

    def git(self, *arguments):
        identity = ("-c", "user.name=Ana", "-c", "user.email=ana@acme.example", "-c", "commit.gpgsign=false")
        done = subprocess.run([GIT, *identity, *arguments], cwd=self.folder, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def write(self, files):
        for path, content in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(content, encoding="utf-8")

    def commit(self, files=()):
        self.write(dict(files))
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", "a change")

    def run(self, *options):
        return CliRunner().invoke(main, ["check", "--source", str(self.root), *options])

    def new(self, revision="HEAD"):
        """What is new since a revision, as `path:line rule`."""
        result = self.run("--since", revision, "--format", "json")
        found = json.loads(result.stdout)
        assert result.exit_code == int(any(each["severity"] == "error" for each in found)), result.output
        return [f"{each['path']}:{each['line']} {each['rule']}" for each in found]


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path)
    made.commit(FILES)
    return made


def test_what_was_wrong_before_is_not_reported(repository):
    assert repository.run().exit_code == 1
    assert repository.new() == []
    assert repository.run("--since", "HEAD").stdout == "nothing new since `HEAD`\n"


def test_only_what_a_change_introduced_is(repository):
    repository.write({ANSWERS: FILES[ANSWERS].replace("owner: ana\n", "tpye: committed\n")})
    assert repository.new() == [f"{ANSWERS}:3 unknown-key"]
    repository.commit()
    assert repository.new() == []
    assert repository.new("HEAD~1") == [f"{ANSWERS}:3 unknown-key"]


def test_an_old_mistake_may_move(repository):
    repository.write({ANSWERS: FILES[ANSWERS].replace("objective:", "# a remark\n# and another\nobjective:")})
    assert repository.new() == []


def test_nobody_could_have_spoken_yet_of_what_is_new(repository):
    repository.commit(
        {"okrsite.yml": "company: Acme\nas_of: 2026-11-20\n", ANSWERS: OBJECTIVE.format(title="A", extra="")}
    )
    repository.write({"company/2026-q4/late.md": OBJECTIVE.format(title="Clinics stay with us", extra="")})
    assert repository.new() == ["company/2026-q4/late.md:2 due-on-last-day"]
    everything = json.loads(repository.run("--format", "json").stdout)
    assert "stale-check-in" in {each["rule"] for each in everything if each["path"] == "company/2026-q4/late.md"}


def test_what_could_not_be_judged_then_is_not_new_now(repository):
    """Rules about links are silent while there are errors; mending one does not make old findings new."""
    other = {
        "company/growth/team.yml": "name: Growth\nparent: company\n",
        "company/growth/2026-q4/a-b.md": OBJECTIVE.format(title="B", extra=""),
    }
    repository.commit(other)
    repository.write({ANSWERS: FILES[ANSWERS].replace(OLD_MISTAKE, "")})
    assert repository.new() == [f"{ANSWERS}:2 due-on-last-day"]
    everything = {each["rule"] for each in json.loads(repository.run("--format", "json").stdout)}
    assert {"unaligned", "team-alone"} & everything


def test_a_second_one_of_the_same_kind_is_new(repository):
    twice = FILES[GROWTH].replace("[answers]", "[answers, nowhere]")
    repository.commit({GROWTH: twice})
    repository.write({GROWTH: twice.replace("nowhere]", "nowhere, nowhere]")})
    assert repository.new() == [f"{GROWTH}:5 unknown-reference"]


def test_a_mistake_that_a_change_makes_elsewhere_is_new(repository):
    repository.git("mv", f"content/okrs/{ANSWERS}", "content/okrs/company/2026-q4/replies.md")
    assert repository.new() == [f"{GROWTH}:5 unknown-reference"]


def test_a_renamed_file_keeps_its_mistakes(repository):
    repository.write({GROWTH: FILES[GROWTH].replace("supports: [answers]\n", "")})
    repository.commit()
    repository.git("mv", f"content/okrs/{ANSWERS}", "content/okrs/company/2026-q4/replies.md")
    assert repository.new() == []


def test_a_renamed_team_keeps_the_mistakes_that_name_it(repository):
    repository.commit({GROWTH: FILES[GROWTH].replace("[answers]", "[answers, nowhere]")})
    repository.git("mv", "content/okrs/company", "content/okrs/acme")
    assert repository.new() == []


def test_a_new_file_that_git_does_not_know_yet_counts(repository):
    repository.write({"company/2026-q4/later.md": OBJECTIVE.format(title="Later", extra="x: y\n")})
    assert repository.new() == ["company/2026-q4/later.md:5 unknown-key"]


def test_a_company_that_was_not_there_is_new_altogether(tmp_path):
    repository = Repository(tmp_path)
    repository.commit()
    repository.write(FILES)
    assert f"{ANSWERS}:5 unknown-key" in repository.new()


def test_the_repository_may_be_the_company_itself(tmp_path):
    repository = Repository(tmp_path)
    repository.root = tmp_path
    repository.commit(FILES)
    assert repository.new() == []


def without(text, *lines):
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(lines))


def test_settings_are_those_of_now_on_both_sides(repository):
    quiet = {path: without(text, "why:", "typ:") for path, text in FILES.items()}
    repository.commit({**quiet, "okrsite.yml": FILES["okrsite.yml"] + "rules: {missing-why: off}\n"})
    repository.write({"okrsite.yml": FILES["okrsite.yml"] + "rules: {missing-why: error}\n"})
    assert repository.new() == []
    repository.write({"okrsite.yml": FILES["okrsite.yml"] + "rules: {missing-why: error, no-such-rule: off}\n"})
    assert repository.new() == ["okrsite.yml:3 unknown-rule"]


def test_a_waiver_that_is_taken_away_makes_its_problem_new(repository):
    bare = without(FILES[ANSWERS], "why:", "typ:")
    allowed = bare.replace("key_results:", "allow: [{rule: missing-why, reason: Trial}]\nkey_results:")
    repository.commit({ANSWERS: allowed})
    repository.write({ANSWERS: bare})
    assert repository.new() == [f"{ANSWERS}:2 missing-why"]


def test_files_of_then_may_hold_what_is_refused(repository):
    target = repository.root / "company/2026-q4/linked.md"
    target.symlink_to("answers.md")
    repository.write({"company/2026-q4/größe 1.md": "no front matter", "company/2026-q4/large.md": "x" * (1 << 21)})
    repository.commit()
    assert repository.new() == []
    target.unlink()
    target.symlink_to(repository.root / "okrsite.yml")
    assert repository.new() == []


def test_nothing_in_the_repository_changes(repository):
    repository.write({ANSWERS: "---\nobjective: X\n---\n"})
    before = repository.git("status", "--porcelain=v2"), (repository.folder / ".git/index").read_bytes()
    repository.run("--since", "HEAD")
    assert (repository.git("status", "--porcelain=v2"), (repository.folder / ".git/index").read_bytes()) == before


@pytest.mark.parametrize("revision", ["nope", "--help", "HEAD~7", "HEAD:content", "a b", "@{-9}", "-1"])
def test_a_revision_that_is_none(repository, revision):
    result = repository.run(f"--since={revision}")
    assert result.exit_code == 2
    assert f"there is no revision `{revision}` here\n" in result.stderr


def test_no_revision_is_no_comparison(repository):
    assert repository.run("--since", "").stdout == repository.run().stdout


def test_a_folder_outside_git(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "okrsite.yml").touch()
    result = CliRunner().invoke(main, ["check", "--source", str(tmp_path), "--since", "HEAD"])
    assert result.exit_code == 2
    assert "is not in a Git repository" in result.stderr


def test_a_shallow_clone_says_what_is_missing(repository, tmp_path_factory):
    repository.commit()
    clone = tmp_path_factory.mktemp("clone")
    url = repository.folder.as_uri()
    subprocess.run([GIT, "clone", "-q", "--depth", "1", url, clone], check=True, capture_output=True)
    result = CliRunner().invoke(main, ["check", "--source", str(clone / "content/okrs"), "--since", "HEAD~1"])
    assert result.exit_code == 2
    assert "there is no revision `HEAD~1` here, where the history is cut off (a shallow clone)" in result.stderr
    assert "fetch-depth: 0" in result.stderr


def test_git_that_is_not_installed(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    result = repository.run("--since", "HEAD")
    assert result.exit_code == 3
    assert "git is not installed, and --since needs it" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="owners are those of POSIX")
def test_a_repository_of_somebody_else(repository, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    result = repository.run("--since", "HEAD")
    assert result.exit_code == 3
    assert "safe.directory" in result.stderr
