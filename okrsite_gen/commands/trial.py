"""Before `okrsite new` writes: whether the file would be read as it is meant, tried in a copy of the content."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from okrsite_gen import environment, pipeline
from okrsite_gen.commands.company import Company
from okrsite_gen.commands.inside import require_inside
from okrsite_gen.diagnostics import Diagnostic, Severity
from okrsite_gen.failures import WrongUse
from okrsite_gen.model.portfolio import Portfolio
from okrsite_gen.rules import RULES

_OF_RULES = {rule.ID for rule in RULES}


def require_read(
    company: Company, path: Path, content: bytes, held: Callable[[Portfolio], bool], by_hand: str = ""
) -> None:
    """Refuses a file that `okrsite check` would find a mistake in, or by which nothing is `held` that was not before."""
    require_inside(company.root, path)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "okrs"
        shutil.copytree(company.root, copy, symlinks=True, ignore=_unread, copy_function=_link)
        file = copy / path.relative_to(company.root)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(content)
        result = pipeline.run(
            copy,
            fallback_day=company.day,
            as_of=company.day,
            drafts=True,
            audience=None,
            cache=environment.cache_folder(),
        )
    known = set(_mistakes(company.diagnostics))
    for mistake, diagnostic in _mistakes(result.diagnostics).items():
        if mistake not in known:
            raise WrongUse(f"nothing was written to `{path}`: {diagnostic.message}", by_hand or diagnostic.help)
    if not held(result.portfolio):
        raise WrongUse(f"nothing was written to `{path}`: it would not be read", by_hand or "see `okrsite check`")


def _mistakes(diagnostics: Iterable[Diagnostic]) -> dict[tuple[str, str, str], Diagnostic]:
    """What reading and loading found, by what does not change when lines are added; rules advise on what is still to be filled in."""
    return {
        (one.rule, one.message, one.span.path): one
        for one in diagnostics
        if one.rule not in _OF_RULES and one.severity is not Severity.INFO
    }


def _unread(folder: str, names: list[str]) -> list[str]:
    """Hidden files, and what is neither file nor folder."""
    places = {name: Path(folder, name) for name in names}
    return [name for name, place in places.items() if name.startswith(".") or not (place.is_file() or place.is_dir())]


def _link(source: str, target: str) -> None:
    """A second name for the file, where the system can; it is never written through."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
