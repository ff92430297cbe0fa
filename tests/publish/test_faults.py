"""Whatever goes wrong at whichever write of a build: readers have the old site or the new one, whole, and the next build mends the rest."""

import contextlib
import io
import shutil

import pytest
from faults import DISK_FULL, NOT_REACHED, READ_ONLY, TOO_MANY_FILES, at_write, killed, writes_of

from okrsite_gen.cli import main

AFTER = "by: ben\nkey_results:\n  onboarding#activation: {value: 40, confidence: 8, note: It moved again}\n"


class Town:
    """The company with its old site, what its new one is, and how many writes a build has."""

    def __init__(self, company):
        self.company = company
        self.build()
        self.old = company.files()
        company.okr("company/growth/2026-q4/check-ins/2026-10-12.yml", AFTER)
        before = company.folder / "before"
        shutil.copytree(company.site, before)
        self.build()
        self.new = company.files()
        assert self.new != self.old
        self.before = before
        self.writes = writes_of(self.build)

    def build(self):
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            return main(["build"], standalone_mode=False)

    def restore(self):
        shutil.rmtree(self.company.site)
        shutil.copytree(self.before, self.company.site)

    def survives(self, number, act, *, again=True):
        """The exit status of a build with that fault, after everything was found in order, and `again` after the next build."""
        self.restore()
        status = at_write(number, act, self.build)
        found = self.company.files()
        assert found in (self.old, self.new), f"half a site after write {number}"
        if status in (0, NOT_REACHED):
            assert found == self.new
        else:
            assert status == 3 or act is killed or found == self.new, f"write {number} ended in status {status}"
        if again:
            at_write(0, act, self.build)
            assert self.company.files() == self.new
            assert [name for name in self.company.leftovers() if name != "before"] == []
        return status


@pytest.fixture
def town(company, monkeypatch):
    monkeypatch.setenv("OKRSITE_CACHE_DIR", str(company.folder.parent / "cache"))
    return Town(company)


def test_in_the_middle(town):
    faults = ((killed, 0.5), (DISK_FULL, 0.9), (TOO_MANY_FILES, 0.3))
    statuses = [town.survives(int(part * town.writes), act) for act, part in faults]
    assert statuses[0] == -9
    assert NOT_REACHED not in statuses


@pytest.mark.slow
@pytest.mark.parametrize("act", [killed, READ_ONLY], ids=lambda act: act.__name__)
def test_at_the_last_writes(town, act):
    for number in range(town.writes - 20, town.writes + 1):
        town.survives(number, act)


@pytest.mark.slow  # a quarter of an hour each
@pytest.mark.parametrize("act", [killed, DISK_FULL], ids=lambda act: act.__name__)
def test_at_every_write(town, act):
    assert town.writes > 100
    for number in range(1, town.writes + 1):
        town.survives(number, act, again=number % 25 == 0)
