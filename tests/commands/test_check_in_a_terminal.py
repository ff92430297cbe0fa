"""`okrsite check` in a real terminal: colours, links and width."""

import os
import re
import sys

import pytest

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
struct = pytest.importorskip("struct")
termios = pytest.importorskip("termios")

LINK = re.compile(r"\x1b\]8;[^;]*;(?P<to>[^\x1b]*)\x1b\\(?P<text>[^\x1b]*(?:\x1b\[[\d;]*m[^\x1b]*)*?)\x1b\]8;;\x1b\\")
CODES = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[\d;]*m")
LONG = "Nobody waits longer than a day for a first answer, on any of the ways in which a clinic can ask us for help"


def shown(root, columns, **environment):
    """What a terminal of that width gets to read."""
    pid, terminal = pty.fork()
    if pid == 0:
        kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
        command = [sys.executable, "-m", "okrsite_gen", "check", "--source", str(root), "--as-of", "2026-11-20"]
        os.execve(sys.executable, command, {**kept, **environment})  # noqa: S606 - our own
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    written = b""
    while True:
        try:
            part = os.read(terminal, 1 << 16)
        except OSError:  # the other end is closed
            part = b""
        if not part:
            break
        written += part
    os.close(terminal)
    os.waitpid(pid, 0)
    return written.decode().replace("\r\n", "\n")


@pytest.fixture
def root(tmp_path):
    files = {
        "okrsite.yml": "company: Acme\n",
        "company/team.yml": "name: Acme\n",
        "company/2026-q4/a-b.md": "---\nobjective: X\nonwer: ana\n---\n",
    }
    for path, content in files.items():
        (tmp_path / "our okrs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "our okrs" / path).write_text(content)
    return tmp_path / "our okrs"


@pytest.mark.parametrize(
    ("environment", "links", "colours"),
    [
        ({"TERM": "xterm-256color"}, True, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True, False),
        ({"TERM": "linux"}, False, True),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_places_are_links_and_severities_are_red_where_the_terminal_has_that(root, environment, links, colours):
    text = shown(root, 100, **environment)
    plain = CODES.sub("", text)
    assert (
        "company/2026-q4/a-b.md:3:1: error[unknown-key]: unknown key `onwer`\n  |\n3 | onwer: ana\n  | ^^^^^\n" in plain
    )
    assert "\n1 can be fixed" in plain
    assert ("\x1b]8;" in text) is links
    assert ("\x1b[1;31merror" in text) is colours
    if links:
        found = {match["to"]: CODES.sub("", match["text"]) for match in LINK.finditer(text)}
        file = (root / "company/2026-q4/a-b.md").as_uri()
        assert found[f"{file}#3"].endswith("our okrs/company/2026-q4/a-b.md:3:1")


def test_excerpts_fit_so_that_carets_stand_where_they_belong(root):
    columns = 40
    file = root / "company/2026-q4/ok.md"
    file.write_text(f"---\nobjective: {LONG}\nowner: ana\n---\n")
    lines = CODES.sub("", shown(root, columns, TERM="xterm")).splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("2 | ") and "ok.md" in lines[index - 2])
    excerpt, carets = lines[at], lines[at + 1]
    assert max(len(excerpt), len(carets)) <= columns
    marked = excerpt[carets.index("^") : carets.rindex("^") + 1]
    assert LONG.startswith(marked.removesuffix("..."))
