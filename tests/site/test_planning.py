import pytest

from okrsite_gen.pages.page import Asset, Page
from okrsite_gen.site.planning import assemble


def page(uri):
    return Page(uri=uri, title=uri, description="", section="teams", template="", view=None)


def test_pages_and_assets_are_told_apart_and_sorted():
    plan = assemble([page("teams/"), Asset("data/b.csv", b""), page(""), Asset("data/a.csv", b"")])
    assert [item.uri for item in plan.pages] == ["", "teams/"]
    assert [item.uri for item in plan.assets] == ["data/a.csv", "data/b.csv"]


def test_two_pages_at_one_address_are_refused():
    with pytest.raises(ValueError, match="`teams/`"):
        assemble([page("teams/"), page("teams/")])
