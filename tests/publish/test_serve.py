"""The live preview, in a process of its own, as people run it."""

import contextlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

OBJECTIVE = "company/2026-q4/lead.md"
PATIENCE = 60


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextlib.contextmanager
def serving(company):
    port = free_port()
    command = [sys.executable, "-u", "-m", "okrsite_gen", "serve", "--address", f"127.0.0.1:{port}"]
    log = company.folder / "log.txt"
    with log.open("w") as output, subprocess.Popen(command, cwd=company.folder, stdout=output, stderr=output) as server:
        try:
            yield f"http://127.0.0.1:{port}/", log
        finally:
            server.send_signal(signal.SIGINT)


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


def log_with(log, words):
    until = time.monotonic() + PATIENCE
    while words not in log.read_text():
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
    assert not company.site.exists()
    assert "Traceback" not in log.read_text()
