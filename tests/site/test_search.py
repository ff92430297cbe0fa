"""What search finds pages by, and the indexes that are made of it: the same bytes each time, and none believed unless it is whole."""

import datetime as dt
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pagefind_bin
import pytest

from okrsite_gen import pipeline
from okrsite_gen.failures import EnvironmentFailure
from okrsite_gen.host.sections import sections
from okrsite_gen.pages.page import Stub
from okrsite_gen.site import planning, search
from okrsite_gen.site.prose import bare
from okrsite_gen.site.search import Document
from okrsite_gen.site.search_engine import Engine
from okrsite_gen.store import Store
from tests.hostile.compare import folded
from tests.hostile.corpus import TEXTS
from tests.pages.published import put

DAY = dt.date(2026, 11, 20)
OKRS = {
    "okrsite.yml": "company: Acme\n",
    "people.yml": "ana: {name: Ana Ortiz, roles: [champion]}\nben: {name: Ben Adler, team: growth}\n",
    "kpis.yml": "churn: {title: Lost shops, description: Those that left *for good*}\n",
    "company/team.yml": "name: Acme\n",
    "company/growth/team.yml": "name: Growth\nlead: ana\n",
    "company/growth/2026-q3/first-sale.md": "---\nobjective: The first sale comes early\n---\n",
    "company/growth/2026-q4/onboarding.md": """---
objective: Onboarding feels effortless
owner: ben
why: Shops give up at the import
tags: [checkout]
key_results:
  - {id: activation, title: Activation from 31% to 45%, baseline: 31, target: 45, unit: "%", description: Counted in `Heron`}
---
We **begin** with [small shops](https://acme.example/secret). <!-- nobody reads this -->
""",
    "company/growth/2026-q4/check-ins/2026-10-05.yml": """by: ana
wins: [A bakery went live]
key_results:
  onboarding#activation: {value: 33, note: The *warehouse* burned down, blockers: [no forklift], next: [rent a barn]}
""",
    "company/growth/2026-q4/check-ins/2027-01-04.yml": """by: ana
key_results:
  onboarding#activation: {value: 34, note: said after the day}
""",
    "company/growth/2026-q3/retrospective.md": "---\nlessons: [Ask the bakers first]\n---\n",
}


def company(folder, **files):
    root = put(folder, OKRS | files)
    result = pipeline.run(root, fallback_day=DAY)
    assert result.snapshot is not None, [str(each) for each in result.diagnostics]
    return result.snapshot, list(search.documents(planning.plan(result.snapshot, root).pages))


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return company(tmp_path_factory.mktemp("company"))


def of(found, uri):
    [document] = [document for document in found[1] if document.uri == uri]
    return document


def test_an_objective_is_found_by_its_words_its_people_and_all_that_was_said_by_the_day(found):
    uri, title, lines, *narrowed = of(found, "2026-q4/growth/onboarding/").row
    assert (uri, title) == ("2026-q4/growth/onboarding/", "Onboarding feels effortless")
    assert narrowed == ["objective", "Growth", "stale"]
    assert lines == [
        "Growth",
        "Ben Adler",
        "Shops give up at the import",
        "Activation from 31% to 45%",
        "checkout",
        "no forklift",
        "rent a barn",
        "We begin with small shops.",
        "Counted in Heron",
        "The warehouse burned down",
    ]


@pytest.mark.parametrize(
    ("uri", "kind", "words"),
    [
        ("teams/growth/", "team", ["Ana Ortiz", "Ben Adler"]),
        ("people/ben/", "person", ["Growth"]),
        ("people/ana/", "person", ["champion"]),
        ("kpis/", "page", ["Lost shops", "Those that left for good"]),
        ("check-ins/2026-q4/growth/", "check-ins", ["A bakery went live"]),
        ("2026-q3/growth/", "team", ["Ask the bakers first"]),
        ("2026-q4/", "cycle", ["1 October 2026 to 31 December 2026"]),
        ("rules/missing-owner/", "rule", ["owner"]),
    ],
)
def test_every_kind_of_page_is_found(found, uri, kind, words):
    document = of(found, uri)
    assert document.stub.kind == kind
    text = "\n".join(document.row[2])
    assert [word for word in words if word not in text] == []


def test_there_is_an_index_for_each_cycle_and_those_that_are_over_wait_until_they_are_asked_for(found):
    snapshot, documents = found
    told = [(index.path, index.open) for index in search.of_cycles(snapshot, search.shelves(documents), "en")]
    assert told == [("cycles/2026-q4/", True), ("cycles/2026-q3/", False)]
    loose = search.of_none([document for document in documents if not document.stub.cycle], "en")
    assert (loose.path, loose.open) == ("", True)


