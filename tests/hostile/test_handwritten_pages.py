"""Hand-written pages: nothing in them acts, and what they say of themselves is text wherever the theme repeats it."""

import itertools
import json
import re
from functools import cache
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
import yaml
from click.testing import CliRunner
from markdown import Markdown

from okrsite_gen.cli import main as okrsite
from okrsite_gen.site.handwritten import safe
from okrsite_gen.site.theme import theme_dir
from tests.hostile.compare import Texts, folded, nth, plain, word
from tests.hostile.corpus import ADDRESSES, REFUSED, TAGS, TEXTS
from tests.pages.published import put

EXTENSIONS = [
    "attr_list",
    "admonition",
    "footnotes",
    "md_in_html",
    "tables",
    "def_list",
    "abbr",
    {"toc": {"permalink": True}},
]
MKDOCS = {
    "site_name": "Plain words",
    "docs_dir": "pages",
    "theme": {"name": "material", "features": ["navigation.indexes"]},
    "plugins": ["search", {"okrsite": {"source": "okrs"}}],
    "markdown_extensions": EXTENSIONS,
}
ACTS = {
    "script",
    "style",
    "iframe",
    "frame",
    "object",
    "embed",
    "form",
    "button",
    "link",
    "meta",
    "base",
    "svg",
    "math",
    "template",
    "video",
    "audio",
}
LANDMARKS = {
    "alert",
    "alertdialog",
    "application",
    "banner",
    "dialog",
    "log",
    "main",
    "navigation",
    "search",
    "status",
    "tooltip",
}
PAGES, EVERY = 12, 66
HERE = "https://okrs.example/page/"
FORMS = ("{}", "<p>{}</p>", "<div markdown=1>{}</div>", '<a href="{}">x</a>', "<a href='{}'>x</a>", "[x]({})", "[x](<{}>)", "# {}", "    {}", "|a|\n|-|\n|{}|")  # fmt: skip


def parsed(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def acting(tree):
    """Elements, attributes and addresses that would do something, or take the place of something of the theme's."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag.rpartition("}")[2] in ACTS:
            yield element.tag
        for name, value in element.items():
            address = re.sub(r"[\t\n\r]", "", value).lstrip("".join(map(chr, range(33)))).lower()
            if str(name).startswith("on") or name in (
                "style",
                "srcdoc",
                "srcset",
                "action",
                "formaction",
                "background",
                "autofocus",
                "data-md-component",
            ):
                yield name
            if name in ("href", "src") and address.startswith(("javascript:", "vbscript:", "data:", "file:", "blob:")):
                yield value
            if name == "src" and urlsplit(urljoin(HERE, value.replace("\\", "/"))).netloc != urlsplit(HERE).netloc:
                yield value
            yield from taking_a_place(name, value)


def taking_a_place(name, value):
    """Names, classes and roles that are the theme's."""
    if name in ("id", "name") and value.startswith("__") and not value.startswith("__tabbed_"):
        yield value
    if name in ("aria-live", "aria-modal", "aria-owns") or (name == "role" and value in LANDMARKS):
        yield value
    if name == "class":
        yield from re.findall(r"(?<!\S)(?:md-(?!button)|okr-|__)\S*", value)


def texts_of_pages(step):
    return (form.format(text) for text in [*TEXTS[::step], *ADDRESSES] for form in FORMS)


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.slow)])
def test_nothing_in_a_page_acts(step):
    reader = Markdown(extensions=["attr_list", "admonition", "footnotes", "md_in_html", "tables", "toc"])
    for text in texts_of_pages(step):
        assert list(acting(parsed(f"<body>{safe(reader.reset().convert(text))}"))) == [], text


