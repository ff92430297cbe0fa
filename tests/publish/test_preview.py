"""What a preview serves is brought forward from build to build."""

from okrsite_gen.host.serving import Preview
from okrsite_gen.site.tree import files_of


def build(preview, files, *, ends=True):
    """The engine empties and fills its folder, then our files come."""
    preview.engine.mkdir(parents=True, exist_ok=True)
    (preview.engine / "404.html").write_text("nothing here")
    tree = preview.begin()
    for name, text in files.items():
        tree.add(name, text.encode())
    if ends:
        tree.drop_others()
        preview.settle(tree)


def read(preview):
    return {name: (preview.folder / name).read_text() for name in files_of(preview.folder)}


def written(preview, name):
    return (preview.folder / name).stat().st_mtime_ns


def test_what_is_as_it_was_is_not_written_again(tmp_path):
    preview = Preview(tmp_path)
    build(preview, {"index.html": "one", "a/index.html": "alike", "b/index.html": "gone"})
    before = written(preview, "a/index.html")
    build(preview, {"index.html": "two", "a/index.html": "alike"})
    assert read(preview) == {"404.html": "nothing here", "index.html": "two", "a/index.html": "alike"}
    assert written(preview, "a/index.html") == before
    assert preview.lost(404) == b"nothing here"
    assert preview.lost(500) is None


def test_after_a_build_that_did_not_come_to_its_end_all_is_written(tmp_path):
    preview = Preview(tmp_path)
    build(preview, {"index.html": "one", "a/index.html": "first"})
    build(preview, {"a/index.html": "second"}, ends=False)
    build(preview, {"index.html": "one", "a/index.html": "first"})
    assert read(preview) == {"404.html": "nothing here", "index.html": "one", "a/index.html": "first"}
