"""The body of a POST to a Microsoft Teams workflow ("when a webhook request is received"): one Adaptive Card.

Rich text blocks hold text that Teams does not parse as Markdown. Limit: 28 kB for the whole message.
Source: learn.microsoft.com, Teams webhooks and Adaptive Cards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from okrsite_gen.messages.message import (
    Block,
    Entry,
    Heading,
    Message,
    Paragraph,
    Span,
    Style,
    Words,
    fitted,
    plain,
    words,
)

NAME = "teams"

BYTES = 27_000

_CARD = "application/vnd.microsoft.card.adaptive"

Json = dict[str, Any]

_LOOKS: dict[Style, Json] = {
    "plain": {},
    "strong": {"weight": "Bolder"},
    "quiet": {"isSubtle": True},
    "code": {"fontType": "Monospace"},
}


def write(message: Message) -> str:
    """A message with the card attached."""
    return fitted(message, _payload, lambda payload: len(payload.encode()) <= BYTES)


def _payload(message: Message) -> str:
    card: Json = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "fallbackText": " ".join([message.title, *(plain(line) for line in message.lead)]),
        "msteams": {"width": "Full"},
        "body": list(_body(message)),
    }
    if message.link:
        card["actions"] = [{"type": "Action.OpenUrl", "title": message.link.text, "url": message.link.url}]
    attachment = {"contentType": _CARD, "contentUrl": None, "content": card}
    return json.dumps({"type": "message", "attachments": [attachment]}, ensure_ascii=False) + "\n"


def _body(message: Message) -> Iterator[Json]:
    yield _rich(words(message.title), size="Large", weight="Bolder")
    for sentence in message.lead:
        yield _rich(sentence)
    for block in message.blocks:
        yield from _block(block)
    for sentence in message.foot:
        yield _rich(sentence, isSubtle=True)


def _block(block: Block) -> Iterator[Json]:
    if isinstance(block, Heading):
        size = "Medium" if block.level == 2 else "Default"  # noqa: PLR2004 - the upper level
        yield _rich(words(block.text), size=size, weight="Bolder") | {"spacing": "Medium"}
    elif isinstance(block, Paragraph):
        yield _rich(block.words)
    else:
        for entry in block.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[Json]:
    shape = f"{entry.mark.shape} {entry.mark.text}: " if entry.mark else "• "
    yield _rich(words(shape, *entry.title)) | {"spacing": "Small"}
    for detail in entry.details:
        yield _rich(detail, isSubtle=True) | {"spacing": "None"}


def _rich(line: Words, **style: Any) -> Json:  # noqa: ANN401 - a card's own keys
    return {"type": "RichTextBlock", "inlines": [_run(span) | style for span in line]}


def _run(span: Span) -> Json:
    run: Json = {"type": "TextRun", "text": span.text} | _LOOKS[span.style]
    if span.url:
        run["selectAction"] = {"type": "Action.OpenUrl", "url": span.url}
    return run
