"""Small companies in which teams overlap, from titles and key results; and what is found in them."""

import datetime as dt

from company import dump

from okrsite_gen import loading, reading, scoring
from okrsite_gen.scoring.overlap import overlaps
from tests.loading.sight import visible

DAY = dt.date(2026, 11, 20)


def files(objectives, more=None):
    """By `team/slug`: a title, or the keys of the objective; key results without a title are called by their id."""
    found = {"okrsite.yml": "company: Acme\n", "company/team.yml": "name: Acme\n"}
    for place, said in objectives.items():
        team, slug = place.split("/")
        keys = {"objective": said} if isinstance(said, str) else dict(said)
        home = "company" if team == "company" else f"company/{team}"
        if team != "company":
            found[f"{home}/team.yml"] = f"name: {team.title()}\n"
        found[f"{home}/2026-q4/{slug}.md"] = f"---\n{dump(keys)}---\n"
    return found | (more or {})


def snapshot_of(root, written, *, reverse=False):
    for name, text in written.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    documents, unreadable = reading.read_tree(root)
    documents = list(reversed(documents)) if reverse else documents
    portfolio, problems = loading.load(documents)
    errors = [one for one in [*unreadable, *problems] if one.severity == "error"]
    assert not errors, errors
    return scoring.take(visible(documents, portfolio).portfolio, DAY)


def found_in(root, objectives, more=None, **how):
    return overlaps(snapshot_of(root, files(objectives, more), **how))


def pairs(found):
    """`(kind, one, other)` with the cycle left out of the ids."""
    return [(one.kind, one.one.replace("/2026-q4", ""), one.other.replace("/2026-q4", "")) for one in found]
