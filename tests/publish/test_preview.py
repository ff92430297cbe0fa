"""What a preview has to show is made when somebody asks for it."""

import gc
import threading
import weakref

import pytest

from okrsite_gen.failures import EnvironmentFailure
from okrsite_gen.host.preview import Offer, Preview, astray
from okrsite_gen.site.ahead import Ahead
from okrsite_gen.site.links import LinkBook
from okrsite_gen.site.plan import Asset
from okrsite_gen.site.planning import Part
from okrsite_gen.site.tree import files_of

PATIENCE = 60


def offer(made, search=None):
    """An offer of files with texts, or with what makes them."""
    assets = [Asset(name, text.encode if isinstance(text, str) else text) for name, text in made.items()]
    return Offer(Ahead([Part("assets", lambda: assets)], {}), lambda asset: asset.data(), {}, search)


def show(preview, made, search=None, engine=("404.html",)):
    """The engine fills a folder, then its site is shown."""
    for name in engine:
        (preview.engine / name).parent.mkdir(parents=True, exist_ok=True)
        (preview.engine / name).write_text("of the engine")
    shown = offer(made, search)
    shown.ahead.whole()
    preview.show(shown)


def read(preview):
    return {name: (preview.folder / name).read_text() for name in files_of(preview.folder)}


@pytest.fixture
def preview(tmp_path):
    preview = Preview(tmp_path, "127.0.0.1")
    yield preview
    preview.close()


def test_pages_are_made_when_somebody_asks(preview):
    show(preview, {"index.html": "one", "a/index.html": "two", "a/data.json": "{}"})
    assert read(preview) == {"404.html": "of the engine"}
    preview.provide("a/index.html")
    preview.provide("nowhere.html")
    assert read(preview) == {"404.html": "of the engine", "a/index.html": "two"}
    assert preview.lost(404) == b"of the engine"
    assert preview.lost(500) is None


def test_who_asks_for_a_folder_is_sent_to_its_page(preview):
    show(preview, {"a/index.html": "two"})
    preview.provide("a")
    assert read(preview)["a/index.html"] == "two"


def test_what_was_made_is_not_made_again_until_there_is_another_site(preview):
    made = []
    for word in (b"first", b"second"):
        show(preview, {"index.html": lambda word=word: made.append(word) or word})
        preview.provide("index.html")
        preview.provide("index.html")
        assert read(preview)["index.html"] == word.decode()
    assert made == [b"first", b"second"]


def test_what_the_engine_made_of_a_file_gives_way(preview):
    show(preview, {"sitemap.xml": "of all pages"}, engine=("404.html", "sitemap.xml"))
    preview.provide("sitemap.xml")
    assert read(preview)["sitemap.xml"] == "of all pages"


def lack(*_):
    raise EnvironmentFailure("there is no `<font>`", "install one")


@pytest.mark.parametrize(
    ("host", "words"),
    [("localhost", "there is no `&lt;font&gt;`; install one"), ("0.0.0.0", "listed where okrsite runs")],  # noqa: S104 - whom it is shown to
)
def test_a_page_that_cannot_be_made_says_why_to_those_at_this_machine(tmp_path, host, words):
    preview = Preview(tmp_path, host)
    show(preview, {"index.html": lack, "feed.xml": lack, "a/index.html": "two"})
    preview.provide("index.html")
    preview.provide("a/index.html")
    assert words in read(preview)["index.html"]
    assert read(preview)["a/index.html"] == "two"
    with pytest.raises(EnvironmentFailure):
        preview.provide("feed.xml")


def test_pages_are_made_while_somebody_waits_for_the_search(preview):
    asked, indexed = threading.Event(), threading.Event()

    def search():
        asked.set()
        yield from [("search/okrsite.json", b"{}")] if indexed.wait(PATIENCE) else []

    show(preview, {"index.html": "one"}, search)
    searching = threading.Thread(target=preview.provide, args=["search/okrsite.json"])
    searching.start()
    assert asked.wait(PATIENCE)
    preview.provide("index.html")
    assert read(preview) == {"404.html": "of the engine", "index.html": "one"}
    indexed.set()
    searching.join(PATIENCE)
    assert read(preview)["search/okrsite.json"] == "{}"


def test_an_index_of_a_site_that_is_gone_is_not_taken_for_that_of_the_next(preview):
    def search():
        show(preview, {}, lambda: iter([("search/okrsite.json", b"second")]))
        yield "search/okrsite.json", b"first"

    show(preview, {}, search)
    preview.provide("search/okrsite.json")
    assert "search/okrsite.json" not in read(preview)
    preview.provide("search/okrsite.json")
    assert read(preview)["search/okrsite.json"] == "second"


def test_nothing_else_goes_on_while_a_site_is_made(preview):
    show(preview, {"index.html": "one"})
    asking = threading.Thread(target=preview.provide, args=["index.html"])

    def builder():
        asking.start()
        asking.join(0.05)
        assert "index.html" not in read(preview)

    preview.alone(builder)()
    asking.join(PATIENCE)
    assert read(preview)["index.html"] == "one"


def test_links_of_hand_written_pages_are_checked_as_far_as_nothing_must_be_made_for_it(tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "index.html").write_text('<h2 id="known">')
    book = LinkBook()
    links = ("../team/", "../team/#anything", "../gone/", "#known", "#unknown", "../../out/")
    book.add_links("guide/", "".join(f'<a href="{link}">' for link in links))
    found = astray(book, tmp_path, {"team/index.html"})
    assert {page: sorted(broken) for page, broken in found.items()} == {
        "guide/": ["#unknown", "../../out/", "../gone/"]
    }


class Record:
    """What a company is made of."""


def shown_in_turn(preview, times, let_go):
    """Which of so many companies, each held in a circle and shown right after the one before, are there in the end."""
    seen = []

    def builder():
        record = Record()
        record.itself = record
        seen.append(weakref.ref(record))
        show(preview, {"index.html": lambda: repr(record).encode()})
        preview.offer.forget = let_go(record)
        gc.freeze()

    build = preview.alone(builder)
    for _ in range(times):
        build()
    return [each() is not None for each in seen]


def test_companies_that_nobody_sees_are_let_go_of_although_one_change_follows_the_other(preview):
    there = shown_in_turn(preview, 9, lambda record: record.__dict__.clear)
    assert there == [False] * 6 + [True] * 3


def test_what_is_held_in_circles_is_searched_for_although_one_change_follows_the_other(preview):
    there = shown_in_turn(preview, 120, lambda _: lambda: None)
    assert there[-1]
    assert sum(there) < 60


def test_the_company_before_is_let_go_of_when_nobody_wants_another(preview):
    show(preview, {"index.html": "one"})
    gone = threading.Event()
    preview.offer.forget = gone.set
    preview.alone(lambda: show(preview, {"index.html": "two"}))()
    assert gone.wait(PATIENCE)


def test_what_waits_is_done_although_the_next_site_cannot_be_made(preview):
    with pytest.raises(EnvironmentFailure):
        preview.alone(lack)()
    assert preview.waiting.is_alive()
