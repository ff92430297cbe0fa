"""What came of a folder as bytes, which a process hands to another and a cache keeps: plain data, nothing that runs.

What everybody asks for comes first; the check-ins themselves stay packed until somebody reads them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, get_type_hints

import msgspec

from okrsite_gen import packing
from okrsite_gen.diagnostics import Problem
from okrsite_gen.folders.notes import Note, Told, problems_of
from okrsite_gen.light import Light, names_in
from okrsite_gen.loading.check_ins import Held
from okrsite_gen.model.check_in import CheckIn
from okrsite_gen.model.fields import Quantity
from okrsite_gen.model.portfolio import KpiValue
from okrsite_gen.scoring.earlier import Number, followed
from okrsite_gen.scoring.ended import Ended
from okrsite_gen.scoring.points import Numbers
from okrsite_gen.scoring.snapshot import KeyResultState, ObjectiveState
from okrsite_gen.scoring.weeks import TeamWeeks

Order = tuple[dt.date, str, bool, str]  # see `Held.order`
_LEFT_OUT = msgspec.Raw(b"\xc0")

_REFERENCES = {"objective", "key_result", "key_results", "definition", "history"}


def _computed_of(state: type[Light]) -> tuple[str, ...]:
    """The names of what is computed of a state, without what it refers to."""
    return tuple(name for name in names_in(state) if name not in _REFERENCES)


def _figures_of(state: type) -> Any:  # noqa: ANN401 - a type
    hints = get_type_hints(state)
    return tuple.__class_getitem__(tuple(hints[name] for name in _NAMES[state]))


_NAMES: dict[type, tuple[str, ...]] = {state: _computed_of(state) for state in (ObjectiveState, KeyResultState)}
_GET = {state: attrgetter(*names) for state, names in _NAMES.items()}
ObjectiveFigures, KeyResultFigures = _figures_of(ObjectiveState), _figures_of(KeyResultState)


class Computed(msgspec.Struct, array_like=True):
    """An objective's figures, and those of its key results in their order."""

    id: str
    figures: ObjectiveFigures  # type: ignore[valid-type]  # made above
    key_results: list[KeyResultFigures]  # type: ignore[valid-type]  # made above


class Later(msgspec.Struct, array_like=True):
    """What only some ask for: check-ins that tell something (see `Volume.tellings`), the team's weeks, and all check-ins, `packed`."""

    said: msgspec.Raw
    weeks: msgspec.Raw
    packed: bytes


class Volume(msgspec.Struct, array_like=True, eq=False, dict=True):
    """All of a folder, its check-ins in file order; none is the same as another.

    `orders` has the place of each among all, `about` the ids spoken of in those that count, `kpis` the values of health measures
    with the number of their check-in; `acting` are those with actions, without their entries, `telling` the numbers of those with
    wins, demos or decisions, `met` those of the last day on which the team met, with their numbers and without their entries.
    `figures` and `followed` are read by those who ask. `ended` is how the objectives defined there came out, `found` what rules found, by rule. `version` is another whenever
    a byte of its files is. `later` is a `Later` of which the packed check-ins take `size` bytes, if it is not left out (`without_later`).
    """

    version: str
    orders: list[Order]
    ids: list[str]
    about: list[str]
    named: list[str]
    kpis: list[tuple[int, str, KpiValue]]
    acting: list[Held]
    telling: list[int]
    met: list[tuple[int, CheckIn]]
    unread: list[Note]
    notes: list[Note]
    figures: msgspec.Raw
    followed: msgspec.Raw
    ended: Ended
    found: dict[str, list[Told]]
    size: int
    later: msgspec.Raw

    def computed(self) -> list[Computed]:
        """What was computed of the objectives defined there, in the order of their ids."""
        return _COMPUTED.decode(self.figures)

    def tellings(self) -> dict[int, CheckIn]:
        """Check-ins with wins, demos or decisions, by their numbers; what they say of objectives is not in them."""
        return dict(zip(self.telling, _SAID.decode(self._later().said), strict=True))

    def weeks(self) -> TeamWeeks | None:
        """Those of the team in the cycle, where somebody wanted them."""
        return _WEEKS.decode(self._later().weeks)

    @property
    def packed(self) -> bytes:
        """All check-ins as they are kept."""
        return self._later().packed

    def fetched_by(self, fetch: Callable[[], msgspec.Raw]) -> Volume:
        """The same one: `fetch` finds what was left out when somebody asks, and is not kept with it."""
        vars(self)["fetch"] = fetch
        return self

    def _later(self) -> Later:
        return _LATER.decode(vars(self)["fetch"]() if self.later == _LEFT_OUT else self.later)

    def numbers(self) -> list[Number]:
        """What `earlier.followed` finds there."""
        return _NUMBERS.decode(self.followed)

    def unpacked(self) -> Packed:
        """What is read of it when somebody asks."""
        return _PACKED.decode(packing.unpack(self.packed))

    def problems(self) -> tuple[list[Problem], list[Problem]]:
        """What is wrong with how its files are written, and with what they say."""
        return problems_of(self.unread), problems_of(self.notes)