def indexes(found, order=1):
    snapshot, documents = found
    documents = documents[::order]
    loose = [document for document in documents if not document.stub.cycle]
    return [*search.of_cycles(snapshot, search.shelves(documents), "en"), search.of_none(loose, "en")]


def files_of(store, indexes):
    engine = Engine(store)
    try:
        for index in indexes:
            engine.start([index])
        return dict(engine.files())
    finally:
        engine.close()


@pytest.fixture(scope="module")
def made(found):
    return files_of(Store(folder=None), indexes(found))


def test_the_same_bytes_come_out_whatever_the_order_and_however_many_run_at_once(found, made):
    engine = Engine(Store(folder=None))
    engine.start(indexes(found, order=-1))
    assert dict(engine.files()) == made
    engine.close()


def test_what_readers_may_not_know_leaves_no_trace(made, tmp_path):
    """Beside it, the company is read in another way."""
    hidden = "---\nobjective: Nobody knows this\naudience: board\n---\n"
    assert (
        files_of(Store(folder=None), indexes(company(tmp_path, **{"company/growth/2026-q4/hidden.md": hidden}))) == made
    )


def test_a_word_more_is_a_new_index_of_that_cycle_alone(found, tmp_path):
    more = {"company/growth/2026-q4/check-ins/2026-10-12.yml": "objectives:\n  onboarding: {note: Rain}\n"}
    changed = zip(indexes(found), indexes(company(tmp_path, **more)), strict=True)
    assert [(one.path, one.key == other.key) for one, other in changed] == [
        ("cycles/2026-q4/", False),
        ("cycles/2026-q3/", True),
        ("", True),
    ]


def test_lists_and_packs_say_what_each_document_is(found, made):
    told = json.loads(made["search/okrsite.json"])["indexes"]
    assert [index.get("title", "") for index in told] == ["Q4 2026", "Q3 2026", ""]
    for index in told:
        listed = json.loads(made[f"search/{index['path']}{index['list']}.json"])
        name = f"search/{index['path']}{index['list']}"
        packs = [json.loads(made[f"{name}-{number}.json"]) for number in range(len(listed["packs"]))]
        documents = [document for pack in packs for document in pack]
        assert len({*listed["ids"]}) == len(listed["ids"]) == len(documents) == len(listed["status"]["of"])
        assert [sum(map(len, packs[:number])) for number in range(len(packs))] == listed["packs"]
    [onboarding] = [one for one in documents_of(made, "search/cycles/2026-q4/") if one[0].endswith("/onboarding/")]
    assert onboarding[2].startswith("Onboarding feels effortless. Growth. Ben Adler. Shops give up at the import.")


def documents_of(made, folder):
    packs = sorted(name for name in made if name.startswith(folder) and "-" in Path(name).stem and "documents/" in name)
    return [document for name in packs for document in json.loads(made[name])]


def test_pagefind_makes_no_file_for_a_document_and_brings_no_face_of_its_own(made):
    assert not [name for name in made if "fragment" in name or "ui" in name or "worker" in name]
    engine = {name for name in made if name.count("/") == 1}
    assert {"search/pagefind.js", "search/wasm.en.pagefind", "search/okrsite.json"} < engine
    assert len(made) < len(documents_of(made, "search/")) / 5


def spoil_all(folder, spoil):
    for path in folder.rglob("*.entry"):
        path.write_bytes(spoil(path.read_bytes()))


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: data[:-1], lambda data: data.replace(b"Onboarding", b"Offboarding")],
    ids=["empty", "torn", "altered"],
)
def test_what_is_spoiled_in_the_cache_is_made_again(found, made, tmp_path, spoil):
    store = Store(folder=tmp_path, digits=0, kept=64)
    assert files_of(store, indexes(found)) == made
    spoil_all(tmp_path, spoil)
    assert files_of(store, indexes(found)) == made


def test_a_cycle_in_which_nothing_changed_is_not_indexed_again(found, made, tmp_path, monkeypatch):
    store = Store(folder=tmp_path, digits=0, kept=64)
    files_of(store, indexes(found))
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: Path("/nowhere/pagefind"))
    assert files_of(store, indexes(found)) == made
    snapshot, documents = found
    changed = [*documents, Document(uri="x/", title="New", stub=Stub(kind="page", lines=("words",), cycle="2026-q4"))]
    new, old = search.of_cycles(snapshot, search.shelves(changed), "en")
    assert files_of(store, [old])
    with pytest.raises(EnvironmentFailure, match="no such file"):
        files_of(store, [new])


