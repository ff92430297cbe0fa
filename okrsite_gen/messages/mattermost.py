"""The body of a POST to a Mattermost incoming webhook: Markdown. Limit: 16,383 characters a post.

Source: developers.mattermost.com, incoming webhooks.
"""

from __future__ import annotations

import json

from okrsite_gen.messages import markdown
from okrsite_gen.messages.message import Message, fitted

NAME = "mattermost"

CHARACTERS = 16_383


def write(message: Message) -> str:
    """`text` is the whole message."""
    text = fitted(message, markdown.write, lambda text: len(text) <= CHARACTERS)
    return json.dumps({"text": text}, ensure_ascii=False) + "\n"
