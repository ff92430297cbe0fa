"""Markdown (CommonMark) for forges, wikis, chats and mail: what people wrote stays text, whatever signs are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.messages.message import Block, Entry, Heading, Message, Paragraph, Span, Words

NAME = "markdown"

_SIGNS = re.compile(r"[\\`*_\[\]~|]")
_OPENING = re.compile(r"^(?:[#+=-]|\d+(?=[.)](?:\s|$)))")
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_BETWEEN = "\u200b"  # a space without width: `@channel` reads the same and calls nobody
_HEADINGS = {2: "##", 3: "###"}


def write(message: Message) -> str:
    """Headings, sentences and lists; a line's details are a list below it."""
    parts = [f"# {escape(message.title)}", *(line(words) for words in message.lead)]
    parts += ["\n".join(_block(block)) for block in message.blocks]
    parts += [line(words) for words in message.foot]
    if message.link:
        parts.append(line((message.link,)))
    return "\n\n".join(parts) + "\n"


def line(words: Words) -> str:
    """One line of spans."""
    return "".join(_span(span) for span in words)


def escape(text: str) -> str:
    """Text as text: no emphasis, link, HTML, heading, list or mention."""
    safe = _SIGNS.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _OPENING.sub(_opening, safe)
    safe = safe.replace("://", r"\://").replace("www.", r"www\.")
    return _MENTION.sub(f"@{_BETWEEN}", safe)


def _opening(found: re.Match[str]) -> str:
    """What would open a heading or a list at the beginning of a line: the sign, or the dot after the number."""
    return f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{_HEADINGS[block.level]} {escape(block.text)}"
    elif isinstance(block, Paragraph):
        yield line(block.words)
    else:
        for entry in block.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    mark = f"{entry.mark.shape} {escape(entry.mark.text)}: " if entry.mark else ""
    yield f"- {mark}{line(entry.title)}"
    for detail in entry.details:
        yield f"    - {line(detail)}"


def _span(span: Span) -> str:
    if span.style == "code":
        return _code(span.text)
    text = f"**{escape(span.text)}**" if span.style == "strong" else escape(span.text)
    return f"[{text}]({_address(span.url)})" if span.url else text


def _code(text: str) -> str:
    """A command; it is made of ids, which hold no backtick."""
    return f"`{text}`"


def _address(url: str) -> str:
    """In a link's round brackets a bracket of its own would end it."""
    return url.replace("(", "%28").replace(")", "%29")
