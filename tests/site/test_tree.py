"""A large site begins with the tree before the published one: what is as it was is not written again."""

import contextlib
import os
import shutil

import pytest

from okrsite_gen.site.aside import Forward, aside
from okrsite_gen.site.publish import recover, stage
from okrsite_gen.site.tree import ENCODER, digest, files_of
from okrsite_gen.workers import FEW, processes_for

FIRST = {"index.html": "one", "a/index.html": "alike", "a/b/c/data.json": "old", "gone/deep/x.html": "gone"}
SECOND = {"index.html": "two", "a/index.html": "alike", "new/y.html": "new"}


def begun(folder, left, fill=None):
    """The tree in which a site is made of which the folder has the first files."""
    forward = Forward(beside(folder), left)
    forward.start(fill)
    return forward.tree(folder)


def beside(folder):
    return folder.with_name(f"{folder.name}-tree")


class Place:
    """Where sites are published one after the other, with a cache beside."""

    def __init__(self, folder):
        self.target, self.cache = folder / "www/site", folder / "cache"

    def publish(self, files, engine=(("assets/app.js", "by the engine"),), fill=None):
        """Make and publish a site of these files; `engine` has those that are in the staging folder before."""
        staging = stage(self.target)
        for name, text in engine:
            (staging.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (staging.folder / name).write_text(text)
        left = aside(self.cache, self.target)
        tree = begun(staging.folder, left, fill)
        for name, text in files.items():
            tree.add(name, text.encode())
        tree.drop_others()
        made = type(staging)(tree.folder, staging.target, left, ENCODER.encode(tree.listed(staging.target)))
        assert made.publish()
        assert sorted(path.name for path in self.target.parent.iterdir()) == ["site"]
        return self.read()

    def read(self):
        """What readers get."""
        return {name: (self.target / name).read_text() for name in files_of(self.target)}

    @property
    def tree(self):
        """What was laid aside."""
        (found,) = (self.cache / "sites").glob("*/tree")
        return found


@pytest.fixture
def place(tmp_path):
    (tmp_path / "www").mkdir()
    return Place(tmp_path)


def with_engine(files):
    return files | {"assets/app.js": "by the engine"}


def test_each_site_is_what_was_made_and_nothing_else(place):
    for files in (FIRST, SECOND, FIRST, FIRST, SECOND, {"index.html": "alone"}, SECOND):
        assert place.publish(files) == with_engine(files)


def test_the_second_site_shares_what_is_alike_with_the_first(place):
    place.publish(FIRST)
    first = {name: (place.target / name).stat().st_ino for name in FIRST}
    place.publish(FIRST | {"index.html": "two"})
    assert [name for name in FIRST if first[name] != (place.target / name).stat().st_ino] == ["index.html"]
    assert (place.tree / "index.html").read_text() == "one"


def test_what_readers_see_does_not_change_while_another_site_is_made(place):
    """Though many of its files are files of the other one, too."""
    for files in (FIRST, FIRST, FIRST):
        place.publish(files)
        staging = stage(place.target)
        tree = begun(staging.folder, aside(place.cache, place.target))
        for name in FIRST:
            tree.add(name, b"in the making")
        assert place.read() == with_engine(FIRST)
        shutil.rmtree(tree.folder)


def test_what_somebody_added_to_the_published_site_is_not_taken_over(place):
    place.publish(FIRST)
    (place.target / "a/extra.html").write_text("added by somebody")
    (place.target / "index.html").write_text("altered by somebody")
    assert place.publish(FIRST) == with_engine(FIRST)


def test_where_files_cannot_have_two_names_all_are_written(place, monkeypatch):
    place.publish(FIRST)
    monkeypatch.setattr("os.link", refused)
    assert place.publish(SECOND) == with_engine(SECOND)


def refused(*_):
    """As a disk without hard links does."""
    raise OSError(95, "Operation not supported")


def test_what_is_as_it_was_two_sites_ago_is_not_written_again(place):
    place.publish(FIRST)
    first = {name: (place.target / name).stat().st_mtime_ns for name in FIRST}
    place.publish(SECOND)
    place.publish(FIRST | {"index.html": "three"})
    third = {name: (place.target / name).stat().st_mtime_ns for name in FIRST}
    assert [name for name in FIRST if first[name] != third[name]] == ["index.html"]
    assert place.read()["index.html"] == "three"


def test_folders_that_hold_nothing_any_more_are_gone(place):
    for files in (FIRST, FIRST, SECOND, SECOND):
        place.publish(files)
    assert sorted(path.name for path in place.target.iterdir()) == ["a", "assets", "index.html", "new"]
    assert [path.name for path in (place.target / "a").iterdir()] == ["index.html"]


def test_the_engine_s_file_gives_way_to_ours_of_the_same_name(place):
    engine = (("sitemap.xml", "short"),)
    for _ in range(3):
        assert place.publish({"sitemap.xml": "whole"}, engine) == {"sitemap.xml": "whole"}


TOUCHED = {
    "altered": lambda tree: (tree / "a/index.html").write_text("altered by somebody"),
    "as long": lambda tree: (tree / "a/index.html").write_text("alIke"),
    "removed": lambda tree: (tree / "a/b/c/data.json").unlink(),
    "added": lambda tree: (tree / "a/extra.html").write_text("added by somebody"),
    "a link": lambda tree: linked(tree / "a/index.html"),
}


def linked(path):
    """The same text, but elsewhere."""
    elsewhere = path.rename(path.parents[3] / "elsewhere.html")
    path.symlink_to(elsewhere)


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
@pytest.mark.parametrize("published", [True, False])
def test_what_somebody_touched_meanwhile_is_written_again(place, touch, published):
    place.publish(FIRST)
    if published:
        touch(place.target)
    place.publish(SECOND)
    if not published:
        touch(place.tree)
    assert place.publish(FIRST) == with_engine(FIRST)
    assert not any((place.target / name).is_symlink() for name in FIRST)


@pytest.mark.parametrize("left", ["tree.list", "site.list", "tree"])
@pytest.mark.parametrize("spoil", [True, False])
def test_lists_and_trees_may_be_lost_or_spoilt(place, left, spoil):
    place.publish(FIRST)
    place.publish(SECOND)
    path = place.tree.parent / left
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    if spoil:
        path.write_bytes(b"\x93\x01")
    for files in (FIRST, SECOND, FIRST):
        assert place.publish(files) == with_engine(files)


def test_hidden_files_stay_with_the_site(place):
    place.publish(FIRST)
    (place.target / ".nojekyll").write_text("")
    for files in (SECOND, FIRST, SECOND):
        assert ".nojekyll" in place.publish(files)


def test_a_tree_whose_site_is_gone_is_forgotten(place, tmp_path):
    place.publish(FIRST)
    place.publish(FIRST)
    shutil.rmtree(place.target)
    other = Place(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    other.target = tmp_path / "elsewhere/site"
    other.publish(FIRST)
    assert len(list((place.cache / "sites").iterdir())) == 1


def test_without_a_cache_nothing_is_laid_aside(place):
    assert aside(None, place.target) is None
    staging = stage(place.target)
    assert begun(staging.folder, None).folder == staging.folder


def test_of_a_build_that_fails_nothing_is_left(place):
    for times in (1, 2):
        place.publish(FIRST)
        staging = stage(place.target)
        forward = Forward(beside(staging.folder), aside(place.cache, place.target))
        forward.start()
        if times == 2:
            forward.tree(staging.folder).add("index.html", b"half a site")
        forward.discard()
        staging.discard()
        assert [path.name for path in place.target.parent.iterdir()] == ["site"]
    assert place.publish(SECOND) == with_engine(SECOND)


@pytest.mark.skipif(processes_for(FEW) == 1, reason="nothing is begun beside here")
def test_what_a_build_had_begun_that_fails_before_it_makes_anything_is_for_the_next_one(place):
    """The tree that was laid aside, the published site under second names, or what the cache had of it."""
    for before in ((), (FIRST,), (FIRST, SECOND)):
        for files in before:
            place.publish(files)
        assert without_threads(lambda: begin_and_fail(place)) == 0
        inode = (place.tree / "a/index.html").stat().st_ino
        assert place.publish(FIRST) == with_engine(FIRST)
        assert (place.target / "a/index.html").stat().st_ino == inode
        shutil.rmtree(place.target)
        shutil.rmtree(place.cache)


def begin_and_fail(place):
    staging = stage(place.target)
    forward = Forward(beside(staging.folder), aside(place.cache, place.target))
    forward.start(filled_at_once)
    forward.discard()
    staging.discard()


def without_threads(work):
    """The exit status of a process that has none of the threads that another test may have left: beside those nothing is begun."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            work()
            os._exit(0)
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def filled_at_once(tree, is_waited_for):
    for name, text in FIRST.items():
        tree.bring(name, text.encode(), digest(text.encode()))


def test_a_tree_that_a_killed_build_had_taken_is_cleared_away(place):
    place.publish(FIRST)
    place.publish(SECOND)
    left = place.target.with_name(".site.staging-4194305-tree")
    place.tree.rename(left)
    recover(place.target)
    assert not left.exists()
    assert place.publish(FIRST) == with_engine(FIRST)


def test_a_file_may_become_a_folder_and_a_folder_a_file(place):
    one, other = {"a": "file", "b/c": "in a folder"}, {"a/b": "in a folder", "b": "file"}
    for files in (one, one, other, other, one, other):
        assert place.publish(files) == with_engine(files)


def test_the_engine_s_files_may_become_folders(place):
    for engine in ((("a", "file"), ("b/c", "deep")), (("a/b", "deep"), ("b", "file"))) * 3:
        assert place.publish({"index.html": "one"}, engine) == {"index.html": "one", **dict(engine)}


@pytest.mark.parametrize("touch", ["a folder", "a linked folder", "a mode"])
def test_traces_by_hand_are_gone(place, touch):
    place.publish(FIRST)
    place.publish(SECOND)
    if touch == "a mode":
        (place.tree / "index.html").chmod(0o600)
    elif touch == "a folder":
        (place.tree / "empty").mkdir()
    else:
        (place.tree / "linked").symlink_to(place.cache)
    place.publish(FIRST)
    assert sorted(path.name for path in place.target.iterdir()) == ["a", "assets", "gone", "index.html"]
    assert (place.target / "index.html").stat().st_mode & 0o777 != 0o600


def test_where_nothing_was_laid_aside_files_are_written_until_somebody_waits(place):
    def fill(tree, is_waited_for):
        for name, text in (FIRST | {"left/z.html": "of a page that is gone"}).items():
            tree.bring(name, text.encode(), digest(text.encode()))
        while not is_waited_for():
            pass

    for files in (FIRST, SECOND):
        shutil.rmtree(place.cache, ignore_errors=True)
        assert place.publish(files, fill=fill) == with_engine(files)
    assert place.publish(FIRST) == with_engine(FIRST)
