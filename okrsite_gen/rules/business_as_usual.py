"""It says what would happen anyway: continue, maintain, keep running, as always.

An objective asks a team to change something and to give its best hours to that. What goes on as before needs no objective; it takes a
seat from one that does, and its score of 1.0 says nothing about anybody's effort. What must not get worse while something else
changes is another matter: that is a limit, and limits are welcome beside what they guard.

```yaml
objective: Maintain the platform
key_results:
  - {id: tickets, title: Answer customer tickets as always, kind: binary}
  # better: in kpis.yml, where it is watched in every cycle
  # uptime: {title: Uptime, unit: "%", keep: ">= 99.5"}
  # or a limit that guards a change
  - {id: calm, title: Uptime stays above 99.5% while we move to the new data centre, kind: at-least, limit: 99.5%}
```

Remedy: ask what should be different after the cycle. If nothing should, make it a health measure in kpis.yml, and leave it out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.diagnostics import Severity
from okrsite_gen.rules.english import NUMBER_WORDS, Phrases, is_verb, listed, word_set
from okrsite_gen.rules.finding import Finding
from okrsite_gen.rules.wording import Text, english
from okrsite_gen.scoring.snapshot import Snapshot

ID = "business-as-usual"
SEVERITY = Severity.WARNING

_USUAL = Phrases(
    listed(
        """business as usual, as on any, as on every, as on other days, like any other day, as in other years, as each year, as each month, the way we always,
        the way it always, as they always, same as before, as the year before, as in the year before, normal service, regular service, as it always has,
        on the usual, at the usual, with the usual, as scheduled, according to schedule, as planned for every, year in year out, week in week out, day in day out, usual hours, usual times, normal operation, normal running, normal timetable,
        usual timetable, regular timetable, usual service, usual care, usual business, standard business, running operations, running business, regular business,
        regular work, regular tasks, everyday work, daily work, daily tasks, core business, as usual, as always, as before, as ever, as in previous years, as in previous quarters, as in the past, as in past years, as last year,
        as every year, as every quarter, like every year, like last year, business-as-usual, bau, day-to-day operations, day-to-day business,
        daily operations, daily business, routine operations, keep the lights on, keeping the lights on, ongoing operation, ongoing operations,
        ongoing maintenance, ongoing support, normal operations, regular operations, status quo, smooth running, smooth operation,
        smooth operations, keep the wheels turning, keep things running, steady state, keep doing what we do, routine maintenance, regular maintenance,
        routine work, routine tasks, routine checks, regular duties, daily duties, day-to-day, day to day business, day to day operations, everyday business,
        current level, current levels, at today's level, remains unchanged, remain unchanged, stays unchanged, stay unchanged, stays the same, stay the same,
        same level as, same as last year, same as this year, no changes to, ongoing customer support, ongoing work, ongoing service, ongoing services,
        ongoing monitoring, ongoing training, ongoing administration, ongoing basis, ongoing delivery, ongoing care, ongoing communication, ongoing efforts,
        ongoing business, ongoing projects, our usual, usual way, usual level, normal business, standard duties, in line with previous years,
        like before, like always, as required by law, as we always do, as we always have, as in every, business continuity"""
    )
)
_GOES_ON = Phrases(
    listed(
        "continue to, continues to, keeps running, keep running, continues as, carries on, goes on as, go on as, remains in place"
    )
)
_HEADS = Phrases(
    listed(
        """continue, continue to, keep on, keep up, keep up with, keep running, maintain, stay compliant, remain compliant, ensure continued,
        ensure compliance, be compliant, ensure continuity, ensure smooth, sustain, uphold, preserve, carry on, go on, stay on top of,
        ensure ongoing, continuing, maintaining, operate, comply with, abide by, meet the legal, meet the statutory, meet our legal, meet our statutory, meet deadlines, adhere to, administer, look after, attend to, man the, staff the, take care of,
        stay within, stay on budget, stay certified, stay accredited, stay profitable, stay in business, stay the, ensure the smooth,
        ensure the ongoing, fulfil our, fulfill our, fulfil all, fulfill all, fulfil legal, fulfill legal, meet our obligations, meet legal,
        meet all legal, meet statutory, provide ongoing, provide day-to-day, ensure daily, ensure day-to-day, ensure normal, ensure regular, keep compliance,
        keep pace with, keep track of, keep up to date, keep all, stay up to date, stay current, continued, continuous operation, ongoing, remain"""
    )
)
_KEEP = frozenset(("keep", "keeping"))
_AS_IT_IS = word_set("all existing current everything")
_KEPT_SO = word_set("""running going clean open operational stocked tidy online maintained current stable up-to-date compliant updated working alive
    order shape intact safe supplied warm filled secure date""")
_OFTEN = word_set("""daily weekly monthly quarterly yearly annually day week month quarter year night morning evening monday tuesday wednesday
    thursday friday saturday sunday weekend regularly shift""")
# With these behind it, what is kept is kept against something: that is a limit beside a change.
_GUARDS = word_set("while as despite during although even when without although through after")
# What is done every week of every year, whatever its object.
_SERVES = word_set("process reply respond handle patrol mow sweep restock monitor manage oversee supervise")
_BETTER = word_set("""same within before without under first faster better sooner earlier who that which new so once never nobody no instead only right
    themselves alone every each no all""")
# By verb and object.
_ROUTINES: dict[str, frozenset[str]] = {
    "run": word_set(
        "payroll backups operations business shop canteen office library switchboard hotline helpdesk reception"
    ),
    "close": word_set("books month-end"),
    "file": word_set("tax taxes return returns vat"),
    "manage": word_set("day-to-day inbox calendar calendars vendors"),
    "update": frozenset(("calendar",)),
    "perform": word_set("backups maintenance duties"),
    "deliver": word_set("mail post lessons lectures newspapers parcels meals"),
    "issue": word_set("invoices certificates permits passports payslips"),
    "provide": word_set("day-to-day"),
    "do": word_set("bookkeeping accounts payroll rounds"),
    "open": frozenset(("doors",)),
    "answer": word_set("tickets calls emails e-mails mail phones requests phone"),
    "renew": word_set(
        "licence licences license licenses certificate certificates insurance subscription accreditation certification"
    ),
    "staff": word_set("reception desk counter hotline"),
    "pay": word_set("salaries wages suppliers bills invoices rent staff"),
    "milk": word_set("cows goats herd"),
    "feed": word_set("calves cows animals chickens herd"),
    "wash": word_set("uniforms laundry dishes cars linen"),
    "bake": word_set("bread rolls"),
    "treat": frozenset(("patients",)),
    "mark": word_set("exams papers homework"),
    "grade": word_set("exams papers homework"),
    "invoice": word_set("customers clients"),
    "bill": word_set("customers clients"),
    "sell": word_set("tickets stamps bread"),
    "load": word_set("lorries trucks ships"),
    "fly": frozenset(("timetable", "schedule")),
    "guard": word_set("gate doors building"),
    "tidy": word_set("rooms shelves"),
    "serve": word_set("lunch breakfast dinner coffee drinks meals customers guests"),
    "teach": word_set("lessons classes timetable"),
    "clean": word_set("rooms floors offices office windows"),
    "collect": word_set("bins waste rubbish post"),
    "order": word_set("supplies stationery stock"),
    "prepare": word_set("payroll accounts payslips"),
    "support": word_set("existing"),
    "send": word_set("invoices reminders payslips"),
    "print": word_set("invoices payslips"),
    "book": word_set("travel appointments"),
    "register": word_set("births patients deaths"),
    "submit": word_set("tax taxes return returns payroll vat"),
    "produce": word_set("payslips invoices"),
    "patch": word_set("servers laptops systems"),
    "back": frozenset(("up",)),
    "take": word_set("minutes bookings calls orders"),
    "distribute": frozenset(("mail", "post")),
    "monitor": word_set("servers systems alerts logs inbox"),
    "drive": frozenset(("buses",)),
}
_REGULAR = word_set("weekly monthly quarterly annual yearly daily regular usual biweekly fortnightly")
_MEETS = word_set(
    "hold run attend prepare send produce publish have conduct organise organize submit file write issue host"
)
_DUTIES = _MEETS | frozenset(_ROUTINES) | word_set("keep make check review do take write give buy bake wash support")
_EVERY = frozenset(("every", "each", "per", "a", "once", "the"))
_EVENTS = word_set("""meeting meetings report reports newsletter newsletters audit accounts closing stand-up stand-ups standup standups retro retros
    backup backups maintenance inspection inspections payroll check-in check-ins check checks""")
_BEHIND_EVENT = word_set("of to for with about held sent published prepared done delivered run on in as written and")
_ADVERBS = word_set("daily weekly monthly quarterly yearly annually nightly regularly")
_NEAR = 4


def check(snapshot: Snapshot) -> Iterator[Finding]:
    """The first such word of each text."""
    for text in english(snapshot):
        if found := _usual(text):
            yield text.finding(
                *found,
                "{} is what would happen anyway",
                "what should be different after the cycle? write that; what must only not get worse goes to kpis.yml",
            )


def _usual(text: Text) -> tuple[int, int] | None:
    tokens = text.tokens
    if found := next(_USUAL.find(tokens), None) or (None if text.moves else _goes_on(tokens)):
        return found
    if _GUARDS.intersection(tokens[text.head :]):
        return None
    counted = text.figures or not NUMBER_WORDS.isdisjoint(tokens)
    return _kept(text) or (None if counted else _routine(text))


def _goes_on(tokens: Sequence[str]) -> tuple[int, int] | None:
    """`Buses continue to run`; not `Volunteers who continue to come`."""
    return next(_GOES_ON.find(tokens), None) if _BETTER.isdisjoint(tokens) else None


def _kept(text: Text) -> tuple[int, int] | None:
    """`Continue`, `Maintain`, `Keep restocking`; what follows `Keep` is otherwise often kept for the first time."""
    tokens, head = text.tokens, text.head
    behind = tokens[head + 1 : head + 2]
    if (
        tokens[head] in _KEEP
        and behind
        and behind[0].endswith("ing")
        and tokens[head + 1 : head + 3] != ("working", "on")
        and behind[0] not in ("everything", "nothing")
    ):
        return head, head + 2
    if tokens[-1] == "compliant" and tokens[head] in ("be", "become", "stay"):
        return head, len(tokens)
    if tokens[head] in _KEEP and not text.figures:
        if tokens[-1] in _KEPT_SO:
            return head, len(tokens)
        if behind and behind[0] in _AS_IT_IS:
            return head, head + 2
    length = 0 if behind and behind[0].endswith("ly") else _HEADS.at(tokens, head)
    return (head, head + length) if length and head + length < len(tokens) else None


def _routine(text: Text) -> tuple[int, int] | None:
    tokens, head = text.tokens, text.head
    verb, near = tokens[head], tokens[head + 1 : head + 1 + _NEAR]
    if verb in _SERVES and near and _BETTER.isdisjoint(tokens) and is_verb(tokens, head, counted=text.moves):
        return head, head + 1
    if place := _event(tokens, head):
        return head, place
    if _ROUTINES.get(verb, frozenset()).intersection(near):
        last = max(place for place, token in enumerate(near) if token in _ROUTINES[verb])
        return head, head + 2 + last
    if _again(tokens, head) or (
        verb in _DUTIES
        and "within" not in tokens
        and (
            (tokens[-1] in _OFTEN and not _EVERY.isdisjoint(tokens[-2:-1]))
            or (tokens[-1].endswith("ly") and tokens[-1] in _OFTEN)
        )
    ):
        return head, len(tokens)
    regular = [place for place, token in enumerate(near) if token in _REGULAR]
    return (
        (head, head + 2 + regular[0]) if verb in _MEETS and regular and near[0] in ("the", "our", *_REGULAR) else None
    )


def _again(tokens: Sequence[str], head: int) -> bool:
    """`Empty the bins every Tuesday`, `Back up the servers nightly`."""
    often = (
        (tokens[-2] in ("every", "each") and tokens[-1] in _OFTEN) or tokens[-1] in _ADVERBS
        if len(tokens) > _NEAR - 1
        else False
    )
    return often and tokens[head + 1] in ("the", "our", "all", "up") and _BETTER.isdisjoint(tokens[:-2])


def _event(tokens: Sequence[str], head: int) -> int:
    """Behind `Weekly team meeting`, `The monthly report`: the place behind it, or 0."""
    start = head + (tokens[head] in ("the", "our"))
    if start >= len(tokens) or tokens[start] not in _REGULAR:
        return 0
    behind = tokens[start + 1 : start + _NEAR]
    found = next((start + 2 + place for place, token in enumerate(behind) if token in _EVENTS), 0)
    return found if found and (tokens[found : found + 1] or ("of",))[0] in _BEHIND_EVENT else 0
