"""What Git knows of a folder: revisions, files as they were, renames. Nothing is checked out and nothing is changed."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from okrsite_gen.failures import EnvironmentFailure, WrongUse
from okrsite_gen.reading.text import SIZE_LIMIT

_SECONDS = 300
_LINK, _MODULE = b"120000", b"160000"
_DEEPEN = "fetch it: `git fetch --unshallow`, or in a job more history (`fetch-depth: 0`, `GIT_DEPTH: 0`)"


def commit(root: Path, revision: str) -> str:
    """The full id of the commit that `revision` names."""
    if _git(root, "rev-parse", "--is-inside-work-tree", check=False).strip() != b"true":
        _refuse_outside(root)
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", check=False)
    if found.strip():
        return found.decode().strip()
    shallow = _git(root, "rev-parse", "--is-shallow-repository", check=False).strip() == b"true"
    message = f"there is no revision `{revision}` here" + (
        ", where the history is cut off (a shallow clone)" if shallow else ""
    )
    raise WrongUse(
        message, _DEEPEN if shallow else "name a branch, a tag or a commit, such as `origin/main` or `HEAD~1`"
    )


def _refuse_outside(root: Path) -> None:
    said = _run(root, "rev-parse", "--is-inside-work-tree").stderr.decode("utf-8", "replace")
    if "dubious ownership" in said:
        raise EnvironmentFailure(
            f"git does not trust `{root}`, which belongs to somebody else",
            "`git config --global --add safe.directory` and the folder",
        )
    raise WrongUse(f"`{root}` is not in a Git repository", "leave out --since, or check a clone")


def renamed(root: Path, commit: str) -> Iterator[tuple[str, str]]:
    """New and old path of each file that was renamed since, below `root`."""
    options = (
        "--no-ext-diff",
        "--no-textconv",
        "--find-renames",
        "-l0",
        "--diff-filter=R",
        "--name-status",
        "-z",
        "--relative",
    )
    fields = _git(root, "diff", *options, commit, "--", ".").decode("utf-8", "surrogateescape").split("\0")
    for old, new in zip(fields[1::3], fields[2::3], strict=False):
        yield new, old


def unpack(root: Path, commit: str, folder: Path) -> None:
    """The files below `root` as they were, links as links to nothing; larger ones than are read are cut."""
    entries = list(_tree(root, commit))
    with _blobs(root, [blob for _, blob, _ in entries]) as contents:
        for (mode, _, path), content in zip(entries, contents, strict=True):
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if mode == _LINK:
                place.symlink_to("nowhere")
            else:
                place.write_bytes(content)


def _tree(root: Path, commit: str) -> Iterator[tuple[bytes, bytes, str]]:
    """Mode, blob and path (from `root`) of each file; nothing if there was no such folder."""
    prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n").rstrip("/")
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{prefix}", check=False)
    for line in filter(None, listed.split(b"\0")):
        description, _, name = line.partition(b"\t")
        mode, _, blob = description.split(b" ")
        path = name.decode("utf-8", "surrogateescape")
        if mode != _MODULE and ".." not in PurePosixPath(path).parts and not path.startswith("/"):
            yield mode, blob, path


@contextmanager
def _blobs(root: Path, ids: Sequence[bytes]) -> Iterator[Iterator[bytes]]:
    """The contents of blobs, one after another, each at most one byte longer than files may be."""
    with tempfile.TemporaryFile() as asked:
        asked.writelines(blob + b"\n" for blob in ids)
        asked.seek(0)
        command = _command(root, "cat-file", "--batch")
        with subprocess.Popen(command, stdin=asked, stdout=subprocess.PIPE, env=_quiet()) as git:  # noqa: S603 - a fixed command
            yield _read_blobs(git, len(ids))


def _read_blobs(git: subprocess.Popen[bytes], count: int) -> Iterator[bytes]:
    stream = git.stdout
    for _ in range(count if stream else 0):
        header = stream.readline().split() if stream else []
        if len(header) != 3 or not stream:  # noqa: PLR2004 - id, type, size
            raise EnvironmentFailure("git cannot read all files of that revision", _DEEPEN)
        size = int(header[2])
        content = stream.read(min(size, SIZE_LIMIT + 1))
        for left in range(size + 1 - len(content), 0, -SIZE_LIMIT):
            stream.read(min(left, SIZE_LIMIT))
        yield content


def _git(root: Path, *arguments: str, check: bool = True) -> bytes:
    """What a git command prints."""
    done = _run(root, *arguments)
    if check and done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise EnvironmentFailure(f"git failed: {said[-1] if said else arguments[0]}")
    return done.stdout


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        command = _command(root, *arguments)
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, env=_quiet())  # noqa: S603 - a fixed command
    except FileNotFoundError as error:
        raise EnvironmentFailure(
            "git is not installed, and --since needs it", "install git, or leave out --since"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise EnvironmentFailure(f"git did not answer within {_SECONDS} seconds") from error


def _command(root: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]


def _quiet() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
