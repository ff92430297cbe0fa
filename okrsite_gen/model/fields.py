"""The types of single values: how text that an author wrote becomes a date, a number, an id.

The readers hand over only strings, `None`, lists and dicts; every conversion is here. A value that does not fit
raises `PydanticCustomError` with a message that is printed as it stands and, in `ctx`, the remedy under `help`.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform

from pydantic import AfterValidator, BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic_core import PydanticCustomError

from okrsite_gen.light import struct
from okrsite_gen.model import written
from okrsite_gen.model.meant import DATE_HELP, date_help, decimal_help, id_help, list_help, number_help, single_help

T = TypeVar("T")

ONE_LINE_LIMIT, NOTE_LIMIT, BODY_LIMIT = 300, 10_000, 100_000
LARGEST = 1e15
FIRST_YEAR, LAST_YEAR = 1900, 2999

_NUMBER = re.compile(
    r"""(?P<sign>[-+\u2212]?)\s?(?P<prefix>[^\W\d_]{0,3}[$€£¥]|[$€£¥])?\s?(?P<sign2>[-+\u2212]?)
        (?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d[\d_]*(?:\.\d+)?|\.\d+)
        (?P<exponent>[eE][-+]?\d+)?
        (?P<scale>[kKMB](?![^\W\d_]))?
        [ \u00a0]?(?P<unit>[^\d\s,._+-].{0,40})?""",
    re.VERBOSE,
)
_OTHER_NUMBER = re.compile(
    r"""[/:\u2013\u2014].*|[^\w\s]+\s*\d.*      # 1/2, 1:30, 1'000
        |.*(?<!\bper)\s[^\w\s]?\d.*""",  # 3 or 4, 2 h 30 min; not 5 per 1000 users
    re.VERBOSE,
)
_GLUED = re.compile(r"[^\W\d_](?<!m(?=[23]\b))\d.*")  # 0x1F, 1h30; not 45m2
_OUT_OF_TEN = re.compile(r"(?<=\d)\s*/\s*10\s*$")
_SCALES = {None: 1.0, "k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_PERSON = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_OF_PERSONS = "lower-case letters, digits, `-`, `.` and `_`"
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TRUE, _FALSE = ("true", "yes"), ("false", "no")
YES_OR_NO = _TRUE + _FALSE


class Quantity(float):
    """A number as written, with the unit that stood beside it ("" for none): `45%`, `$2k`, `8 days`."""

    __slots__ = ("unit",)
    unit: str

    def __new__(cls, value: float, unit: str = "") -> Quantity:
        """A float that remembers its unit."""
        quantity = super().__new__(cls, value)
        quantity.unit = unit
        return quantity


def refuse(message: str, help: str = "") -> PydanticCustomError:  # noqa: A002 - the name users see
    """The error of a value that does not fit; both texts are printed as they stand."""
    return PydanticCustomError("okrsite", "{message}", {"message": message, "help": help})


def _text(value: object, what: str) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        raise refuse("no value here", f"write {what}, or remove the line")
    found = "a list" if isinstance(value, list | tuple) else "a mapping"
    raise refuse(f"expected {what}, found {found}", single_help(value, what))


@lru_cache(maxsize=1 << 16)
def parse_quantity(text: str) -> Quantity:
    """`1.5M` to 1500000; raises `PydanticCustomError` on what is no number. The same few numbers are written again and again."""
    match = _NUMBER.fullmatch(text.strip())
    if not match or _is_misread(match):
        raise refuse(f"`{text}` is not a number", number_help(text))
    value = float(match["digits"].replace(",", "").replace("_", "") + (match["exponent"] or ""))
    value *= _SCALES[match["scale"]]
    if not math.isfinite(value) or value > LARGEST:
        raise refuse(f"`{text}` is too large", "numbers go up to 1e15; choose a larger unit")
    negative = (match["sign"] + match["sign2"]) in ("-", "\u2212")
    return Quantity(-value if negative else value, (match["prefix"] or match["unit"] or "").strip())


def _is_misread(match: re.Match[str]) -> bool:
    """Whether more is written than one number and its unit."""
    unit = match["unit"] or ""
    glued = not match["scale"] and match.end("digits") == match.start("unit")
    two_signs = bool(match["sign"] and match["sign2"])
    return two_signs or bool(_OTHER_NUMBER.fullmatch(unit)) or (glued and bool(_GLUED.fullmatch(unit)))


def _quantity(value: object) -> Quantity:
    return value if isinstance(value, Quantity) else parse_quantity(_text(value, "a number"))


def _bare(value: object) -> Quantity:
    """A number of something that has no unit."""
    quantity = _quantity(value)
    if quantity.unit:
        raise refuse(f"`{value}` has a unit where none belongs", "write the number alone, such as `2`")
    return quantity


def _confidence(value: object) -> Quantity:
    """A number from 0 to 10, perhaps as `6/10`."""
    try:
        return _bare(_OUT_OF_TEN.sub("", value) if isinstance(value, str) else value)
    except PydanticCustomError as error:
        if not isinstance(value, str):
            raise refuse(error.message(), "write a number from 0 to 10") from error
        help_ = decimal_help(value) or "write a number from 0 to 10"
        raise refuse(f"`{value}` is not a confidence", help_) from error


def _share(value: object) -> float:
    quantity = _quantity(value)
    if quantity.unit not in ("", "%"):
        raise refuse(f"`{value}` is not a share", "write a share such as `0.6` or `60%`")
    share = quantity / 100 if quantity.unit == "%" else float(quantity)
    if not 0 <= share <= 1:
        raise refuse(f"`{value}` is not between 0 and 1", "write a share such as `0.6` or `60%`")
    return share


def _whole(value: object) -> int:
    text = _text(value, "a whole number")
    if not re.fullmatch(r"[-+]?\d{1,9}", text.strip()):
        raise refuse(f"`{text}` is not a whole number", "write digits only, such as `20`")
    return int(text)


def _month(value: object) -> int:
    try:
        month = _whole(value)
        _bounded(1, 12)(month)
    except PydanticCustomError as error:
        found = f"`{value}` is not a month" if isinstance(value, str) else error.message()
        raise refuse(found, "write a month as a number, 1 to 12") from error
    return month


def _bounded(low: float, high: float) -> Callable[[float], float]:
    def check(value: float) -> float:
        if not low <= value <= high:
            span = f"{low:,.10g}", f"{high:,.10g}"
            raise refuse(
                f"`{value:.10g}` is not between {span[0]} and {span[1]}", f"write a number from {span[0]} to {span[1]}"
            )
        return value

    return check


def _date(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    text = _text(value, "a date").strip()
    match = _DATE.fullmatch(text)
    if match and not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return _no_date(text, f"years go from {FIRST_YEAR} to {LAST_YEAR}; ")
    if not match:
        return _no_date(text)
    try:
        return dt.date(*map(int, match.groups()))
    except ValueError:
        return _no_date(text)


def _no_date(text: str, why: str = "") -> dt.date:
    raise refuse(f"`{text}` is not a date", why + (DATE_HELP if why else date_help(text)))


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value, "yes or no")
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise refuse(f"`{text}` is neither yes nor no", "write `true` or `false`")


def _limited(limit: int, what: str, *, one_line: bool) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value, what).strip()
        if not text:
            raise refuse("the text is empty", f"write {what}, or remove the line")
        if len(text) > limit:
            raise refuse(f"the text has {len(text)} characters, more than {limit}", f"shorten it to {limit} characters")
        if one_line and "\n" in text:
            raise refuse(
                "the text has more than one line", "write it in one line; longer prose goes into the narrative"
            )
        return text

    return check


def _matching(pattern: re.Pattern[str], what: str, allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value, what)
        if not pattern.fullmatch(text):
            rule = f"ids are made of {allowed}, start with a letter or digit, and have at most 64 characters"
            raise refuse(
                f"`{text}` is not an id", id_help(text, rule, " of people.yml" if allowed == _OF_PERSONS else "")
            )
        return text

    return check


def _url(value: object) -> str:
    text = _text(value, "a link").strip()
    if not re.match(r"https?://[^\s<>\"]+$", text) or len(text) > 2000:  # noqa: PLR2004 - what browsers accept
        raise refuse(f"`{text[:80]}` is not a link", "write an address that starts with https:// or http://")
    return text


def _items(value: object) -> tuple[Any, ...]:
    """A list; one text alone counts as a list of one."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        return tuple(value)
    raise refuse("expected a list", list_help(value))


