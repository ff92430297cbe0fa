"""What was made is kept by what it was made from; what is spoiled is noticed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrsite_gen import environment
from okrsite_gen.store import Store

KEY = hashlib.sha256(b"one").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()


class Maker:
    """Counts how often it was asked."""

    def __init__(self, data=b"a picture\nof two lines"):
        self.data = data
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return self.data


@pytest.fixture
def store(tmp_path):
    return Store(folder=tmp_path / "cache")


def kept(store):
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_it_is_made_once(store):
    make = Maker()
    assert [store.get(KEY, make) for _ in range(3)] == [make.data] * 3
    assert make.asked == 1
    assert len(kept(store)) == 1


def test_without_a_folder_it_is_made_each_time():
    make = Maker()
    assert [Store(folder=None).get(KEY, make) for _ in range(2)] == [make.data] * 2
    assert make.asked == 2


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\x00", b"x" * 100_000])
def test_any_bytes_come_back_as_they_were(store, data):
    assert store.get(KEY, Maker(data)) == store.get(KEY, Maker(b"not asked")) == data


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b" ",
        lambda data: data.replace(b"picture", b"forgery"),
        lambda data: data.partition(b"\n")[2],
        lambda data: b"\x80\x04\x95" + data,
    ],
)
def test_what_is_torn_or_altered_is_made_again_and_mended(store, spoil):
    make = Maker()
    store.get(KEY, make)
    [file] = kept(store)
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert store.get(KEY, make) == make.data
    assert make.asked == 2
    assert file.read_bytes() == whole


def test_an_entry_under_another_name_is_not_believed(store):
    store.get(KEY, Maker())
    [file] = kept(store)
    elsewhere = store.folder / OTHER[:2] / file.name.replace(KEY, OTHER)
    elsewhere.parent.mkdir(exist_ok=True)
    file.rename(elsewhere)
    assert store.get(OTHER, Maker(b"its own")) == b"its own"


def test_a_folder_that_cannot_be_there_is_no_failure(tmp_path):
    (tmp_path / "file").write_text("in the way")
    make = Maker()
    assert Store(folder=tmp_path / "file" / "cache").get(KEY, make) == make.data
    assert Store(folder=tmp_path / "file").get(KEY, make) == make.data


def test_a_folder_in_the_place_of_an_entry_is_no_failure(store):
    (store.folder / KEY[:2] / f"{KEY}.entry").mkdir(parents=True)
    assert store.get(KEY, Maker()) == Maker().data


def test_what_nobody_asked_for_the_longest_goes_first(store):
    """A folder keeps 32 entries; asking for one keeps it."""
    keys = [f"ab{number:062x}" for number in range(40)]
    for age, key in enumerate(keys[:32]):
        store.get(key, Maker())
        os.utime(store.folder / "ab" / f"{key}.entry", (1_000_000 + age, 1_000_000 + age))
    store.get(keys[0], Maker())
    for key in keys[32:]:
        store.get(key, Maker())
    names = {path.name.partition(".")[0] for path in kept(store)}
    assert len(names) == 32
    assert keys[0] in names
    assert names == {keys[0], *keys[9:]}


def test_many_processes_may_write_the_same_at_once(tmp_path):
    code = (
        "import sys, hashlib; from pathlib import Path; from okrsite_gen.store import Store\n"
        "store = Store(folder=Path(sys.argv[1]))\n"
        "for round in range(200):\n"
        "    key = hashlib.sha256(str(round % 20).encode()).hexdigest()\n"
        "    assert store.get(key, lambda: key.encode() * 500) == key.encode() * 500\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 20


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"OKRSITE_CACHE_DIR": "/tmp/mine", "XDG_CACHE_HOME": "/tmp/theirs"}, "/tmp/mine"),  # noqa: S108 - never touched
        ({"OKRSITE_CACHE_DIR": ""}, None),
        ({"XDG_CACHE_HOME": "/tmp/theirs"}, "/tmp/theirs/okrsite"),  # noqa: S108 - as above
        ({"LOCALAPPDATA": "/tmp/windows"}, "/tmp/windows/okrsite"),  # noqa: S108 - as above
        ({"HOME": "/tmp/home"}, "/tmp/home/.cache/okrsite"),  # noqa: S108 - as above
    ],
)
def test_where_it_is(monkeypatch, settings, place):
    for name in ("OKRSITE_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert environment.cache_folder() == (None if place is None else Path(place))
