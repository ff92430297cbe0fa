"""What is said in each team's folder of a cycle, read and computed folder by folder: in several processes, and only once."""

from __future__ import annotations

from okrsite_gen.folders.company import Company, company_of
from okrsite_gen.folders.folder import Asked
from okrsite_gen.folders.found import ground
from okrsite_gen.folders.hear import digest, volumes_of
from okrsite_gen.folders.volume import digest_of

__all__ = ["Asked", "Company", "company_of", "digest", "digest_of", "ground", "volumes_of"]
