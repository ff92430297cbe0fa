"""Everything read, loaded and looked at together, in memory: slow, and plain enough to say what is right."""

from okrsite_gen import loading, reading, rules, scoring
from okrsite_gen.content import Content
from okrsite_gen.diagnostics import Origin
from okrsite_gen.loading import Sight, Withheld
from okrsite_gen.loading.finder import Finder
from okrsite_gen.loading.paths import Kept, place
from okrsite_gen.loading.redact import Redactor
from okrsite_gen.loading.screen import NAMELESS, Screen
from okrsite_gen.loading.shared_lists import Shared, measured, texts
from okrsite_gen.loading.spread import altered

KNOWN_RULES = [rule.ID for rule in rules.RULES]
OF_OTHERS = {"open-action", "unknown-action"}
NOUNS = {"objective": "objective", "check-in": "check-in", "telemetry": "values", "retrospective": "retrospective"}


def content(question):
    """What the pipeline reads folder by folder."""
    documents, unreadable = reading.read_tree(question.root)
    portfolio, unloadable = loading.load(documents, KNOWN_RULES)
    seen = visible(documents, portfolio, question.drafts, question.audience)
    snapshot = scoring.take(seen.portfolio, question.day(portfolio.settings))
    return Content(portfolio=portfolio, seen=seen, snapshot=snapshot, unreadable=unreadable, unloadable=unloadable)


def visible(documents, portfolio, drafts, audience):
    """What `documents`, of which all is in `portfolio`, are for an audience."""
    sieve = Sieve(documents, portfolio, drafts, audience)
    left = sieve.left()
    if left is None:
        return Sight(portfolio=portfolio, problems=())
    written = {each.found.file: each for each in documents}
    whole = {each.found.file for each in left if each is written[each.found.file]}
    rest, problems = loading.load(left, KNOWN_RULES)
    return Sight(
        portfolio=rest,
        problems=tuple(problem for problem in problems if problem.rule not in OF_OTHERS),
        withheld=tuple(sieve.withheld),
        partial=frozenset(each.found.file for each in left) - whole,
        whole=frozenset(whole),
        closed=frozenset([*sieve.folders(), *(written.keys() - whole)]),
        listed=not sieve.screen.below_default,
    )


class Sieve:
    """Goes through the files: first what each says of itself, then what leads to the others, last the lists that all share."""

    def __init__(self, documents, portfolio, drafts, audience):
        self.documents, self.portfolio = documents, portfolio
        self.screen = Screen(documents, portfolio, drafts=drafts, audience=audience)
        self.withheld, self.hidden = [], set()
        keys = {each.id: frozenset(one.key for one in each.key_results) for each in portfolio.objectives.values()}
        self.finder = Finder(keys, portfolio.cycles, portfolio.cycles.get)

    def left(self):
        """The files that are left, those of which nothing is gone as the same objects; `None` where nothing is left out at all."""
        stay = [own for each in self.documents if (own := self.own(each))]
        used = [each.found for each in stay if each.found.cycle]
        teams, cycles = {each.team or "" for each in used}, {each.cycle or "" for each in used}
        self.screen = self.screen.without_unused(teams, cycles, self.portfolio)
        if not (self.withheld or self.screen.teams or self.screen.cycles or self.screen.below_default):
            return None
        self.redactor = Redactor(self.screen, self.finder, self.hidden, self.withheld)
        rest = [found for each in stay if (found := self.rest(each))]
        shown = {kpi for each in rest for kpi in measured(each)}
        named = {text for each in rest if each.found.kind in ("check-in", "telemetry") for text in texts(each.data)}
        return list(Shared(self.screen, rest, self.withheld, shown, named).documents())

    def folders(self):
        for team, folder in self.screen.folders.items():
            yield from [folder] if team in self.screen.teams else []
            yield from (f"{folder}/{cycle}" for cycle in self.screen.cycles)

    def own(self, document):
        """What is left of a file by what it says of itself, and by where it lies."""
        found = document.found
        around = self.screen.place(found.team, found.cycle) if found.cycle else None
        if found.kind == "objectives":
            return self.listed(document, around)
        if found.kind not in NOUNS:
            return document
        full_id = f"{found.team}/{found.cycle}/{found.stem}"
        why = around or self.screen.keys(document.data if found.kind != "telemetry" else None)
        if why and found.kind == "objective":
            self.hidden.add(full_id)
        return None if self.takes(NOUNS[found.kind], full_id, why, Origin(found.file)) else document

    def listed(self, document, around):
        items = (document.data or {}).get("objectives")
        if not isinstance(items, list):
            return document if around is None else None
        kept = {index: item for index, item in enumerate(items) if not self.hides(document, index, item, around)}
        if len(kept) == len(items):
            return None if around else document
        return altered(document, data={"objectives": Kept(kept, items)}) if kept else None

    def hides(self, document, index, item, around):
        found, why = document.found, around or self.screen.keys(item)
        full_id = f"{found.team}/{found.cycle}/{item.get('id') if isinstance(item, dict) else ''}"
        if why:
            self.hidden.add(full_id)
        return self.takes("objective", full_id, why, Origin(found.file, ("objectives", index)))

    def takes(self, what, name, why, where):
        if why:
            self.withheld.append(Withheld(what=what, id=name, why=why, where=where))
        return bool(why)

    def rest(self, document):
        """What is left of a file without what leads out of it; `None` for one in which nothing else is said."""
        found, data, origin = document.found, document.data, Origin(document.found.file)
        if found.kind == "team":
            return self.team(document)
        if found.kind not in (*NOUNS, "objectives") or data is None:
            return document
        here = found.team or "", found.cycle or ""
        redact = {"objectives": self.entries, "check-in": self.redactor.check_in}
        left = redact.get(found.kind, getattr(self.redactor, found.kind, None))(data, origin, here)
        if left is None:
            self.takes(NOUNS[found.kind], f"{here[0]}/{here[1]}/{found.stem}", "nothing else is said there", origin)
        return None if left is None else document if left is data else altered(document, data=left)

    def entries(self, data, origin, here):
        items = data.get("objectives")
        if not isinstance(items, list):
            return data
        left = [
            self.redactor.objective(item, place(data, origin, "objectives", index), here)
            if isinstance(item, dict)
            else item
            for index, item in enumerate(items)
        ]
        same = all(one is other for one, other in zip(left, items, strict=True))
        return data if same else {**data, "objectives": Kept(dict(enumerate(left)), items)}

    def team(self, document):
        team, data = document.found.team or "", document.data or {}
        if self.takes("team", team, self.screen.teams.get(team), Origin(document.found.file)):
            return None
        if not self.screen.bare(team) or not {"lead", "members"} & {*data}:
            return document
        self.takes("members", team, NAMELESS, Origin(document.found.file))
        return altered(document, data={key: value for key, value in data.items() if key not in ("lead", "members")})
