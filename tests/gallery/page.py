"""The gallery as pages of the manual: `python -m tests.gallery.page` writes them."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.pages.problems import Manual, manuals
from okrsite_gen.rules import RULES
from tests.gallery.samples import Sample, samples

MANUAL = Path(__file__).parents[2] / "content" / "pages" / "manual"
HEAD = """\
---
title: {title}
hide: [toc]
---

# {title}

{about} Beside the files that are shown there is an
`okrsite.yml` with `company: Acme` and a team `company`; it is 2026-11-20. Why each of them matters, and what to do, says its own page under
[Rules](../../rules/), or `okrsite explain` with its name. {other}

This page is written by the tests, which run every sample.

{listed}
"""
OF_RULES = {rule.ID for rule in RULES}


def pages() -> dict[str, str]:
    """The text of each page, by its name: what was written wrong, and what could be written better."""
    shown = samples()
    mistakes = [manual for manual in manuals() if manual.id not in OF_RULES]
    advice = [manual for manual in manuals() if manual.id in OF_RULES]
    first = HEAD.format(
        title="Gallery of mistakes",
        about="Every mistake in a file that `okrsite check` finds, with a small sample and exactly what is said of it.",
        other="What rules advise has a [gallery of its own](gallery-rules.md).",
        listed=_listed(mistakes),
    )
    second = HEAD.format(
        title="Gallery of rules",
        about="Everything that the rules find, each with a small sample and what is said of it, without what others say there.",
        other="Mistakes in files have a [gallery of their own](gallery.md).",
        listed=_listed(advice),
    )
    return {
        "gallery.md": "\n".join((first, *(_section(manual, shown[manual.id]) for manual in mistakes))),
        "gallery-rules.md": "\n".join((second, *(_section(manual, shown[manual.id]) for manual in advice))),
    }


def _listed(found: list[Manual]) -> str:
    return " · ".join(f"[{manual.id}](#{manual.id})" for manual in found)


def _section(manual: Manual, sample: Sample) -> str:
    fence = "````" if "```" in sample.report else "```"
    report = f"{fence}text\n{sample.report}{fence}"
    return f"## {manual.id}\n\n{manual.summary}\n\n{sample.written}\n\n{report}\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (MANUAL / name).write_text(text, encoding="utf-8", newline="\n")
