"""The colours of the states: readable on their ground, and apart for every kind of colour vision."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "theme" / "assets" / "okrsite" / "okrsite.css"
SCHEMES = {"light": "default", "dark": "slate"}
PAGES_COLOURS = {
    "light": {"on-track": "#2c808f", "behind": "#a85801", "at-risk": "#730f20", "done": "#5219b1", "surface": "#fff"},
    "dark": {"on-track": "#2eedf1", "behind": "#f9bf29", "at-risk": "#f64876", "done": "#6c8cfd", "surface": "#1e2129"},
}
STATES = ("on-track", "behind", "at-risk", "done")

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def colours(scheme):
    """The variables of a scheme, as the style sheet has them; colours that the system forces come later in it."""
    rule = rf'\[data-md-color-scheme="{SCHEMES[scheme]}"\] {{(.*?)}}'
    block = re.search(rule, CSS.read_text("utf-8"), re.DOTALL)[1]
    return dict(re.findall(r"--okr-([\w-]+): (#[0-9a-f]+);", block))


def linear(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def luminance(colour):
    return sum(part * share for part, share in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def lab(rgb):
    """CIE L*a*b* under D65."""
    to_xyz = (
        (0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505),
        (0.2126, 0.7152, 0.0722),
        (0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089),
    )
    x, y, z = (sum(part * share for part, share in zip(row, rgb, strict=True)) for row in to_xyz)
    x, y, z = (share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116 for share in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour, deficiency):
    rgb = linear(colour)
    return [
        min(1, max(0, sum(part * share for part, share in zip(row, rgb, strict=True))))
        for row in DEFICIENCIES[deficiency]
    ]


def test_contrast_is_computed_right():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_states_have_the_colours_that_were_chosen(scheme):
    assert PAGES_COLOURS[scheme].items() <= colours(scheme).items()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_read_has_contrast(scheme):
    """Words need 4.5:1; of states only the shapes stand on a shaded ground, which need 3:1 (WCAG 2.2, 1.4.3 and 1.4.11)."""
    known = colours(scheme)
    words = ("ink", "muted", "link", "none")
    for name, ground, least in (
        *((name, "surface", 4.5) for name in (*STATES, *words)),
        *((name, "soft", 4.5) for name in words),
        *((name, "soft", 3) for name in STATES),
    ):
        assert contrast(known[name], known[ground]) >= least, (name, ground)


def mixed(one, other, share):
    """CSS color-mix in sRGB: that much of one."""
    digits = [
        [int((c if len(c) == 7 else "#" + "".join(2 * d for d in c[1:]))[at : at + 2], 16) for at in (1, 3, 5)]
        for c in (one, other)
    ]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in zip(*digits, strict=True))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_cells_of_heat_tables_can_be_read(scheme):
    """Figures on the tint of their cell, and shapes on the tint of their own state."""
    known, css = colours(scheme), CSS.read_text("utf-8")
    levels = [int(share) for share in re.findall(r"\.okr-heat \.level-\d+ { --strength: (\d+)%; }", css)]
    states = dict(re.findall(r"\.okr-heat \.tone-([\w-]+) { --tone: var\(--okr-[\w-]+\); --strength: (\d+)%; }", css))
    assert levels == sorted(levels)
    assert (len(levels), set(states)) == (10, set(STATES))
    for share in levels:
        assert contrast(known["ink"], mixed(known["link"], known["soft"], share / 100)) >= 4.5, share
    for name, share in states.items():
        ground = mixed(known[name], known["soft"], int(share) / 100)
        assert contrast(known["ink"], ground) >= 4.5, name
        assert contrast(known[name], ground) >= 3, name


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_states_stay_apart(scheme, deficiency):
    """Ten is what CIE76 calls different at a glance."""
    known = colours(scheme)
    for one, other in combinations(STATES, 2):
        apart = math.dist(lab(seen(known[one], deficiency)), lab(seen(known[other], deficiency)))
        assert apart >= 10, (one, other, apart)
