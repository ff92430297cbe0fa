import html5lib
import pytest

from okrsite_gen.site.prose import markdown


def parsed(html):
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def said(element):
    return "".join(element.itertext())


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
        "<JaVaScRiPt:alert(1)> <vbscript:x> [x]( javascript:alert(1)) [x](java&#9;script:alert(1)) [y][1]\n\n[1]: data:text/html,x",
        "[x](//evil.example) [y](\\\\evil.example) [z](&#106;avascript:alert(1) 'a\"onclick=b')",
    ],
)
def test_nothing_active_comes_through(text):
    made = parsed(markdown(f"Look: {text} and on"))
    found = {element.tag: set(element.keys()) for element in made.iter() if element is not made}
    assert set(found) <= {"p", "a", "code"}
    assert found.get("a", set()) <= {"href", "rel"}
    assert all(link.get("href", "https://").startswith(("https://", "mailto:")) for link in made.iter("a"))
    assert said(made).endswith("and on")


@pytest.mark.parametrize(
    "text",
    [
        "mend the <script> tag, then the <b> tag",
        "&lt;b&gt; is written &amp;lt;b&amp;gt;",
        "<div>\n<p>a</p>\n</div>",
        "an unfinished <!-- comment and <![CDATA[ data",
        "a < b && c > d; x<y>z",
        "[TOC]",
        "see https://x.example/?a=1&lt=2&b_c_d&amp;=*3* now",
        "![a picture](p.png)",
    ],
)
def test_html_and_entities_are_text(text):
    assert said(parsed(markdown(text))) == text


def test_comments_are_left_out_but_not_those_in_code():
    text = "one <!-- hidden\n\nstill --> two `<!-- shown -->` three\n\n```\n<!-- shown, too -->\n```"
    assert said(parsed(markdown(text))) == "one  two <!-- shown --> three\n<!-- shown, too -->\n"


def test_unfinished_comments_cost_no_time():
    assert "&lt;!--" in markdown("<!--\n\n" * 16_000)


def test_a_relative_link_is_only_its_text():
    assert "href" not in markdown("See [the other](../other.md).")


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "![" * 20_000, "1. " * 20_000, "> " * 20_000, " " * 50_000 + "x*", "    \n" * 20_000]
)
def test_absurd_text_is_shown_as_it_is_at_once(text):
    assert isinstance(markdown(text), str)


@pytest.mark.parametrize(
    "text",
    [
        "=\n" * 40_000,
        "# a\n" * 20_000,
        "a\\" * 30_000,
        ("[" * 199 + "\n\n") * 400,
        "a|" * 9000 + "\n" + "-|" * 9000 + "\n" + "b\n" * 999,
    ],
    ids=["underlines", "headings", "backslashes", "paragraphs", "table"],
)
def test_what_would_take_markdown_too_long_is_shown_as_written(text):
    assert said(parsed(markdown(text))).split() == text.split()
