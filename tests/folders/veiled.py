"""Companies in which somebody hides and shows things at random, and makes mistakes while at it."""

import random

from tests.audiences.planted import CORE, Plan

MARKS = ["state: draft", "audience: board", "audience: leadership", "audience: company", "audience: public"]
WORDS = {
    "a value": ("value: ", "value: 1"),
    "an owner nobody knows": ("owner: ana", "owner: anna"),
    "a key nobody knows": ("confidence: ", "confidense: "),
    "a key result nobody knows": ("#hours", "#hour"),
    "an objective of others": ("rescue#minutes", "keepers/bright#hours"),
    "something hidden": ("rescue#minutes", "boats/hush-anchor#k0"),
    "a team nobody knows": ("of: boats", "of: boots"),
    "another team": ("of: boats", "of: hush-cellar"),
    "a hidden person": ("who: ben", "who: hush-zoe"),
    "a measure": ("kpis: {lamps: 99.2", "kpis: {oil: 3"),
    "a unit": ("confidence: 8", "confidence: 8, value: 3 kg"),
    "a milestone nobody knows": ("done: [hired]", "done: [hired, fired]"),
    "no list of people": ("ana: {name", "ann: {name"),
    "a broken file": ("key_results:", "key_results: ["),
    "a star": ("north_star: lamps", "north_star: oil"),
    "an audience nobody knows": ("audience: board", "audience: bored"),
}
STRAYS = {
    "company/archive/check-ins/2026-11-03.yml": "wins: [Found again]\nby: hush-zoe\n",
    "company/archive/check-ins/2026-11-04.yml": "state: draft\nwins: [Nearly]\n",
    "company/keepers/2027-q1/check-ins/2026-11-05.yml": "state: draft\nwins: [Next year]\n",
    "company/boats/2026-q4/check-ins/2026-11-20.yml": "audience: public\nby: ana\nkey_results:\n  rescue#minutes: {value: 12}\nkpis: {oil: 5}\n",
    "company/boats/2026-q4/check-ins/2026-11-21.yml": "by: hush-2\nwins: [A name from the cellar]\nobjectives: {keepers/bright: {note: Fine, asks: [{of: hush-cellar, what: hush-zoe}]}}\n",
    "company/boats/2026-q4/check-ins/2026-11-22.yml": "by: ben\nactions:\n  - {id: order-oil, done: 2026-11-19}\n  - {what: Paint it, who: hush-zoe}\n",
    "company/2026-q4/open.md": "---\nobjective: Everybody may come\naudience: public\nowner: cleo\nsupports: [company/beacon]\nkey_results: [{id: visits, title: Visits, baseline: 0, target: 9}]\n---\n",
    "company/2026-q4/check-ins/2026-11-18.yml": "audience: public\nby: cleo\nkey_results: {open#visits: {value: 4, confidence: 6}}\n",
    "company/2026-q4/check-ins/door.csv": "date,key_result,value,by\n2026-11-12,open#visits,3,ben\n2026-11-15,hush-9#k0,2,\n",
}


class Veiled:
    """`files` is a company to begin with; each `edit` changes it. What may be a mistake is mostly taken back by the next."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311 - the same company in every run
        self.files = dict(Plan(seed).all())
        self.before = None

    def edit(self):
        """Hides, shows or changes something, adds or removes a file."""
        if self.before and self.chance.random() < 0.8:
            self.files = self.before
        self.before = None
        if self.chance.random() < 0.5:
            return self.chance.choice([self.veil, self.veil, self.unveil, self.add])()
        self.before = dict(self.files)
        return self.chance.choice([self.say, self.say, self.say, self.remove])()

    def veil(self):
        """With no more than one mark a thing."""
        path, mark = self.chance.choice(sorted(self.files)), self.chance.choice(MARKS)
        text = self.files[path]
        if path == "cycles.yml":
            self.files[path] = text.replace("ends: 2026-12-20}", f"ends: 2026-12-20, {mark}}}", 1)
        elif path.endswith("objectives.yml"):
            id_ = self.chance.choice(["rescue", "paint"])
            self.files[path] = text.replace(
                f"  - id: {id_}\n    objective", f"  - id: {id_}\n    {mark}\n    objective", 1
            )
        elif path.endswith(".md"):
            self.files[path] = text.replace("---\n", f"---\n{mark}\n", 1) if bare(text) else text
        elif "/" in path and path.endswith(".yml"):
            self.files[path] = f"{mark}\n{text}" if bare(text) else text

    def unveil(self):
        """All that is hidden in a file."""
        path = self.chance.choice(sorted(self.files))
        lines = self.files[path].splitlines(keepends=True)
        self.files[path] = "".join(line for line in lines if line.strip() not in MARKS)

    def say(self):
        """Something else, somewhere."""
        old, new = self.chance.choice(list(WORDS.values()))
        found = sorted(path for path, text in self.files.items() if old in text)
        if found:
            path = self.chance.choice(found)
            self.files[path] = self.files[path].replace(old, new, 1)

    def add(self):
        """A file in an odd place, or one that says something odd."""
        path = self.chance.choice(list(STRAYS))
        self.files[path] = STRAYS[path]

    def remove(self):
        """A file."""
        gone = [path for path in sorted(self.files) if path not in CORE or "check-ins" in path or path == "people.yml"]
        self.files.pop(self.chance.choice(gone))


def bare(text):
    """Whether nothing at the top of a file says who may read it."""
    return not {line for line in text.splitlines() if line in MARKS}
