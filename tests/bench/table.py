"""Figures of all sizes as one Markdown table."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.bench.borders import PHASES

Figures = Mapping[int, Mapping[str, float]]  # by the number of objectives; 0 is the company without any
Form = Callable[[float], str]
BEGIN, END = "<!-- bench: python -m tests.bench --write README.md -->", "<!-- end of bench -->"
WORDS = {
    "render": "render and write all pages, feeds, data",
    "list": "list the files",
    "index": "index for search, as far as rendering does not hide it",
    "publish": "check links, publish",
}
REFERENCE = 1000
COSTS = (("each", "build"), ("work", "processor"))


def seconds(value: float) -> str:
    """A negative one is the limit at which something was ended."""
    return f"more than {-value:.0f} s" if value < 0 else f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def number(value: float) -> str:
    return f"{value:,.0f}"


def megabytes(value: float) -> str:
    return f"{value / 1e6:,.0f} MB"


def milliseconds(value: float) -> str:
    return f"{value * 1000:.2f} ms"


def times(value: float) -> str:
    return f"× {value:.2f}"


def difference(value: float) -> str:
    return f"{value:.0f} files differ" if value else "yes"


ROWS: tuple[tuple[str, str, Form], ...] = (
    ("check-ins, on key results", "said", number),
    ("source files", "sources", number),
    *((WORDS.get(phase, phase), phase, seconds) for phase in PHASES),
    ("start, theme, hand-written pages", "rest", seconds),
    ("**`okrsite build`, in all**", "build", seconds),
    ("its processor time", "processor", seconds),
    ("its memory at the highest, all processes", "memory", megabytes),
    ("pages", "pages", number),
    ("files", "files", number),
    ("size", "bytes", megabytes),
    ("rendering and writing, a page", "each page", milliseconds),
    ("an objective, without the start", "each", milliseconds),
    (f"that, to the company of {REFERENCE:,}", "growth", times),
    ("processor time of an objective, without the start", "work", milliseconds),
    (f"that, to the company of {REFERENCE:,}", "growth of work", times),
    ("`okrsite check`, nothing kept", "check, nothing kept", seconds),
    ("**all of them in one quarter**, four weeks old: check-ins", "quarter, said", number),
    ("`okrsite check`, nothing kept, the best of three", "quarter, check", seconds),
    ("its processor time", "quarter, processor", seconds),
    ("**one new check-in:** `okrsite check`", "check, warm", seconds),
    ("`okrsite build`", "build, warm", seconds),
    ("`okrsite build` from a fresh checkout, what was kept restored", "build, fresh", seconds),
    ("`okrsite serve`, from saving to the page", "serve", seconds),
    ("the site is byte for byte that of a first build", "differences", difference),
    ("**MkDocs with Material**, a page per objective", "mkdocs", seconds),
    ("`okrsite build` to MkDocs", "to mkdocs", times),
    ("a page of `okrsite build` to a page of MkDocs", "to mkdocs, by page", times),
    ("memory of MkDocs", "mkdocs.memory", megabytes),
    ("**Hugo**, a page per objective, without search", "hugo", seconds),
    ("`okrsite build` to Hugo", "to hugo", times),
    ("a page of `okrsite build` to a page of Hugo", "to hugo, by page", times),
    ("memory of Hugo", "hugo.memory", megabytes),
)


def derived(figures: Figures) -> dict[int, dict[str, float]]:
    """With what follows from what was measured."""
    found = {size: dict(of) for size, of in figures.items()}
    for size in filter(None, found):
        of = found[size]
        of["each page"] = of["render"] / of["pages"]
        for cost, whole in COSTS:
            of[cost] = (of[whole] - found[0][whole]) / size
        ratios(of)
    for size in filter(None, found if REFERENCE in found else ()):
        for (cost, _), growth in zip(COSTS, ("growth", "growth of work"), strict=True):
            found[size][growth] = found[size][cost] / found[REFERENCE][cost]
    return found


def ratios(of: dict[str, float]) -> None:
    for tool in ("mkdocs", "hugo"):
        if of.get(tool, -1) > 0:
            of[f"to {tool}"] = of["build"] / of[tool]
            of[f"to {tool}, by page"] = of["build"] / of["pages"] / (of[tool] / of[f"{tool}.pages"])


def lines(figures: Figures, before: Figures | None = None) -> Iterator[str]:
    """The table; `before` are earlier figures, to which each is set."""
    found, earlier = derived(figures), derived(before or {})
    sizes = sorted(size for size in found if size)
    yield f"| objectives | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield f"| --- |{' ---: |' * len(sizes)}"
    for label, key, form in ROWS:
        cells = [cell(found[size].get(key), earlier.get(size, {}).get(key), form) for size in sizes]
        if any(cells):
            yield f"| {label} | {' | '.join(cells)} |"


def cell(now: float | None, before: float | None, form: Form) -> str:
    if now is None:
        return ""
    return form(now) + (f" ({now / before:.2f} of before)" if before else "")


def machine(folder: Path) -> str:
    """What was measured on, in general words."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = f"{pages * size / 2**30:.0f} GB of memory"
    python = f"Python {platform.python_version()} on {platform.system()}"
    return f"{cores} processors, {memory}, {python}, files on {storage(folder)}"


def storage(folder: Path) -> str:
    """The kind of file system, where the system tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "the local disk"
    entries = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    around = {str(place) for place in (folder.resolve(), *folder.resolve().parents)}
    return max((len(place), kind) for place, kind in entries if place in around)[1]


def put(file: Path, text: str) -> None:
    """Between the two marks of a file."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{file} has no `{BEGIN}` followed by `{END}`")
    file.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
