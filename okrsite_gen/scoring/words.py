"""The words that figures come with."""

from __future__ import annotations

from typing import Literal

Band = Literal["limited", "some", "on-target"]
Outcome = Literal["achieved", "missed", "retired"]
Pace = Literal[
    "retired", "not-due", "achieved", "missed", "done", "no-check-in", "stale", "on-track", "behind", "at-risk"
]


EarlyWarning = Literal["watermelon", "falling-confidence", "repeat-miss", "flat-value"]