def test_without_a_pagefind_for_this_system_it_is_said_before_anything_is_made(found, monkeypatch):
    def missing():
        raise FileNotFoundError("none of these")

    monkeypatch.setattr(pagefind_bin, "get_executable", missing)
    with pytest.raises(EnvironmentFailure, match="there is no `pagefind` for this system") as failure:
        Engine(Store(folder=None)).start(indexes(found))  # not waited for
    assert "search: false" in failure.value.help


def test_a_pagefind_that_does_not_work_is_told_in_one_line(found, tmp_path, monkeypatch):
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho starting >&2\necho 'not enough of everything' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)
    with pytest.raises(EnvironmentFailure) as failure:
        files_of(Store(folder=None), indexes(found))
    assert str(failure.value).endswith("`pagefind` does not work here: not enough of everything")


def test_of_a_build_that_is_killed_nothing_is_left(tmp_path):
    """What it started notices, and takes everything away."""
    program = (
        "import os, signal, tempfile; from pathlib import Path; tempfile.tempdir = os.getcwd()\n"
        "from okrsite_gen.site import search, search_engine; from okrsite_gen.store import Store\n"
        "from okrsite_gen.pages.page import Stub\n"
        "lines = tuple(f'word{number}' for number in range(50_000))\n"
        "found = [search.Document(uri='a/', title='A', stub=Stub(kind='page', lines=lines))]\n"
        "engine = search_engine.Engine(Store(folder=None)); engine.start([search.of_none(found, 'en')])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=False)
    assert killed.returncode == -signal.SIGKILL
    ends = time.monotonic() + 30
    while list(tmp_path.iterdir()) and time.monotonic() < ends:
        time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []


def test_settings_of_others_change_nothing(found, made, tmp_path, monkeypatch):
    """Pagefind reads settings from the environment and from where it is started."""
    (tmp_path / "pagefind.yml").write_text("exclude_selectors: [p]\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    assert files_of(Store(folder=None), indexes(found)) == made


def test_texts_come_back_as_they_were_written():
    """Pagefind reads them out of HTML; what has no letter and no digit in it cannot be asked for."""
    stubs = [Stub(kind="page", lines=(text,)) for text in TEXTS]
    found = [
        Document(uri=f"{number:04}/", title=text, stub=stub)
        for number, (text, stub) in enumerate(zip(TEXTS, stubs, strict=True))
    ]
    made = files_of(Store(folder=None), [search.of_none(found, "en")])
    shown = {uri: (title, folded(text)) for uri, title, text in documents_of(made, "search/")}
    for number, text in enumerate(TEXTS):
        title, words = shown.get(f"{number:04}/", ("", ""))
        assert title == text or not any(map(str.isalnum, text)), text
        assert title == "" or words.count(folded(text)) >= 2, text


def test_words_of_other_languages_are_cut_by_their_own_rules():
    stub = Stub(kind="page", lines=("Die Häuser",))
    made = files_of(Store(folder=None), [search.of_none([Document(uri="a/", title="Haus", stub=stub)], "de")])
    assert "search/wasm.de.pagefind" in made


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("Plain words, 3 > 2 and snake_case_names.", ["Plain words, 3 > 2 and snake_case_names."]),
        ("**Bold**, *lean*, _lean_, ~~gone~~ and `code`", ["Bold, lean, lean, gone and code"]),
        ("## Heading\n\n- one\n- two\n1. three\n> said", ["Heading", "one", "two", "three", "said"]),
        ("see [the plan](https://a.example/x) and ![a map](m.png)", ["see the plan and a map"]),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", ["a  b", "1  2"]),
        ("seen <!-- not seen --> again\n<!--\nnor this\n-->", ["seen  again"]),
        (r"five \* six, `<!-- an example -->`", ["five * six, <!-- an example -->"]),
        ("<b>tags</b> &amp; signs", ["<b>tags</b> &amp; signs"]),
    ],
)
def test_prose_is_searched_without_its_marks_and_comments(written, lines):
    assert bare(written) == lines


def test_hand_written_pages_are_found_section_by_section():
    html = """<h1 id="handbook">Handbook<a class="headerlink" href="#handbook">¶</a></h1><p>Read &amp; write.</p>
<h2 id="first">First &lt;steps&gt;</h2><ul><li>one</li><li>two</li></ul><h3 id="more">More</h3><pre>a\n\nb</pre>"""
    found = {document.uri: (document.title, document.stub.lines) for document in sections("guide/", "Guide", html)}
    assert found == {
        "guide/": ("Guide", ("Read & write.",)),
        "guide/#first": ("Guide: First <steps>", ("one", "two")),
        "guide/#more": ("Guide: More", ("a", "b")),
    }
