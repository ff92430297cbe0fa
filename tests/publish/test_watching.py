"""A preview is told what happens in a folder, wherever that lies."""

import time

import pytest
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from okrsite_gen.host import watching
from okrsite_gen.host.watching import Watching

PATIENCE = 30
ON_DISK = "21 1 8:1 / / rw - ext4 /dev/sda rw\n"
SHARED = ON_DISK + "22 21 0:1 / {} rw - virtiofs host rw\n"
KINDS_OF_PLACES = {"on a disk": ON_DISK, "shared with another machine": SHARED, "on a system that does not tell": None}


class Told(FileSystemEventHandler):
    """The paths of files of which was told."""

    def __init__(self):
        self.paths = set()

    def on_any_event(self, event):
        if not event.is_directory:
            self.paths.add(str(event.src_path))

    def waits_for(self, path):
        until = time.monotonic() + PATIENCE
        while str(path) not in self.paths:
            assert time.monotonic() < until, (path, self.paths)
            time.sleep(0.02)
        self.paths.clear()


@pytest.fixture
def okrs(tmp_path):
    folder = tmp_path / "with space" / "okrs"
    (folder / "company").mkdir(parents=True)
    (folder / "company" / "team.yml").write_text("name: Acme")
    return folder


@pytest.fixture(params=KINDS_OF_PLACES)
def told(request, okrs, tmp_path, monkeypatch):
    mounts, text = tmp_path / "mountinfo", KINDS_OF_PLACES[request.param]
    if text:
        mounts.write_text(text.format(str(okrs).replace(" ", "\\040")))
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    observer, handler = Watching(PollingObserver(timeout=0.05)), Told()
    observer.schedule(handler, str(okrs), recursive=True)
    observer.start()
    yield handler
    observer.stop()
    observer.join()


def test_whatever_happens_to_files_is_told(told, okrs):
    team = okrs / "company" / "team.yml"
    team.write_text("name: Acme Ltd")
    told.waits_for(team)
    beside = team.with_name("team.new")
    beside.write_text("name: Acme Inc")
    told.waits_for(beside)
    beside.rename(team)
    told.waits_for(beside)
    team.unlink()
    told.waits_for(team)


def test_so_is_what_happens_to_folders_with_files(told, okrs, tmp_path):
    cycle = okrs / "company" / "2026-q4" / "check-ins"
    cycle.mkdir(parents=True)
    (cycle / "2026-10-05.yml").write_text("by: ana")
    told.waits_for(cycle / "2026-10-05.yml")
    time.sleep(0.1)
    (okrs / "company").rename(tmp_path / "elsewhere")
    until = time.monotonic() + PATIENCE
    while not told.paths:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_to_read_a_file_is_no_change(told, okrs):
    (okrs / "company" / "team.yml").read_text()
    time.sleep(0.2)
    assert told.paths == set()


def test_nobody_is_told_who_wants_to_know_no_more(okrs):
    observer, handler = Watching(PollingObserver(timeout=0.05)), Told()
    found = observer.schedule(handler, str(okrs), recursive=True)
    observer.start()
    observer.unschedule(found)
    (okrs / "company" / "team.yml").write_text("name: Acme Ltd")
    time.sleep(0.2)
    observer.stop()
    observer.join()
    assert handler.paths == set()
