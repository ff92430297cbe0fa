"""Companies made of links, on disk; and alignment counted again, from METHOD alone, on nothing but the JSON export.

A company is `{objective id: its keys}`; teams stand below `company` unless `teams` says otherwise.
"""

import datetime as dt
from collections import defaultdict

from company import dump

WEEK = dt.timedelta(days=7)
ALLOWED = {"support-circle": "warning"}  # it is an error; here what comes of one is looked at


def full(name):
    """`it/a` is of Q4 2026; `it/2026/a` says so itself."""
    objective, hash_, key_result = name.partition("#")
    parts = objective.split("/")
    return "/".join(parts if len(parts) == 3 else [parts[0], "2026-q4", parts[1]]) + hash_ + key_result


def linked_files(objectives, teams=None, cycles=None, **settings):
    """The files of a company; `supports` may be one name, `key_results` names alone, and names leave out Q4 2026."""
    homes = defaultdict(list)
    levels = {"company": {"name": "Acme"}, **(teams or {})}
    for name, keys in objectives.items():
        team, cycle, slug = full(name).split("/")
        levels.setdefault(team, {})
        homes[team, cycle].append({"id": slug, "objective": f"We want {slug}", **written(keys or {})})
    files = {"okrsite.yml": dump({"company": "Acme", "rules": ALLOWED, **settings})}
    for team, keys in levels.items():
        files[f"{folder(team)}/team.yml"] = dump(keys) if keys else "# nothing\n"
    for (team, cycle), found in homes.items():
        files[f"{folder(team)}/{cycle}/objectives.yml"] = dump({"objectives": found})
    return files | ({"cycles.yml": dump(cycles)} if cycles else {})


def folder(team):
    """All below the company; `parent` of the team says what is above it."""
    return "company" if team == "company" else f"company/{team}"


def written(keys):
    supports = keys.get("supports", [])
    links = [supports] if isinstance(supports, str) else supports
    more = {"supports": [full(to) if isinstance(to, str) else {**to, "to": full(to["to"])} for to in links]}
    if "key_results" in keys:
        more["key_results"] = [
            {"kind": "binary", "title": "Done", **({"id": one} if isinstance(one, str) else one)}
            for one in keys["key_results"]
        ]
    if "depends_on" in keys:
        more["depends_on"] = [{**need, "to": full(need["to"])} for need in keys["depends_on"]]
    return {**keys, **more}


