"""Plain data to a `@schema` value: what fits is kept, what does not is a problem, all of them at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from okrsite_gen.diagnostics import Key, Origin, Problem
from okrsite_gen.loading.known_keys import keys_at
from okrsite_gen.loading.paths import trace, value_at, without
from okrsite_gen.loading.problems.values import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE, WRONG_VALUE
from okrsite_gen.reading.suggest import closest, did_you_mean

T = TypeVar("T")

_LONGEST = 160
_UNWRITTEN = ("rows",)  # of a CSV file
_CONTAINERS = ("dataclass_type", "dataclass_exact_type", "dict_type", "mapping_type")


class Shape(Generic[T]):
    """A `@schema` class as a reader of plain data. `beside` are keys that somebody else reads from the same mapping."""

    def __init__(self, schema: type[T], beside: Collection[str] = ()) -> None:
        self.schema = schema
        self.beside = tuple(beside)
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
        problems.extend(self._problems(errors, data, origin, misspelt))
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
        self, errors: Sequence[ErrorDetails], data: object, origin: Origin, misspelt: Collection[str]
    ) -> list[Problem]:
        """One problem an error; a key that is missing because it was misspelt is not told twice."""
        meant: set[tuple[Key | None, ...]] = {(key,) for key in misspelt}
        meant |= {
            (*error["loc"][:-1], closest(str(error["loc"][-1]), self.known(error["loc"])))
            for error in errors
            if error["type"] == "unexpected_keyword_argument"
        }
        return [
            self._problem(error, data, origin)
            for error in errors
            if error["type"] != "missing" or error["loc"] not in meant
        ]

    def known(self, loc: Sequence[Key]) -> list[str]:
        """The keys that may stand where the last step of `loc` stands."""
        return keys_at(self.schema, loc[:-1]) + list(self.beside if len(loc) == 1 else ())

    def _problem(self, error: ErrorDetails, data: object, origin: Origin) -> Problem:
        path, on_key = trace(data, error["loc"])
        if error["type"] == "unexpected_keyword_argument":
            return unknown_key(str(path[-1]), origin.key(*path), self.known(error["loc"]))
        if error["type"] == "missing":
            return _missing(str(error["loc"][-1]), origin.at(*path))
        where = origin.key(*path) if on_key else origin.at(*path)
        return _misfit(error, "" if on_key else _name(where), value_at(data, path), where)


def unknown_key(key: str, where: Origin, known: Collection[str]) -> Problem:
    """The problem of a key that is none of the `known`."""
    listed = "known here: " + ", ".join(f"`{name}`" for name in known)
    return UNKNOWN_KEY.at(where, f"unknown key `{key}`", did_you_mean(key, known) or listed)


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


def _misfit(error: ErrorDetails, name: str, value: object, where: Origin) -> Problem:
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "okrsite":
        kind = WRONG_TYPE if isinstance(value, dict | list) else WRONG_VALUE
        return kind.at(where, name + _one_line(context["message"]), context["help"])
    if error["type"] in _CONTAINERS:
        return WRONG_TYPE.at(
            where, f"{name}expected keys with values, found {_found(value)}", "write one `key: value` a line"
        )
    if error["type"] == "literal_error":
        return _wrong_word(name, value, re.findall(r"'([^']*)'", context["expected"]), where)
    return WRONG_VALUE.at(
        where, f"{name}{_found(value)} does not fit here", "`okrsite explain wrong-value` shows examples"
    )


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
