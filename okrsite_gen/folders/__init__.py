"""What is said in each team's folder of a cycle, read and computed folder by folder: in several processes, and only once."""

from __future__ import annotations

from okrsite_gen.folders.company import Company, company_of, heard_of
from okrsite_gen.folders.definitions import Definitions, read_definitions
from okrsite_gen.folders.folder import Asked, View
from okrsite_gen.folders.hear import Volumes, digest, overheard, volumes_of
from okrsite_gen.folders.looked import Looked, look, versions
from okrsite_gen.folders.moves import KeptMoves
from okrsite_gen.folders.outline import Outline, Outlines, marks_of
from okrsite_gen.folders.places import Places
from okrsite_gen.folders.recall import Recall
from okrsite_gen.folders.volume import digest_of

__all__ = [
    "Asked",
    "Company",
    "Definitions",
    "KeptMoves",
    "Looked",
    "Outline",
    "Outlines",
    "Places",
    "Recall",
    "View",
    "Volumes",
    "company_of",
    "digest",
    "digest_of",
    "heard_of",
    "look",
    "marks_of",
    "overheard",
    "read_definitions",
    "versions",
    "volumes_of",
]
