"""The body of a POST to a Slack incoming webhook.

Rich text blocks hold text that Slack does not parse: `<!here>` and `*` stay what they are. Limits: 50 blocks, 3,000 characters a
text, 150 in a header; a message of more than about 13,000 characters in all is refused as `msg_blocks_too_long`.
Source: docs.slack.dev, Block Kit and incoming webhooks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from okrsite_gen.messages.message import Block, Heading, Message, Paragraph, Span, Words, fitted, plain, words
from okrsite_gen.model.fields import record

NAME = "slack"

BLOCKS, CHARACTERS, HEADER, ALL = 50, 3000, 150, 12_000

Json = dict[str, Any]


@record
class _Line:
    """A line to be; `depth` is how far it is set in as a list item, `None` for what is in no list."""

    words: Words
    depth: int | None = None

    @property
    def size(self) -> int:
        return sum(len(span.text) + len(span.url or "") for span in self.words)


def write(message: Message) -> str:
    """`text` is what notifications show."""
    return fitted(message, _payload, _fits)


def _fits(payload: str) -> bool:
    blocks = json.loads(payload)["blocks"]
    return len(blocks) <= BLOCKS and sum(map(_size, blocks)) <= ALL


def _size(block: Json) -> int:
    return len(json.dumps(block, ensure_ascii=False)) if block["type"] == "header" else _text_size(block)


def _text_size(element: Json) -> int:
    own = len(element.get("text", "")) + len(element.get("url", ""))
    return own + sum(_text_size(child) for child in element.get("elements", ()))


def _payload(message: Message) -> str:
    lead = " ".join(plain(line) for line in message.lead)
    blocks = [_header(message.title), *(_rich(lines) for lines in _packed(list(_lines(message))))]
    return json.dumps({"text": _escaped(f"{message.title}: {lead}"), "blocks": blocks}, ensure_ascii=False) + "\n"


def _header(title: str) -> Json:
    shown = title if len(title) <= HEADER else f"{title[: HEADER - 1]}…"
    return {"type": "header", "text": {"type": "plain_text", "text": shown, "emoji": False}}


def _lines(message: Message) -> Iterator[_Line]:
    for sentence in message.lead:
        yield _Line(words=sentence)
    for block in message.blocks:
        yield from _block(block)
    for sentence in message.foot:
        yield _Line(words=sentence)
    if message.link:
        yield _Line(words=(message.link,))


def _block(block: Block) -> Iterator[_Line]:
    if isinstance(block, Heading):
        yield _Line(words=(Span(text=block.text, style="strong"),))
    elif isinstance(block, Paragraph):
        yield _Line(words=block.words)
    else:
        for entry in block.entries:
            shape = f"{entry.mark.shape} {entry.mark.text}: " if entry.mark else ""
            yield _Line(words=words(shape, *entry.title), depth=0)
            for detail in entry.details:
                yield _Line(words=detail, depth=1)


def _packed(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines by block: as many as one block holds."""
    packed: list[_Line] = []
    size = 0
    for line in lines:
        if packed and size + line.size > CHARACTERS:
            yield packed
            packed, size = [], 0
        packed.append(line)
        size += line.size
    if packed:
        yield packed


def _rich(lines: Sequence[_Line]) -> Json:
    elements: list[Json] = []
    for depth, group in groupby(lines, key=lambda line: line.depth):
        sections = [_section(line.words) for line in group]
        if depth is None:
            elements += sections
        else:
            elements.append({"type": "rich_text_list", "style": "bullet", "indent": depth, "elements": sections})
    return {"type": "rich_text", "elements": elements}


def _section(line: Words) -> Json:
    return {"type": "rich_text_section", "elements": [_element(span) for span in line]}


def _element(span: Span) -> Json:
    found: Json = {"type": "link", "url": span.url} if span.url else {"type": "text"}
    found["text"] = span.text
    style = {"strong": "bold", "code": "code"}.get(span.style)
    return found | ({"style": {style: True}} if style else {})


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
