"""What `due` and `digest` share: the forms of messages, and where the site is that they link to."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen import messages
from okrsite_gen.messages.message import Site

FORMS: dict[str, messages.Form] = {form.NAME: form for form in messages.FORMS}


def find_site(asked: str | None, source: Path) -> Site:
    """Where the site is: as asked for, else `site_url` of the company's mkdocs.yml, else nowhere."""
    if not asked:
        from okrsite_gen.host.run import site_url  # noqa: PLC0415 - MkDocs takes a third of a second to import

        asked = site_url(source)
    return Site(url=f"{asked.rstrip('/')}/" if asked else None)
