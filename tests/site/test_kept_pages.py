"""A site of which only what changed is made again is byte for byte the site that is made from nothing."""

import dataclasses
import datetime as dt
import random
import re
import shutil
from pathlib import Path

import pytest

from okrsite_gen import pipeline
from okrsite_gen.failures import Failure
from okrsite_gen.model.portfolio import cycle_of
from okrsite_gen.scoring.snapshot import Versions
from okrsite_gen.scoring.states import States
from okrsite_gen.scoring.watched import watched
from okrsite_gen.site import planning
from okrsite_gen.site.ahead import Ahead
from okrsite_gen.site.ingredients import Ingredients
from okrsite_gen.site.kept import kept_for
from okrsite_gen.site.links import LinkBook
from okrsite_gen.site.plan import Asset
from okrsite_gen.site.render import Renderer, source_links
from okrsite_gen.site.skeleton import Skeleton
from okrsite_gen.site.theme import body_folders
from okrsite_gen.site.tree import Print, Tree, files_of
from okrsite_gen.site.write import Writer
from tests.bench.company import Company

DAY = dt.date(2026, 11, 26)
URL = "https://okrs.example/"
ROOT = Path(__file__).parents[2]
SHAPES = "".join(re.findall(r'<symbol id="[^"]*"', (ROOT / "theme/partials/shapes.html").read_text()))
FRAME = Skeleton((f"{SHAPES}<main>", "</main>"), ("body",))
SCRIPTS = ("assets/okrsite/explorer/explorer.js", "assets/photo.png")
DEMO = ROOT / "content/okrs"


class Counting(Renderer):
    """Counts the pages that it renders."""

    bodies = 0
    mend = staticmethod(lambda body: body)

    def body(self, page):
        self.bodies += 1
        return self.mend(super().body(page))


class Site:
    """A company whose site is made again and again with a cache."""

    def __init__(self, folder):
        self.root, self.cache = folder / "okrs", folder / "cache"
        self.folder = folder
        self.made = 0
        self.known = {}

    def build(self, *, kept=True, frame=FRAME, audience=None, without=None, mend=Counting.mend):
        """All files by address; `made` counts the pages that were rendered, `without` is a page or script left out.

        With a cache the tree of the build before is brought forward, too.
        """
        cache = self.cache if kept else None
        result = pipeline.run(self.root, fallback_day=DAY, cache=cache, drafts=True, audience=audience)
        snapshot, folders = watched(result.snapshot), body_folders(None)
        known = kept_for(snapshot, folders, URL, cache)
        parts = [part_without(part, without) for part in planning.parts(snapshot, self.root, URL)]
        plan = (known.ahead(parts) if known else Ahead(parts, {})).whole()
        renderer = Counting(snapshot, folders, source_links(snapshot, self.root))
        renderer.mend = mend
        tree = Tree(self.folder / "forward", self.known) if kept else Tree(self.folder / "anew")
        if kept and not self.known:
            shutil.rmtree(tree.folder, ignore_errors=True)
        self.known = {} if kept else self.known
        tree.new = {name: b"" for name in SCRIPTS if name != without}
        writer = Writer(tree, renderer, lambda *_: frame, URL, LinkBook(), known)
        for _ in writer.write(plan):
            pass
        writer.verify(plan)
        tree.drop_others()
        if kept:
            self.known = {name: Print(content) for name, content in tree.new.items()}
        self.made = renderer.bodies
        found = {name: (tree.folder / name).read_bytes() for name in files_of(tree.folder)}
        shutil.rmtree(self.folder / "anew", ignore_errors=True)
        return found

    def assert_same(self):
        """With what is kept and without."""
        kept, made = self.build(), self.made
        fresh = self.build(kept=False)
        assert sorted(kept) == sorted(fresh)
        assert [name for name, data in fresh.items() if kept[name] != data] == []
        return made, self.made


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A company of two departments and their teams, built once."""
    site = Site(tmp_path_factory.mktemp("kept"))
    Company(site.root, objectives=15, quarters=2).write()
    (site.root / "kpis.yml").write_text('uptime: {title: Uptime, keep: ">= 99"}\n')
    site.build()
    return site


def part_without(part, uri):
    """A part of a plan without the page there."""
    return dataclasses.replace(part, make=lambda: [item for item in part.make() if item.uri != uri])


NEW = """by: PERSON
key_results:
  KEY: {value: 31, confidence: 3, status: at-risk, note: A word of today, blockers: [Nobody answers], asks: [{of: company, what: A number}]}
