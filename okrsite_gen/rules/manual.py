"""The manual pages of everything that can be found wrong: by the rules, and while reading and loading."""

from __future__ import annotations

from okrsite_gen import loading, reading, rules
from okrsite_gen.diagnostics import Severity
from okrsite_gen.model.fields import record
from okrsite_gen.rules.unknown import UNKNOWN_RULE


@record
class ManualPage:
    """A page, in Markdown; `adjustable` tells whether okrsite.yml may set its severity."""

    id: str
    severity: Severity
    text: str
    adjustable: bool

    @property
    def summary(self) -> str:
        """Its first paragraph in one line."""
        return " ".join(self.text.partition("\n\n")[0].split())


def pages() -> dict[str, ManualPage]:
    """All pages by id, sorted."""
    kinds = (*reading.PROBLEM_KINDS, *loading.PROBLEM_KINDS, UNKNOWN_RULE)
    found = [
        ManualPage(id=kind.id, severity=kind.severity, text=kind.manual.strip(), adjustable=False) for kind in kinds
    ]
    found += [
        ManualPage(id=rule.id, severity=rule.severity, text=(rule.__doc__ or "").strip(), adjustable=True)
        for rule in rules.RULES
    ]
    return {page.id: page for page in sorted(found, key=lambda page: page.id)}
