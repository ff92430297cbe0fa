"""okrsite.yml."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from okrsite_gen.diagnostics import Origin, Problem, Severity
from okrsite_gen.loading.names import Names, taken
from okrsite_gen.loading.paths import place
from okrsite_gen.loading.problems import PROBLEM_KINDS
from okrsite_gen.loading.problems.names import UNKNOWN_AUDIENCE, UNKNOWN_PRIORITY
from okrsite_gen.loading.problems.values import UNKNOWN_PLACEHOLDER, UNKNOWN_RULE, WRONG_VALUE
from okrsite_gen.loading.schema import Shape
from okrsite_gen.model.fields import record
from okrsite_gen.model.settings import Settings
from okrsite_gen.reading import problems as reading
from okrsite_gen.reading.certain import alike, surely_word
from okrsite_gen.reading.document import Document
from okrsite_gen.reading.suggest import did_you_mean

DEFAULT_AUDIENCE = "company"

_KINDS = (*PROBLEM_KINDS, *reading.PROBLEM_KINDS)
_MISTAKES = frozenset(kind.id for kind in _KINDS if kind.severity is Severity.ERROR)
# What reading and loading only warn of: okrsite.yml and `allow:` have as much to say there as with rules.
ADJUSTABLE = frozenset(kind.id for kind in _KINDS) - _MISTAKES
_SETTINGS = Shape(Settings)
_PLACEHOLDERS = {"cycle_title": ("yyyy", "yy", "q"), "discuss_url": ("id",)}


@record
class SettingsFile:
    """The settings and what can be named because of them; `origin` is where they stand, `data` as written."""

    settings: Settings
    data: dict[str, object]
    origin: Origin
    priorities: Names
    audiences: Names
    rules: Names


def read_settings(
    documents: Collection[Document], known_rules: Collection[str] | None, problems: list[Problem]
) -> SettingsFile:
    """The settings; the defaults where the file is missing or cannot be read."""
    document = next(iter(documents), None)
    origin = Origin(document.found.file if document else "okrsite.yml")
    fields, data = _SETTINGS.sift((document.data if document else None) or {}, origin, problems)
    settings = fields or Settings()
    file = SettingsFile(
        settings=settings,
        data=data,
        origin=origin,
        priorities=_priorities(settings, open_=bool(document and document.data is None)),
        audiences=_audiences(settings, open_=bool(document and document.data is None)),
        rules=_rules(known_rules),
    )
    _check(file, problems)
    return file


def _priorities(settings: Settings, *, open_: bool) -> Names:
    known = {priority.id for priority in settings.priorities}
    help_ = "add it to `priorities:` in okrsite.yml"
    return Names(noun="priority", kind=UNKNOWN_PRIORITY, known=known, help=help_, open=open_)


def _audiences(settings: Settings, *, open_: bool) -> Names:
    help_ = "write one of " + ", ".join(f"`{name}`" for name in settings.audiences)
    return Names(noun="audience", kind=UNKNOWN_AUDIENCE, known=settings.audiences, help=help_, open=open_, meant=alike)


def _rules(known: Collection[str] | None) -> Names:
    help_ = "the page of rules lists them all"
    ids = {*(known or ()), *ADJUSTABLE}
    return Names(noun="rule", kind=UNKNOWN_RULE, known=ids, help=help_, open=known is None, meant=surely_word)


def check_rule(rules: Names, rule: str, where: Origin, problems: list[Problem]) -> None:
    """A rule must be one that can be changed or waived; errors in the files themselves cannot."""
    if rule in _MISTAKES and rule not in rules.known and not rules.open:
        message = f"`{rule}` is an error in a file, which cannot be switched off"
        problems.append(UNKNOWN_RULE.at(where, message, f"correct what it reports; see `okrsite explain {rule}`"))
    else:
        rules.check(rule, where, problems)


def _check(file: SettingsFile, problems: list[Problem]) -> None:
    settings, origin = file.settings, file.origin
    for rule in settings.rules:
        check_rule(file.rules, rule, origin.key("rules", rule), problems)
    if DEFAULT_AUDIENCE not in settings.audiences:
        message = "`audiences` lacks `company`, the audience of everything that names none"
        problems.append(WRONG_VALUE.at(place(file.data, origin, "audiences"), message, "add `company` to the list"))
    for key in _PLACEHOLDERS:
        _check_placeholders(key, getattr(settings, key), origin.at(key), problems)
    _check_order(("bands", "some", "success"), settings.bands, origin, problems)
    _check_order(("pace", "tolerance", "at_risk"), settings.pace, origin, problems)
    _check_twice("a priority", [each.id for each in settings.priorities], ("priorities", "id"), file, problems)
    _check_twice("an audience", settings.audiences, ("audiences",), file, problems)


def _check_placeholders(key: str, text: str | None, where: Origin, problems: list[Problem]) -> None:
    known = _PLACEHOLDERS[key]
    for match in re.finditer(r"\{([^{}]*)\}|[{}]", text or ""):
        if match[1] is None:
            message = f"`{key}` has a single `{match[0]}`"
            fix = f"write a placeholder, such as `{{{known[0]}}}`, or remove it"
            problems.append(UNKNOWN_PLACEHOLDER.at(where.within(*match.span()), message, fix))
            continue
        if match[1] not in known:
            listed = "known here: " + ", ".join(f"`{{{name}}}`" for name in known)
            help_ = did_you_mean(match[1], known) or listed
            problems.append(
                UNKNOWN_PLACEHOLDER.at(where.within(*match.span()), f"`{key}` has no placeholder `{match[0]}`", help_)
            )


def _check_order(keys: tuple[str, str, str], limits: object, origin: Origin, problems: list[Problem]) -> None:
    section, low, high = keys
    if getattr(limits, low) > getattr(limits, high):
        message = f"`{low}` lies above `{high}` in `{section}`"
        problems.append(WRONG_VALUE.at(origin.at(section), message, f"write a `{low}` below `{high}`"))


def _check_twice(
    noun: str, ids: Iterable[str], path: tuple[str, ...], file: SettingsFile, problems: list[Problem]
) -> None:
    """Of a list at `path[0]`, whose items have their id below `path[1:]`."""
    first: dict[str, Origin] = {}
    for index, each in enumerate(ids if path[0] in file.data else ()):
        where = place(file.data, file.origin, path[0], index, *path[1:])
        if each in first:
            problems.append(taken(each, noun, where, first[each], "rename or remove one of them"))
        first.setdefault(each, where)
