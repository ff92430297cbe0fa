"""The data of a page that is of no single objective, as JSON beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from okrsite_gen.exporters.plain import plain
from okrsite_gen.pages import uri
from okrsite_gen.pages.page import Asset
from okrsite_gen.scoring.snapshot import Snapshot


def twin(snapshot: Snapshot, page: str, lists: Callable[[], Mapping[str, object]]) -> Asset:
    """The twin of the page at `page`: the day and what `lists` makes, called when it is written."""
    return Asset(uri.twin(page), partial(_written, snapshot, lists))


def _written(snapshot: Snapshot, lists: Callable[[], Mapping[str, Any]]) -> bytes:
    data = plain({"as_of": snapshot.as_of, **lists()})
    return (json.dumps(data, ensure_ascii=False, allow_nan=False) + "\n").encode()
