"""What is kept was made by our code: another okrsite makes it anew."""

import shutil
import subprocess
import sys
from pathlib import Path

import okrsite_gen


def code_of(folder):
    code = "from okrsite_gen.store import code_of; print(code_of('scoring'))"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_modules_of_the_packages_named_and_those_below_them_all_count(tmp_path):
    ours = Path(okrsite_gen.__file__).parent
    for package in ("model", "scoring", "rules"):
        shutil.copytree(ours / package, tmp_path / "okrsite_gen" / package, ignore=shutil.ignore_patterns("*.pyc"))
    for module in ours.glob("*.py"):
        shutil.copy(module, tmp_path / "okrsite_gen")
    found = [code_of(tmp_path)]
    for changed in ("scoring/score.py", "diagnostics.py", "rules/recent.py"):
        with (tmp_path / "okrsite_gen" / changed).open("a") as module:
            module.write("\n")
        found.append(code_of(tmp_path))
    first, scoring, diagnostics, rules = found
    assert len({first, scoring, diagnostics}) == 3
    assert rules == diagnostics
