"""Why work cannot go on: misuse and the environment (mistakes in the content are `Problem` values instead)."""

from __future__ import annotations

FINE = 0
CONTENT = 1
WRONG_USE = 2
ENVIRONMENT = 3
BUG = 70


class Failure(Exception):  # noqa: N818 - the name users of the class read in `raise`
    """The message is one line for the person who ran the command, `help` the remedy; `status` is the exit status."""

    status = BUG

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - the name users see
        super().__init__(message)
        self.help = help


class ContentFailure(Failure):
    """The content has errors, which were reported already."""

    status = CONTENT


class WrongUse(Failure):
    """An option, a folder or a setting that cannot be what was meant."""

    status = WRONG_USE


class EnvironmentFailure(Failure):
    """The disk, the network, a limit, a missing library."""

    status = ENVIRONMENT
