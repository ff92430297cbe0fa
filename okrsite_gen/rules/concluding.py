"""Which rules conclude from what is not there, from what all files say together, or from the day; and which read check-ins."""

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

# These read what was said last, which one process unpacks for all of them.
READING = frozenset(
    (
        "bare-check-in",
        "certain-from-the-start",
        "large-meeting",
        "long-meeting",
        "missing-evidence",
        "status-at-odds",
        "unexplained-move",
        "vague-check-in",
    )
)
