"""Every field, with every text of the corpus, read back from every page and file: what was written, and nothing that it made."""

import math

import pytest

from tests.hostile.compare import READERS, Texts, folded, in_pictures, nth, of_csv, parts, plain, same, word
from tests.hostile.corpus import REFUSED, TEXTS
from tests.hostile.everywhere import NAMES, all_text_fields
from tests.pages.published import Published, put

# Pages that choose by the letters of what was written: pairs that sound alike, and the first of what is equally urgent.
BY_LETTERS = ("overlaps/", "agenda/", "explorer/tag/")
PROBLEMS = "problems/"
NOT_OURS = ("rules/",)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return Published(put(tmp_path_factory.mktemp("plain"), plain()))


@pytest.fixture(scope="module")
def texts():
    return Texts(nth)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, texts):
    return Published(put(tmp_path_factory.mktemp("hostile"), texts.files))


def pages(site, *left_out):
    return [uri for uri in site.uris if not uri.startswith(NOT_OURS) and not any(part in uri for part in left_out)]


def compare_pages(harmless, hostile, texts, uris):
    for uri in uris:
        assert parts(hostile.page(uri).node) == parts(harmless.page(uri).node, texts.read), uri
    compare_pictures(harmless, hostile, texts, uris)


def compare_pictures(harmless, hostile, texts, uris):
    """A long text in a picture is broken and cut short, and then has a title: its pieces come from the text."""
    known = {shape for uri in uris for shape in in_pictures(harmless.page(uri).node)[0]}
    known |= {(f"{{http://www.w3.org/2000/svg}}{tag}", ()) for tag in ("title", "tspan")}
    written = "\0".join(map(folded, texts.shown.values()))
    for uri in uris:
        shapes, _ = in_pictures(hostile.page(uri).node)
        assert shapes <= known, uri
        plain_words = "\0".join(folded(texts.read(text)) for text in in_pictures(harmless.page(uri).node)[1])
        for piece in in_pictures(hostile.page(uri).node)[1]:
            first = piece.split("·")[0].removesuffix("…")
            assert first in plain_words or first in written, (uri, piece)


def test_the_corpus_is_large_and_every_text_of_it_is_written(texts):
    assert len(TEXTS) >= 500
    assert len(REFUSED) >= 100
    assert set(TEXTS) <= {*texts.shown.values(), *(text for text in TEXTS if "://" in text)}


def test_no_field_is_forgotten(texts):
    assert set(texts.places) == all_text_fields() - NAMES


def test_pages_hold_what_was_written_and_nothing_that_it_made(harmless, hostile, texts):
    assert set(pages(hostile, *BY_LETTERS)) == set(pages(harmless, *BY_LETTERS))
    compare_pages(harmless, hostile, texts, pages(harmless, *BY_LETTERS, "explorer/", PROBLEMS))


def test_problems_quote_what_was_written(harmless, hostile, texts):
    """A backtick in a title ends the quotation, so only the words are alike, not where they are set as code."""
    found, wanted = (folded(site.page(PROBLEMS).text).replace("`", "") for site in (hostile, harmless))
    assert found == folded(texts.read(wanted)).replace("`", "")


def test_every_page_has_only_elements_and_attributes_that_plain_words_have(harmless, hostile):
    def shapes(site, uris):
        return {(tag.tag, tuple(sorted(map(str, tag.node.keys())))) for uri in uris for tag in site.page(uri).all()}

    allowed = shapes(harmless, pages(harmless, "explorer/"))
    assert shapes(hostile, pages(hostile, "explorer/")) <= allowed | {("{http://www.w3.org/2000/svg}title", ())}
    assert not [name for _, names in allowed for name in names if name.startswith("on") or name in ("style", "srcdoc")]


def stub_of(page, read=same):
    """What search finds a page by; what was said twice stands there once."""
    stub = page.search()
    said = stub.said.texts() if stub.said else ((), ())
    return {folded(read(text)) for text in (*stub.lines, *stub.prose, *said[0], *said[1], stub.team)}


def test_titles_and_descriptions_are_those_that_were_written(harmless, hostile, texts):
    for page in harmless.plan.pages:
        if not page.uri.startswith(NOT_OURS) and not any(part in page.uri for part in BY_LETTERS):
            found = next(other for other in hostile.plan.pages if other.uri == page.uri)
            assert found.title == texts.read(page.title), page.uri
            assert bool(found.search) == bool(page.search), page.uri
            if page.search:
                assert stub_of(found) == stub_of(page, texts.kept), page.uri


@pytest.mark.parametrize("ending", READERS)
def test_files_hold_what_was_written(harmless, hostile, texts, ending):
    read = READERS[ending]
    theirs = {asset.uri: asset for asset in hostile.plan.assets if "overlap" not in asset.uri}
    assets = [
        asset for asset in harmless.plan.assets if asset.uri.rpartition(".")[2] == ending and "overlap" not in asset.uri
    ]
    assert assets
    for asset in assets:
        as_written = texts.kept if ending in ("json", "csv") else texts.read
        assert read(theirs[asset.uri].data()) == read(asset.data(), as_written), asset.uri


def test_no_cell_is_a_formula_and_numbers_stay_numbers(hostile):
    [asset] = [asset for asset in hostile.plan.assets if asset.uri.endswith(".csv")]
    cells = [cell for row in of_csv(asset.data()) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert all(math.isfinite(float(cell)) for cell in cells if cell.startswith("-"))


def test_words_are_unlike_each_other():
    assert len({word(number) for number in range(5000)}) == 5000