class Counted:
    """An export, and what METHOD says of its alignment: no code of okrsite's."""

    def __init__(self, export):
        self.day = dt.date.fromisoformat(export["as_of"])
        self.objectives = {one["id"]: one for one in export["objectives"]}
        self.cycles = {one["id"]: (date(one["starts"]), date(one["ends"])) for one in export["cycles"]}
        self.level = {one["id"]: one["level"] for one in export["teams"]}
        self.parent = {one["id"]: one["parent"] for one in export["teams"]}

    def live(self, id_, day):
        one = self.objectives[id_]
        starts, ends = self.cycles[one["cycle"]]
        retired = one["retired"] is not None and date(one["retired"]["date"]) <= day
        return starts <= day <= ends and one["state"] == "active" and not retired

    def companys(self, id_):
        return self.level[self.objectives[id_]["team"]] == "company"

    def personal(self, id_, day):
        """As declared changes tell: before a change's date it was what stands there."""
        one = self.objectives[id_]
        for change in sorted(one["changes"], key=lambda change: change["date"]):
            if day < date(change["date"]) and "type" in change["was"]:
                return change["was"]["type"] == "personal"
        return one["type"] == "personal"

    def is_top(self, id_, day):
        """Whether it is a live objective of the company, and nobody's own."""
        return self.companys(id_) and self.live(id_, day) and not self.personal(id_, day)

    def asked(self, id_, day):
        return self.live(id_, day) and not self.companys(id_) and not self.personal(id_, day)

    def above(self, id_):
        """The objectives that it supports, or whose key results."""
        return [link["to"].partition("#")[0] for link in self.objectives[id_]["supports"]]

    def reaches(self, id_, day):
        """Walks everywhere that links lead to."""
        seen, to_see = set(), [id_]
        while to_see:
            at = to_see.pop()
            if self.is_top(at, day):
                return True
            if at not in seen:
                seen.add(at)
                to_see += self.above(at)
        return False

    def aligned(self, id_):
        """None where it is not asked; a closed cycle is judged on its last day."""
        day = min(self.day, self.cycles[self.objectives[id_]["cycle"]][1])
        return self.reaches(id_, day) if self.asked(id_, day) else None

    def share(self, ids, day):
        """How many are asked, and who of them reaches nothing."""
        asked = [id_ for id_ in ids if self.asked(id_, day)]
        return len(asked), sorted(id_ for id_ in asked if not self.reaches(id_, day))

    def unsupported(self):
        at_work = [one for one in self.objectives.values() if self.live(one["id"], self.day)]
        targets = {link["to"] for one in at_work for link in one["supports"]}
        supported = targets | {target.partition("#")[0] for target in targets}
        names = []
        for one in at_work:
            if self.is_top(one["id"], self.day):
                names.append(one["id"])
                names += [
                    each["id"]
                    for each in one["key_results"]
                    if not each["retired"] or date(each["retired"]["date"]) > self.day
                ]
        return sorted(set(names) - supported)

    def mondays(self, cycle):
        starts, ends = self.cycles[cycle]
        days = (starts + dt.timedelta(days=number) for number in range((min(ends, self.day) - starts).days + 1))
        return [day for day in days if day.weekday() == 0]

    def weeks(self, cycle, team=None):
        ids = [one["id"] for one in self.objectives.values() if one["cycle"] == cycle and team in (None, one["team"])]
        return [(day, *self.share(ids, day)) for day in self.mondays(cycle)]

    def shortest(self, id_, day):
        """All shortest ways to a live company objective, as the places of the links taken, level by level; not longer than all there are."""
        ways = [((), id_)]
        for _ in self.objectives:
            ways = [((*way, place), target) for way, at in ways for place, target in enumerate(self.above(at))]
            found = [way for way, at in ways if self.is_top(at, day)]
            if found or not ways:
                return found
            ways = list({at: (way, at) for way, at in reversed(ways)}.values())[::-1]
        return []

    def at_work(self):
        return [one for id_, one in self.objectives.items() if self.live(id_, self.day)]

    def overloaded(self):
        """Three or more dependencies on a team, not agreed and needed within 14 days."""
        waiting = defaultdict(list)
        for one in self.at_work():
            for need in one["depends_on"]:
                other = need["to"].partition("/")[0]
                waits = other != one["team"] and not need["agreed"] and need["needed_by"]
                if waits and (date(need["needed_by"]) - self.day).days <= 14:
                    waiting[other].append((one["id"], need["to"]))
        return {team: sorted(found) for team, found in waiting.items() if len(found) >= 3}

    def alone(self):
        pairs = {
            frozenset([one["team"], other])
            for one in self.at_work()
            for other in (
                *(link["to"].partition("/")[0] for link in one["supports"]),
                *(need["to"].partition("/")[0] for need in one["depends_on"]),
                *one["shared_with"],
            )
            if other != one["team"]
        }
        return sorted({one["team"] for one in self.at_work()} - set().union(*pairs))

    def skipping(self):
        """Links past the nearest team above that has live objectives."""
        busy = {one["team"] for one in self.at_work()}
        found = []
        for one in self.at_work():
            line, up = [], self.parent[one["team"]]
            while up:
                line.append(up)
                up = self.parent[up]
            for link in one["supports"]:
                team = link["to"].partition("/")[0]
                if team in line and any(nearer in busy for nearer in line[: line.index(team)]):
                    found.append((one["id"], link["to"]))
        return sorted(found)


def date(text):
    return dt.date.fromisoformat(text)
