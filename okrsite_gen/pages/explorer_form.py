"""What the explorer's script asks readers: a field for each way to narrow, and how to sort."""

from __future__ import annotations

from okrsite_gen.model.fields import record
from okrsite_gen.pages import uri
from okrsite_gen.pages.explorer_data import is_split
from okrsite_gen.pages.explorer_split import Values
from okrsite_gen.pages.explorer_table import Kind

EVERY_CYCLE = "*"
_AT_ONCE = ("cycle", "team", "status")
_SORTS = (
    ("title", "Title", "A to Z", "Z to A"),
    ("team", "Team", "A to Z", "Z to A"),
    ("cycle", "Cycle", "oldest first", "newest first"),
    ("score", "Score", "lowest first", "highest first"),
    ("expected", "Expected", "lowest first", "highest first"),
    ("status", "Status", "worrying first", "best first"),
    ("confidence", "Confidence", "lowest first", "highest first"),
    ("owner", "Owner", "A to Z", "Z to A"),
)
SORTS = tuple(
    (f"{sign}{name}", f"{title}, {how}") for name, title, up, down in _SORTS for sign, how in (("", up), ("-", down))
)


@record
class Option:
    """A value to choose; `rows` is the file with all that has it, where that is loaded only then."""

    value: str
    title: str
    rows: str | None = None
    chosen: bool = False


@record
class Select:
    """A field with its values, beside one that stands for all of them."""

    name: str
    title: str
    every: str
    options: tuple[Option, ...]


@record
class Form:
    """The fields, `more` of them on demand. `rows` is the file with everything, `None` where each cycle has its own.

    `status` says what the script says before anybody asks, so that nothing moves when it comes.
    """

    selects: tuple[Select, ...]
    more: tuple[Select, ...]
    rows: str | None
    status: str
    sorts: tuple[tuple[str, str], ...] = SORTS


def asked(kind: Kind, value: Values) -> str:
    """What the field of that kind says for a value; of tags the address is ours, the word is the authors'."""
    return value.title if kind.name == "tag" else value.id


def form(values: tuple[tuple[Kind, tuple[Values, ...]], ...], whole: Values, shown: int) -> Form:
    """The fields for a table of which the first rows are `shown`; it begins with the cycle that stands there before anybody chooses."""
    parted = is_split(whole.size)
    begins = whole.rows[0][0][1] if parted else None
    selects = [_select(kind, found, begins if kind.name == "cycle" else None) for kind, found in values]
    return Form(
        selects=tuple(select for select in selects if select.name in _AT_ONCE),
        more=tuple(select for select in selects if select.name not in _AT_ONCE),
        rows=None if parted else uri.EXPLORER_ROWS,
        status=_status(values, begins, whole.size, shown),
    )


def _status(values: tuple[tuple[Kind, tuple[Values, ...]], ...], begins: str | None, number: int, shown: int) -> str:
    first = next(
        (value for kind, found in values if kind.name == "cycle" for value in found if value.id == begins), None
    )
    count = first.size if first else number
    of = f" of {first.title}" if first else ""
    rest = f", the first {shown:,} are in the table" if count > shown else ""
    return f"{count:,} {'objective or key result' if count == 1 else 'objectives and key results'}{of}{rest}"


def _select(kind: Kind, found: tuple[Values, ...], begins: str | None) -> Select:
    return Select(
        name=kind.name,
        title=kind.title,
        every=EVERY_CYCLE if begins else "",
        options=tuple(
            Option(
                value=asked(kind, value),
                title=value.title,
                rows=uri.explorer_rows(value.id) if begins else None,
                chosen=value.id == begins,
            )
            for value in found
        ),
    )
