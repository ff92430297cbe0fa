"""Under its policy a site does all that it does, and runs nothing that came in with a text."""

import re

import pytest
from test_axe_in_chromium import KINDS

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
DROPPED = """<img src="data:image/png;base64,x" onerror="ran('handler')"><script>ran('script')</script>
<a id="dropped" href="javascript:ran('link')">here</a><style>body { color: red }</style><base href="https://elsewhere.example/">
<script src="https://elsewhere.example/x.js"></script><object data="/feed.xml"></object>"""


def exceptions(policy):
    """All that is unsafe; WebAssembly may run, since search is made of it, and no text can become one."""
    return re.findall(r"'[a-z-]*unsafe[a-z-]*'", policy)


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("uri", [*KINDS, "404.html"])
def test_every_page_names_a_policy_without_exceptions_before_anything_runs(demo, uri):
    html = demo.html(uri).decode()
    assert re.search(r"<(?:script|link|style)\b", html).start() > POLICY.search(html).end()
    assert exceptions(POLICY.search(html)[1]) == ["'wasm-unsafe-eval'"]
    assert "script-src 'self'" in POLICY.search(html)[1]


def test_everything_works_under_it(page, demo):
    page.goto(f"{demo.address}manual/export/#csv")
    page.locator("label[for^=__palette]:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator(".okr-search").click()
    page.locator(".okr-find input").fill("nurse")
    page.locator(".okr-find li").first.wait_for()
    assert page.evaluate("violations") == []
    for uri in ("explorer/", "tv/", "", "2026-q4/", "handbook/"):
        page.goto(demo.address + uri)
        page.emulate_media(media="print")
        assert page.evaluate("violations") == [], uri
        page.emulate_media(media="screen")


@pytest.mark.parametrize("uri", ["", "2026-q4/product/easy-start/", "handbook/"])
def test_what_comes_in_with_a_text_stays_dead(page, demo, uri):
    ran = []

    def note(what):
        ran.append(what)

    page.expose_function("ran", note)
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    html = demo.html(uri).decode().replace("</h1>", f"</h1>{DROPPED}", 1)
    page.route(demo.address + uri, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(demo.address + uri)
    page.locator("#dropped").first.click()
    page.wait_for_timeout(100)
    directives = {said.partition(":")[0] for said in page.evaluate("violations")}
    assert directives >= {"script-src-elem", "script-src-attr", "style-src-elem", "base-uri", "object-src"}
    assert ran == []
    assert [url for url in asked if not url.startswith((demo.address, "data:"))] == []


def test_servers_are_told_the_same(demo):
    page_policy = POLICY.search(demo.html("").decode())[1]
    scripts = set(re.findall(r"'sha256-[^']+'", page_policy))
    for name in ("_headers", "data/headers/nginx.conf", "data/headers/apache.conf"):
        said = (demo.folder / name).read_text()
        assert scripts < set(re.findall(r"'sha256-[^']+'", said))
        assert exceptions(said) == ["'wasm-unsafe-eval'"]
        assert "frame-ancestors 'self'" in said
        assert "nosniff" in said


@pytest.mark.parametrize("uri", ["", "handbook/", "2026-q4/product/easy-start/", "404.html"])
def test_the_policy_of_the_server_allows_each_page(browser, page, demo, uri):
    header = next(line for line in (demo.folder / "_headers").read_text().splitlines() if "Content-Security" in line)
    headers = {"Content-Security-Policy": header.partition(": ")[2], "Content-Type": "text/html"}
    page.route(demo.address + uri, lambda route: route.fulfill(body=demo.html(uri), headers=headers))
    page.goto(demo.address + uri)
    assert page.evaluate("violations") == []
