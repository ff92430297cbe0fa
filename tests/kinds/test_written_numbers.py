"""How numbers may be written, and what is refused instead of being misread."""

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from okrsite_gen.model.fields import Confidence, Date, Month, Share, Vote, Weight, parse_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("45%", 45, "%"),
        ("-3", -3, ""),
        ("-$3", -3, "$"),
        ("$-3", -3, "$"),
        ("1.5M", 1_500_000, ""),
        ("$2k", 2000, "$"),
        ("8 days", 8, "days"),
        ("45m2", 45, "m2"),
        ("45 m2", 45, "m2"),
        ("45 m³", 45, "m³"),
        ("12 CO2/kg", 12, "CO2/kg"),
        ("12CO2/kg", 12, "CO2/kg"),
        ("3 people/week", 3, "people/week"),
        ("4 incidents per 1000 orders", 4, "incidents per 1000 orders"),
    ],
)
def test_a_number_and_its_unit(text, value, unit):
    found = parse_quantity(text)
    assert (float(found), found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "--3",
        "+-3",
        "-$-3",
        "1/2",
        "1 / 2",
        "1:30",
        "3 or 4",
        "3 to 5",
        "1 of 2",
        "3–5",
        "1'000",
        "0x1F",
        "1h30",
        "2 h 30 min",
        "5 days 4 hours",
        "3 %5",
    ],
)
def test_what_holds_a_second_number_is_refused(text):
    with pytest.raises(PydanticCustomError, match=f"`{text}` is not a number".replace("+", "[+]").replace("$", "[$]")):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Confidence, "6", 6),
        (Confidence, "6/10", 6),
        (Confidence, "6 / 10", 6),
        (Share, "60%", 0.6),
        (Share, "0.6", 0.6),
        (Weight, "2", 2),
        (Vote, "4", 4),
        (Month, "7", 7),
    ],
)
def test_numbers_without_a_unit(kind, text, value):
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "message", "remedy"),
    [
        (Weight, "50%", "`50%` has a unit where none belongs", "write the number alone, such as `2`"),
        (Vote, "4 fingers", "`4 fingers` has a unit where none belongs", "write the number alone, such as `2`"),
        (Confidence, "high", "`high` is not a confidence", "write a number from 0 to 10"),
        (Confidence, "60%", "`60%` is not a confidence", "write a number from 0 to 10"),
        (Confidence, "3/5", "`3/5` is not a confidence", "write a number from 0 to 10"),
        (Share, "1 day", "`1 day` is not a share", "write a share such as `0.6` or `60%`"),
        (Month, "July", "`July` is not a month", "write a month as a number, 1 to 12"),
        (Month, "13", "`13` is not a month", "write a month as a number, 1 to 12"),
        (Date, "30.11.2026", "`30.11.2026` is not a date", "write year-month-day: `2026-11-30`"),
        (Date, "2026-1-5", "`2026-1-5` is not a date", "write year-month-day: `2026-01-05`"),
        (
            Date,
            "2026-02-30",
            "`2026-02-30` is not a date",
            "there is no such day: February 2026 has 28 days; write year-month-day",
        ),
    ],
)
def test_what_does_not_fit_says_what_would(kind, text, message, remedy):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)
    told = caught.value.errors()[0]["ctx"]
    assert (told["message"], told["help"]) == (message, remedy)
