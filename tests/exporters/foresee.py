"""Trend, forecast, rates and early warnings again, from nothing but the export: written from METHOD, sharing no code with okrsite_gen."""

import datetime as dt
from collections import defaultdict
from itertools import combinations
from statistics import median

import numpy as np
from recompute import progress

WEEK = {"week": 7, "two-weeks": 14, "month": 31}


def date(text):
    return dt.date.fromisoformat(text)


def dated_entries(export):
    """What was said of each key result up to the day, each entry with its date, in file order."""
    found = defaultdict(list)
    for said in export["check_ins"]:
        if said["counts"] and said["date"] <= export["as_of"]:
            for entry in [*said["key_results"].values(), *said["rows"]]:
                found[entry["about"]].append({**entry, "date": said["date"], "machine": said["machine"]})
    return found


def points(kr, entries, as_of, starts, period):
    """The last value of each period, counted from the cycle's first day, of the last 56 days."""
    buckets = {}
    for index, entry in enumerate(entries):
        day = date(entry["date"])
        if entry["value"] is not None and 0 <= (as_of - day).days <= 56:
            raw = progress(kr, entries[: index + 1])
            if raw is not None:
                buckets[(day - starts).days // period] = (day, raw)
    return [buckets[key] for key in sorted(buckets)]


def forecast(found, due):
    """Trend a week, and (at_due, low, high); a pair of None without enough check-ins."""
    if len(found) < 3 or (found[-1][0] - found[0][0]).days < 14:
        return None, None
    slopes = [(y2 - y1) / (d2 - d1).days for (d1, y1), (d2, y2) in combinations(found, 2)]
    steep = [median(slopes), *np.quantile(slopes, [0.1, 0.9], method="linear")]
    ends = [median([y + slope * (due - day).days for day, y in found]) for slope in steep]
    return 7 * steep[0], [min(1.5, max(-0.5, end)) for end in ends]


def of_parts(parts):
    """The objective's or team's, from (weight, forecast, score)."""
    with_one = sum(weight for weight, ahead, _ in parts if ahead)
    total = sum(weight for weight, _, _ in parts)
    if not total or with_one < total / 2:
        return None
    ends = [[min(1, max(0, end)) for end in ahead] if ahead else [score] * 3 for _, ahead, score in parts]
    weights = [weight for weight, _, _ in parts]
    return [float(np.average([end[index] for end in ends], weights=weights)) for index in range(3)]


def needed(raw, success, as_of, due):
    rest = success - (raw or 0)
    days = (due - as_of).days
    return 0 if rest <= 1e-9 else 7 * rest / days if days > 0 else None


def falling(said):
    return len(said) > 2 and said[-3] > said[-2] > said[-1]


def flat(currents):
    return len(currents) > 2 and currents[-3] == currents[-2] == currents[-1]
