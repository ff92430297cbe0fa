"""Each page of the gallery shows files and exactly what `okrsite check` says of them."""

import re
from pathlib import Path

import pytest

from okrsite_gen.reporters import text

PAGES = sorted(Path(__file__).with_name("gallery").glob("*.md"))
FILE = re.compile(r"^`([^`\n]+)`\n+(````?)\w*\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
REPORT = re.compile(r"^(````?)text\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_gallery(page, check):
    shown = page.read_text(encoding="utf-8")
    files = {path: content for path, _, content in FILE.findall(shown)}
    assert text.report(*check(files)) == REPORT.findall(shown)[-1][1]


def test_gallery_has_pages():
    assert len(PAGES) > 25
