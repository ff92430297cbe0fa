import pytest

from okrsite_gen.failures import WrongUse
from okrsite_gen.site.skeleton import MARKS, split, strip

PAGE = f"""<!doctype html>
<html>
  <head>
    <title>{MARKS["title"]} - Acme</title>
    <meta name="description" content="{MARKS["description"]}">
  </head>
  <body>
    <span>{MARKS["title"]}</span>
    {MARKS["body"]}
  </body>
</html>
"""


def test_each_mark_is_replaced_wherever_it_stands():
    page = split(PAGE).join({"title": "Growth", "description": "How it goes", "canonical": "", "body": "<p>Well</p>"})
    assert "<title>Growth - Acme</title>" in page
    assert '<meta name="description" content="How it goes">' in page
    assert "<span>Growth</span>\n<p>Well</p>\n</body>" in page
    assert "okrsite" not in page


def test_white_space_goes_except_where_it_shows():
    html = "<p>one\n\n    two</p>\n  <pre>\n  kept\n    as it is</pre>\n  <script>\n  let a\n  </script>  <b>x</b>"
    assert strip(html) == (
        "<p>one\ntwo</p>\n<pre>\n  kept\n    as it is</pre>\n<script>\n  let a\n  </script>  <b>x</b>"
    )


@pytest.mark.parametrize(
    "place",
    [
        '<script>let title = "{}"</script>',
        "<style>/* {} */</style>",
        "<meta content={}>",
        "<meta content='{}'>",
    ],
)
def test_a_theme_may_not_write_values_where_they_cannot_be_escaped(place):
    with pytest.raises(WrongUse, match="title"):
        split(place.format(MARKS["title"]) + MARKS["body"])


@pytest.mark.parametrize("html", ["<p>no body at all</p>", MARKS["body"] * 2])
def test_a_frame_holds_one_body(html):
    with pytest.raises(WrongUse, match=r"page\.content"):
        split(html)
