"""A wheel alone, unpacked into an empty folder, starts a company and builds its site: nothing is left behind in the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The folder into which the wheel was unpacked."""
    made, unpacked = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("unpacked")
    before = Path.cwd()
    try:
        os.chdir(REPOSITORY)
        name = build_wheel(str(made))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(made / name) as archive:
        archive.extractall(unpacked)
    return unpacked


def okrsite(wheel, folder, *arguments):
    code = "import sys, okrsite_gen; print(okrsite_gen.__file__, file=sys.stderr); from okrsite_gen.cli import main; main()"
    environment = os.environ | {"PYTHONPATH": str(wheel), "SOURCE_DATE_EPOCH": "1795132800"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(str(wheel))
    return done.stdout


def test_a_company_from_nothing_to_a_site(wheel, tmp_path):
    okrsite(wheel, tmp_path, "init", "acme", "--company", "Acme & Söhne")
    folder = tmp_path / "acme"
    assert "no problems" in okrsite(wheel, folder, "check", "--fail-on", "warning")
    okrsite(wheel, folder, "build", "--strict")
    home = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert "Acme &amp; Söhne" in home
    assert "Everybody knows what matters this quarter" in home
    handbook = (folder / "site" / "handbook" / "index.html").read_text(encoding="utf-8")
    assert "New customers succeed in their first week" in handbook
    assert (folder / "site" / "2026-q4" / "product" / "first-week-success" / "index.html").is_file()
