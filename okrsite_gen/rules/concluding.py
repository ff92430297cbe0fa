"""Which rules conclude from what is not there, from what all files say together, or from the day; and which look at one thing alone."""

from __future__ import annotations

# No change brings silence about: time does, or what is new and could not be spoken of yet.
SILENCE = frozenset(("low-check-in-rate", "sparse-check-ins", "stale-check-in"))

# One file that could not be read as it was meant (a check-in, a link, the day, the glossary) makes these wrong elsewhere.
CONCLUDING = SILENCE | {
    "all-aspirational",
    "all-committed",
    "at-risk",
    "carried-over-twice",
    "certain-from-the-start",
    "dependency-not-agreed",
    "easy-target",
    "falling-confidence",
    "flat-value",
    "forecast-misses",
    "missing-evidence",
    "missing-owner",
    "out-of-reach",
    "overdue-action",
    "overloaded-team",
    "owner-left",
    "repeat-miss",
    "sandbagged",
    "skipped-level",
    "status-at-odds",
    "team-alone",
    "too-few-objectives",
    "unaligned",
    "unaligned-rising",
    "unexplained-miss",
    "unexplained-move",
    "unknown-abbreviation",
    "unsupported",
    "watermelon",
}

# These look at one objective alone, with its team, its cycle and the settings: what they find in some is found among all.
ALONE = frozenset(
    (
        "activity-word",
        "at-risk",
        "bare-check-in",
        "business-as-usual",
        "certain-from-the-start",
        "due-on-last-day",
        "falling-confidence",
        "flat-value",
        "forecast-misses",
        "jargon",
        "long-title",
        "missing-baseline",
        "missing-due-date",
        "missing-evidence",
        "missing-owner",
        "missing-unit",
        "missing-why",
        "not-measurable",
        "number-in-objective",
        "output-not-outcome",
        "pay-words",
        "repeat-miss",
        "sandbagged",
        "stale-check-in",
        "status-at-odds",
        "too-few-key-results",
        "too-many-key-results",
        "unexplained-move",
        "unrelated-key-result",
        "vague-check-in",
        "vague-word",
        "watermelon",
    )
)
