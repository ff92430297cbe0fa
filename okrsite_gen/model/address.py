"""Addresses that are made from ids alone: relative to the site's root, without a leading slash."""

from __future__ import annotations

RESERVED = frozenset(  # folders of the site that no cycle may be called like
    {
        "teams", "people", "kpis", "explorer", "check-ins", "how-to-read", "problems", "rules", "assets", "search", "data",
        "map", "overlaps", "this-week", "attention", "trends", "wins", "decisions", "asks", "dependencies", "calendar", "feeds", "tv", "quality", "schemas",
    }
)  # fmt: skip


def objective(full_id: str) -> str:
    """`TEAM/CYCLE/SLUG` to `CYCLE/TEAM/SLUG/`."""
    team_id, cycle_id, slug = full_id.split("/")
    return f"{cycle_id}/{team_id}/{slug}/"


def key_result(full_id: str) -> str:
    """`TEAM/CYCLE/SLUG#KR` to `CYCLE/TEAM/SLUG/#KR`."""
    objective_id, key = full_id.split("#")
    return f"{objective(objective_id)}#{key}"


def about(full_id: str) -> str:
    """An objective's or a key result's place."""
    return key_result(full_id) if "#" in full_id else objective(full_id)
