"""What a rule finds."""

from __future__ import annotations

from okrsite_gen.diagnostics import Origin, Related
from okrsite_gen.model.fields import record


@record
class Finding:
    """Something a rule found in the objective or key result `about` (a full id), to be reported at `where`.

    The severity, and whether it is allowed, are not the rule's to say: the settings and `allow:` do.
    """

    about: str
    where: Origin
    message: str
    help: str
    related: tuple[Related, ...] = ()
