"""What is left out is asked for, where somebody sits in front of a terminal."""

import os
import pty
import subprocess
import sys

import pytest


@pytest.fixture
def typed(tmp_path):
    """Runs a command with lines typed at a terminal; returns what it printed."""

    def run(lines, *arguments):
        ours, theirs = pty.openpty()
        try:
            os.write(ours, "".join(f"{line}\n" for line in lines).encode())
            done = subprocess.run(
                [sys.executable, "-c", "from okrsite_gen.cli import main; main()", *arguments],
                cwd=tmp_path, stdin=theirs, capture_output=True, text=True, timeout=60, check=True,
            )  # fmt: skip
        finally:
            os.close(ours)
            os.close(theirs)
        return done.stdout

    return run


def test_the_companys_name_and_the_team(typed, tmp_path):
    assert "What is the company called?" in typed(["Acme Shoes"], "init", "acme")
    assert 'company: "Acme Shoes"' in (tmp_path / "acme/content/okrs/okrsite.yml").read_text()
    source = ("--source", "acme/content/okrs", "--as-of", "2026-11-20")
    asked = typed(["sales", "product"], "new", "objective", "Shops open fast", *source)
    assert "Which team?" in asked
    assert "wrote acme/content/okrs/company/product/2026-q4/shops-open-fast.md" in asked
