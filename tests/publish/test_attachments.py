"""Files beside hand-written pages: drawings and documents are published, what would act in a reader's browser is not."""

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
DRAWN = SVG.format(
    '<style>.a { fill: red }</style><path class="a" fill="url(#x)" d="M0 0h9"/><use href="#x"/><text>Ö &amp; co</text>'
)
REFUSED = {
    "evil.html": "<script>alert(1)</script>",
    "deep/evil.XHTML": "<html/>",
    "evil.js": "alert(1)",
    "style.css": "body { display: none }",
    "feed.xml": "<x/>",
    "script.svg": SVG.format("<script>alert(1)</script>"),
    "handler.svg": SVG.format('<path onload="alert(1)" d=""/>'),
    "link.svg": SVG.format('<use xlink:href="https://elsewhere.example/x.svg#a"/>'),
    "javascript.svg": SVG.format('<image href=" javascript:alert(1)"/>'),
    "html.svg": SVG.format('<g><body xmlns="http://www.w3.org/1999/xhtml"/></g>'),
    "foreign.svg": SVG.format("<foreignObject/>"),
    "entity.svg": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
    "styled.svg": '<?xml-stylesheet href="x.css"?>' + SVG.format(""),
    "import.svg": SVG.format("<style>@import 'https://elsewhere.example/a.css';</style>"),
    "painted.svg": SVG.format('<path style="fill: url(https://elsewhere.example/a#b)" d=""/>'),
    "broken.svg": "<svg><script>alert(1)",
    "assets/javascripts/bundle.js": "alert(1)",
    "assets/stylesheets/extra.txt": "",
    "assets/okrsite/mark.png": "",
    "search/search_index.json": "{}",
}


def build():
    return CliRunner().invoke(main, ["build"])


@pytest.mark.parametrize("name", REFUSED)
def test_what_acts_is_refused_by_name(company, name):
    company.page(name, REFUSED[name])
    result = build()
    assert result.exit_code == 1, result.output
    assert f"`{name}` (" in result.output
    assert "`trusted`" in result.output
    assert not company.site.exists()


def test_all_of_them_are_told_at_once(company):
    company.page("one.html", "")
    company.page("two.js", "")
    result = build()
    assert "`one.html`" in result.output
    assert "`two.js`" in result.output


def test_drawings_and_documents_are_published(company):
    company.page("drawing.svg", DRAWN)
    company.page("assets/images/logo.svg", DRAWN)
    company.page("notes.txt", "<script>only text</script>")
    result = build()
    assert result.exit_code == 0, result.output
    assert company.read("drawing.svg") == company.read("assets/images/logo.svg") == DRAWN


def test_mkdocs_yml_is_code_and_may_trust(company):
    company.page("ours.js", "console.log(1)")
    company.page("ours.css", "h1 { color: red }")
    company.page("demo/shop.html", "<p>A demo</p>")
    configuration = (
        (company.folder / "mkdocs.yml")
        .read_text()
        .replace(
            "plugins: [search, okrsite]",
            "extra_javascript: [ours.js]\nextra_css: [ours.css]\nplugins: [search, okrsite: {trusted: [demo/*.html]}]",
        )
    )
    company.write("mkdocs.yml", configuration)
    result = build()
    assert result.exit_code == 0, result.output
    assert company.read("demo/shop.html") == "<p>A demo</p>"
    assert "ours.js" in company.read("index.html")


def test_texts_of_mkdocs_yml_stay_texts(company):
    hostile = 'Our "OKRs"><script>alert(1)</script>'
    company.write(
        "mkdocs.yml",
        f"site_description: '{hostile}'\nsite_author: '{hostile}'\n" + (company.folder / "mkdocs.yml").read_text(),
    )
    result = build()
    assert result.exit_code == 0, result.output
    for name in ("404.html", "handbook/index.html", "index.html"):
        assert "<script>alert(1)" not in company.read(name), name
    assert "Our &#34;OKRs&#34;" in company.read("404.html")
