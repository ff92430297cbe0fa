"""What a value that does not fit was perhaps meant as: the remedies that fields and file names share."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

DATE_HELP = "write year-month-day, such as `2026-10-05`"
NUMBER_HELP = "write a number such as `45`, `45%`, `1_200` or `1.5M`; leave out what is unknown"

_YEAR_FIRST = re.compile(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\. ?|[-/ ])(\d{1,2})(?:\. ?|[-/ ])(\d{4})")
_MONTH_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?(?:st|nd|rd|th)? )?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?: (?P<day_behind>\d{1,2})(?:st|nd|rd|th)?,?)?,? (?P<year>\d{4})"
)
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905 - one line
)
_DECIMAL_COMMA = re.compile(r"([-+]?\d+),(\d{1,2}|\d{4,})(\s?\D.*)?")
_PERCENT_FIRST = re.compile(r"%\s?([-+]?\d[\d_]*(?:\.\d+)?)")
_ONE_NUMBER = re.compile(r"\D*?([-+]?\d[\d_]*(?:\.\d+)?\s?%?)\D*")


def date_help(text: str) -> str:
    """How to write the day that a text seems to mean: ``write `2026-12-31` ``."""
    days = list(dict.fromkeys(_days(text)))
    real = [day for day in days if _is_day(*day)]
    if not days or not any(1 <= month <= 12 for _, month, _ in days):  # noqa: PLR2004 - months
        return DATE_HELP
    if not real:
        year, month, _ = next(day for day in days if 1 <= day[1] <= 12)  # noqa: PLR2004 - as above
        last = calendar.monthrange(year, month)[1]
        return f"there is no such day: {_MONTHS[month - 1].title()} {year} has {last} days; write year-month-day"
    written = " or ".join(f"`{dt.date(*day)}`" for day in real)
    return f"write year-month-day: {written}"


def number_help(text: str) -> str:
    """How to write the number that a text seems to mean: ``write `20.5` ``."""
    if match := _PERCENT_FIRST.fullmatch(text.strip()):
        return f"write `{match[1]}%`"
    match = _ONE_NUMBER.fullmatch(text)
    return decimal_help(text) or (f"write the number alone, `{match[1].strip()}`" if match else NUMBER_HELP)


def decimal_help(text: str) -> str:
    """``decimals follow a point: write `2.5` ``; empty for what is no number with a decimal comma."""
    match = _DECIMAL_COMMA.fullmatch(text.strip())
    return f"decimals follow a point: write `{match[1]}.{match[2]}{match[3] or ''}`" if match else ""


def id_help(text: str, rule: str, source: str = "") -> str:
    """An id near to a text, where there is one, in front of what ids are made of; `source` says where ids come from."""
    if text.startswith("-") and re.fullmatch(r"[a-z0-9]\S*", text[1:]):
        return f"a space is missing after the dash: write `- {text[1:]}`; {rule}"
    items = [item for item in re.split(r"[\s,;()]+", text) if item]
    if len(items) > 1 and (re.search(r"[,;]", text) or text == text.lower()):
        return f"a list stands between brackets: `[{', '.join(items)}]`; {rule}"
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"write an id{source}, such as `{slug}`; {rule}" if slug else rule


def single_help(value: object, what: str) -> str:
    """What to do about a list or mapping where one text (`what`) belongs: a `: ` may have torn the text in two."""
    if isinstance(value, list) and value and what.endswith(" id") and all(isinstance(each, str) for each in value):
        return f"only one can stand here: write `{value[0]}` alone"
    torn = [f"{key}: {each}" for key, each in value.items()] if isinstance(value, dict) else []
    if not torn:
        return "write a single value; quote text that starts with `[`"
    return f'write a single value; quote the text: `"{torn[0]}"`' if len(torn) == 1 else "write a single value"


def list_help(value: object) -> str:
    """What to do about a mapping where a list belongs: its dashes may be missing."""
    pairs = value.items() if isinstance(value, dict) else ()
    first = next((f"{key}: {each}" for key, each in pairs if isinstance(each, str)), None)
    example = f"such as `- {first}`" if first else "or all of them as `[one, other]`"
    return f"write one item a line, each after `- `, {example}"


def _days(text: str) -> list[tuple[int, int, int]]:
    """Year, month and day as they can be read, the likeliest first; they need not be in the calendar."""
    text = " ".join(text.split())
    if match := _YEAR_FIRST.fullmatch(text):
        year, one, other = map(int, match.groups())
        return [(year, one, other)] if one <= 12 else [(year, other, one)]  # noqa: PLR2004 - months
    if match := _DAY_FIRST.fullmatch(text):
        one, other, year = map(int, match.groups())
        dotted = "." in text
        return [(year, other, one)] if dotted else [(year, one, other), (year, other, one)]
    match = _MONTH_NAMED.fullmatch(text)
    if not match or not (match["day"] or match["day_behind"]):
        return []
    months = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower())]
    return [(int(match["year"]), month, int(match["day"] or match["day_behind"])) for month in months[:1]]


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
