"""Plain data to a `@schema` value: what fits is kept, what does not is a problem, all of them at once."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from okrsite_gen.diagnostics import Fix, Key, Origin, Problem
from okrsite_gen.loading.known_keys import keys_at, required_at
from okrsite_gen.loading.paths import renamed, replaced, trace, value_at, without
from okrsite_gen.loading.problems.values import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE, WRONG_VALUE
from okrsite_gen.loading.remedies import of_keys, of_unknown_key
from okrsite_gen.reading.certain import repairs, surely_word
from okrsite_gen.reading.key_words import PROSE
from okrsite_gen.reading.limits import MANY, are_many
from okrsite_gen.reading.quoting import quoted
from okrsite_gen.reading.suggest import closest, did_you_mean

T = TypeVar("T")

_LONGEST = 160
_WORTH_MENDING = 100_000  # values to look at again, all fixes taken together
_UNWRITTEN = ("rows",)  # of a CSV file
_CONTAINERS = ("dataclass_type", "dataclass_exact_type", "dict_type", "mapping_type")


class Shape(Generic[T]):
    """A `@schema` class as a reader of plain data. `beside` are keys that somebody else reads from the same mapping."""

    def __init__(
        self, schema: type[T], beside: Collection[str] = (), elsewhere: Mapping[str, str] | None = None
    ) -> None:
        """`elsewhere` has remedies for keys that people look for here and that stand somewhere else."""
        self.schema = schema
        self.beside = tuple(beside)
        self.elsewhere = elsewhere or {}
        self._validate = TypeAdapter(schema).validator.validate_python

    def read(self, data: object, origin: Origin, problems: list[Problem]) -> T | None:
        """The value, without the parts that do not fit; `None` when nothing is left of it."""
        return self.sift(data, origin, problems)[0]

    def sift(
        self, data: object, origin: Origin, problems: list[Problem], misspelt: Collection[str] = ()
    ) -> tuple[T | None, Any]:
        """The value beside the data that it was made from: with `paths.place` they tell where each part was written.

        `misspelt` are keys that are missing because they were written wrong, which somebody else says.
        """
        try:
            return self._read(data), data
        except ValidationError as error:
            errors = error.errors(include_url=False)
        problems.extend(self._problems(errors, data, origin, misspelt, problems))
        return self._salvage(data, errors)

    def _read(self, data: object) -> T:
        value: T = self._validate(data)
        return value

    def _salvage(self, data: object, errors: Sequence[ErrorDetails]) -> tuple[T | None, Any]:
        """Takes out what does not fit until the rest does; a missing key takes what it is missing from."""
        while errors:
            paths = [trace(data, error["loc"])[0] for error in errors]
            if () in paths:
                break
            data = without(data, paths)
            try:
                return self._read(data), data
            except ValidationError as error:
                errors = error.errors(include_url=False)
        return None, data

    def _problems(
        self,
        errors: Sequence[ErrorDetails],
        data: object,
        origin: Origin,
        misspelt: Collection[str],
        problems: Sequence[Problem],
    ) -> list[Problem]:
        """One problem an error; a key that is missing because it was misspelt is not told twice.

        What will not be told for there are so many (`reading.limits`) is counted only.
        """
        if are_many(problems, origin.file):
            return [_untold(origin)] * len(errors)
        errors, uncounted = errors[:MANY], len(errors[MANY:])
        meant: set[tuple[Key | None, ...]] = {(key,) for key in misspelt}
        meant |= {
            (*error["loc"][:-1], closest(str(error["loc"][-1]), self.known(error["loc"])))
            for error in errors
            if error["type"] == "unexpected_keyword_argument"
        }
        lacking, mendable = _lacking(errors), _size(data) * len(errors) < _WORTH_MENDING
        meant |= {(*loc, keys[0]) for loc, keys in lacking.items()}
        return [
            self._problem(error, data, origin, lacking.get(error["loc"][:-1], ()), mendable=mendable)
            for error in errors
            if error["type"] != "missing" or error["loc"] not in meant
        ] + [_untold(origin)] * uncounted

    def known(self, loc: Sequence[Key]) -> list[str]:
        """The keys that may stand where the last step of `loc` stands."""
        return keys_at(self.schema, loc[:-1]) + list(self.beside if len(loc) == 1 else ())

    def _inner(self, data: object, loc: Sequence[Key], path: Sequence[Key]) -> dict[str, list[str]]:
        """The keys known below each key that stands beside the last step."""
        siblings = _mapping_at(data, path[:-1])
        return {name: keys_at(self.schema, (*loc[:-1], name)) for name in self.known(loc) if name in siblings}

    def _problem(
        self, error: ErrorDetails, data: object, origin: Origin, lacking: Sequence[str], *, mendable: bool
    ) -> Problem:
        path, on_key = trace(data, error["loc"])
        if error["type"] == "unexpected_keyword_argument":
            known = self.known(error["loc"])
            fix = self._right_key(data, path, known) if mendable else None
            key = str(path[-1])
            remedy = self.elsewhere.get(key) or of_unknown_key(
                key, known, lacking, self._inner(data, error["loc"], path)
            )
            return UNKNOWN_KEY.at(origin.key(*path), f"unknown key `{key}`", remedy, fix=fix)
        if error["type"] == "missing":
            return _missing(str(error["loc"][-1]), origin.at(*path))
        where = origin.key(*path) if on_key else origin.at(*path)
        keys = of_keys(value_at(data, path), keys_at(self.schema, error["loc"]), required_at(self.schema, error["loc"]))
        problem = _misfit(error, "" if on_key else _name(where), value_at(data, path), where, keys)
        return dataclasses.replace(
            problem, fix=self._right_value(error, data, path) if mendable and not on_key else None
        )

    def _right_key(self, data: object, path: Sequence[Key], known: Collection[str]) -> Fix | None:
        """The one key that can have been meant, if it is free and its value fits it."""
        meant = surely_word(str(path[-1]), known)
        if meant is None or meant in _mapping_at(data, path[:-1]):
            return None
        beside = meant in self.beside and len(path) == 1
        fix = Fix(str(path[-1]), meant)
        return fix if beside or self._fits_somehow(renamed(data, path, meant), (*path[:-1], meant)) else None

    def _right_value(self, error: ErrorDetails, data: object, path: Sequence[Key]) -> Fix | None:
        """The one way to write a value so that it fits."""
        value = value_at(data, path)
        if not path:
            return None
        if not isinstance(value, str):
            text = _torn(value, path)
            return Fix(text, quoted(text)) if text and self._fits(replaced(data, path, text), path) else None
        word = surely_word(value, _words(error)) if error["type"] == "literal_error" else None
        candidates = (word,) if word else repairs(value)
        fitting = (each for each in candidates if self._fits(replaced(data, path, each), path))
        meant = next(fitting, None)
        return Fix(value, meant) if meant else None

    def _fits_somehow(self, data: object, path: Sequence[Key]) -> bool:
        """Whether a value fits as it is, or once it is written as it should be."""
        value = value_at(data, path)
        others = repairs(value) if isinstance(value, str) else ()
        return self._fits(data, path) or any(self._fits(replaced(data, path, each), path) for each in others)

    def _fits(self, data: object, path: Sequence[Key]) -> bool:
        """Whether nothing is wrong at or inside `path`."""
        try:
            self._read(data)
        except ValidationError as error:
            places = (trace(data, each["loc"])[0] for each in error.errors(include_url=False))
            return all(place[: len(path)] != tuple(path) for place in places)
        return True


def unknown_key(key: str, where: Origin, known: Collection[str], fix: Fix | None = None) -> Problem:
    """The problem of a key that is none of the `known`."""
    return UNKNOWN_KEY.at(where, f"unknown key `{key}`", of_unknown_key(key, known, (), {}), fix=fix)


def _untold(origin: Origin) -> Problem:
    """One of very many, which is counted."""
    return WRONG_VALUE.at(origin, "there is a mistake here", "mend the others first, and look again")


def _size(data: object) -> int:
    """How many values there are."""
    inner: Collection[object] = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return 1 + sum(map(_size, inner))


def _missing(key: str, where: Origin) -> Problem:
    message = f"{_name(where)}`{key}` is missing"
    if where.path[:1] == _UNWRITTEN:
        return MISSING_KEY.at(where, message, f"fill in the cell of the column `{key}`")
    return MISSING_KEY.at(missing(where, key), message, f"add `{key}:` with its value")


def missing(where: Origin, key: str) -> Origin:
    """The place of a key that is not there, or has nothing after it."""
    return Origin(where.file, (*where.path, key), on="missing")


def _name(where: Origin) -> str:
    """The nearest key around a value, to begin a message with."""
    key = next((step for step in reversed(where.path) if isinstance(step, str) and step not in _UNWRITTEN), None)
    return f"`{key}`: " if key else ""


def _misfit(error: ErrorDetails, name: str, value: object, where: Origin, keys: str) -> Problem:
    """`keys` is the remedy where keys belong."""
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "okrsite":
        kind = WRONG_TYPE if isinstance(value, dict | list) else WRONG_VALUE
        return kind.at(where, name + _one_line(context["message"]), context["help"])
    if error["type"] in _CONTAINERS:
        return WRONG_TYPE.at(where, f"{name}expected keys with values, found {_found(value)}", keys)
    if error["type"] == "literal_error":
        return _wrong_word(name, value, _words(error), where)
    return WRONG_VALUE.at(
        where, f"{name}{_found(value)} does not fit here", "`okrsite explain wrong-value` shows examples"
    )


def _lacking(errors: Sequence[ErrorDetails]) -> dict[tuple[Key, ...], list[str]]:
    """By place, the required key that is missing where exactly one is, beside exactly one that is unknown."""
    missing: dict[tuple[Key, ...], list[str]] = {}
    unknown: dict[tuple[Key, ...], int] = {}
    for error in errors:
        place = tuple(error["loc"][:-1])
        if error["type"] == "missing":
            missing.setdefault(place, []).append(str(error["loc"][-1]))
        elif error["type"] == "unexpected_keyword_argument":
            unknown[place] = unknown.get(place, 0) + 1
    return {place: keys for place, keys in missing.items() if len(keys) == 1 and unknown.get(place) == 1}


def _words(error: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']*)'", error["ctx"]["expected"])


def _mapping_at(data: object, path: Sequence[Key]) -> Collection[object]:
    found = value_at(data, path)
    return found if isinstance(found, dict) else ()


def _torn(value: object, path: Sequence[Key]) -> str:
    """A text with `: ` in it, which YAML has read as a key with its value; empty for anything else."""
    prose = next((step for step in reversed(path) if isinstance(step, str)), None) in PROSE
    if not prose or not isinstance(value, dict) or len(value) != 1:
        return ""
    key, rest = next(iter(value.items()))
    return f"{key}: {rest}" if isinstance(rest, str) else ""


def _wrong_word(name: str, value: object, words: list[str], where: Origin) -> Problem:
    allowed = "allowed: " + ", ".join(f"`{word}`" for word in words)
    if not isinstance(value, str):
        return WRONG_TYPE.at(where, f"{name}expected a word, found {_found(value)}", allowed)
    suggestion = did_you_mean(value, words)
    help_ = f"{suggestion} {allowed}" if suggestion else allowed
    return WRONG_VALUE.at(where, f"{name}{_found(value)} is not one of the allowed words", help_)


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"`{_one_line(str(value))}`"


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
