"""A program of its own beside the build: has Pagefind index stubs, and packs what a browser needs of them.

    python -I -S search_index.py PAGEFIND FOLDER BUILD

For each `*.job` in FOLDER it leaves a `*.made`; BUILD is the process that waits for them. Pagefind knows which documents have a word,
and at which place; what the documents are stands in files of ours beside its own: one list with a line for each, and their texts in
packs, since Pagefind would make a file for each of them. What documents are narrowed down by is in the list too: Pagefind's own
filters come out in another order each time.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

LISTS = "documents/"
_PACK = 16_000
_SIGNATURE = b"pagefind_dcd"

_Found = tuple[Sequence[Any], str, str]


def main(pagefind: str, folder: Path, build: int) -> None:
    """Do all jobs; the first that fails ends it with a line that says why."""
    for job in sorted(folder.glob("*.job")):
        made = packed(indexed(job.read_bytes(), folder, pagefind))
        beside = job.with_suffix(".part")
        beside.write_bytes(made)
        beside.replace(job.with_suffix(".made"))
        if os.getppid() != build:  # it was killed
            shutil.rmtree(folder.parent, ignore_errors=True)
            return


def packed(files: dict[str, bytes]) -> bytes:
    """Files in one piece, in the order of their names."""
    names = sorted(files)
    head = json.dumps([[name, len(files[name])] for name in names]).encode()
    return b"\n".join([head, b"".join(files[name] for name in names)])


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of one piece, with their names."""
    head, _, rest = data.partition(b"\n")
    start = 0
    for name, size in json.loads(head):
        yield name, rest[start : start + size]
        start += size


def indexed(data: bytes, folder: Path, pagefind: str) -> dict[str, bytes]:
    """The files of an index: of a job with its `language`, `documents`, and whether the `engine` belongs to it.

    A document has an address, a title, its text in lines, and a value of each of the job's `columns`.
    """
    job, name = json.loads(data), f"{LISTS}{hashlib.sha256(data).hexdigest()[:16]}"
    with tempfile.TemporaryDirectory(dir=folder) as place:
        out = _run(job, Path(place), pagefind)
        entry = (out / "pagefind-entry.json").read_bytes()
        [language] = json.loads(entry)["languages"].values()
        kept = [*out.glob("*.pf_meta"), *out.glob("index/*")]
        if job["engine"]:
            kept += [out / "pagefind.js", out / f"wasm.{language['wasm'] or 'unknown'}.pagefind"]
        files = {path.relative_to(out).as_posix(): path.read_bytes() for path in kept}
        return files | {"pagefind-entry.json": entry} | _lists(job["columns"], name, _found(job, out))


def _run(job: dict[str, Any], place: Path, pagefind: str) -> Path:
    """Where Pagefind left its files."""
    pages, out = place / "pages", place / "out"
    pages.mkdir()
    for number, (_, title, lines, *_) in enumerate(job["documents"]):
        text = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        body = f"<h1>{html.escape(title)}</h1>{text}"
        stub = f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>"
        (pages / f"{number:07}.html").write_text(stub, "utf-8")
    options = {"site": pages, "output-path": out, "force-language": job["language"]}
    command = [pagefind, "--silent", *(f"--{name}={value}" for name, value in options.items())]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")}
    try:
        done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    except OSError as error:
        sys.exit((error.strerror or str(error)).lower())
    if done.returncode or not out.is_dir():
        said = (done.stderr or done.stdout).strip().splitlines()
        sys.exit(said[-1] if said else f"it ended with status {done.returncode}")
    return out


def _found(job: dict[str, Any], out: Path) -> list[_Found]:
    """Each document with the id that Pagefind gave it and its text as Pagefind counts its words; those without a word it has left out."""
    fragments = {}
    for path in out.glob("fragment/*"):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        fragments[fragment["url"]] = path.stem, fragment["content"]
    urls = ((f"/{number:07}.html", document) for number, document in enumerate(job["documents"]))
    return [(document, *fragments[url]) for url, document in urls if url in fragments]


def _lists(columns: Sequence[str], name: str, found: Sequence[_Found]) -> dict[str, bytes]:
    """The list of the documents, and the packs of their texts."""
    packs: list[list[list[str]]] = []
    starts: list[int] = []
    size = _PACK
    for number, ((uri, title, *_), _, content) in enumerate(found):
        if size >= _PACK:
            packs.append([])
            starts.append(number)
            size = 0
        packs[-1].append([uri, title, content])
        size += len(content) + len(title) + len(uri)
    listed = {"ids": [id_ for _, id_, _ in found], "packs": starts}
    narrowed = {column: _column(found, place) for place, column in enumerate(columns, start=3)}
    texts = {f"{name}-{number}.json": _json(pack) for number, pack in enumerate(packs)}
    return {f"{name}.json": _json(listed | narrowed)} | texts


def _column(found: Sequence[_Found], place: int) -> dict[str, Any]:
    """Its names and, for every document, which of them it has."""
    values = [document[place] for document, *_ in found]
    names = sorted(set(values))
    number = {name: index for index, name in enumerate(names)}
    return {"names": names, "of": [number[value] for value in values]}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
