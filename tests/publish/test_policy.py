"""Only scripts that the theme writes into a page without an author's words are trusted."""

from okrsite_gen.host.policy import Policy

PAGE = (
    '<html><head><meta charset="utf-8"><script>dark()</script></head><body>{}<script src="a.js"></script></body></html>'
)


def test_a_script_that_came_in_with_a_text_is_not_in_the_policy():
    policy = Policy()
    policy.trust(PAGE.format(""))
    assert policy.guarded(PAGE.format("<script>steal()</script>")).count("sha256-") == 1
    assert policy.guarded(PAGE.format("")).count("sha256-") == 1


def test_data_in_a_page_is_no_script():
    policy = Policy()
    policy.trust(PAGE.format('<script type="application/json">{"a": 1}</script>'))
    assert len(policy.trusted) == 1
