"""A build of which one write goes wrong, in a process of its own."""

import errno
import os
import signal
import sys

import click

WRITES = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "shutil.copyfile"}
NOT_REACHED = 99


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


def refused(code):
    def act():
        raise OSError(code, os.strerror(code))

    act.__name__ = errno.errorcode[code]
    return act


DISK_FULL, READ_ONLY, TOO_MANY_FILES = refused(errno.ENOSPC), refused(errno.EROFS), refused(errno.EMFILE)


def is_write(event, arguments):
    """Whether a file or folder is made, changed or removed; to open one for writing is the first of its writes."""
    if event == "open":
        path, mode, flags = arguments
        writes = any(sign in mode for sign in "wax+") if mode else flags & (os.O_WRONLY | os.O_RDWR)
        return bool(writes) and not str(path).startswith("/dev/")
    return event in WRITES


def at_write(number, act, work):
    """Does the work, and `act` before its write of that number; the exit status, negative for a signal."""
    return _in_a_child(lambda: _status(number, act, work)[0])


def writes_of(work):
    """How many writes the work has."""
    reader, writer = os.pipe()
    _in_a_child(lambda: os.write(writer, str(_status(0, killed, work)[1]).encode()) and 0)
    os.close(writer)
    with os.fdopen(reader) as said:
        return int(said.read())


def _in_a_child(work):
    child = os.fork()
    if child == 0:
        os._exit(work())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _status(number, act, work):
    count = 0

    def watch(event, arguments):
        nonlocal count
        if is_write(event, arguments):
            count += 1
            if count == number:
                act()

    sys.addaudithook(watch)
    try:
        status = work() or 0
    except click.exceptions.Exit as ended:
        status = ended.exit_code
    except SystemExit as ended:
        status = ended.code or 0
    except BaseException:
        status = 70
    return (status if count >= number else NOT_REACHED), count
