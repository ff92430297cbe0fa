"""A company of which everybody may read a part, and whatever else its board could plant between: random, but never the same twice.

Everything hidden has `hush` in its ids and texts, so that a trace is easily found. The places that can hold something hidden always hold
something: the first hidden thing in a file takes the lines from links to it, which is no secret.
"""

import random
import re
import shutil

COMMIT = "0123456789ab"

# `{name}` on a line of its own is a slot for lines that tell of hidden things; `{name:indent}` has its lines indented.
CORE = {
    "okrsite.yml": """\
company: Lighthouse
mission: Ships come home
priorities: [{id: safety, title: Safety first}]
audiences: [board, leadership, company, public]
north_star: lamps
check_ins: {every: week, day: monday}
rules: {support-circle: warning}
source_url: https://forge.example/lighthouse/okrs/blob/main/
discuss_url: https://forge.example/lighthouse/okrs/issues/new?title={id}
""",
    "people.yml": """\
ana: {name: Ana Pires, team: keepers, email: ana@lighthouse.example, roles: [champion]}
{people}
ben: {name: Ben Moor, team: boats}
{people}
cleo: {name: Cleo Stern}
""",
    "cycles.yml": """\
{cycles}
storm: {title: Storm season, starts: 2026-10-05, ends: 2026-12-20}
{cycles}
""",
    "kpis.yml": """\
lamps: {title: Lamps lit, unit: "%", keep: ">= 99", owner: ana}
oil: {title: Oil in store, unit: t, owner: hush-cellar}
""",
    "company/team.yml": "name: Lighthouse\nlead: cleo\nmembers: [ana, ben]\n",
    "company/keepers/team.yml": "name: Keepers\nlead: ana\ncheck_ins: {every: two-weeks}\n",
    "company/boats/team.yml": "name: Boats\nlead: ben\nmembers: [ben]\n",
    "company/2026/beacon.md": """\
---
objective: Every ship sees us in time
owner: cleo
type: committed
why: Two came too close
priority: safety
supports:
  - calm
{links}
key_results:
  - {id: range, title: Range from 18 to 24 miles, baseline: 18, target: 24, unit: miles, owner: ana}
  - {id: audit, title: Audit passed, kind: binary}
---
Seen from **far away**.
""",
    "company/2026/calm.md": "---\nobjective: The coast is calm\nowner: cleo\naudience: public\nkey_results: [{id: calls, title: Calls, baseline: 90, target: 30}]\n---\n",
    "company/keepers/2026-q4/bright.md": """\
---
objective: The lamp is never dark
owner: ana
why: A dark lamp is no lamp
supports:
{links}
  - company/beacon#range
{links}
depends_on:
{needs}
  - {to: boats/rescue, what: A spare lens, needed_by: 2026-11-10}
shared_with:
{teams}
  - boats
changes:
  - {date: 2026-11-02, was: {type: committed}, why: We learnt}
{changes}
key_results:
  - {id: hours, title: Dark hours from 40 to 4, baseline: 40, target: 4, unit: h}
  - {id: crew, title: Two on every watch, kind: milestones, milestones: [{id: hired, title: Hired}, {id: trained, title: Trained}]}
---
""",
    "company/boats/2026-q4/objectives.yml": """\
objectives:
{entries}
  - id: rescue
    objective: We are out in ten minutes
    owner: ben
    supports: [company/beacon]
    key_results:
      - {id: minutes, title: Minutes to launch from 25 to 10, baseline: 25, target: 10, unit: min}
{entries}
  - id: paint
    objective: The boats are painted
    owner: ben
    successor_of: hush-anchor
    key_results:
      - {id: boats, title: 6 boats painted, baseline: 0, target: 6}
      - {id: cost, title: Paint costs at most 900, kind: at-most, limit: 900}
{entries}
""",
    "company/boats/storm/drill.md": "---\nobjective: Everybody has drilled\nowner: ben\nkey_results: [{id: share, title: Drilled, kind: judged}]\n---\n",
    "company/keepers/2026-q4/check-ins/2026-10-12-ana.yml": """\
by: ana
attendees: [ana, ben]
minutes: 15
key_results:
  bright#hours:
    value: 33
    confidence: 7
    votes: {ana: 4, ben: 3}
    note: The new wick holds
    asks:
      - {of: boats, what: The lens}
{asks}
{said}
  bright#crew: {done: [hired], confidence: 6}
wins:
  - First quiet night
actions:
{actions}
  - {what: Order oil, who: ben, due: 2026-11-02, for: bright}
kpis: {lamps: 99.2, oil: 4}
""",
    "company/keepers/2026-q4/check-ins/2026-11-16-ana.yml": """\
by: ana
key_results:
{said}
  bright#hours: {value: 21, confidence: 5, status: on-track, blockers: [No lens yet]}
decisions:
  - Ships may wait
""",
    "company/boats/2026-q4/check-ins/2026-11-02.yml": """\
by: ben
objectives:
  rescue: {confidence: 8, note: Steady}
{told}
key_results:
  rescue#minutes: {value: 16, confidence: 8, next: [New davits]}
  paint#boats: {value: 2}
""",
    "company/boats/2026-q4/check-ins/log.csv": """\
date,key_result,value
2026-10-19,rescue#minutes,22
{rows}
2026-11-09,paint#boats,3
{rows}
""",
    "company/keepers/2026-q4/retrospective.md": """\
---
well: [We slept]
lessons:
{lessons}
---
""",
}
TEAMS = {"company": "company", "keepers": "company/keepers", "boats": "company/boats"}
TARGETS = [
    "company/2026/beacon",
    "company/2026/beacon#range",
    "keepers/2026-q4/bright",
    "boats/2026-q4/rescue#minutes",
    "boats/2026-q4/paint",
]
PEOPLE = ["ana", "ben", "cleo"]
ANCHOR = "boats/2026-q4/hush-anchor"