actions: [{what: Ring the five who left, who: PERSON, due: 2026-11-30}]
wins: [The first yes]
demos: [The new form]
decisions: [We wait no longer]
kpis: {uptime: 99.3}
"""


def talk(root):
    """Where a team speaks."""
    return sorted(root.glob("company/*/*/2026-q4/check-ins"))[0]


def key_of(folder):
    """The first key result that is defined in a team's folder of a cycle, as its check-ins call it."""
    path = sorted(folder.glob("*.md"))[0]
    return f"{path.stem}#{re.search('- id: (.*)', path.read_text())[1]}"


def new_check_in(root):
    """One of today with all that a check-in may say."""
    folder = talk(root)
    text = NEW.replace("KEY", key_of(folder.parent)).replace("PERSON", someone(folder))
    (folder / "2026-11-26.yml").write_text(text)


def someone(folder):
    """Who spoke there first."""
    return re.search("by: (.*)", sorted(folder.glob("*.yml"))[0].read_text())[1]


def word_from_elsewhere(root):
    """A team speaks of another team's objective."""
    folder = talk(root)
    (folder / "2026-11-25-late.yml").write_text(
        f"by: {someone(folder)}\nkey_results:\n  company/{key_of(root / 'company/2026-q4')}: {{confidence: 2, note: Not from here}}\n"
    )


def line_more(root):
    """Nothing else is said, but what is said stands a line lower."""
    path = sorted(talk(root).glob("2026-11-*.yml"))[0]
    path.write_text(f"# as it was told\n{path.read_text()}")


def taken_back(root):
    """A check-in is removed."""
    sorted(talk(root).glob("2026-11-*.yml"))[-1].unlink()


def moved_target(root):
    """What is defined changes."""
    path = sorted(talk(root).parent.glob("*.md"))[0]
    path.write_text(path.read_text().replace("objective: ", "objective: Above all, ", 1))


@pytest.mark.parametrize("change", [new_check_in, word_from_elsewhere, line_more, taken_back])
def test_after_a_check_in_most_is_as_it_was_and_the_rest_is_right(site, change):
    change(site.root)
    made, every = site.assert_same()
    assert 0 < made < every / 2


def test_after_a_change_of_what_is_defined_all_is_made_again(site):
    moved_target(site.root)
    made, every = site.assert_same()
    assert made == every


def test_what_nothing_happened_to_is_not_made_again(site):
    before = site.build()
    assert site.build() == before
    assert 4 * site.made < sum(name.endswith("index.html") for name in before)


def test_who_plans_after_a_check_in_does_not_look_at_what_is_over(site, monkeypatch):
    """Of the quarter before only those ask who make a page that shows it."""
    site.build()
    path = talk(site.root) / "2026-11-24.yml"
    path.write_text(f"by: {someone(talk(site.root))}\nwins: [Another one]\n")
    snapshot = watched(pipeline.run(site.root, fallback_day=DAY, cache=site.cache, drafts=True, audience=None).snapshot)
    asked, find = set(), States.__getitem__
    monkeypatch.setattr(States, "__getitem__", lambda states, id_: asked.add(id_) or find(states, id_))
    known = kept_for(snapshot, body_folders(None), URL, site.cache)
    assert known.ahead(planning.parts(snapshot, site.root, URL)).whole().size > 100
    assert {cycle_of(id_) for id_ in snapshot.objectives} == {"2026-q3", "2026-q4"}
    assert {cycle_of(id_) for id_ in asked} == {"2026-q4"}
    path.unlink()


def test_other_surroundings_are_other_pages(site):
    other = site.build(frame=Skeleton((f"{SHAPES}<main class='wide'>", "</main>"), ("body",)))
    assert b"class='wide'" in other["index.html"]
    assert all(b"class='wide'" in data for name, data in other.items() if name.endswith("index.html"))


