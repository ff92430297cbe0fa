"""How a hook ends MkDocs: with a sentence and an exit status, not with a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click
from mkdocs.exceptions import Abort

from okrsite_gen import memory
from okrsite_gen.failures import Failure


class Stopped(Abort):
    """A `Failure` on its way through MkDocs; both MkDocs' and okrsite's command line show it and end with its status."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.code = failure.status
        self.exit_code = failure.status  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: IO[Any] | None = None) -> None:
        """The message and the remedy."""
        click.echo(f"okrsite: {self.failure}", file=file, err=True)
        if self.failure.help:
            click.echo(f"  help: {self.failure.help}", file=file, err=True)


@contextmanager
def stopping() -> Iterator[None]:
    """Turn failures into `Stopped`, and a want of memory into a failure."""
    try:
        yield
    except Failure as failure:
        raise Stopped(failure) from failure
    except Exception as error:
        if not memory.ran_out(error):
            raise
        memory.release(error)
        raise Stopped(memory.failure()) from error
