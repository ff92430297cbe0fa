"""Pagefind at work beside the build: started as soon as there are stubs, waited for at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from okrsite_gen.failures import EnvironmentFailure
from okrsite_gen.site import search, search_index
from okrsite_gen.site.search import Index
from okrsite_gen.store import Store
from okrsite_gen.workers import in_parts

_HELP = "see whether okrsite is installed whole; `search: false` under the plugin `okrsite` in mkdocs.yml builds without search"


@dataclass(slots=True)
class Run:
    """A process that does the jobs in a folder."""

    folder: Path
    process: subprocess.Popen[bytes]

    def wait(self) -> None:
        """Raises `EnvironmentFailure` if Pagefind did not do its work."""
        said = self.process.communicate()[1].decode(errors="replace").strip().splitlines()
        if self.process.returncode:
            why = said[-1] if said else f"it ended with status {self.process.returncode}"
            raise EnvironmentFailure(f"search cannot be indexed, because `pagefind` does not work here: {why}", _HELP)

    def end(self) -> None:
        """Whatever it is doing: nobody needs it."""
        with self.process:
            if self.process.poll() is None:
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.process.pid, signal.SIGKILL) if os.name == "posix" else self.process.kill()


@dataclass(slots=True)
class Engine:
    """Makes the indexes that the store does not have."""

    store: Store
    indexes: list[Index] = field(default_factory=list)
    _made: dict[str, bytes] = field(default_factory=dict)
    _runs: list[Run] = field(default_factory=list)
    _folder: tempfile.TemporaryDirectory[str] | None = None

    def start(self, indexes: Sequence[Index], processes: int = 1) -> None:
        """Begin with these, but those that were made before; raises `EnvironmentFailure` where there is no Pagefind."""
        self.indexes += indexes
        missing = []
        for index in indexes:
            found = self.store.find(index.key)
            if found is None:
                missing.append(index)
            else:
                self._made[index.key] = found
        if missing:
            self._runs.append(self._run(missing, processes))

    def _run(self, indexes: Sequence[Index], processes: int) -> Run:
        program = [sys.executable, "-I", "-S", search_index.__file__, _pagefind()]
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="okrsite-search-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name, str(len(self._runs)))
        folder.mkdir()
        jobs = in_parts(lambda part: [index.job() for index in part], indexes, processes, part=1)
        for index, (_, [job]) in zip(indexes, jobs, strict=True):
            (folder / f"{index.key}.job").write_bytes(job)
        process = subprocess.Popen(  # noqa: S603 - a program of ours
            [*program, str(folder), str(os.getpid())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        return Run(folder, process)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """All files of the search by address, when all indexes are there."""
        for run in self._runs:
            run.wait()
            for path in run.folder.glob("*.made"):
                self._made[path.stem] = self.store.keep(path.stem, path.read_bytes())
        lists = []
        for index in self.indexes:
            files = dict(search_index.unpacked(self._made[index.key]))
            lists.append((index, min(name.partition(".")[0] for name in files if name.startswith(search_index.LISTS))))
            for name, data in files.items():
                yield f"{search.FOLDER}/{index.path}{name}", data
        yield f"{search.FOLDER}/{search.MANIFEST}", search.manifest(lists)

    def close(self) -> None:
        """End what still runs, and remove what it left."""
        for run in self._runs:
            run.end()
        if self._folder is not None:
            self._folder.cleanup()


def _pagefind() -> str:
    """Where the program lies; raises `EnvironmentFailure` where there is none for this system."""
    from pagefind_bin import get_executable  # noqa: PLC0415 - there may be none

    try:
        return str(get_executable())
    except FileNotFoundError:
        raise EnvironmentFailure("search cannot be indexed: there is no `pagefind` for this system", _HELP) from None
