"""Who checks finds what everybody asks for of many folders together; the rest of each is looked up when somebody reads it."""

import shutil

import pytest

from okrsite_gen import folders, packing, pipeline
from okrsite_gen.store import Store
from tests.bench.company import Company
from tests.folders.test_kept_folders import DAY


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A company of more folders than lie on one shelf, its cache after a build, and what is right after a check-in."""
    root, cache = (tmp_path_factory.mktemp("company") / name for name in ("okrs", "cache"))
    company = Company(root, objectives=210, quarters=2, weeks=1)
    company.write()
    run(root, cache, weeks=True)
    company.say("A word more")
    return root, cache, run(root)


def run(root, cache=None, *, weeks=False):
    return pipeline.run(root, fallback_day=DAY, cache=cache, weeks=weeks)


@pytest.fixture
def copied(written, tmp_path):
    """The same for one test alone."""
    root, cache, right = written
    return root, shutil.copytree(cache, tmp_path / "cache"), right


def shelves(cache):
    return {path.name for path in (cache / "shelves").rglob("*.entry")}


def test_a_build_leaves_shelves_for_a_check(copied):
    """After a check-in only the shelf of its folder is made again, and what everybody asks for is not looked up elsewhere."""
    root, cache, right = copied
    before = shelves(cache)
    run(root, cache)
    (made,) = shelves(cache) - before
    assert len(before) == 2
    shutil.rmtree(cache / "folders")
    found = run(root, cache).diagnostics
    assert found == right.diagnostics != ()
    assert not (cache / "folders").exists()
    assert shelves(cache) == {*before, made}


@pytest.mark.parametrize("left", [True, False], ids=["left", "gone"])
def test_what_lies_on_no_shelf_is_found_in_its_folder_or_made_again(copied, left):
    root, cache, right = copied
    run(root, cache)
    if not left:
        shutil.rmtree(cache / "folders")
    snapshot, whole = run(root, cache).snapshot, right.snapshot
    assert list(snapshot.check_ins) == list(whole.check_ins)
    assert dict(snapshot.weeks) == dict(whole.weeks)


@pytest.mark.parametrize("data", [b"", packing.pack(b""), packing.pack(b"\x90"), packing.pack(b"\x91\x92\x90\x90")])
def test_what_is_no_shelf_is_made_again(copied, data):
    root, cache, right = copied
    for name in shelves(cache):
        Store(folder=cache / "shelves", digits=1).keep(name.partition(".")[0], data)
    assert run(root, cache).diagnostics == right.diagnostics


def test_a_shelf_that_is_torn_is_made_again(copied):
    root, cache, right = copied
    run(root, cache)
    whole = {path: path.read_bytes() for path in (cache / "shelves").rglob("*.entry")}
    for path, data in whole.items():
        path.write_bytes(data[: len(data) // 2])
    assert run(root, cache).diagnostics == right.diagnostics
    assert sum(path.read_bytes() == data for path, data in whole.items()) == 2


def test_what_is_written_while_a_check_reads_lies_on_no_shelf(copied, monkeypatch):
    """Else it would be found there once it is as it was before."""
    root, cache, right = copied
    (file,) = root.rglob("*-001.yml")
    before, volumes_of = file.read_bytes(), folders.volumes_of

    def written_first(*asked):
        file.write_bytes(b"nonsense: 1\n" + before)
        return volumes_of(*asked)

    with monkeypatch.context() as patched:
        patched.setattr(folders, "volumes_of", written_first)
        try:
            assert run(root, cache).diagnostics != right.diagnostics
        finally:
            file.write_bytes(before)
    assert run(root, cache).diagnostics == right.diagnostics
