import json

from okrsite_gen.pages.page import Page
from okrsite_gen.site.search import with_stubs


def page(uri, title, search):
    return Page(uri=uri, title=title, description="", section="teams", template="", view=None, search=search)


def test_pages_follow_what_the_engine_found_sorted_by_address():
    index = '{"config":{"lang":["en"]},"docs":[{"location":"handbook/","title":"Handbook","text":""}]}'
    found = json.loads(
        with_stubs(index, [page("teams/b/", "B", "bees"), page("teams/a/", "A", "ants"), page("x/", "X", None)])
    )
    assert found["config"] == {"lang": ["en"]}
    assert [(entry["location"], entry["text"]) for entry in found["docs"]] == [
        ("handbook/", ""),
        ("teams/a/", "ants"),
        ("teams/b/", "bees"),
    ]


def test_texts_are_escaped_because_the_search_shows_them_as_html():
    (entry,) = json.loads(with_stubs('{"docs":[]}', [page("a/", "<b>", "</p><script>alert(1)</script>")]))["docs"]
    assert entry["title"] == "&lt;b&gt;"
    assert "<" not in entry["text"]
