import pytest

from okrsite_gen.site.prose import markdown


def test_plain_text_becomes_escaped_paragraphs():
    assert markdown("Fish & chips are 1 < 2\n\nSecond") == "<p>Fish &amp; chips are 1 &lt; 2</p>\n<p>Second</p>"


def test_markdown_is_rendered():
    html = markdown(
        "# Why\n\nBecause **half** leave, see [the study](https://x.example/s) and https://y.example/z.\n\n- one\n- two"
    )
    assert "<h3>Why</h3>" in html
    assert "<strong>half</strong>" in html
    assert '<a href="https://x.example/s" rel="noopener">the study</a>' in html
    assert '<a href="https://y.example/z" rel="noopener">https://y.example/z</a>.' in html
    assert "<li>one</li>" in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "![spy](https://spy.example/pixel.png)",
        '<a href="https://x.example" onclick="alert(1)">x</a>',
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<style>body { display: none }</style>",
        "`</code><script>alert(1)</script>`",
    ],
)
def test_nothing_active_comes_through(text):
    html = markdown(f"Look: {text}")
    assert "<script" not in html
    assert "onerror" not in html.replace("&lt;img src=x onerror", "")
    assert "onclick" not in html
    assert 'href="javascript' not in html
    assert "<img" not in html
    assert "<style" not in html


def test_a_relative_link_is_only_its_text():
    assert "href" not in markdown("See [the other](../other.md).")


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "![" * 20_000, "1. " * 20_000, "> " * 20_000, " " * 50_000 + "x*", "    \n" * 20_000]
)
def test_absurd_text_is_shown_as_it_is_at_once(text):
    assert isinstance(markdown(text), str)
