"""Problems to what people and programs read; one module per format."""

from __future__ import annotations

from okrsite_gen.reporters import concise, github, gitlab, json, junit, sarif, text
from okrsite_gen.reporters.reporter import Reporter

REPORTERS: tuple[Reporter, ...] = (text, concise, json, github, gitlab, sarif, junit)

__all__ = ["REPORTERS", "Reporter"]
