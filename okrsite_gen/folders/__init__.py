"""What is said in each team's folder of a cycle, read and computed folder by folder: in several processes, and only once."""

from __future__ import annotations

from okrsite_gen.folders.company import Company, company_of, heard_of
from okrsite_gen.folders.definitions import read_definitions
from okrsite_gen.folders.folder import Asked, View
from okrsite_gen.folders.hear import Volumes, digest, overheard, volumes_of
from okrsite_gen.folders.volume import digest_of

__all__ = [
    "Asked",
    "Company",
    "View",
    "Volumes",
    "company_of",
    "digest",
    "digest_of",
    "heard_of",
    "overheard",
    "read_definitions",
    "volumes_of",
]
