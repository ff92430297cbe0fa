"""The body of a POST to a Google Chat incoming webhook: a text message in its own markup. Limit: 32,000 bytes a message.

The markup has no escapes, so its signs in what people wrote are exchanged for others that look like them: `<users/all>` would
call everybody. Source: developers.google.com, Google Chat, formatting and creating messages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from okrsite_gen.messages.message import Block, Entry, Heading, Message, Paragraph, Span, Words, fitted

NAME = "google-chat"

BYTES = 32_000

_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "|": "¦", "*": "∗", "`": "ˋ", "~": "∼", "_": "ˍ"})


def write(message: Message) -> str:
    """`text` is the whole message."""
    return fitted(message, _payload, lambda payload: len(payload.encode()) <= BYTES)


def _payload(message: Message) -> str:
    parts = [_bold(message.title), *(_line(words) for words in message.lead)]
    parts += ["\n".join(_block(block)) for block in message.blocks]
    parts += [_line(words) for words in message.foot]
    if message.link:
        parts.append(_line((message.link,)))
    return json.dumps({"text": "\n\n".join(parts)}, ensure_ascii=False) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _bold(block.text)
    elif isinstance(block, Paragraph):
        yield _line(block.words)
    else:
        for entry in block.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    mark = f"{entry.mark.shape} {entry.mark.text}: " if entry.mark else ""
    yield f"• {mark}{_line(entry.title)}"
    for detail in entry.details:
        yield f"     {_line(detail)}"


def _line(words: Words) -> str:
    return "".join(_span(span) for span in words)


def _span(span: Span) -> str:
    if span.style == "code":
        return f"`{span.text}`"
    if span.url:
        address = span.url.replace("|", "%7C")
        return f"<{address}|{_safe(span.text)}>"
    return _bold(span.text) if span.style == "strong" else _safe(span.text)


def _bold(text: str) -> str:
    return f"*{_safe(text)}*"


def _safe(text: str) -> str:
    return text.translate(_LOOKALIKES)
