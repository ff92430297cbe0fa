"""The `okrsite` command: finds the module of a command only when it is called, and ends every failure in its exit status."""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import click

from okrsite_gen import __version__, memory
from okrsite_gen.commands import COMMANDS, options
from okrsite_gen.failures import BUG, ENVIRONMENT, Failure

INTERRUPTED = 130
BROKEN_PIPE = 141
TERMINATED = 143
REPORT_TO = "please report it with this line, the command and `okrsite --version`; `--debug` shows where it happened"


class LazyGroup(click.Group):
    """Commands of `okrsite_gen.commands`, each imported when it is first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The `command` of the module that COMMANDS names."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"okrsite_gen.commands.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; whatever it raises becomes a message and an exit status."""
        memory.content.set(None)
        try:
            with _unwinding_when_terminated():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            ctx.exit(BROKEN_PIPE)
        except Exception as error:  # the last door: users get a sentence
            if options.debugging(ctx):
                traceback.print_exc()
            if memory.ran_out(error):
                memory.release(error)
                error = memory.failure()
            ctx.exit(_explain(error))


@contextmanager
def _unwinding_when_terminated() -> Iterator[None]:
    """SIGTERM removes what is half made, as Ctrl-C does; a second one changes nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sys.exit(TERMINATED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _explain(error: Exception) -> int:
    """Prints what went wrong and hands back the exit status."""
    match error:
        case Failure():
            message, remedy, status = str(error), error.help, error.status
        case OSError():
            place = f" `{error.filename}`" if error.filename else ""
            message, remedy, status = f"{(error.strerror or str(error)).lower()}{place}", "", ENVIRONMENT
        case _:
            said = " ".join(str(error).split())
            message, remedy, status = f"a bug in okrsite: {type(error).__name__}: {said}", REPORT_TO, BUG
    if message:
        click.echo(f"okrsite: {message}", err=True)
    if remedy:
        click.echo(f"  help: {remedy}", err=True)
    return status


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="okrsite")
@options.debug
def main() -> None:
    """Publish a folder of OKRs as a site that the whole company can read."""


def run() -> None:
    """The command as a process of its own, which ends at once: to let go of a large company piece by piece takes half a second.

    Nor is garbage looked for, but by a command that goes on for long.
    """
    gc.disable()
    _open_what_is_closed()
    try:
        main(prog_name="okrsite")
    except SystemExit as ended:
        if isinstance(ended.code, int):
            _end(ended.code)
        raise


def _open_what_is_closed() -> None:
    """What was closed before (`>&-`) leads nowhere, lest the next file that is opened take its number and be written to."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _end(status: int) -> None:
    """Returns where something is still to be said that nobody takes; Python knows what to do then."""
    atexit._run_exitfuncs()  # noqa: SLF001 - nothing else calls what others have left to be done at the end
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
