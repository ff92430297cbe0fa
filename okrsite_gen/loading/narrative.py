"""The body of a Markdown file as the value of `narrative`."""

from __future__ import annotations

from typing import Any

from okrsite_gen.diagnostics import Origin, Problem
from okrsite_gen.loading.problems.values import NARRATIVE_TWICE
from okrsite_gen.reading.document import Document


def with_body(document: Document, problems: list[Problem]) -> dict[str, Any]:
    """The front matter with the body as its narrative, which must not be there already."""
    data = document.data or {}
    if not document.body.strip():
        return data
    if "narrative" in data:
        where = Origin(document.found.file).key("narrative")
        message = "the narrative is written twice: as `narrative` and as the body"
        problems.append(NARRATIVE_TWICE.at(where, message, "move the text of `narrative` into the body"))
    return {**data, "narrative": document.body}