def test_what_is_harmless_stays():
    for html in (
        '<h2 id="why">Why <a class="headerlink" href="#why" title="Permanent link">¶</a></h2>',
        '<div class="admonition note"><p class="admonition-title">Note</p></div>',
        '<p><img src="../p.png" alt="A curve" width="40"> &amp; <a href="../other/">more</a></p>',
        '<div class="tabbed-set"><input checked="" id="__tabbed_1_1" name="__tabbed_1" type="radio"><label for="__tabbed_1_1">A</label></div>',
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
        '<details open=""><summary>More</summary>text</details>',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<h2 id="okr-basics">OKR basics</h2><h2 id="md-of-sales">MD of sales</h2>',
        '<p><a class="md-button md-button--primary" href="../other/">Go on</a></p><div class="grid cards"><ul><li>a</li></ul></div>',
        '<div class="footnote"><ol><li id="fn:1" role="doc-endnote"><p aria-label="A note">a</p></li></ol></div>',
    ):
        same_parts = [
            [(element.tag, dict(element.items()), element.text) for element in parsed(text).iter()]
            for text in (safe(html), html)
        ]
        assert same_parts[0] == same_parts[1]


@pytest.mark.parametrize(
    "text",
    [
        '<div class="md-consent"><div class="md-consent__overlay"></div></div>',
        '<div class="md-dialog md-dialog--active" data-md-component="dialog">a</div>',
        '<p class="ours md-skip md-top">a</p>',
        '<div class="md-header"><span class="__x okr-menu okr-sr">a</span></div>',
        '<p id="okr-content">a</p>',
        '<p role="alert" aria-live="assertive">a</p>',
        '<div role="dialog" aria-modal="true" aria-owns="why">a</div>',
        '<div role="none alert">a</div>',
    ],
)
def test_nothing_in_a_page_is_taken_for_a_part_of_the_site(text):
    stripped = [dict(element.items()) for element in parsed(safe(text)).iter()]
    assert [found for found in stripped if found] in ([], [{"class": "ours"}])


def test_the_ids_that_the_pages_of_the_site_have_are_theirs():
    theme = theme_dir()
    ids = {
        name for path in theme.rglob("*.html") for name in re.findall(r'\bid="(okr-[a-z-]+)"', path.read_text("utf-8"))
    }
    assert "okr-content" in ids
    for name in ids:
        assert "id" not in safe(f'<p id="{name}">a</p>'), name


FOREIGN = [*TAGS, "mi", "mtext", "mglyph", "annotation-xml", "path", "circle", "text", "use", "foreignObject", "desc"]
SWALLOWING = (
    *(f"<{tag}>" for tag in FOREIGN),
    *(f"text <{tag} title='a'>" for tag in FOREIGN),
    *(f"<{tag}>\n\nmore\n\n</{tag}>" for tag in FOREIGN),
    *(f"<{tag} title='a" for tag in FOREIGN),
    "<!-- a",
    "<div>\n<!-- a\n</div>",
    "<style>\n<!--\n</style>",
    "<?php",
    "<![CDATA[ a",
    "<svg onload=PWN=1><script>1</script><use href=x /></svg><math><mtext><table><mglyph><style><!--</style><img src=x onerror=PWN=1>\n</math>",
)


@pytest.mark.parametrize("first", [True, False])
def test_no_tag_takes_the_text_behind_it_along(first):
    reader = Markdown(extensions=["attr_list", "admonition", "footnotes", "md_in_html", "tables", "toc"])
    for text in SWALLOWING:
        written = f"BEFORE\n\n{text} HERE\n\nAFTER, of all things.\n"
        html = safe(reader.reset().convert(written if first else f"- {text}\n- {text}\n\n{written}"))
        shown = "".join(parsed(f"<body>{html}").find("body").itertext())
        assert re.search("BEFORE.*HERE.*AFTER, of all things", shown, re.DOTALL), (text, html)


def test_a_script_is_shown_as_the_text_it_is():
    html = safe("<p>a</p><script>if (1 < 2) { pwned('</p>') }</script><p>b <template><i>c</i></template></p>")
    assert html == (
        "<p>a</p>&lt;script&gt;if (1 &lt; 2) { pwned('&lt;/p&gt;') }&lt;/script&gt;"
        "<p>b &lt;template&gt;<i>c</i>&lt;/template&gt;</p>"
    )
    assert (
        safe("<p>0 &lt; 1 <!-- not for everybody --> and 2 <!-- <script> --> &lt; 3</p>")
        == "<p>0 &lt; 1  and 2  &lt; 3</p>"
    )


