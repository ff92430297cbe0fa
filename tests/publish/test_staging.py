import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from faults import DISK_FULL, NOT_REACHED, at_write, killed

from okrsite_gen.failures import WrongUse
from okrsite_gen.site.exchange import exchange
from okrsite_gen.site.publish import Staging, guard, recover, stage
from okrsite_gen.site.replace import replace_files


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def read(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def names(folder):
    return sorted(path.name for path in folder.iterdir())


MARKS = {"data/okrs.json": "{}", "assets/okrsite/okrsite.css": ""}
OLD = {"index.html": "old", "404.html": "", "gone/index.html": "gone"} | MARKS
NEW = MARKS | {"index.html": "new", "404.html": "", "fresh/index.html": "fresh", "assets/style.css": "css"}


@pytest.fixture
def site(tmp_path):
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def test_a_first_site_takes_its_place(tmp_path):
    staging = stage(tmp_path / "deep" / "site")
    write(staging.folder, NEW)
    assert staging.publish()
    assert read(tmp_path / "deep" / "site") == NEW
    assert names(tmp_path / "deep") == ["site"]


def test_a_new_site_takes_the_place_of_the_old_whole(site):
    staging = stage(site)
    write(staging.folder, NEW)
    assert read(site) == OLD
    assert staging.publish()
    assert read(site) == NEW
    assert names(site.parent) == ["site"]


def test_dotfiles_of_the_place_stay(site):
    write(site, {".git/HEAD": "ref: refs/heads/gh-pages", ".nojekyll": ""})
    staging = stage(site)
    write(staging.folder, NEW)
    staging.publish()
    assert read(site) == NEW | {".git/HEAD": "ref: refs/heads/gh-pages", ".nojekyll": ""}


def test_a_build_that_is_thrown_away_changes_nothing(site):
    staging = stage(site)
    write(staging.folder, NEW | {".nojekyll": ""})
    staging.discard()
    assert read(site) == OLD
    assert names(site.parent) == ["site"]


def test_the_place_may_be_a_symbolic_link(site, tmp_path):
    (tmp_path / "public").symlink_to(site)
    staging = stage(tmp_path / "public")
    write(staging.folder, NEW)
    staging.publish()
    assert (tmp_path / "public").is_symlink()
    assert read(site) == NEW


def test_what_a_killed_build_left_is_cleared_and_its_dotfiles_are_saved(site):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = site.with_name(f".site.staging-{gone.pid}")
    write(left, {"index.html": "half", ".git/HEAD": "ref"})
    alive = site.with_name(f".site.staging-{os.getppid()}")
    alive.mkdir()
    stage(site).discard()
    assert not left.exists()
    assert alive.is_dir()
    assert read(site) == OLD | {".git/HEAD": "ref"}


def test_file_by_file_where_folders_cannot_be_exchanged(site, tmp_path):
    write(site, {".git/HEAD": "ref", "was-file": "x", "was-folder/index.html": "x"})
    write(tmp_path / "fresh", NEW | {"was-file/index.html": "now a folder", "was-folder": "now a file"})
    replace_files(tmp_path / "fresh", site)
    assert read(site) == read(tmp_path / "fresh") | {".git/HEAD": "ref"}
    assert not (site / "gone").exists()


def test_file_by_file_nothing_changes_before_everything_is_there(site, tmp_path):
    write(tmp_path / "fresh", NEW)
    (tmp_path / "fresh" / "about.html").symlink_to("nowhere")
    with pytest.raises(FileNotFoundError, match="about"):
        replace_files(tmp_path / "fresh", site)
    assert read(site) == OLD


@pytest.mark.parametrize("act", [killed, DISK_FULL])
def test_file_by_file_whatever_happens_the_next_command_completes_it(tmp_path, act):
    """At every single write: the site is the old one, or the next command makes it the new one; nothing is left over."""
    write(tmp_path / "fresh", NEW | {"was-file/index.html": "now a folder", "was-folder": "now a file"})
    old = OLD | {"was-file": "x", "was-folder/index.html": "x", ".git/HEAD": "ref"}
    ended, number = set(), 1
    while True:
        site = tmp_path / f"site-{number}"
        write(site, old)
        status = at_write(number, act, lambda: replace_files(tmp_path / "fresh", site))  # noqa: B023 - called at once
        recover(site)
        ended.add("old" if read(site) == old else "new")
        assert read(site) in (old, read(tmp_path / "fresh") | {".git/HEAD": "ref"}), number
        if status == NOT_REACHED:
            break
        number += 1
    assert number > 2 * len(NEW)
    assert ended == {"old", "new"}


def test_publishing_to_another_file_system_goes_file_by_file(site):
    """A folder of one file system cannot be exchanged with one of another, as with a mount point."""
    memory = Path("/dev/shm")  # noqa: S108 - another file system is what the test needs
    if not memory.is_dir() or memory.stat().st_dev == site.stat().st_dev:
        pytest.skip("there is only one file system here")
    with tempfile.TemporaryDirectory(dir=memory) as other:
        write(Path(other) / "fresh", NEW)
        assert Staging(Path(other) / "fresh", site).publish() is False
    assert read(site) == NEW


READER = """
import sys
for turn in range(20_000):
    with open(sys.argv[1]) as page:
        page.read()
"""


def test_readers_never_miss_a_page(tmp_path):
    """While two sites change places a page is always there, old or new."""
    one, other = tmp_path / "one", tmp_path / "other"
    write(one, {"index.html": "1"})
    write(other, {"index.html": "2"})
    swaps = 0
    with subprocess.Popen([sys.executable, "-c", READER, one / "index.html"], stderr=subprocess.PIPE) as reader:
        while reader.poll() is None:
            exchange(one, other)
            swaps += 1
        assert reader.stderr.read() == b""
    assert swaps > 10
    assert reader.returncode == 0


@pytest.mark.parametrize("place", ["content/okrs", "content/okrs/site", "content", "."])
def test_a_site_folder_that_overlaps_what_is_read_is_refused(tmp_path, place):
    source = tmp_path / "content" / "okrs"
    source.mkdir(parents=True)
    with pytest.raises(WrongUse, match="inside each other"):
        guard(tmp_path / place, {"content": source})


def test_a_folder_with_something_else_in_it_is_refused(tmp_path):
    write(tmp_path, {"home/thesis.odt": "years of work", "content/okrsite.yml": ""})
    with pytest.raises(WrongUse, match="holds no site"):
        guard(tmp_path / "home", {"content": tmp_path / "content"})


@pytest.mark.parametrize(
    "files",
    [
        {"index.html": "our shop", "404.html": "", "sitemap.xml": ""},
        {"404.html": "", "main.html": "", "assets/okrsite/okrsite.css": "our colours"},
        {"data/okrs.json": "an export", "notes.txt": ""},
    ],
    ids=["a website", "a theme", "an export"],
)
def test_what_okrsite_did_not_make_is_refused(tmp_path, files):
    write(tmp_path / "web", files)
    with pytest.raises(WrongUse, match="holds no site that okrsite made"):
        guard(tmp_path / "web", {})
    assert read(tmp_path / "web") == files


def test_an_empty_folder_one_with_dotfiles_and_a_site_may_be_replaced(site, tmp_path):
    write(tmp_path, {"content/okrsite.yml": "", "pages/.git": "gitdir: elsewhere"})
    (tmp_path / "empty").mkdir()
    for place in (site, tmp_path / "pages", tmp_path / "empty", tmp_path / "new"):
        guard(place, {"content": tmp_path / "content"})
