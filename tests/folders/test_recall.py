"""A process that goes on reads again only what somebody touched, and misses nothing."""

import datetime as dt
import errno
import os
import re
import shutil

import pytest

from okrsite_gen import folders, pipeline
from okrsite_gen.exporters import json
from okrsite_gen.folders import Recall
from tests.bench.company import Company

DAY = dt.date(2026, 11, 26)
LATER, AT_ONCE = (lambda: 1 << 62), (lambda: 0)  # long after all files were written, and while they are


@pytest.fixture
def company(tmp_path):
    Company(tmp_path / "okrs", objectives=12, quarters=2).write()
    return tmp_path / "okrs"


def run(root, recall=None, audience=None):
    cache = root.parent / "cache"
    return pipeline.run(root, fallback_day=DAY, cache=cache if recall else None, audience=audience, recall=recall)


def all_of(result):
    return result.diagnostics, json.export(result.snapshot, result.root) if result.snapshot else ""


def talk(root):
    return sorted(root.glob("company/**/2026-q4/check-ins/*.yml"))


def counted(monkeypatch):
    """Every look into a file, from now on."""
    reads, read = [], os.read
    monkeypatch.setattr("os.read", lambda *asked: reads.append(asked) or read(*asked))
    return reads


def test_files_that_nobody_touched_are_not_read_again(company, monkeypatch):
    reads = counted(monkeypatch)
    recall, numbers = Recall(LATER), []
    for number in range(3):
        if number == 2:
            talk(company)[0].write_text("by: nobody\n")
        reads.clear()
        run(company, recall)
        numbers.append(len(reads))
    whole, again, one = numbers
    files = sum(path.is_file() for path in company.rglob("*"))
    assert again < one < files <= whole


@pytest.mark.parametrize("now", [LATER, AT_ONCE])
def test_whatever_is_edited_is_seen(company, now):
    recall = Recall(now)
    for number in range(14):
        edit(company, number)
        assert all_of(run(company, recall)) == all_of(run(company))


def test_what_is_undone_again_after_it_was_read_is_not_recalled(company, monkeypatch):
    """Saved after a look, read, and put back before the next look: to who only looks it is as it always was."""
    recall, file, volumes_of = Recall(LATER), talk(company)[0], folders.volumes_of
    before = file.read_bytes()

    def written_first(*asked):
        file.write_bytes(before + b"wins: [Not for long]\n")
        return volumes_of(*asked)

    with monkeypatch.context() as patched:
        patched.setattr(folders, "volumes_of", written_first)
        assert "Not for long" in all_of(run(company, recall))[1]
    file.write_bytes(before)
    assert all_of(run(company, recall)) == all_of(run(company))


def edit(root, number):
    """Another word, a file more, one less, another name, a folder that moved, another target, something that cannot be read."""
    found = talk(root)
    path = found[number * 7 % len(found)]
    match number % 7:
        case 0:
            path.write_text(path.read_text() + f"wins: [The {number}th]\n")
        case 1:
            (path.parent / f"2026-11-1{number % 10}-x.yml").write_text(path.read_text())
        case 2:
            path.unlink()
        case 3:
            path.rename(path.with_name(f"2026-11-0{number % 9 + 1}-y.yml"))
        case 4:
            shutil.copytree(path.parent.parent, path.parent.parent.with_name("2026-q3"), dirs_exist_ok=True)
        case 5:
            defined = next(path.parent.parent.glob("*.*"))
            defined.write_text(re.sub("target: .*", "target: 97%", defined.read_text()))
        case 6:
            path.write_text("by: [")


def test_a_file_that_looks_as_before_but_says_something_else_is_seen(company):
    """Somebody set its time back, and it is as long as it was."""
    recall, path = Recall(LATER), talk(company)[0]
    run(company, recall)
    before = path.stat()
    path.write_text(path.read_text().replace("note: ", "note: X", 1)[: before.st_size])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert all_of(run(company, recall)) == all_of(run(company))


def test_what_may_be_written_again_at_what_looks_like_one_time_is_read_again(company, monkeypatch):
    path, found = talk(company)[0], os.lstat
    frozen = {}
    monkeypatch.setattr(
        "os.lstat", lambda name: frozen.setdefault(name, found(name)) if str(company) in str(name) else found(name)
    )
    recall = Recall(AT_ONCE)
    run(company, recall)
    path.write_text(path.read_text() + "wins: [Said in the same moment]\n")
    path.with_name("2026-11-25-x.yml").write_text("by: ana\nwins: [In a file of its own]\n")
    wins = [win for said in run(company, recall).portfolio.check_ins for win in said.wins]
    assert {"Said in the same moment", "In a file of its own"} <= {*wins}


def test_what_could_not_be_read_once_is_read_the_next_time(company, monkeypatch):
    recall, name, found = Recall(LATER), talk(company)[0].name, os.open

    def refused(path, *asked, **named):
        if str(path).endswith(name):
            raise OSError(errno.EMFILE, "Too many open files")
        return found(path, *asked, **named)

    monkeypatch.setattr("os.open", refused)
    assert run(company, recall).snapshot is None
    monkeypatch.undo()
    assert all_of(run(company, recall)) == all_of(run(company))
    reads, numbers, other = counted(monkeypatch), [], Recall(LATER)
    for each in (other, other, recall):
        reads.clear()
        run(company, each)
        numbers.append(len(reads))
    assert numbers[0] > numbers[1] == numbers[2]


def test_nobody_is_given_what_others_may_read(company):
    recall = Recall(LATER)
    path = talk(company)[0]
    (company / "okrsite.yml").write_text("company: Acme\naudiences: [leads, all]\n")
    path.write_text("audience: leads\n" + path.read_text().replace("note: ", "note: Only leads know. ", 1))
    for audience in (None, "all", "leads", "all"):
        seen = run(company, recall, audience)
        assert all_of(seen) == all_of(run(company, audience=audience))


def test_what_another_folder_says_of_an_objective_counts_as_soon_as_it_is_there_and_no_longer(company):
    """Nothing in the objective's own folder is touched."""
    recall = Recall(LATER)
    ours, *_, theirs = talk(company)
    about = re.search(r"^  (\S+#\S+):$", ours.read_text(), re.MULTILINE)[1]
    team, cycle = ours.parts[-4:-2]
    beside = theirs.with_name("2026-11-25-beside.yml")
    for said in ("", f"by: p1\nkey_results:\n  {team}/{cycle}/{about}: {{value: 1%, note: Said beside}}\n", ""):
        beside.write_text(said) if said else beside.unlink(missing_ok=True)
        found = run(company, recall)
        assert all_of(found) == all_of(run(company))
        part = found.snapshot.key_results[f"{team}/{cycle}/{about}"]
        assert ("Said beside" in [point.entry.fields.note for point in part.history]) == bool(said)


def test_where_something_stands_is_looked_up_again_in_files_that_were_changed(company):
    """A line more above what is wrong moves it."""
    recall, path = Recall(LATER), talk(company)[0]
    path.write_text(path.read_text() + "nonsense: 1\n")
    lines = []
    for _ in range(3):
        path.write_text("# One line more.\n" + path.read_text())
        found = run(company, recall)
        assert all_of(found) == all_of(run(company))
        lines.append(max(each.span.line for each in found.diagnostics if each.span.path.endswith(path.name)))
    assert lines == [lines[0], lines[0] + 1, lines[0] + 2]