def pages(title, description):
    """One page each, with all that front matter can say; every other one in a folder."""
    for number in range(PAGES):
        front = {
            "title": title(number),
            "description": description(number),
            "author": title(number),
            "okrsite_section": "home",
            "okrsite_head": title(number),
            "subtitle": title(number),
        }
        heading = f"## <b title='x' onclick='pwned()'>H</b> {{: id='\"><img src=x onerror=pwned()>' data-toc-label='{number}<script>' }}"
        yield (
            f"pages/{'under/' if number % 2 else ''}p{number}.md",
            f"---\n{yaml.safe_dump(front, allow_unicode=True, width=10_000)}---\n\n{heading}\n",
        )


def built(folder, okrs, title, description):
    files = {f"okrs/{name}": text for name, text in okrs.items()} | dict(pages(title, description))
    files["mkdocs.yml"] = yaml.safe_dump(MKDOCS)
    files["pages/index.md"] = "Welcome\n"
    files["pages/<img src=x onerror=pwned()>/'\"><b>.md"] = "text\n"
    put(folder, files)
    result = CliRunner().invoke(
        okrsite, ["build", "--source", str(folder / "okrs"), "--site-dir", str(folder / "site")]
    )
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(
        tmp_path_factory.mktemp("pages"),
        Texts(nth, 2).files,
        lambda at: TEXTS[at * EVERY],
        lambda at: TEXTS[at * EVERY + 7],
    )


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return built(tmp_path_factory.mktemp("plain"), plain(2), word, lambda at: word(at + 1000))


@cache
def read(site, number):
    return parsed((site / ("under" if number % 2 else ".") / f"p{number}" / "index.html").read_text("utf-8"))


def test_titles_and_descriptions_are_those_that_were_written(site):
    for number in range(PAGES):
        page = read(site, number)
        assert page.find("head/title").text == f"{' '.join(TEXTS[number * EVERY].split())} - Plain words".replace(
            "  ", " "
        )
        metas = {meta.get("name"): meta.get("content") for meta in page.iter("meta")}
        assert folded(metas["description"]) == folded(TEXTS[number * EVERY + 7])
        assert folded(metas["author"]) == folded(TEXTS[number * EVERY])
        shown = [
            folded("".join(label.itertext())) for label in page.iter("span") if label.get("class") == "md-ellipsis"
        ]
        assert folded(TEXTS[number * EVERY]) in shown


def test_a_page_has_the_elements_that_one_with_plain_words_has(site, harmless):
    for number in range(PAGES):
        shapes = [
            [(element.tag, sorted(element.keys())) for element in read(folder, number).iter()]
            for folder in (site, harmless)
        ]
        assert shapes[0] == shapes[1], TEXTS[number * EVERY]
        assert not [found for found in acting(read(site, number).find("body")) if str(found).startswith("on")]


def test_the_search_index_holds_texts(site):
    packs = [json.loads(path.read_text("utf-8")) for path in (site / "search" / "documents").glob("*-*.json")]
    titles = {folded(title) for pack in packs for _, title, _ in pack}
    assert {folded(TEXTS[number * EVERY]) for number in range(PAGES)} <= titles


@pytest.mark.parametrize(
    "text", [REFUSED[1], "\u202egnirts\u202c", "pay\u200bpal"], ids=["control", "turned", "unseen"]
)
def test_what_nobody_sees_is_refused_where_it_stands(tmp_path, text):
    files = {f"okrs/{name}": content for name, content in plain(2).items()}
    put(tmp_path, files | {"pages/a.md": f"# Fine\n\nand {text}\n", "pages/b.md": "fine\n"})
    result = CliRunner().invoke(
        okrsite, ["build", "--source", str(tmp_path / "okrs"), "--site-dir", str(tmp_path / "site")]
    )
    assert result.exit_code == 1
    assert "a.md:3:" in result.output
    assert "error[control-character]" in result.output
    assert not list(itertools.filterfalse(str.isprintable, result.output.replace("\n", "")))
