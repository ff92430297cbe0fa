from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.model import numbers
from okrsite_gen.model.fields import parse_quantity


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (45, "%", "45%"),
        (45.50, "%", "45.5%"),
        (2000, "$", "$2,000"),
        (-2000, "$", "−$2,000"),
        (10_000_000, "€", "€10M"),
        (1_250_000, "€", "€1.25M"),
        (1_234_567, "€", "€1,234,567"),
        (3e9, "US$", "US$3B"),
        (45, "$ per seat", "$45 per seat"),
        (2.5, "k€", "2.5\u00a0k€"),
        (8, "days", "8\u00a0days"),
        (1, "days", "1\u00a0day"),
        (1, "term sheets", "1\u00a0term sheet"),
        (1, "messages", "1\u00a0message"),
        (1, "companies", "1\u00a0companies"),  # better plain than wrong
        (1, "boxes", "1\u00a0boxes"),
        (1, "bus", "1\u00a0bus"),
        (1, "s", "1\u00a0s"),
        (1, "NPS", "1\u00a0NPS"),
        (-1, "days", "−1\u00a0days"),
        (4.2, "/5", "4.2/5"),
        (1234.5, None, "1,234.5"),
        (1234567.891, "", "1,234,568"),
        (0.003412345678, "", "0.00341235"),
        (0.1 + 0.2, "", "0.3"),
        (-3, "", "−3"),
        (-0.0, "", "0"),
    ],
)
def test_a_number_with_its_unit(value, unit, text):
    assert numbers.quantity(value, unit) == text


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (0.125, 2, 0.13),  # half goes away from zero, not to even
        (0.375, 2, 0.38),
        (-0.125, 2, -0.13),
        (0.285, 2, 0.29),  # 0.28499999999999998 in binary
        (0.6949999999999, 2, 0.7),  # 0.695 to nine decimals
        (0.694999, 2, 0.69),
        (2.5, 0, 3),
        (-0.001, 2, 0.0),
    ],
)
def test_half_is_rounded_away_from_zero_after_nine_decimals(value, digits, rounded):
    assert numbers.rounded(value, digits) == rounded
    assert str(numbers.rounded(value, digits)) != "-0.0"


@given(st.integers(-999_999, 999_999), st.integers(0, 4), st.sampled_from(["", "%", "days", "$", "€"]))
def test_what_is_printed_can_be_written_in_a_check_in(digits, decimals, unit):
    value = digits / 10**decimals
    back = parse_quantity(numbers.quantity(value, unit))
    assert float(back) == pytest.approx(value)
    assert numbers.same_unit(back.unit, unit)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("day", "days", True), ("Days", "days", True), ("days", "weeks", False), ("%", "% ", True), ("s", "", False)],
)
def test_units_that_mean_the_same(one, other, same):
    assert numbers.same_unit(one, other) is same


def near_halves():
    """Halves of the last decimal that stays, and what lies a few thousandths of it and less beside them."""
    return st.builds(
        lambda whole, digits, billionths: (whole + 0.5) / 10**digits + billionths * 1e-9,
        *(st.integers(-2000, 2000), st.integers(0, 3), st.integers(-3_000_000, 3_000_000) | st.integers(-3, 3)),
    )


@given(
    st.integers(-(10**15) - 5, 10**15 + 5).map(lambda billionths: billionths / 1e9)
    | st.floats(-2e6, 2e6)
    | near_halves(),
    st.integers(-3, 9),
)
def test_rounding_is_that_of_decimals(value, digits):
    exact = Decimal(repr(round(value, 9))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert repr(numbers.rounded(value, digits)) == repr(float(exact) + 0.0)
