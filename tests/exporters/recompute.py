"""The scores again, from nothing but the export's raw keys: written from METHOD alone, sharing no code with okrsite_gen."""

from collections import defaultdict


def entries_by_key_result(export):
    found = defaultdict(list)
    for said in export["check_ins"]:
        if said["counts"] and said["date"] <= export["as_of"]:
            for entry in [*said["key_results"].values(), *said["rows"]]:
                found[entry["about"]].append(entry)
    return found


def through(levels, value):
    """Straight lines through (value, worth) pairs; the outer ones go on."""
    points = sorted(levels)
    index = next((i for i in range(1, len(points)) if value <= points[i][0]), len(points) - 1)
    (x0, y0), (x1, y1) = points[index - 1], points[index]
    return y0 + (value - x0) / (x1 - x0) * (y1 - y0)


def metric(kr, values):
    if kr["target"] is None:
        return None
    start = kr["baseline"] or 0
    current = {"latest": values[-1], "sum": start + sum(values), "mean": sum(values) / len(values)}[kr["aggregate"]]
    levels = [(start, 0.0)]
    if kr["levels"]:
        levels += [(float(value), worth) for value, worth in kr["levels"].items()] + [(kr["target"], 1.0)]
    else:
        top = 0.7 if kr["stretch"] is not None else 1.0
        levels += [(kr["commit"], 0.3)] if kr["commit"] is not None else []
        levels += [(kr["stretch"], 1.0)] if kr["stretch"] is not None else []
        levels += [(kr["target"], top)]
    return through(levels, current)


def steps(kr, entries):
    done = set()
    for entry in entries:
        done = (done | set(entry.get("done") or [])) - set(entry.get("undone") or [])
    weights = {step["id"]: step["weight"] for step in kr["milestones"]}
    return sum(weights[step] for step in done) / sum(weights.values())


def progress(kr, entries):
    """Raw; None when nothing was reported or nothing can be measured."""
    values = [entry["value"] for entry in entries if entry["value"] is not None]
    flags = [entry["done"] for entry in entries if isinstance(entry.get("done"), bool)]
    if kr["kind"] == "milestones":
        return steps(kr, entries) if any(entry.get("done") or entry.get("undone") for entry in entries) else None
    if kr["kind"] == "binary":
        return float(flags[-1]) if flags else None
    if not values:
        return None
    low = {"at-least": kr.get("limit"), "between": kr.get("low")}.get(kr["kind"], float("-inf"))
    high = {"at-most": kr.get("limit"), "between": kr.get("high")}.get(kr["kind"], float("inf"))
    if kr["kind"] in ("at-least", "at-most", "between"):
        return sum(low <= value <= high for value in values) / len(values)
    return values[-1] if kr["kind"] == "judged" else metric(kr, values)


def in_force(thing, key, as_of):
    return thing[key] is not None and thing[key]["date"] <= as_of


def key_result_score(kr, entries, as_of):
    """A score, or None for one that does not count: retired, of no weight, not measurable."""
    if in_force(kr, "retired", as_of) or kr["weight"] == 0 or (kr["kind"] == "metric" and kr["target"] is None):
        return None
    if in_force(kr, "grade", as_of):
        return kr["grade"]["score"]
    raw = progress(kr, entries)
    if raw is None:
        return None if kr["kind"] in ("at-least", "at-most", "between") else 0.0
    return min(max(raw, 0.0), 1.0)


def objective_score(objective, found, as_of):
    if in_force(objective, "grade", as_of):
        return objective["grade"]["score"]
    scores = [(kr["weight"], key_result_score(kr, found[kr["id"]], as_of)) for kr in objective["key_results"]]
    counting = [(weight, score) for weight, score in scores if score is not None]
    return sum(w * s for w, s in counting) / sum(w for w, _ in counting) if counting else None


def team_scores(export, scores):
    by_place = defaultdict(list)
    for objective in export["objectives"]:
        score = scores[objective["id"]]
        if (
            score is not None
            and objective["type"] != "personal"
            and not in_force(objective, "retired", export["as_of"])
        ):
            by_place[objective["team"], objective["cycle"]].append(score)
    return {place: sum(found) / len(found) for place, found in by_place.items()}