def test_what_is_kept_of_one_audience_is_not_shown_to_another(site):
    everything = site.build()
    path = sorted(talk(site.root).parent.glob("*.md"))[0]
    before = path.read_text()
    path.write_text(before.replace("objective: ", "audience: leadership\nobjective: ", 1))
    lowest, highest = site.build(audience="public"), site.build()
    assert lowest == site.build(audience="public", kept=False)
    assert site.build() == highest
    assert path.stem in "".join(highest)
    assert path.stem not in "".join(lowest)
    path.write_text(before)
    assert site.build() == everything


@pytest.mark.parametrize("stands", [True, False])
def test_spoiled_pages_are_noticed(site, stands):
    before = site.build()
    packs = sorted((site.cache / "pages").rglob("*.entry"))
    assert len(packs) > 3
    for number, path in enumerate(packs):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if number % 2 else data[:-3] + b"xyz")
    if not stands:
        site.known = {}
    assert site.build() == before


def an_objective(site):
    """The address of the page of which the team speaks in the folder where it talks, and the anchor of its key result."""
    slug, key = key_of(talk(site.root).parent).split("#")
    (name,) = (path for path in site.build() if path.endswith(f"/{slug}/index.html") and path.startswith("2026-q4"))
    return name.removesuffix("index.html"), key


def lost(anchor):
    """Pages as they are, but without that anchor."""
    return lambda body: body.replace(f'id="{anchor}"', "")


@pytest.mark.parametrize("spoil", [False, True])
def test_what_kept_pages_lead_to_is_not_gone(site, spoil):
    uri, key = an_objective(site)
    path = talk(site.root) / "2026-11-26-again.yml"
    before = site.build()
    for lacking in (
        {"without": uri},
        {"without": "people/ana.abara/"},
        {"without": SCRIPTS[0]},
        {"mend": lost(key)},
    ):
        for path_of_pack in (site.cache / "pages").rglob("*.entry") if spoil else ():
            path_of_pack.write_bytes(b"")
        path.write_text(
            f"by: {someone(talk(site.root))}\nkey_results:\n  {uri.split('/')[-2]}#{key}: {{confidence: 4}}\n"
        )
        with pytest.raises(Failure, match="lead nowhere"):
            site.build(**lacking)
        path.unlink()
        assert site.build() == before


def test_a_page_that_only_kept_pages_lead_to_is_not_gone(site):
    site.build()
    with pytest.raises(Failure, match="lead nowhere"):
        site.build(without="people/ana.abara/")
    site.build()


def test_a_picture_that_only_a_kept_page_shows_is_not_gone(site):
    uri, key = an_objective(site)
    shown = f'<article id="{key}"><img src="{"../" * uri.count("/")}{SCRIPTS[1]}">'
    (talk(site.root) / "2026-11-26-again.yml").write_text(f"by: {someone(talk(site.root))}\nwins: [One more]\n")
    page = f"{uri}index.html"
    assert b"photo.png" in site.build(mend=lambda body: re.sub(f'<article[^>]* id="{key}">', shown, body))[page]
    assert b"photo.png" in site.build()[page]
    with pytest.raises(Failure, match=r"photo\.png"):
        site.build(without=SCRIPTS[1])
    (talk(site.root) / "2026-11-26-again.yml").unlink()


def test_packs_that_no_table_names_are_dropped_and_old_sites_too(site):
    definition = site.root / "company/team.yml"
    for number in range(4):
        definition.write_text(f"{definition.read_text()}# {number}\n")
        site.build()
    sites = list((site.cache / "pages").iterdir())
    assert len(sites) == 4
    packs = {path.name for path in max(sites, key=lambda path: path.stat().st_mtime_ns).rglob("*.entry")}
    site.build()
    assert {path.name for path in max(sites, key=lambda path: path.stat().st_mtime_ns).rglob("*.entry")} == packs