class Plan:
    """What is planted: `files` beside the company's own, `slots` in them; `hidden` are the ids of objectives that may be pointed at."""

    def __init__(self, seed):
        self.random = random.Random(seed)  # noqa: S311 - the same plan in every run
        self.files, self.hidden, self.teams = {}, [ANCHOR], ["hush-cellar"]
        self.slots = {}
        self._teams()
        cycles = self._cycles()
        for _ in range(self.random.randint(0, 3)):
            cycle = self.random.choice(["2026-q4", "2026-q4", "2026-h1", "2027"])
            self._file(self.random.choice([*TEAMS]), cycle, self._barred())
        for cycle in cycles:
            self._file(self.random.choice([*TEAMS]), cycle, "")
        self._check_ins()
        self._fill()

    def word(self):
        return f"hush {self.random.choice(['merger', 'layoffs', 'vendor', 'price', 'talks'])} {self.random.randint(0, 999)}"

    def _barred(self):
        return self.random.choice(
            ["audience: board", "audience: leadership", "state: draft", "state: draft\naudience: board"]
        )

    def some(self, least, most, make):
        return "".join(make() for _ in range(self.random.randint(least, most)))

    def _teams(self):
        """A cellar under any team, perhaps with rooms; two people who are known only there."""
        folder = f"{TEAMS[self.random.choice([*TEAMS])]}/hush-cellar"
        self.files[f"{folder}/team.yml"] = (
            f"name: {self.word()}\n{self._barred()}\nlead: {self.random.choice(PEOPLE)}\nmembers: [hush-zoe]\n"
        )
        for number in range(self.random.randint(0, 2)):
            room = f"hush-room-{number}"
            self.teams.append(room)
            self.files[f"{folder}/{room}/team.yml"] = f"name: {self.word()}\nmembers: [{self.random.choice(PEOPLE)}]\n"
            self._file(room, "2026-q4", "", f"{folder}/{room}")
        self._file("hush-cellar", self.random.choice(["2026", "2026-q4", "storm"]), "", folder)
        self.files[f"{folder}/2026-q4/hush-notes.txt"] = self.word()
        self.slots["people"] = lambda: self.some(1, 2, self._person)

    def _person(self):
        self.persons = getattr(self, "persons", 0) + 1
        name = "hush-zoe" if self.persons == 1 else f"hush-{self.persons}"
        return f"{name}: {{name: {self.word()}, team: {self.random.choice(self.teams)}}}\n"

    def _cycles(self):
        found = [f"hush-season-{number}" for number in range(self.random.randint(1, 3))]
        lines = [
            f"{cycle}: {{title: {self.word()}, starts: 2026-0{self.random.randint(1, 9)}-01, ends: 2026-12-{self.random.randint(10, 31)},"
            f" {self.random.choice(['audience: board', 'state: draft'])}}}\n"
            for cycle in found
        ]
        cut = self.random.randint(0, len(lines))
        parts = iter([lines[:cut], lines[cut:]])
        self.slots["cycles"] = lambda: "".join(next(parts))
        return found

    def _keys(self, indent=""):
        """An objective's keys: links to what everybody sees, key results with numbers, and things that are warned of."""
        rest = self.random
        links = "".join(f"{indent}  - {to}\n" for to in rest.sample(TARGETS, rest.randint(0, 3)))
        key_results = "".join(
            f"{indent}  - {{id: k{number}, title: {self.word()}, baseline: {rest.randint(0, 9)}, target: {rest.randint(10, 99)}, unit: h}}\n"
            for number in range(rest.randint(1, 6))
        )
        return (
            f"{indent}objective: {self.word()}\n{indent}owner: {rest.choice([*PEOPLE, 'hush-zoe'])}\n"
            + (f"{indent}supports:\n{links}" if links else "")
            + (f"{indent}depends_on:\n{indent}  - {{to: {rest.choice(TARGETS)}, what: {self.word()}, needed_by: 2026-11-0{rest.randint(1, 9)}}}\n" if rest.random() < 0.6 else "")
            + (f"{indent}successor_of: {rest.choice(['keepers/2026-q4/bright', 'boats/2026-q4/rescue'])}\n" if rest.random() < 0.3 else "")
            + (f"{indent}why: {self.word()} #45\n" if rest.random() < 0.3 else "")
            + f"{indent}shared_with: [{rest.choice([*TEAMS])}]\n{indent}key_results:\n{key_results}"
        )  # fmt: skip

    def _file(self, team, cycle, barred, folder=None):
        slug = f"hush-{len(self.hidden)}"
        self.hidden.append(f"{team}/{cycle}/{slug}")
        head = f"{barred}\n" if barred else ""
        self.files[f"{folder or TEAMS[team]}/{cycle}/{slug}.md"] = f"---\n{head}{self._keys()}---\n{self.word()}\n"

    def _check_ins(self):
        """Hidden ones of any team, about things that everybody sees; and seen ones that speak of hidden things alone."""
        for _ in range(self.random.randint(0, 3)):
            team, day = self.random.choice([*TEAMS]), self.random.randint(13, 28)
            barred = self.random.choice(["audience: board", "state: draft"])
            self.files[f"{TEAMS[team]}/2026-q4/check-ins/2026-10-{day}-hush.yml"] = (
                f"{barred}\nby: {self.random.choice([*PEOPLE, 'hush-zoe'])}\nminutes: {self.random.randint(5, 99)}\nattendees: [ana, ben, cleo]\n"
                f"key_results:\n  keepers/bright#hours: {{value: {self.random.randint(0, 40)}, confidence: 1, note: {self.word()}}}\n"
                f"kpis: {{lamps: {self.random.randint(1, 99)}}}\nwins: [{self.word()}]\n"
                f"actions:\n  - {{what: {self.word()}, who: ben}}\n"
                + ("  - {id: order-oil, done: 2026-10-28}\n" if team == "keepers" else "")
            )
        for team in self.random.sample([*TEAMS], self.random.randint(0, 2)):
            day = self.random.randint(1, 9)
            self.files[f"{TEAMS[team]}/2026-q4/check-ins/2026-11-0{day}-hush-only.yml"] = (
                f"by: ana\nminutes: {self.random.randint(5, 99)}\nobjectives:\n  {self._any()}: {{note: {self.word()}}}\n"
            )
        if self.random.random() < 0.5:
            rows = self.some(
                1, 4, lambda: f"2026-11-1{self.random.randint(0, 9)},{ANCHOR}#k0,{self.random.randint(0, 99)}\n"
            )
            self.files["company/keepers/2026-q4/check-ins/hush.csv"] = f"date,key_result,value\n{rows}"
        if self.random.random() < 0.5:
            self.files["company/boats/2026-q4/retrospective.md"] = f"---\naudience: board\nwell: [{self.word()}]\n---\n"

    def _any(self):
        return self.random.choice(self.hidden)

    def _fill(self):
        rest, word = self.random, self.word
        self.slots |= {
            "links": lambda: self.some(1, 2, lambda: f"  - {{to: {self._once(self._any)}, as: {rest.choice(['explicit', 'horizontal'])}}}\n"),
            "needs": lambda: self.some(1, 2, lambda: f"  - {{to: {self._any()}, what: {word()}, agreed: {rest.choice(['yes', 'no'])}}}\n"),
            "teams": lambda: f"  - {rest.choice(self.teams)}\n",
            "changes": lambda: self.some(1, 1, lambda: f"  - {{date: 2026-10-{rest.randint(10, 29)}, was: {{successor_of: {ANCHOR}}}, why: {word()}}}\n"),
            "entries": self._entries(),
            "asks": lambda: self.some(0, 2, lambda: f"      - {{of: {rest.choice(self.teams)}, what: {word()}}}\n"),
            "said": lambda: self.some(1, 1, lambda: f"  {ANCHOR}#k0: {{value: {rest.randint(0, 99)}, note: {word()}}}\n"),
            "told": lambda: self.some(1, 1, lambda: f"  {self._any()}: {{confidence: {rest.randint(0, 9)}, note: {word()}}}\n"),
            "actions": lambda: self.some(0, 2, lambda: f"  - {{what: {word()}, who: {rest.choice(PEOPLE)}, for: {self._any()}}}\n"),
            "rows": lambda: self.some(1, 3, lambda: f"2026-10-{rest.randint(10, 28)},hush-anchor#k0,{rest.randint(0, 99)}\n"),
            "lessons": lambda: f"  - {{lesson: Oil early, carried_to: {self._any()}}}\n",
        }  # fmt: skip

    def _once(self, make):
        """Something that no link of this file leads to yet."""
        self.linked = getattr(self, "linked", set())
        left = [each for each in self.hidden if each not in self.linked] or [f"{ANCHOR}#k0"]
        found = self.random.choice(left)
        self.linked.add(found)
        return found

    def _entries(self):
        anchor = (
            f"  - id: hush-anchor\n    {self.random.choice(['audience: board', 'state: draft'])}\n{self._keys('    ')}"
        )
        more = iter(range(9))
        at = self.random.randint(0, 2)
        slot = iter(range(9))

        def entries():
            here = anchor if next(slot) == at else ""
            if self.random.random() < 0.5:
                here += f"  - id: hush-more-{next(more)}\n    audience: leadership\n{self._keys('    ')}"
            return here

        return entries

    def all(self):
        """Every file, seen and hidden."""
        return {path: fill(text, self.slots) for path, text in CORE.items()} | self.files


def fill(text, slots):
    """The text with its slots filled, in their order; without `slots` they are gone."""

    def filled(match):
        return slots[match[1]]() if match[1] in slots else ""

    return re.sub(r"^\{([a-z]+)\}\n", filled, text, flags=re.MULTILINE)


def core():
    """The company as if nothing hidden had ever been written."""
    files = {path: fill(text, {"lessons": lambda: "  - Oil early\n"}) for path, text in CORE.items()}
    files["kpis.yml"] = files["kpis.yml"].replace(", owner: hush-cellar", "")
    path = "company/boats/2026-q4/objectives.yml"
    files[path] = files[path].replace("    successor_of: hush-anchor\n", "")
    return files


def put_files(root, files):
    """Writes the files, and nothing else, below `root`."""
    shutil.rmtree(root, ignore_errors=True)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
