"""A folder of content as `{path: bytes}`, and what hurried people, merges and tools may make of it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Tree = dict[str, bytes]
HOSTILE = (
    "[", "{", "]", "}", ": ", ":", "- ", "-", "? ", "#", " #", "&a ", "*a", "!!python/object:os.system ", "<<: ", "|", ">", "'", '"', "\\",
    "\t", "\r", "\r\n", "\n", "\n\n", "---\n", "...\n", "%YAML 1.1\n", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n", "\x00", "\x1b[2J",
    "\ufeff", "\u202e", "\u200b", "\u2028", "\x85", "\N{GRINNING FACE}", "\ud7ff", "e\u0301", "=cmd|' /C calc'!A0", "<script>alert(1)</script>",
    "{{ 7 * 7 }}", "{% raw %}", "../../../etc/passwd", "/dev/zero", "a" * 400, "[" * 60, "- " * 60, "9" * 400, "1e999999", "nan", "inf", "-0",
    "0001-01-01", "9999-12-31", "2026-02-30", "2026-10-05T12:00:00Z", "null", "~", "yes", "0x1F", "1:30", "1,5", "100%", "\u0663", "a/b#c/d",
    "#", "/", "//", "..", "company", "company/2026-q4", "key_results:", "objective:", "supports: []", "audience:", "audience: nobody",
    "state: draft", "state: drfat", "id: a", "kind: none", "retired: 2026-10-01", "changes: [{}]", "owner: {a: b}", "tags: {}", "date,value\n",
)  # fmt: skip
NAMES = (
    "2026-q4", "2026-q9", "0000", "9999", "2999", "check-ins", "check-in", "team.yml", "team.yaml", "objectives.yml", "retrospective.md", "okrsite.yml",
    "people.yml", "README.md", ".hidden", "con.md", "a b.md", "A.md", "-a.md", "a.md~", "\u00e4.md", "a\u202eb.md", "a\nb.md", "`a`.md",
    "<b>.md", "a.MD", "a..md", ".md", "x" * 200 + ".md", "2026-10-05.yml", "2026-13-45.yml", "2026-10-05-ana.csv", "%00.md", "a&b.yml", "..md",
)  # fmt: skip


def mutated(tree: Tree, random: Random) -> Tree:
    """The tree after one to six mutations."""
    tree = dict(tree)
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        if tree:
            random.choice(_MUTATIONS)(tree, random)
    return tree


def _bytes(tree: Tree, random: Random) -> None:
    path, data = _some(tree, random)
    start, end = _stretch(len(data), random)
    tree[path] = (
        data[:start]
        + random.choice((b"", data[start:end] * 2, random.randbytes(3), bytes([random.randrange(256)])))
        + data[end:]
    )


def _insertion(tree: Tree, random: Random) -> None:
    path, data = _some(tree, random)
    at = random.randrange(len(data) + 1)
    tree[path] = data[:at] + random.choice(HOSTILE).encode() + data[at:]


def _value(tree: Tree, random: Random) -> None:
    """What stands behind a colon becomes something else."""
    path, data = _some(tree, random)
    colons = [at for at in range(len(data) - 1) if data[at : at + 2] == b": "]
    if colons:
        at = random.choice(colons) + 2
        ends = [end for sign in (b"\n", b",", b"}") if (end := data.find(sign, at)) >= 0]
        tree[path] = data[:at] + random.choice(HOSTILE).encode() + data[min(ends, default=len(data)) :]


def _cells(tree: Tree, random: Random) -> None:
    """Two values of two files change places."""
    (one, first), (other, second) = _some(tree, random), _some(tree, random)
    a, b = (_words(data, random) for data in (first, second))
    tree[one] = first.replace(a, b, 1) if a else first
    tree[other] = tree[other].replace(b, a, 1) if b else second


def _lines(tree: Tree, random: Random) -> None:
    path, data = _some(tree, random)
    lines = data.splitlines(keepends=True)
    if lines:
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        random.choice((_drop, _double, _swap, _indent))(lines, one, other, random)
        tree[path] = b"".join(lines)


def _drop(lines: list[bytes], one: int, _other: int, _random: Random) -> None:
    del lines[one]


def _double(lines: list[bytes], one: int, other: int, _random: Random) -> None:
    lines.insert(other, lines[one])


def _swap(lines: list[bytes], one: int, other: int, _random: Random) -> None:
    lines[one], lines[other] = lines[other], lines[one]


def _indent(lines: list[bytes], one: int, other: int, random: Random) -> None:
    for number in range(min(one, other), max(one, other) + 1):
        lines[number] = (
            random.choice((b" ", b"  ", b"\t", b"- ")) + lines[number]
            if random.random() < 0.7
            else lines[number].lstrip()
        )


def _truncation(tree: Tree, random: Random) -> None:
    path, data = _some(tree, random)
    tree[path] = data[: random.randrange(len(data) + 1)]


def _splice(tree: Tree, random: Random) -> None:
    (path, data), (_, other) = _some(tree, random), _some(tree, random)
    tree[path] = data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


def _removal(tree: Tree, random: Random) -> None:
    del tree[random.choice(sorted(tree))]


def _move(tree: Tree, random: Random) -> None:
    """To the folder of another file, or to a name that means something else."""
    path = random.choice(sorted(tree))
    folder = random.choice((path, random.choice(sorted(tree)))).rpartition("/")[0]
    name = random.choice((path.rpartition("/")[2], random.choice(NAMES)))
    tree[f"{folder}/{name}" if folder else name] = tree[path] if random.random() < 0.5 else tree.pop(path)


def _folder(tree: Tree, random: Random) -> None:
    """A folder gets another name, everything in it included."""
    folders = sorted({path.rpartition("/")[0] for path in tree} - {""})
    if folders:
        folder = random.choice(folders)
        above = folder.rpartition("/")[0]
        name = random.choice(NAMES)
        new = f"{above}/{name}" if above else name
        for path in [path for path in tree if path.startswith(f"{folder}/")]:
            tree[new + path[len(folder) :]] = tree.pop(path)


_MUTATIONS: tuple[Callable[[Tree, Random], None], ...] = (
    _bytes, _insertion, _insertion, _value, _value, _value, _cells, _lines, _lines, _truncation, _splice, _removal, _move, _folder,
)  # fmt: skip


def _some(tree: Tree, random: Random) -> tuple[str, bytes]:
    path = random.choice(sorted(tree))
    return path, tree[path]


def _stretch(length: int, random: Random) -> tuple[int, int]:
    start = random.randrange(length + 1)
    return start, min(length, start + random.choice((0, 1, 1, 2, 20, 200)))


def _words(data: bytes, random: Random) -> bytes:
    words = data.split()
    return random.choice(words) if words else b""
