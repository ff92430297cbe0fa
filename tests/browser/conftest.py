"""The demo company's site, served on this machine, and a Chromium to read it with."""

import functools
import http.server
import os
import shutil
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from okrsite_gen.cli import main as okrsite

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Site:
    """A built site: its folder, and its address while it is served."""

    def __init__(self, folder, address):
        self.folder = folder
        self.address = address

    def html(self, uri):
        return (self.folder / (uri if uri.endswith(".html") else f"{uri}index.html")).read_bytes()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def serve():
    """Serves folders until the tests are over."""
    servers = []

    def start(folder):
        handler = functools.partial(Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return Site(folder, f"http://127.0.0.1:{server.server_address[1]}/")

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def build(source, folder):
    result = CliRunner().invoke(okrsite, ["build", "--source", str(source), "--site-dir", str(folder)])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def demo(tmp_path_factory, serve):
    folder = tmp_path_factory.mktemp("demo") / "site"
    build(ROOT / "content" / "okrs", folder)
    return serve(folder)


@pytest.fixture(scope="session")
def browser():
    executable = shutil.which("chromium")
    if executable is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium on this machine; apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()
