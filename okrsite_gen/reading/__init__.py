"""Text to plain data with positions: every file of the content, and everything wrong with how it is written."""

from __future__ import annotations

from okrsite_gen.reading.discover import NotAContentRoot
from okrsite_gen.reading.libyaml import LibyamlMissing
from okrsite_gen.reading.locate import locate, sources, span_of, unseen
from okrsite_gen.reading.problems import PROBLEM_KINDS
from okrsite_gen.reading.read import read_tree

__all__ = ["PROBLEM_KINDS", "LibyamlMissing", "NotAContentRoot", "locate", "read_tree", "sources", "span_of", "unseen"]
