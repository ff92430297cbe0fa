"""A message: a heading, sentences and lists, before it is written for mail, a chat or a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from okrsite_gen.model.fields import record
from okrsite_gen.pages.rows import Ref
from okrsite_gen.pages.words import PACE_WORDS, SHAPES, plural

Style = Literal["plain", "strong", "quiet", "code"]

_BREAKS = re.compile(r"[\t\n\r]+")


@record
class Span:
    """A piece of a line; `url` is absolute, `None` for no link."""

    text: str
    url: str | None = None
    style: Style = "plain"


Words = tuple[Span, ...]


@record
class Mark:
    """A state: the pace word that gives shape and colour, and the words beside them."""

    pace: str
    text: str

    @property
    def shape(self) -> str:
        """The sign of the state."""
        return SHAPES[self.pace]


@record
class Heading:
    """A heading below the message's own; `level` is 2 or 3."""

    text: str
    level: Literal[2, 3] = 2


@record
class Paragraph:
    """Sentences."""

    words: Words


@record
class Entry:
    """One thing of a list, with what there is to say of it, a line each."""

    title: Words
    details: tuple[Words, ...] = ()
    mark: Mark | None = None


@record
class Entries:
    """A list."""

    entries: tuple[Entry, ...]


Block = Heading | Paragraph | Entries


@record
class Message:
    """`link` is the page of the site that says more."""

    title: str
    lead: tuple[Words, ...]
    blocks: tuple[Block, ...]
    foot: tuple[Words, ...] = ()
    link: Span | None = None


@record
class Site:
    """Where the published site is; without an address nothing is a link."""

    url: str | None = None

    def at(self, uri: str | None) -> str | None:
        """The absolute address of a page."""
        return None if self.url is None or uri is None else self.url + uri

    def ref(self, ref: Ref, style: Style = "plain") -> Span:
        """A name with the page behind it."""
        return Span(text=clean(ref.title), url=self.at(ref.uri), style=style)


def clean(text: str) -> str:
    """Text in one line; a dash where there is none."""
    return _BREAKS.sub(" ", text).strip() or "–"


def said(text: str, style: Style = "plain") -> Span:
    """Text that somebody wrote."""
    return Span(text=clean(text), style=style)


def words(*parts: str | Span) -> Words:
    """A line of plain text and spans."""
    return tuple(Span(text=_BREAKS.sub(" ", part)) if isinstance(part, str) else part for part in parts if part)


def mark(pace: str, text: str = "") -> Mark:
    """A state with its word."""
    return Mark(pace=pace, text=text or PACE_WORDS[pace])


def plain(line: Words) -> str:
    """A line without its links and styles."""
    return "".join(span.text for span in line)


def fitted(message: Message, write: Callable[[Message], str], fits: Callable[[str], bool]) -> str:
    """What `write` makes of as many lines as fit, and how many do not."""
    whole = write(message)
    if fits(whole):
        return whole
    low, high = 0, sum(_lines(block) for block in message.blocks)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(write(cut(message, middle))) else (low, middle)
    return write(cut(message, low))


def cut(message: Message, most: int) -> Message:
    """The message with the first `most` lines of its lists; the last sentence says how many are left out."""
    kept: list[Block] = []
    left = most
    for block in message.blocks:
        if isinstance(block, Entries):
            kept.extend(_first(block, left))
            left -= _lines(block)
            if left <= 0:
                break
        else:
            kept.append(block)
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    missing = sum(_lines(block) for block in message.blocks) - most
    rest = words(f"{plural(missing, 'more line')} would be too long for this message.")
    return Message(
        title=message.title,
        lead=message.lead,
        blocks=(*kept, *([Paragraph(words=rest)] if missing > 0 else [])),
        foot=message.foot,
        link=message.link,
    )


def _first(block: Entries, most: int) -> list[Block]:
    found: list[Entry] = []
    for entry in block.entries:
        if most <= 0:
            break
        found.append(Entry(title=entry.title, details=entry.details[: most - 1], mark=entry.mark))
        most -= 1 + len(entry.details)
    return [Entries(entries=tuple(found))] if found else []


def _lines(block: Block) -> int:
    return sum(1 + len(entry.details) for entry in block.entries) if isinstance(block, Entries) else 0
