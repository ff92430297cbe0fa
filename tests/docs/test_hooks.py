"""The hooks that pre-commit finds in the repository."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from okrsite_gen.cli import main

HOOKS = yaml.safe_load(Path(__file__).parents[2].joinpath(".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_there_is_over_everything(hook, tmp_path, monkeypatch):
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    (tmp_path / "okrsite.yml").write_text("company: Acme\n")
    (tmp_path / "company").mkdir()
    (tmp_path / "company/team.yml").write_text("name: Acme\n")
    monkeypatch.chdir(tmp_path)
    program, *arguments = hook["entry"].split()
    assert program == "okrsite"
    assert CliRunner().invoke(main, arguments).exit_code == 0


def test_the_manual_names_them():
    manual = Path(__file__).parents[2] / "content/pages/manual/checks.md"
    assert all(hook["id"] in manual.read_text(encoding="utf-8") for hook in HOOKS)
