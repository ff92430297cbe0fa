"""What is in the files, and what of it readers get: folder by folder, so that a large company need not be in memory."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from okrsite_gen import folders, loading, reading, rules, scoring
from okrsite_gen.diagnostics import Problem, Severity
from okrsite_gen.loading import Sight
from okrsite_gen.loading.frame import Frame
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Place, Portfolio
from okrsite_gen.model.settings import Settings, day_of
from okrsite_gen.reading.document import SPOKEN, Document, Found
from okrsite_gen.scoring.snapshot import Snapshot, Versions

_KNOWN_RULES = [rule.ID for rule in rules.RULES]


@record
class Question:
    """What is asked of a folder."""

    root: Path
    as_of: dt.date | None
    fallback_day: dt.date
    drafts: bool
    audience: str | None
    cache: Path | None
    weeks: bool
    recall: folders.Recall | None = None

    def day(self, settings: Settings) -> dt.date:
        """The day that it is about."""
        return day_of(settings, self.as_of, self.fallback_day)


@record
class Content:
    """What is in the files, what of it is seen, and all that is wrong with how they are written and what they say.

    `stands` is another whenever a byte is of all that defines (`None`: unknown).
    """

    portfolio: Portfolio
    seen: Sight
    snapshot: Snapshot
    unreadable: list[Problem]
    unloadable: list[Problem]
    found: rules.Found | None = None
    stands: str | None = None


@record
class _Left:
    """What is left for readers of what defines, in which files, and what folders are asked with."""

    taken: loading.Redaction
    files: Sequence[Found]
    defined: loading.Defined
    asked: folders.Asked


@record
class _Ground:
    """All that defines. `problems` are wrong with how it is written, `stands` is another whenever a byte of it is (`None`: unknown)."""

    problems: list[Problem]
    whole: loading.Defined
    left: _Left
    stands: str | None


@record
class _Tree:
    """The files of a tree: those that define, and those in which something is spoken; and how they stand, if somebody looked."""

    tree: reading.Discovered
    definitions: list[Found]
    spoken: list[Found]
    looked: folders.Looked | None

    @property
    def said(self) -> dict[Place, str]:
        """The versions of what is said in each folder."""
        within = self.looked.within if self.looked else {}
        return {place: stands.says for place, stands in within.items() if stands.says is not None}


def read(question: Question) -> Content:
    """Folder by folder: all that was written, for its mistakes, and what readers get of it."""
    tree = _tree(question)
    ground = _kept(question, tree) or _made(question, tree)
    left = ground.left
    day, sieve = left.asked.as_of, left.asked.sieve
    volumes = folders.volumes_of(left.asked, question.cache, question.recall)
    hides = bool(sieve.hides or volumes.taken)
    moves = folders.KeptMoves(cache=None if hides else question.cache, digest=left.asked.digest)
    company = folders.company_of(_finished(left, volumes), volumes.seen, day, moves, question.recall)
    heard = folders.heard_of(ground.whole, volumes.whole, day) if hides else company.heard
    unreadable = [*ground.problems, *heard.unread]
    files = [found.file for found in tree.tree.found] if hides else []
    taken = [left.taken, *volumes.taken]
    got = company.heard.portfolio
    return Content(
        portfolio=heard.portfolio,
        seen=sieve.sight(got, company.heard.problems, files, taken) if hides else Sight(portfolio=got, problems=()),
        snapshot=dataclasses.replace(_snapshot(question, ground, company), found=company.found),
        unreadable=unreadable,
        unloadable=heard.problems,
        found=company.found,
        stands=ground.stands,
    )


def _tree(question: Question) -> _Tree:
    tree = _discovered(question.root, question.recall)
    definitions, spoken = _parted(tree.found)
    looked = folders.look(question.root, tree, question.recall) if question.cache else None
    if question.recall:
        question.recall.spots.begin(folders.versions(looked) if looked else lambda _: None)
    return _Tree(tree=tree, definitions=definitions, spoken=spoken, looked=looked)


def _discovered(root: Path, recall: folders.Recall | None) -> reading.Discovered:
    if recall is None:
        return reading.discover(root)
    recall.listings.begin(recall.unsettled())
    return reading.discover(root, recall.listings)


def _parted(files: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """What defines, and what is said."""
    found = list(files)
    return [each for each in found if each.kind not in SPOKEN], [each for each in found if each.kind in SPOKEN]


def _kept(question: Question, tree: _Tree) -> _Ground | None:
    """What was found when the same files were read before, if nothing in it is hidden from who asks."""
    if tree.looked is None or not tree.looked.sure:
        return None
    around, frame = _around(tree.looked, question.recall)
    day = question.day(frame.settings.settings)
    outline = folders.Outlines(question.cache, day).find(tree.looked, frame, tree.tree.found, question.recall)
    if outline is None:
        return None
    asked = _asked(question, tree, outline, day, around)
    if asked.sieve.hides or not all(map(asked.sieve.keeps, outline.marks)):
        return None
    problems = [*tree.tree.problems, *outline.unread]
    left = _Left(taken=loading.Redaction(), files=tree.definitions, defined=outline.defined, asked=asked)
    return _Ground(problems=problems, whole=outline.defined, left=left, stands=tree.looked.defines)


def _around(looked: folders.Looked, recall: folders.Recall | None) -> tuple[list[Document], Frame]:
    """What stands outside of folders, and what objectives are read against."""
    known = recall.around.find(looked.around.version) if recall else None
    if known is None:
        documents = looked.read().documents
        known = documents, loading.frame_of(documents, _KNOWN_RULES).frame
        if recall:
            recall.around.keep(looked.around.version, known)
    return known


def _made(question: Question, tree: _Tree) -> _Ground:
    """The same of files that are read."""
    read = folders.read_definitions(question.root, tree.tree, tree.definitions, _KNOWN_RULES, question.cache)
    whole = loading.define(read.documents, tree.spoken, _KNOWN_RULES, read.known)
    day = question.day(whole.linked.frame.settings.settings)
    kept = question.cache or question.recall
    digest = folders.digest(read.documents, tree.spoken, day) if kept else ""
    marks = folders.marks_of(read.documents)
    outline = folders.Outline(digest=digest, marks=marks, unread=read.problems, defined=whole)
    asked = _asked(question, tree, outline, day, read.documents)
    return _Ground(
        problems=[*tree.tree.problems, *read.problems],
        whole=whole,
        left=_left(question, tree, read, whole, asked),
        stands=_stands(question, tree, outline, day),
    )


def _stands(question: Question, tree: _Tree, outline: folders.Outline, day: dt.date) -> str | None:
    """See `_Ground`. What was read is kept if nobody wrote anything meanwhile."""
    outlines, looked, files = folders.Outlines(question.cache, day), tree.looked, tree.tree.found
    if looked is None:
        return None
    if not outlines.has(looked, files):
        if folders.look(question.root, tree.tree) != looked:
            return None
        outlines.keep(looked, files, outline)
    return looked.defines


def _asked(
    question: Question, tree: _Tree, outline: folders.Outline, day: dt.date, documents: list[Document]
) -> folders.Asked:
    """With all that defines."""
    view, wrong = (
        folders.View.of(outline.defined, day),
        (*tree.tree.problems, *outline.unread, *outline.defined.problems),
    )
    return folders.Asked(
        root=question.root,
        tree=tree.tree,
        spoken=tree.spoken,
        sieve=loading.Sieve(documents, view.portfolio, drafts=question.drafts, audience=question.audience),
        whole=view,
        seen=view,
        sound=not any(each.severity is Severity.ERROR for each in wrong),
        as_of=day,
        digest=outline.digest,
        weeks=question.weeks,
        stands=tree.said,
    )


def _left(
    question: Question, tree: _Tree, read: folders.Definitions, whole: loading.Defined, asked: folders.Asked
) -> _Left:
    """What is taken out of what defines is known before folders are asked; for some readers they are heard before."""
    if not asked.sieve.hides:
        return _Left(taken=loading.Redaction(), files=tree.definitions, defined=whole, asked=asked)
    if asked.sieve.overhears:
        asked = folders.overheard(asked, question.cache)
    sifted = asked.sieve.left()
    known = loading.known_without(read.known, read.documents, sifted.taken)
    rest = loading.define(sifted.documents, tree.spoken, _KNOWN_RULES, known)
    digest = folders.digest_of(asked.digest, asked.sieve.traces(), asked.sound)
    return _Left(
        taken=sifted.taken,
        files=[each.found for each in sifted.documents],
        defined=rest,
        asked=dataclasses.replace(asked, seen=folders.View.of(rest, asked.as_of), digest=digest),
    )


def _finished(left: _Left, volumes: folders.Volumes) -> loading.Defined:
    """What is defined, with the files of check-ins that readers get."""
    gone = {file for taken in volumes.taken for file in taken.gone}
    spoken = [found for found in left.asked.spoken if found.file not in gone]
    return loading.said_in(left.defined, left.files, spoken) if gone else left.defined


def _snapshot(question: Question, ground: _Ground, company: folders.Company) -> Snapshot:
    portfolio, asked = company.heard.portfolio, ground.left.asked
    snapshot = scoring.take(portfolio, asked.as_of, company.states, company.weeks)
    if not (question.weeks and ground.stands):
        return snapshot
    people = list(portfolio.people.values())
    rest = folders.digest_of(asked.digest, ground.stands, people, question.audience, question.drafts)
    return dataclasses.replace(snapshot, versions=Versions(rest=rest, folders=company.versions(), cache=question.cache))
