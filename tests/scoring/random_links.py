"""Companies of any shape, from a seed: teams in a tree, cycles that overlap, links wherever they lead, circles among them."""

import datetime as dt
import random

CYCLES = ["2026", "2026-q3", "2026-q4", "2026-q4", "2026-q4", "dash", "2027-q1"]
DASH = {"dash": {"starts": "2026-11-03", "ends": "2026-12-04"}}
FIRST = dt.date(2026, 7, 1)


def random_company(seed, count, *, circles=True):
    """`(objectives, teams, cycles, day)`: what `linked_files` takes, and the day to look at it."""
    chance = random.Random(seed)  # noqa: S311 - the same company in every run
    teams = random_teams(chance)
    ids = [f"{chance.choice(list(teams))}/{chance.choice(CYCLES)}/o{number}" for number in range(count)]
    keys = {id_: ["a", "b"][: chance.randrange(3)] for id_ in ids}
    objectives = {}
    for number, id_ in enumerate(ids):
        others = [other for other in (ids if circles else ids[:number]) if other != id_]
        objectives[id_] = random_objective(chance, others, keys, list(teams))
        objectives[id_]["key_results"] = [random_key_result(chance, key) for key in keys[id_]]
    return objectives, teams, DASH, FIRST + dt.timedelta(days=chance.randrange(60, 220))


def random_teams(chance):
    """A tree below the company; a second team may be at the company's level."""
    teams = {"company": {"name": "Acme"}}
    for number in range(chance.randrange(2, 9)):
        teams[f"t{number}"] = {"parent": chance.choice(list(teams))}
        if chance.random() < 0.1:
            teams[f"t{number}"]["level"] = "company"
    return teams


def random_objective(chance, others, keys, teams):
    found = {"type": "personal"} if chance.random() < 0.1 else {}
    if chance.random() < 0.07:
        found["state"] = "draft"
    if chance.random() < 0.2:
        found["retired"] = {"date": random_day(chance), "reason": "No longer needed"}
    if chance.random() < 0.05:
        was = {"type": chance.choice(["personal", "committed"])}
        found["changes"] = [{"date": random_day(chance), "was": was, "why": "We saw clearer"}]
    if chance.random() < 0.1:
        found["shared_with"] = [chance.choice(teams)]
    found["supports"] = random_ends(chance, others, keys, chance.choice([0, 0, 1, 1, 1, 2, 3]))
    found["depends_on"] = [
        {"to": to, "needed_by": random_day(chance), "agreed": chance.random() < 0.2}
        for to in random_ends(chance, others, keys, chance.choice([0, 0, 1, 3]))
    ]
    return found


def random_ends(chance, others, keys, count):
    chosen = chance.sample(others, min(count, len(others)))
    return [f"{one}#{chance.choice(keys[one])}" if keys[one] and chance.random() < 0.4 else one for one in chosen]


def random_key_result(chance, key):
    retired = {"retired": {"date": random_day(chance), "reason": "Done with it"}} if chance.random() < 0.2 else {}
    return {"id": key, **retired}


def random_day(chance):
    return FIRST + dt.timedelta(days=chance.randrange(0, 270))
