"""JSON for the site's files: without spaces, and made in a tenth of the time. What a command prints is laid out for people, too."""

from __future__ import annotations

from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder()


def compact(value: Any) -> str:  # noqa: ANN401 - plain data
    """Plain data as JSON."""
    return _ENCODER.encode(value).decode()
