"""Messages for mail, chats and terminals: who owes a check-in, the week, the opening of a cycle; one module per form to write them in."""

from __future__ import annotations

from typing import Protocol

from okrsite_gen.messages import google_chat, html, markdown, mattermost, slack, teams, text
from okrsite_gen.messages.message import Message


class Form(Protocol):
    """A module of this folder; `NAME` is what `--format` takes."""

    NAME: str

    def write(self, message: Message) -> str:
        """The whole message, cut where its receiver would refuse or hide more."""


FORMS: tuple[Form, ...] = (text, markdown, html, slack, teams, mattermost, google_chat)