def _mapping(value: object) -> object:
    if isinstance(value, dict):
        return value
    raise refuse("expected keys with values", "write one `key: value` a line")


Line = Annotated[
    str, BeforeValidator(_limited(ONE_LINE_LIMIT, "one line of text", one_line=True)), written.text(ONE_LINE_LIMIT)
]
Note = Annotated[str, BeforeValidator(_limited(NOTE_LIMIT, "text", one_line=False)), written.text(NOTE_LIMIT)]
Body = Annotated[str, BeforeValidator(_limited(BODY_LIMIT, "text", one_line=False)), written.text(BODY_LIMIT)]
Number = Annotated[Quantity, BeforeValidator(_quantity), written.QUANTITY]
Share = Annotated[float, BeforeValidator(_share), written.SHARE]
Count = Annotated[int, BeforeValidator(_whole), AfterValidator(_bounded(0, 100_000)), written.COUNT]
Month = Annotated[int, BeforeValidator(_month), written.MONTH]
Weight = Annotated[float, BeforeValidator(_bare), AfterValidator(_bounded(0, 1_000_000)), written.WEIGHT]
Confidence = Annotated[float, BeforeValidator(_confidence), AfterValidator(_bounded(0, 10)), written.CONFIDENCE]
Vote = Annotated[float, BeforeValidator(_bare), AfterValidator(_bounded(0, 5)), written.VOTE]
Date = Annotated[dt.date, BeforeValidator(_date), written.DATE]
Flag = Annotated[bool, BeforeValidator(_flag), written.FLAG]
Url = Annotated[str, BeforeValidator(_url), written.URL]
Id = Annotated[
    str,
    BeforeValidator(_matching(_ID, "an id", "lower-case letters, digits and `-`")),
    written.matching(_ID.pattern),
]
PersonId = Annotated[
    str,
    BeforeValidator(_matching(_PERSON, "a person's id", _OF_PERSONS)),
    written.matching(_PERSON.pattern),
]
Reference = Annotated[
    str,
    BeforeValidator(_limited(ONE_LINE_LIMIT, "the id of an objective or key result", one_line=True)),
    written.matching(r"[^/#]+(/[^/#]+){0,2}(#[^/#]+)?"),
]
Items = written.OneOrMany(_items)
Mapping = BeforeValidator(_mapping)
Severity = Literal["off", "info", "warning", "error"]
State = Literal["draft", "active"]


def is_id(text: str) -> bool:
    """Whether a folder, file or entry may be called so."""
    return bool(_ID.fullmatch(text))


@dataclass_transform(frozen_default=True, kw_only_default=True)
def schema(cls: type[T]) -> type[T]:
    """What an author may write: checked on construction from plain data, unknown keys refused."""
    config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    return pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=config)(cls)  # type: ignore[return-value]  # the plugin names its own protocol


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A loaded thing: frozen, slotted, trusted (nothing is checked again); see `light.struct` for what makes hundreds of these soon."""
    return struct(cls) or plain_dataclass(frozen=True, slots=True, kw_only=True)(cls)
