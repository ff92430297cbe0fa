"""Problems to what people and programs read; one module per format."""

from __future__ import annotations

from okrsite_gen.reporters import json, text
from okrsite_gen.reporters.reporter import Reporter

REPORTERS: tuple[Reporter, ...] = (text, json)

__all__ = ["REPORTERS", "Reporter"]
