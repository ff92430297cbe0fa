"""Lines and objectives with what the rules say of them, as the pages about writing show them."""

from __future__ import annotations

from okrsite_gen.diagnostics import Diagnostic
from okrsite_gen.model.fields import record
from okrsite_gen.pages import rows
from okrsite_gen.rules.quality import FULL, Fault, Line, Written
from okrsite_gen.scoring.snapshot import Snapshot


@record
class LineView:
    """A line with its sum (`10 − 5 − 2 = 3`) and its faults, each with the problem that says where."""

    ref: rows.Ref
    team: rows.Ref
    line: Line
    sum: str
    problems: tuple[tuple[Fault, Diagnostic], ...]


@record
class ObjectiveView:
    """An objective with its sum (`10 + 3 + 10 = 23 of 30`); `lines` are those of which a rule speaks."""

    ref: rows.Ref
    cycle: rows.Ref
    written: Written
    sum: str
    lines: tuple[LineView, ...]


def line_view(snapshot: Snapshot, line: Line) -> LineView:
    """A line with all that was found in it."""
    problems = ((fault, fault.problem) for fault in line.faults)
    return LineView(
        ref=rows.about(snapshot, line.state.id),
        team=rows.team(snapshot, line.state.id.partition("/")[0]),
        line=line,
        sum=_sum(line),
        problems=tuple((fault, problem) for fault, problem in problems if isinstance(problem, Diagnostic)),
    )


def _sum(line: Line) -> str:
    """`10 − 4 − 3 = 3`; `10 − 5 − 4 − 3 = −2, so 0`."""
    terms = " \u2212 ".join(str(number) for number in (FULL, *(fault.weight for fault in line.faults)))
    below = sum(fault.weight for fault in line.faults) - FULL
    return f"{terms} = \u2212{below}, so 0" if below > 0 else f"{terms} = {line.left}"


def objective_view(snapshot: Snapshot, written: Written) -> ObjectiveView:
    """An objective with its working."""
    left = [line.left for line in written.lines]
    return ObjectiveView(
        ref=rows.about(snapshot, written.state.id),
        cycle=rows.cycle(snapshot, written.state.objective.cycle),
        written=written,
        sum=f"{' + '.join(map(str, left))} = {sum(left)}" if len(left) > 1 else str(sum(left)),
        lines=tuple(line_view(snapshot, line) for line in written.lines if line.faults),
    )
