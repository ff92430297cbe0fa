"""The live preview, in a process of its own, as people run it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests.publish.conftest import MKDOCS

OBJECTIVE = "company/2026-q4/lead.md"
PATIENCE = 60


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def listen_to_interrupts():
    """Whatever runs in the background of a shell inherits that it does not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextlib.contextmanager
def serving(company, end=signal.SIGINT, port=None, program=("-m", "okrsite_gen")):
    port = port or free_port()
    command = [sys.executable, "-u", *program, "serve", "--address", f"127.0.0.1:{port}"]
    log = company.folder / "log.txt"
    listening = {"preexec_fn": listen_to_interrupts, "cwd": company.folder}
    with log.open("w") as output, subprocess.Popen(command, stdout=output, stderr=output, **listening) as server:
        try:
            yield f"http://127.0.0.1:{port}/", log
        finally:
            server.send_signal(end)
            ended = server.wait(PATIENCE)
    assert ended == {signal.SIGINT: 0, signal.SIGTERM: 143}[end]


def page_with(address, words, log):
    """The page, as soon as it has the words."""
    until = time.monotonic() + PATIENCE
    page = ""
    while time.monotonic() < until:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            page = urllib.request.urlopen(address, timeout=5).read().decode()  # noqa: S310 - our own server
            if words in page:
                return page
        time.sleep(0.1)
    raise AssertionError(f"{words!r} never came, but {page[-500:]!r}\n{log.read_text()[-3000:]}")


def answer(address):
    with urllib.request.urlopen(address, timeout=PATIENCE) as found:  # noqa: S310 - as above
        return found.read()


def log_with(log, words, times=1):
    until = time.monotonic() + PATIENCE
    while log.read_text().count(words) < times:
        assert time.monotonic() < until, log.read_text()[-3000:]
        time.sleep(0.1)


def test_the_preview_follows_the_content_and_outlives_mistakes(company):
    good = (company.source / OBJECTIVE).read_text()
    company.okr(OBJECTIVE, good.replace("owner: ana", "ownr: ana"))
    with serving(company) as (address, log):
        trouble = page_with(address, "The content has errors", log)
        assert "lead.md:3:1" in trouble
        company.okr(OBJECTIVE, good)
        page_with(address, "Lead the category", log)
        company.okr(OBJECTIVE, good.replace("Lead the category", "Win the category"))
        page_with(address, "Win the category", log)
        company.okr(OBJECTIVE, good.replace("owner: ana", "owener: ana"))
        log_with(log, "owener")
        assert "Win the category" in page_with(address, "Win the category", log)
        company.okr(OBJECTIVE, good.replace("Lead the category", "Own the category"))
        page_with(address + "2026-q4/company/lead/", "Own the category", log)
        page_with(address + "handbook/", "Onboarding feels effortless", log)
        log_with(log, " mended\n", 2)
    said = [line[9:] if line[2:3] == ":" else line for line in log.read_text().splitlines()]
    assert f"serving {address} and following changes; Ctrl-C stops" in said
    told = [line for line in said if line in ("mended", "rebuilt") or "error[" in line]
    assert [line.rpartition(" ")[2] if "error[" in line else line for line in told] == [
        "`ownr`", "mended", "rebuilt", "`owener`", "mended",
    ]  # fmt: skip
    assert not company.site.exists()
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_that_ends_leaves_nothing(company, monkeypatch, end):
    scratch = company.folder / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    with serving(company, end) as (_, log):
        log_with(log, "serving http")
        assert list(scratch.iterdir())
    assert list(scratch.iterdir()) == []


# What a preview has not: the policy, in pages and for servers. What only a preview has: the script that reloads the page.
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RELOADING = re.compile(rb"<script>\nvar livereload =.*?</script>(?=</body>)", re.DOTALL)
_FOR_SERVERS = {"_headers", "data/headers/apache.conf", "data/headers/nginx.conf"}


def test_every_file_of_the_site_is_served_as_it_would_be_built(company):
    port = free_port()
    company.write("mkdocs.yml", MKDOCS.replace("https://okrs.acme.example/", f"http://127.0.0.1:{port}/"))
    company.page("pictures/sun.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    environment = os.environ | {"OKRSITE_CACHE_DIR": ""}
    subprocess.run([sys.executable, "-m", "okrsite_gen", "build"], cwd=company.folder, check=True, env=environment)
    built = {name: _POLICY.sub(b"", data) for name, data in company.files().items() if name not in _FOR_SERVERS}
    with serving(company, port=port) as (address, log):
        page_with(address, "</html>", log)
        served = {name: answer(address + name.removesuffix("index.html")) for name in built}
    assert len(built) > 200
    assert sum(name.endswith(".html") for name in built) > 40
    different = [name for name, data in built.items() if data != _RELOADING.sub(b"", served[name])]
    assert different == []
    assert all(_RELOADING.search(served[name]) for name in built if name.endswith(".html"))


def test_a_page_that_cannot_be_made_takes_no_other_with_it(company):
    company.write("mkdocs.yml", MKDOCS.replace("name: material", "name: material, custom_dir: ours"))
    company.write("ours/pages/person.html", "{{ view.nonsense }}")
    company.page("handbook.md", "# Handbook\n\n[Here](../people/ana/#any), [there](../people/nobody/).\n")
    with serving(company) as (address, log):
        page_with(address, "Lead the category", log)
        assert "nonsense" in page_with(address + "people/ana/", "This page cannot be shown", log)
        page_with(address + "people/", 'href="ana/"', log)
        assert "nobody" in answer(address + "handbook/").decode()
    said = log.read_text()
    assert "'handbook.md' links to '../people/nobody/'" in said
    assert said.count("WARNING") == 1
    assert "ERROR: `people/ana/index.html` cannot be made: a bug in okrsite" in said
    assert "Traceback" not in said


# The same program, to which a company of any size is a large one.
_EVERY_SITE_IS_LARGE = "from okrsite_gen.host import job; job._MANY = 1; from okrsite_gen.cli import main; main()"


def test_a_large_site_is_planned_as_far_as_browsers_ask_and_checked_a_while_later(company):
    with serving(company, program=("-c", _EVERY_SITE_IS_LARGE)) as (address, log):
        page_with(address, "Lead the category", log)
        company.page("handbook.md", "# Handbook\n\n[There](../people/nobody/).\n")
        log_with(log, " rebuilt\n")
        assert "WARNING" not in log.read_text()
        log_with(log, "'handbook.md' links to '../people/nobody/'")
        company.page("people/index.md", "# Who we are\n")
        log_with(
            log, "ERROR: okrsite makes pages of its own where `people/index.md` would go; rename the hand-written files"
        )
        assert "ana" in answer(address + "people/").decode()
        assert "Onboarding" in answer(address + "2026-q4/growth/onboarding").decode()
    assert "Traceback" not in log.read_text()
