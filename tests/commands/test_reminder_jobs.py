"""The scheduled jobs that `okrsite init` writes for the forges: their scripts are run, with a `curl` that keeps what it is given."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from okrsite_gen.cli import main

MANUAL = Path(__file__).parents[2] / "content/pages/manual/reminders.md"
EPOCH, CALM, LATE = dt.datetime(1970, 1, 1), dt.datetime(2026, 10, 2), dt.datetime(2026, 12, 4)  # noqa: DTZ001 - days
JOBS = {
    "github": ".github/workflows/okr-reminders.yml",
    "forgejo": ".forgejo/workflows/okr-reminders.yml",
    "gitlab": ".gitlab-ci.yml",
    "bitbucket": "bitbucket-pipelines.yml",
}


@pytest.fixture
def acme(tmp_path, monkeypatch):
    """A new company whose only check-in is of 20 November 2026, with a `curl` and a `date` of its own on the PATH."""
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["init", "acme", "--company", "Acme", "--as-of", "2026-11-20"])
    assert made.exit_code == 0, made.output
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    tool(
        bin_ / "curl",
        'printf "%s\\n" "$@" > "$SENT.arguments"; cp "${!#}" "$SENT" 2>/dev/null || cp message.json "$SENT"',
    )
    tool(bin_ / "pip", "true")
    tool(bin_ / "date", 'echo "$WEEKDAY"')
    tool(bin_ / "okrsite", f'exec {sys.executable} -m okrsite_gen "$@"')
    return tmp_path / "acme"


def tool(path, line):
    path.write_text(f"#!/bin/bash\n{line}\n")
    path.chmod(0o755)


def scripts(forge, acme):
    """The scripts of the reminder, of the digest and of the opening of a cycle, as their forge would run them."""
    jobs = yaml.safe_load((acme / JOBS[forge]).read_text())
    if forge in ("github", "forgejo"):
        steps = {step.get("name"): step.get("run") for step in jobs["jobs"]["send"]["steps"]}
        return steps["Who owes a check-in"], steps["The week"], steps["The opening of a cycle"]
    found = (
        jobs if forge == "gitlab" else {name: found[0]["step"] for name, found in jobs["pipelines"]["custom"].items()}
    )
    return tuple("\n".join(found[name]["script"]) for name in ("due", "digest", "launch"))


def run(script, acme, day, *, secret=True, weekday=5, **more):
    sent = acme.parent / "sent.json"
    sent.unlink(missing_ok=True)
    environment = {
        "PATH": f"{acme.parent / 'bin'}:{os.environ['PATH']}",
        "SENT": str(sent),
        "WEEKDAY": str(weekday),
        "SOURCE_DATE_EPOCH": str(int((day - EPOCH).total_seconds())),
        **({"OKRS_WEBHOOK": "https://chat.example/hook"} if secret else {}),
        **more,
    }
    done = subprocess.run(["/bin/bash", "-e", "-c", script], cwd=acme, env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    return done, json.loads(sent.read_text()) if sent.exists() else None


@pytest.mark.parametrize("forge", JOBS)
def test_who_is_overdue_is_reminded(acme, forge):
    chat = {"OKRS_CHAT": "slack"} if forge in ("github", "forgejo") else {}
    remind, _, _ = scripts(forge, acme)
    done, sent = run(remind, acme, LATE, **chat)
    assert done.returncode == 0, done.stderr
    assert "overdue" in sent["text"]
    assert {block["type"] for block in sent["blocks"]} == {"header", "rich_text"}
    arguments = (acme.parent / "sent.json.arguments").read_text()
    assert "Content-Type: application/json" in arguments
    assert "https://chat.example/hook" in arguments


@pytest.mark.parametrize("forge", JOBS)
def test_the_week_is_sent_in_the_form_of_the_chat(acme, forge):
    _, week, _ = scripts(forge, acme)
    done, sent = run(week, acme, CALM, OKRS_CHAT="teams", OKRS_SITE_URL="https://okrs.example/")
    assert done.returncode == 0, done.stderr
    assert sent["attachments"][0]["content"]["actions"][0]["url"] == "https://okrs.example/"


@pytest.mark.parametrize("forge", JOBS)
def test_the_opening_of_a_cycle_is_sent(acme, forge):
    _, _, launch = scripts(forge, acme)
    done, sent = run(launch, acme, CALM, OKRS_CHAT="slack", SEND="launch")
    assert done.returncode == 0, done.stderr
    assert "Q4 2026: what we want to reach" in sent["text"]


@pytest.mark.parametrize("forge", JOBS)
def test_nothing_is_sent_when_nobody_is_overdue(acme, forge):
    remind, _, _ = scripts(forge, acme)
    done, sent = run(remind, acme, CALM, OKRS_CHAT="slack")
    assert (done.returncode, sent) == (0, None), done.stderr
    assert "nobody is overdue: nothing is sent" in done.stdout


@pytest.mark.parametrize("forge", JOBS)
def test_without_the_secret_the_jobs_say_so_and_are_fine(acme, forge):
    for script in scripts(forge, acme):
        done, sent = run(script, acme, LATE, secret=False, OKRS_CHAT="slack")
        assert (done.returncode, sent) == (0, None), done.stderr
        assert re.search("there is no (secret|variable) OKRS_WEBHOOK[:,] nothing is sent", done.stdout)


@pytest.mark.parametrize("forge", JOBS)
def test_mistakes_in_the_content_fail_the_job_and_send_nothing(acme, forge):
    (acme / "content/okrs/people.yml").write_text("sam: {nmae: Sam}\nalex: {}\n")
    for script in scripts(forge, acme):
        done, sent = run(script, acme, LATE, OKRS_CHAT="slack")
        assert (done.returncode, sent) == (1, None)
        assert "people.yml:1:7" in done.stderr


def test_forgejo_sends_the_week_on_fridays_only(acme):
    _, week, _ = scripts("forgejo", acme)
    done, sent = run(week, acme, CALM, weekday=4, OKRS_CHAT="slack")
    assert (done.returncode, sent) == (0, None)
    assert "the week is sent on Fridays" in done.stdout
    assert run(week, acme, CALM, weekday=4, OKRS_CHAT="slack", SEND="digest")[1], "unless somebody asks for it"


def test_each_schedule_and_each_choice_starts_its_own_step(acme):
    github = yaml.safe_load((acme / JOBS["github"]).read_text())
    crons = {entry["cron"] for entry in github[True]["schedule"]}  # YAML 1.1 reads `on` as true
    conditions = [step["if"] for step in github["jobs"]["send"]["steps"] if "if" in step]
    assert {found for condition in conditions for found in re.findall("schedule == '(.*?)'", condition)} == crons
    for forge in ("github", "forgejo"):
        jobs = yaml.safe_load((acme / JOBS[forge]).read_text())
        chosen = [re.search("send == '(.*)'", step["if"])[1] for step in jobs["jobs"]["send"]["steps"] if "if" in step]
        assert chosen == jobs[True]["workflow_dispatch"]["inputs"]["send"]["options"] == ["due", "digest", "launch"]
    assert all(re.fullmatch(r"[\d*]+ [\d*]+ [\d*]+ [\d*]+ [\d*-]+", cron) for cron in crons)
    gitlab = yaml.safe_load((acme / JOBS["gitlab"]).read_text())
    for name in ("due", "digest"):
        assert gitlab[name]["rules"] == [{"if": f'$CI_PIPELINE_SOURCE == "schedule" && $OKRS_SEND == "{name}"'}]
    assert gitlab["launch"]["rules"] == [{"if": '$OKRS_SEND == "launch"'}]
    assert {"if": "$OKRS_SEND", "when": "never"} in gitlab["pages"]["rules"]


@pytest.mark.parametrize("forge", JOBS)
def test_the_manual_shows_the_jobs_as_they_are_written(acme, forge):
    shown = re.findall(r"```yaml\n(.*?)\n```", MANUAL.read_text(), re.DOTALL)
    written = (acme / JOBS[forge]).read_text()
    assert any(block in written for block in shown)
    if forge in ("github", "forgejo"):
        assert written.rstrip("\n") in shown
