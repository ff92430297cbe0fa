"""What is going on, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[str, int, int], None]

_current: ContextVar[Progress | None] = ContextVar("progress", default=None)


def step(what: str, done: int = 0, total: int = 0) -> None:
    """Tell that `what` is being done, and how far it is where that is known."""
    show = _current.get()
    if show:
        show(what, done, total)


@contextmanager
def shown_by(show: Progress | None) -> Iterator[None]:
    """Hand every `step` taken inside to `show`."""
    token = _current.set(show)
    try:
        yield
    finally:
        _current.reset(token)
