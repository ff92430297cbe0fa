"""What only the two doors may know: which day it is, which commit is published, where pictures are kept."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path

from okrsite_gen.failures import WrongUse
from okrsite_gen.model.fields import FIRST_YEAR, LAST_YEAR

_GIT_SECONDS = 20


def day() -> dt.date:
    """SOURCE_DATE_EPOCH's day, else today, both in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return _within_reason(dt.datetime.fromtimestamp(int(epoch), dt.UTC).date())
    except (ValueError, OverflowError, OSError):
        raise WrongUse(
            f"SOURCE_DATE_EPOCH is `{epoch}`, which is no number of seconds",
            "set it to seconds since 1970, or unset it",
        ) from None


def parse_day(value: object) -> dt.date:
    """A date as a command line or mkdocs.yml hands it over: a date, or text such as `2026-11-20`."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return _within_reason(value)
    try:
        return _within_reason(dt.datetime.strptime(str(value), "%Y-%m-%d").replace(tzinfo=dt.UTC).date())
    except ValueError:
        raise WrongUse(f"`{value}` is not a date", "write year-month-day, such as `2026-10-05`") from None


def _within_reason(day: dt.date) -> dt.date:
    """The days that content may name too."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongUse(
            f"`{day}` is not a day that OKRs can be computed for", f"name one from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return day


def revision(folder: Path) -> str | None:
    """The commit that `folder` was checked out from, shortened; `None` outside Git or without it."""
    command = ["git", "-C", str(folder), "rev-parse", "--short=12", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_GIT_SECONDS, check=False)  # noqa: S603 - a fixed command
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None if done.returncode == 0 else None


def cache_folder() -> Path | None:
    """Where what was made is kept for the next time: OKRSITE_CACHE_DIR, else `okrsite` where this system keeps such things.

    `None` where OKRSITE_CACHE_DIR is empty, or nobody is at home.
    """
    asked = os.environ.get("OKRSITE_CACHE_DIR")
    if asked is not None:
        return Path(asked).absolute() if asked.strip() else None
    shared = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(shared) if shared else Path.home() / ".cache") / "okrsite"
    except RuntimeError:
        return None
