"""The format's keys as far as reading has to know them: what mistakes can be told by, and where text is prose."""

from __future__ import annotations

_ALL = """
actions aggregate agreed allow as as_of asks at_risk attendees audience audiences bands baseline blockers by carried_to changes
check_ins checkpoints commit company concerns confidence cycle_title date day decisions demos depends_on description
discuss_url done due email ends every evidence facilitator fiscal_year_starts for glossary grade high id initiatives keep
key_results kind kpis lead left lesson lessons level levels limit low meeting members milestones minutes mission name narrative
needed_by next north_star not_well note objective objectives of origin owner pace parent priorities priority process projected
reason retired roles rule rules score shared_with some source_url starts state status stretch success successor_of supports tags
target team terms title to tolerance type undone unit url value vision votes was weight well what who why wins
"""
KEYS = frozenset(_ALL.split())

LISTS_OF_TEXT = frozenset(
    ("blockers", "concerns", "decisions", "demos", "lessons", "next", "not_well", "process", "well", "wins")
)
_TEXTS = "company description lesson mission name narrative note objective reason title vision what why"
PROSE = LISTS_OF_TEXT.union(_TEXTS.split())
PROSE_VALUES = frozenset(("glossary", "terms"))
REFERENCES = frozenset(("supports", "to", "for", "successor_of", "carried_to"))
FIRST_OF_ITEM = frozenset(("id", "title", "to", "what", "of", "lesson", "rule", "date"))
