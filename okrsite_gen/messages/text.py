"""Plain text of 80 columns, for terminals and for the text part of a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from okrsite_gen.messages.message import Block, Entry, Heading, Message, Paragraph, Words, plain

NAME = "text"

WIDTH = 80


def write(message: Message) -> str:
    """Headings underlined, lists with bullets; links only at the end."""
    parts = [_underlined(message.title, "="), *(_wrapped(plain(words)) for words in message.lead)]
    parts += ["\n".join(_block(block)) for block in message.blocks]
    parts += [_wrapped(plain(words)) for words in message.foot]
    if message.link:
        parts.append(f"{message.link.text}: {message.link.url}")
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _underlined(block.text, "-") if block.level == 2 else _wrapped(block.text)  # noqa: PLR2004 - the upper level
    elif isinstance(block, Paragraph):
        yield _wrapped(plain(block.words))
    else:
        for entry in block.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    mark = f"{entry.mark.shape} {entry.mark.text}: " if entry.mark else ""
    yield _wrapped(mark + plain(entry.title), "  - ", "    ")
    for detail in entry.details:
        yield _detail(detail)


def _detail(detail: Words) -> str:
    """Commands stay whole: somebody copies them."""
    text = plain(detail)
    whole = any(span.style == "code" for span in detail)
    return f"    {text}" if whole else _wrapped(text, "    ", "      ")


def _underlined(text: str, sign: str) -> str:
    shown = _wrapped(text)
    return f"{shown}\n{sign * max(map(len, shown.splitlines()), default=0)}"


def _wrapped(text: str, first: str = "", then: str = "") -> str:
    """Spaces that do not break keep a number with its unit, and are common ones afterwards."""
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    ).replace("\u00a0", " ")
