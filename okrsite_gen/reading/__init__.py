"""Text to plain data with positions: every file of the content, and everything wrong with how it is written."""

from __future__ import annotations

from okrsite_gen.reading.ahead import Ahead
from okrsite_gen.reading.discover import NotAContentRoot, discover
from okrsite_gen.reading.entries import Discovered
from okrsite_gen.reading.libyaml import LibyamlMissing
from okrsite_gen.reading.listing import Listings
from okrsite_gen.reading.locate import Known, locate, sources, span_of, unseen
from okrsite_gen.reading.problems import PROBLEM_KINDS
from okrsite_gen.reading.read import processes_to_read, read_files, read_taken, read_tree, take_files
from okrsite_gen.reading.spots import Spots
from okrsite_gen.reading.text import Tree

__all__ = [
    "PROBLEM_KINDS",
    "Ahead",
    "Discovered",
    "Known",
    "LibyamlMissing",
    "Listings",
    "NotAContentRoot",
    "Spots",
    "Tree",
    "discover",
    "locate",
    "processes_to_read",
    "read_files",
    "read_taken",
    "read_tree",
    "sources",
    "span_of",
    "take_files",
    "unseen",
]