class Packed(msgspec.Struct, array_like=True):
    """The check-ins in file order, and the numbers of the histories of the key results in the folder."""

    check_ins: list[CheckIn]
    numbers: dict[str, list[Numbers]]


def later(telling: Iterable[CheckIn], weeks: TeamWeeks | None, packed: bytes) -> msgspec.Raw:
    """A `Later` as a volume has it."""
    said = [dataclasses.replace(each, entries=()) for each in telling]
    return msgspec.Raw(_ENCODER.encode((said, weeks, packed)))


def pack(check_ins: Sequence[CheckIn], states: Iterable[ObjectiveState]) -> bytes:
    """The check-ins as `Volume.packed` has them."""
    numbers = {
        part.id: [(point.value, point.current, point.progress) for point in part.history]
        for state in states
        for part in state.key_results
        if part.history
    }
    return packing.pack(_ENCODER.encode(Packed(list(check_ins), numbers)))


def to_bytes(volume: Volume) -> bytes:
    """A volume to hand on."""
    return _ENCODER.encode(volume)


def from_bytes(data: bytes | msgspec.Raw) -> Volume:
    """The volume; raises `ValueError` for what is none."""
    return _VOLUME.decode(data)


def without_later(volume: Volume) -> msgspec.Raw:
    """What everybody asks for, to be kept apart."""
    return msgspec.Raw(_ENCODER.encode(msgspec.structs.replace(volume, later=_LEFT_OUT)))


def digest_of(*values: object) -> str:
    """A digest of plain data and records."""
    return hashlib.sha256(_ENCODER.encode(values)).hexdigest()


def figures(states: Iterable[ObjectiveState]) -> msgspec.Raw:
    """What was computed, as a volume has it."""
    return msgspec.Raw(_ENCODER.encode(list(map(_computed, states))))


def numbers(states: Iterable[ObjectiveState]) -> msgspec.Raw:
    """What others may compare themselves with, as a volume has it."""
    return msgspec.Raw(_ENCODER.encode(list(followed(states))))


def _computed(state: ObjectiveState) -> Computed:
    parts = [_GET[KeyResultState](part) for part in state.key_results]
    return Computed(id=state.id, figures=_GET[ObjectiveState](state), key_results=parts)


def by_name(state: type, figures: Any) -> dict[str, Any]:  # noqa: ANN401 - made above
    """The figures of a state as its arguments."""
    return dict(zip(_NAMES[state], figures, strict=True))


def plain(value: object) -> object:
    """For an encoder, what it does not know."""
    if isinstance(value, Quantity):
        return float(value), value.unit
    raise NotImplementedError(type(value))


def rich(kind: type, value: Any) -> object:  # noqa: ANN401 - plain data
    """For a decoder, the same."""
    if kind is Quantity:
        return Quantity(*value)
    raise NotImplementedError(kind)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=plain)
_VOLUME = msgspec.msgpack.Decoder(Volume, dec_hook=rich)
_LATER = msgspec.msgpack.Decoder(Later)
_WEEKS: msgspec.msgpack.Decoder[TeamWeeks | None] = msgspec.msgpack.Decoder(TeamWeeks | None, dec_hook=rich)
_SAID = msgspec.msgpack.Decoder(list[CheckIn], dec_hook=rich)
_COMPUTED = msgspec.msgpack.Decoder(list[Computed], dec_hook=rich)
_NUMBERS = msgspec.msgpack.Decoder(list[Number])
_PACKED = msgspec.msgpack.Decoder(Packed, dec_hook=rich)