EDITS = {
    "a value": (r"value: (\d)", r"value: 1\1"),
    "a confidence": (r"confidence: \d", "confidence: 4"),
    "a note": (r"note: (\w)", r"note: As I said, \1"),
    "a blocker": (r"blockers:\n", "blockers:\n      - Something new\n"),
    "a next step": (r"next:\n", "next:\n      - Something new\n"),
    "a win": (r"\Aby: ", "wins: [Something new]\nby: "),
    "a decision": (r"\Aby: ", "decisions: [Something new]\nby: "),
    "an action": (r"\Aby: (\w+)", r"actions: [{what: Something new, who: \1}]" + "\nby: \\1"),
    "a line": (r"\A", "# a line\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_after_random_changes_it_is_what_a_first_build_makes(tmp_path, seed):
    site, chance = Site(tmp_path), random.Random(seed)  # noqa: S311 - no secret
    shutil.copytree(DEMO, site.root)
    site.build()
    for _ in range(25):
        before = {path: path.read_text() for path in site.root.rglob("check-ins/*.yml")}
        change_at_random(before, chance)
        if pipeline.run(site.root, fallback_day=DAY, drafts=True, audience=None).snapshot is None:
            for path, text in before.items():
                path.write_text(text)
            continue
        site.assert_same()


def change_at_random(files, chance):
    """Up to three check-ins are altered, said again on another day, or taken away."""
    for path in chance.sample(sorted(files), chance.randint(1, 3)):
        what = chance.random()
        if what < 0.1:
            path.unlink()
        elif what < 0.25:
            path.with_name(f"2026-11-{chance.randint(10, 20)}-again.yml").write_text(files[path])
        else:
            old, new = chance.choice(list(EDITS.values()))
            path.write_text(re.sub(old, new, files[path], count=1))


def sure_of_everything(root):
    """What is computed while pages are planned is another: a target that nobody doubts."""
    for path in talk(root).glob("*.yml"):
        path.write_text(re.sub(r"confidence: \d+", "confidence: 10", path.read_text()))


def unknown_file(root):
    """A problem that no file of ours tells of."""
    (root / "company/notes.txt").write_text("x")


@pytest.mark.parametrize("change", [sure_of_everything, unknown_file])
def test_what_is_looked_up_while_pages_are_planned_is_looked_up_again(site, change):
    before = site.build()
    change(site.root)
    site.assert_same()
    twin = {sure_of_everything: "quality/data.json", unknown_file: "problems/data.json"}[change]
    assert site.build()[twin] != before[twin]


def test_a_first_word_in_a_folder_with_a_word_to_come(site):
    """The team has no objective in that cycle, and all that lies there is dated after today."""
    folder = talk(site.root).parents[1] / "2026-h2/check-ins"
    folder.mkdir(parents=True)
    who = someone(talk(site.root))
    (folder / "2026-12-20.yml").write_text(f"by: {who}\nwins: [later]\n")
    site.assert_same()
    (folder / "2026-11-26.yml").write_text(f"by: {who}\nwins: [now]\n")
    site.assert_same()


def test_other_templates_are_other_sites(tmp_path):
    """By their names and places as much as by what stands in them."""
    found = set()
    demo = pipeline.run(DEMO, fallback_day=DAY).snapshot
    for names in (("person.html", "a.txt"), ("old.html", "a.txt"), ("person.html", "b.txt")):
        folder = tmp_path / "-".join(names)
        folder.mkdir()
        for name in names:
            (folder / name).write_text("x")
        snapshot = dataclasses.replace(demo, versions=Versions(rest="same", folders={}))
        found.add(kept_for(snapshot, [folder], None, tmp_path / "cache").folder.name)
    assert len(found) == 3


def test_what_surrounds_pages_is_told_by_where_its_slots_are(site):
    before = site.build(frame=Skeleton((f"{SHAPES}<main>", "<i>", "</i>"), ("body", "title")))
    after = site.build(frame=Skeleton((f"{SHAPES}<main>", "<i>", "</i>"), ("body", "description")))
    assert all(after[name] != data for name, data in before.items() if name.startswith("people/") and "index" in name)


def test_a_default_of_a_function_is_part_of_what_it_makes():
    made = [Ingredients().of(Asset("a", lambda word=word: word))[0] for word in (b"x", b"y")]
    assert made[0] != made[1]
