"""Plain data without what leads to, speaks of or is asked of what is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from okrsite_gen.diagnostics import Origin
from okrsite_gen.loading.finder import Finder, Place, parse
from okrsite_gen.loading.paths import Kept
from okrsite_gen.loading.screen import Screen
from okrsite_gen.loading.withheld import Withheld

Data = Mapping[str, Any]

_SAID = ("key_results", "objectives", "kpis", "wins", "demos", "decisions", "actions")


class Redactor:
    """Takes apart what is left; `hidden` are the objectives that are not, by id. What it takes out is noted in `withheld`."""

    def __init__(self, screen: Screen, finder: Finder, hidden: Collection[str], withheld: list[Withheld]) -> None:
        self._screen = screen
        self._finder = finder
        self._hidden = hidden
        self._withheld = withheld

    def _hides(self, text: object, here: Place) -> str | None:
        """Why a reference is left out."""
        if not isinstance(text, str):
            return None
        found = self._finder.find(text.strip(), here)
        if found is not None:
            objective = found.partition("#")[0]
            return f"`{objective}` is left out" if objective in self._hidden else None
        reference = parse(text.strip())
        return self._screen.place(reference.team, reference.cycle) if reference else None

    def _takes(self, what: str, name: object, why: str | None, where: Origin) -> bool:
        if why:
            self._withheld.append(Withheld(what=what, id=str(name), why=why, where=where))
        return bool(why)

    def _asked_of(self, team: object) -> str | None:
        return f"the team `{team}` is left out" if isinstance(team, str) and team in self._screen.teams else None

    def objective(self, data: Data, origin: Origin, here: Place) -> Data:
        """The keys of an objective, of today and of before."""
        today = self._references(data, origin, here)
        changes = data.get("changes")
        if not isinstance(changes, list):
            return today
        left = {
            index: change
            for index, each in enumerate(changes)
            if (change := self._change(each, today, origin.at("changes", index, "was"), here)) is not None
        }
        same = all(left.get(index) is each for index, each in enumerate(changes))
        return today if same else {**today, "changes": Kept(left, changes)}

    def _change(self, change: Any, today: Data, origin: Origin, here: Place) -> Any:  # noqa: ANN401 - plain data
        """A declared change; `None` when all it said was left out."""
        was = change.get("was") if isinstance(change, dict) else None
        if not isinstance(was, dict):
            return change
        left = self._references(was, origin, here)
        if left is was:
            return change
        says = {
            key: value
            for key, value in left.items()
            if value is was[key] or (value or None) != (today.get(key) or None)
        }
        return {**change, "was": says} if says else None

    def _references(self, data: Data, origin: Origin, here: Place) -> Data:
        """Without links, dependencies, a predecessor or teams that are left out; the same object where nothing is."""
        hides: dict[str, Callable[[Any], str | None]] = {
            "supports": lambda item: self._hides(_to(item), here),
            "depends_on": lambda item: self._hides(_to(item), here),
            "shared_with": self._asked_of,
        }
        left = {key: self._items(key, data[key], hide, origin.at(key)) for key, hide in hides.items() if key in data}
        before = data.get("successor_of")
        gone = self._takes("successor_of", before, self._hides(before, here), origin.at("successor_of"))
        if not gone and all(value is data[key] for key, value in left.items()):
            return data
        whole = {**data, **left}
        return _but(whole, "successor_of") if gone else whole

    def _items(self, what: str, value: Any, hide: Callable[[Any], str | None], origin: Origin) -> Any:  # noqa: ANN401 - plain data
        """A list (one text counts as a list of one) without what is hidden."""
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list):
            return value
        kept = {
            index: item
            for index, item in enumerate(items)
            if not self._takes(what, _name(item), hide(item), origin.at(index))
        }
        return value if len(kept) == len(items) else Kept(kept, items)

    def check_in(self, data: Data, origin: Origin, here: Place) -> Data | None:
        """`None` when nothing is said any more."""
        left: dict[str, Any] = {}
        for section in ("key_results", "objectives"):
            if isinstance(data.get(section), dict):
                left[section] = self._entries(data[section], origin.at(section), here)
        if "actions" in data:
            hide = lambda item: self._hides(item.get("for"), here) if isinstance(item, dict) else None  # noqa: E731
            left["actions"] = self._items("action", data["actions"], hide, origin.at("actions"))
        if all(value is data[key] for key, value in left.items()):
            return data
        whole = {**data, **left}
        return whole if any(whole.get(key) for key in _SAID) else None

    def _entries(self, entries: Data, origin: Origin, here: Place) -> Data:
        left: dict[str, Any] = {}
        for text, said in entries.items():
            if self._takes("entry", text, self._hides(text, here), origin.key(text)):
                continue
            rest = self._asks(said, origin.at(text))
            if rest is said or any(rest.values()):
                left[text] = rest
        return entries if all(left.get(text) is said for text, said in entries.items()) else left

    def _asks(self, said: Any, origin: Origin) -> Any:  # noqa: ANN401 - plain data
        if not isinstance(said, dict) or "asks" not in said:
            return said
        hide = lambda item: self._asked_of(item.get("of")) if isinstance(item, dict) else None  # noqa: E731
        asks = self._items("ask", said["asks"], hide, origin.at("asks"))
        return said if asks is said["asks"] else {**said, "asks": asks}

    def telemetry(self, data: Data, origin: Origin, here: Place) -> Data | None:
        """`None` when no row is left."""
        hide = lambda row: self._hides(row.get("key_result"), here) if isinstance(row, dict) else None  # noqa: E731
        rows = self._items("row", data.get("rows"), hide, origin.at("rows"))
        return data if rows is data.get("rows") else {**data, "rows": rows} if rows else None

    def retrospective(self, data: Data, origin: Origin, here: Place) -> Data:
        """Lessons stay, where they were carried to does not."""
        lessons = data.get("lessons")
        if not isinstance(lessons, list):
            return data
        left = [self._lesson(each, origin.at("lessons", index), here) for index, each in enumerate(lessons)]
        return (
            data if all(one is other for one, other in zip(left, lessons, strict=True)) else {**data, "lessons": left}
        )

    def _lesson(self, lesson: Any, origin: Origin, here: Place) -> Any:  # noqa: ANN401 - plain data
        to = lesson.get("carried_to") if isinstance(lesson, dict) else None
        taken = self._takes("carried_to", to, self._hides(to, here), origin.at("carried_to"))
        return _but(lesson, "carried_to") if taken else lesson


def _to(item: object) -> object:
    return item.get("to") if isinstance(item, dict) else item


def _name(item: object) -> object:
    """What a report calls an item of a list."""
    if not isinstance(item, dict):
        return item
    return next((item[key] for key in ("to", "for", "of", "key_result") if key in item), "")


def _but(data: Data, key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}
