"""When memory runs out: how it is told from other mistakes, and said in a sentence."""

from __future__ import annotations

import errno
import os
import traceback
from contextvars import ContextVar
from pathlib import Path

from okrsite_gen.failures import EnvironmentFailure

REMEDY = "let it have more memory, or keep fewer years in one site: the manual's page on size has figures"

_SHORT = 64 << 20
_MB = 1_000_000
_STATUS = Path("/proc/self/status")


_reserve = [bytes(8 << 20)]  # zeros that nobody has looked at take no memory, but their room in the limit is ours

content: ContextVar[Path | None] = ContextVar(
    "content", default=None
)  # the folder that all this is about, where it is known


class Killed(EnvironmentFailure):
    """A process that did a part of the work is gone, and it did not end by itself."""

    def __init__(self) -> None:
        super().__init__(
            f"a process that did a part of the work was killed; there may not be memory enough{_for_content()}", REMEDY
        )


def ran_out(error: BaseException) -> bool:
    """Whether it came of a want of memory.

    Python says so. Libraries that are not written in it say that they cannot be loaded, that a thread cannot be started, or nothing.
    """
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return not isinstance(error, EnvironmentFailure) and _is_short()


def release(error: BaseException) -> None:
    """Let go what the frames hold that the error came through, and the reserve: what is half made can be removed."""
    _reserve.clear()
    while error:
        traceback.clear_frames(error.__traceback__)
        error = error.__context__  # type: ignore[assignment]  # ends with `None`


def failure() -> EnvironmentFailure:
    """The failure that tells how large the content is."""
    return EnvironmentFailure(f"there is not memory enough{_for_content()}", REMEDY)


def _for_content() -> str:
    """` for `content/okrs`: 52,241 files of 131.0 MB`."""
    folder = content.get()
    if folder is None:
        return ""
    sizes = [Path(place, name).lstat().st_size for place, _, files in os.walk(folder) for name in files]
    counted = f": {len(sizes):,} files of {sum(sizes) / _MB:,.1f} MB" if sizes else ""
    return f" for `{folder}`{counted}"


def _is_short() -> bool:
    """Whether this process came near to a limit that somebody has set on it."""
    try:
        import resource  # noqa: PLC0415 - not on every system

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        peak = next(line for line in _STATUS.read_text("ascii").splitlines() if line.startswith("VmPeak"))
    except (ImportError, OSError, StopIteration):
        return False
    return limit != resource.RLIM_INFINITY and int(peak.split()[1]) * 1024 > limit - _SHORT
