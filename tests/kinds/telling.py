"""What check-ins say, in short."""

import datetime as dt

from okrsite_gen.model.check_in import Said
from okrsite_gen.model.fields import parse_quantity
from okrsite_gen.model.measure import Stretch

QUARTER = Stretch(starts=dt.date(2026, 10, 1), due=dt.date(2026, 12, 31))
START = dt.date(2026, 10, 1)


def values(*texts):
    """One value a week, as written in check-ins: `"33"`, `"60%"`."""
    found = [parse_quantity(text) for text in texts]
    return [
        Said(date=START + dt.timedelta(weeks=week), value=float(one), unit=one.unit) for week, one in enumerate(found)
    ]


def flags(*answers):
    return [Said(date=START + dt.timedelta(weeks=week), flag=answer == "yes") for week, answer in enumerate(answers)]


def steps(*done, undone=()):
    """One tuple of step ids a week; `undone` is said last."""
    said = [Said(date=START + dt.timedelta(weeks=week), done=tuple(ids)) for week, ids in enumerate(done)]
    return [*said, Said(date=START + dt.timedelta(weeks=len(said)), undone=tuple(undone))] if undone else said


def faults(measure, time=QUARTER):
    """Rule, severity, path and message of each fault."""
    return [(fault.rule, fault.severity.value, fault.path, fault.message) for fault in measure.faults(time)]


def rules(measure, time=QUARTER):
    return [fault.rule for fault in measure.faults(time)]
