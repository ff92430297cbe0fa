"""What is in the files, and what of it readers get: folder by folder, so that a large company need not be in memory."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

from okrsite_gen import folders, loading, reading, rules, scoring
from okrsite_gen.diagnostics import Problem, Severity
from okrsite_gen.loading import Sight
from okrsite_gen.model.fields import record
from okrsite_gen.model.portfolio import Portfolio
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

    def day(self, settings: Settings) -> dt.date:
        """The day that it is about."""
        return day_of(settings, self.as_of, self.fallback_day)


@record
class Content:
    """What is in the files, what of it is seen, and all that is wrong with how they are written and what they say."""

    portfolio: Portfolio
    seen: Sight
    snapshot: Snapshot
    unreadable: list[Problem]
    unloadable: list[Problem]
    found: rules.Found | None = None


@record
class _Written:
    """The files of a tree: those that define are `documents`, those in which something is `spoken` are not read yet."""

    tree: reading.Discovered
    documents: list[Document]
    spoken: list[Found]
    problems: list[Problem]
    known: loading.Known


@record
class _Left:
    """What is left for readers of what defines, and what folders are asked with."""

    sifted: loading.Sifted
    defined: loading.Defined
    asked: folders.Asked


def read(question: Question) -> Content:
    """Folder by folder: all that was written, for its mistakes, and what readers get of it."""
    written = _written(question)
    whole = loading.define(written.documents, written.spoken, _KNOWN_RULES, written.known)
    left = _left(question, written, whole)
    volumes, day, sieve = folders.volumes_of(left.asked, question.cache), left.asked.as_of, left.asked.sieve
    company = folders.company_of(_finished(left, volumes), volumes.seen, day)
    hides = bool(sieve.hides or volumes.taken)
    heard = folders.heard_of(whole, volumes.whole, day) if hides else company.heard
    unreadable = [*written.problems, *heard.unread]
    files = [found.file for found in written.tree.found]
    taken = [left.sifted.taken, *volumes.taken]
    got = company.heard.portfolio
    return Content(
        portfolio=heard.portfolio,
        seen=sieve.sight(got, company.heard.problems, files, taken) if hides else Sight(portfolio=got, problems=()),
        snapshot=_snapshot(question, left.asked, company, written.tree),
        unreadable=unreadable,
        unloadable=heard.problems,
        found=company.found,
    )


def _written(question: Question) -> _Written:
    tree = reading.discover(question.root)
    definitions, spoken = _parted(tree.found)
    read = folders.read_definitions(question.root, tree, definitions, _KNOWN_RULES, question.cache)
    problems = [*tree.problems, *read.problems]
    return _Written(tree=tree, documents=read.documents, spoken=spoken, problems=problems, known=read.known)


def _parted(files: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """What defines, and what is said."""
    found = list(files)
    return [each for each in found if each.kind not in SPOKEN], [each for each in found if each.kind in SPOKEN]


def _left(question: Question, written: _Written, whole: loading.Defined) -> _Left:
    """What is taken out of what defines is known before folders are asked; for some readers they are heard before."""
    day = question.day(whole.linked.frame.settings.settings)
    view, documents = folders.View.of(whole, day), written.documents
    asked = folders.Asked(
        root=question.root,
        tree=written.tree,
        spoken=written.spoken,
        sieve=loading.Sieve(documents, view.portfolio, drafts=question.drafts, audience=question.audience),
        whole=view,
        seen=view,
        sound=not any(each.severity is Severity.ERROR for each in (*written.problems, *whole.problems)),
        as_of=day,
        digest=folders.digest(documents, written.spoken, day),
        weeks=question.weeks,
    )
    if not asked.sieve.hides:
        return _Left(sifted=loading.Sifted(documents=tuple(documents)), defined=whole, asked=asked)
    if asked.sieve.overhears:
        asked = folders.overheard(asked, question.cache)
    sifted = asked.sieve.left()
    known = loading.known_without(written.known, documents, sifted.taken)
    rest = loading.define(sifted.documents, written.spoken, _KNOWN_RULES, known)
    digest = folders.digest_of(asked.digest, asked.sieve.traces(), asked.sound)
    return _Left(
        sifted=sifted,
        defined=rest,
        asked=dataclasses.replace(asked, seen=folders.View.of(rest, day), digest=digest),
    )


def _finished(left: _Left, volumes: folders.Volumes) -> loading.Defined:
    """What is defined, with the files of check-ins that readers get."""
    gone = {file for taken in volumes.taken for file in taken.gone}
    spoken = [found for found in left.asked.spoken if found.file not in gone]
    return loading.said_in(left.defined, left.sifted.documents, spoken) if gone else left.defined


def _snapshot(question: Question, asked: folders.Asked, company: folders.Company, tree: reading.Discovered) -> Snapshot:
    portfolio = company.heard.portfolio
    snapshot = scoring.take(portfolio, asked.as_of, company.states, company.weeks)
    if not (question.cache and question.weeks):
        return snapshot
    rest = _rest(question, asked, portfolio, _parted(tree.found)[0])
    return dataclasses.replace(snapshot, versions=Versions(rest=rest, folders=company.versions))


def _rest(question: Question, asked: folders.Asked, portfolio: Portfolio, definitions: list[Found]) -> str:
    """What is another whenever anything is that check-ins do not change; whom they name counts among that."""
    taken = reading.take_files(question.root, asked.tree, definitions)
    written = hashlib.sha256()
    for one in taken:
        written.update(one.data or b"")
    people = list(portfolio.people.values())
    return folders.digest_of(asked.digest, written.hexdigest(), people, question.audience, question.drafts)
