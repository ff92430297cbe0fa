"""Whatever becomes of a company's files, nothing raises, and every problem has a place and a remedy."""

import contextlib
import datetime as dt
import io
import os
import shutil
from random import Random

import pytest

from okrsite_gen import pipeline
from okrsite_gen.cli import main
from okrsite_gen.reading import sources
from okrsite_gen.reporters import text
from tests.loading.mutations import mutated
from tests.loading.test_full_sample import FILES
from tests.pages.published import Published

WHOLE = {
    path: content.replace("too-many-key-results: error", "too-many-key-results: info").encode()
    for path, content in FILES.items()
}
DAY = dt.date(2026, 11, 20)


def written(root, tree):
    """The files, save those that no file system takes; a file where a folder is to be loses."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for path, data in sorted(tree.items()):
        with contextlib.suppress(OSError):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    return root


def check(root, audience):
    """Looks at everything as `okrsite check` does, and at each problem with what it points at."""
    try:
        found = pipeline.run(root, fallback_day=DAY, audience=audience)
    except (pipeline.ContentFailure, pipeline.WrongUse):  # no okrsite.yml is left, or no such audience
        return None
    source_of = sources(root)
    for each in found.diagnostics:
        place = each.span
        assert os.path.lexists(root / place.path), f"{place.path} is nowhere"
        assert place.line >= 1 <= place.column, each
        if each.rule != "not-utf8":  # such a file has no characters to count
            assert place.column <= len(source_of(place.path).line(place.line)) + 1, each
        assert (place.line, place.column) <= (place.end_line, place.end_column), each
        assert each.message, each
        assert "\n" not in each.message + each.help, each
        assert each.help, each
    assert text.report(found.diagnostics, source_of)
    return found


def command(*arguments):
    """The exit status of `okrsite` with these arguments, in this process, and what it printed."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main(list(map(str, arguments)))
            status = 0
        except SystemExit as end:
            status = end.code or 0
    return status, said.getvalue()


def one(folder, seed):
    random = Random(seed)  # noqa: S311 - any will do
    root = written(folder / "okrs", mutated(WHOLE, random))
    found = check(root, random.choice((None, None, "board", "company", "public")))
    if found is None:
        return None
    for options in ((), ("--fix",)) if seed % 10 == 0 else ():
        status, said = command("check", "--source", root, "--as-of", DAY, *options)
        assert status in (0, 1), said
        assert "Traceback" not in said
    if found.snapshot and seed % 5 == 0:
        published = Published(root, str(DAY))
        assert all(published.html(uri) for uri in published.uris)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_mutated_trees_are_loaded_or_reported(tmp_path, seed):
    one(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 2000, 50))
def test_a_thousand_mutated_trees_are_loaded_or_reported(tmp_path, first):
    found = [one(tmp_path, seed) for seed in range(first, first + 50)]
    whole = [each for each in found if each and each.snapshot]
    assert whole, "some mutations leave a company that can be published"
