"""Whole builds, through both doors: `okrsite build` and `mkdocs build`."""

import gzip
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pagefind_bin
import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.plugins import event_priority

from okrsite_gen.cli import main as okrsite
from tests.publish.conftest import MKDOCS


def build(*arguments):
    return CliRunner().invoke(okrsite, ["build", *arguments])


def fails(result, status, *words):
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.output


def test_a_company_gets_its_site(company):
    result = build()
    assert result.exit_code == 0, result.output
    assert result.output.startswith("site: ")
    assert "Onboarding feels effortless" in company.read("2026-q4/growth/onboarding/index.html")
    assert "<strong>begin</strong>" in company.read("2026-q4/company/lead/index.html")
    assert "Lead the category" in company.read("index.html")
    assert company.leftovers() == []


def test_a_hand_written_page_shows_live_views(company):
    build()
    assert "Onboarding feels effortless" in company.read("handbook/index.html")
    assert "okrsite-view" not in company.read("handbook/index.html")


def test_a_hand_written_home_page_stands_above_the_generated_one(company):
    company.page("index.md", "# Welcome\n\nRead on.\n")
    assert build().exit_code == 0
    home = company.read("index.html")
    assert home.index("Read on.") < home.index("Lead the category")


def test_pages_are_complete_when_asked_by_address(company):
    build()
    page = company.read("2026-q4/growth/onboarding/index.html")
    assert "<title>Onboarding feels effortless - Acme</title>" in page
    assert '<link rel="canonical" href="https://okrs.acme.example/2026-q4/growth/onboarding/">' in page
    assert 'name="description" content="' in page
    assert "mark" not in [word for word in page.split() if word.startswith("okrsite")]


def test_nothing_is_asked_of_other_hosts(company):
    build()
    for name, data in company.files().items():
        if name.endswith(".html"):
            for host in (b"fonts.g", b"unpkg.com", b"cdn."):
                assert host not in data, name


def found_by_search(company):
    packs = [json.loads(path.read_text("utf-8")) for path in company.site.glob("search/**/documents/*-*.json")]
    return {address.partition("#")[0] for pack in packs for address, *_ in pack}


def test_sitemap_and_search_know_generated_and_hand_written_pages_but_no_skeleton(company):
    build()
    sitemap = company.read("sitemap.xml")
    found = found_by_search(company)
    for address in ("2026-q4/growth/onboarding/", "handbook/"):
        assert f"<loc>https://okrs.acme.example/{address}</loc><lastmod>2026-11-20</lastmod>" in sitemap
        assert address in found
    assert gzip.decompress((company.site / "sitemap.xml.gz").read_bytes()).decode() == sitemap
    assert "okrsite/" not in sitemap
    assert not [address for address in found if "okrsite" in address]
    assert not (company.site / "okrsite").exists()
    assert not (company.site / "pages").exists()


def test_a_company_that_lists_the_search_of_material_has_ours_alone(company):
    assert "plugins: [search, okrsite]" in (company.folder / "mkdocs.yml").read_text()
    build()
    with_theirs = company.files()
    assert not [name for name in with_theirs if "search_index" in name]
    assert 'class="okr-search"' in company.read("handbook/index.html")
    company.write("mkdocs.yml", MKDOCS.replace("search, ", ""))
    build()
    assert company.files() == with_theirs


def test_without_search_nothing_of_it_is_there(company):
    company.write("mkdocs.yml", MKDOCS.replace("okrsite]", "okrsite: {search: false}]"))
    assert build().exit_code == 0
    assert not (company.site / "search").exists()
    assert "okr-search" not in company.read("index.html")


def test_a_page_that_wants_not_to_be_found_is_not(company):
    company.page("notes.md", "---\nsearch:\n  exclude: true\n---\n# Notes\n")
    build()
    assert "notes/" not in found_by_search(company)
    assert "handbook/" in found_by_search(company)


def test_without_a_working_pagefind_nothing_is_published_and_it_is_said_how_to_do_without(company, monkeypatch):
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: Path("/nowhere/pagefind"))
    monkeypatch.setenv("OKRSITE_CACHE_DIR", "")
    result = build()
    assert result.exit_code == 3
    assert "search cannot be indexed, because `pagefind` does not work here: no such file or directory" in result.output
    assert "search: false" in result.output
    assert not company.site.exists()
    assert company.leftovers() == []


def test_both_doors_give_the_same_bytes(company):
    assert build("--site-dir", "one", "--strict").exit_code == 0
    result = CliRunner().invoke(mkdocs, ["build", "--strict", "-d", "other"])
    assert result.exit_code == 0, result.output
    assert company.files(company.folder / "one") == company.files(company.folder / "other")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_surroundings_change_nothing(company, seed):
    """Two machines, far apart, build one commit."""
    build("--site-dir", "here")
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "okrsite_gen", "build", "--site-dir", "there"]
    subprocess.run(command, check=True, cwd=company.folder, env=os.environ | elsewhere, capture_output=True)
    assert company.files(company.folder / "here") == company.files(company.folder / "there")


def test_without_an_mkdocs_yml_a_site_is_built_too(company):
    (company.folder / "mkdocs.yml").unlink()
    result = build("--source", "content/okrs", "--as-of", "2026-10-01")
    assert result.exit_code == 0, result.output
    assert "<title>Handbook - Acme</title>" in company.read("handbook/index.html")
    assert "1 October 2026" in company.read("index.html")


HOSTILE = "</title><script>alert(1)</script>"


def test_hostile_texts_are_shown_and_do_nothing(company):
    company.okr("okrsite.yml", f"company: '{HOSTILE}'\nas_of: 2026-11-20\n")
    company.okr("people.yml", f"ben: {{name: '{HOSTILE}'}}\nana: {{name: Ana}}\n")
    text = (company.source / "company/growth/2026-q4/onboarding.md").read_text()
    company.okr("company/growth/2026-q4/onboarding.md", text.replace("Onboarding feels effortless", HOSTILE))
    company.page("hostile.md", f"---\ntitle: '{HOSTILE}'\n---\nText\n")
    company.page("heading.md", "# &lt;/title>&lt;script>alert(1)&lt;/script>\n")
    company.write(
        "mkdocs.yml", "site_name: ''\ndocs_dir: content/pages\ntheme: {name: material}\nplugins: [search, okrsite]\n"
    )
    result = build()
    assert result.exit_code == 0, result.output
    for name, data in company.files().items():
        assert not name.endswith((".html", ".xml")) or b"<script>alert" not in data, name
    assert "&lt;/title&gt;&lt;script&gt;" in company.read("2026-q4/growth/onboarding/index.html")


# What fails leaves the old site as it is, byte for byte.


@pytest.fixture
def published(company):
    assert build().exit_code == 0
    return company.files()


def test_errors_in_the_content(company, published):
    company.okr("company/growth/2026-q4/broken.md", "---\nobjective: [\n---\n")
    company.okr("company/2026-q4/odd.md", "---\nobjective: Odd\nownr: ana\n---\n")
    result = build()
    fails(result, 1, "company/growth/2026-q4/broken.md:", "company/2026-q4/odd.md:3:1", "nothing was published")
    assert company.files() == published
    assert company.leftovers() == []


def test_errors_in_the_content_through_mkdocs(company, published):
    company.okr("company/2026-q4/odd.md", "---\nobjective: Odd\nownr: ana\n---\n")
    fails(CliRunner().invoke(mkdocs, ["build"]), 1, "company/2026-q4/odd.md:3:1")
    assert company.files() == published


def test_a_view_that_cannot_be_shown(company, published):
    company.page("report.md", "---\ntitle: Report\n---\n\n# Report\n\n```okr\nobjectivs team=growth\n```\n")
    company.page("other.md", "```okr\nteams cycle=2031\n```\n")
    fails(build(), 1, "report.md:8:1", "`objectivs`", "other.md:2:1")
    assert company.files() == published
    assert company.leftovers() == []


def test_a_hand_written_page_at_a_generated_address(company, published):
    company.page("teams.md", "# Our teams\n")
    fails(build(), 1, "`teams.md`")
    assert company.files() == published


def test_a_link_that_leads_out_of_the_pages(company, published):
    (company.folder / "content/pages/secret.txt").symlink_to("/etc/hostname")
    fails(build(), 1, "`secret.txt`")
    assert company.files() == published


def test_a_broken_link_fails_only_a_strict_build(company, published):
    company.page("handbook.md", "# Handbook\n\n[Old team](teams/gone/)\n")
    fails(build("--strict"), 1, "teams/gone/")
    assert company.files() == published
    assert build().exit_code == 0


def test_a_template_of_the_company_that_is_broken(company, published):
    company.write("own/main.html", "{{ page.title | nosuchfilter }}")
    company.write(
        "mkdocs.yml",
        "site_name: A\ndocs_dir: content/pages\ntheme: {name: material, custom_dir: own}\nplugins: [okrsite]\n",
    )
    result = build()
    assert result.exit_code not in (0, 1)
    assert "nosuchfilter" in result.output
    assert company.files() == published


PLUGIN = """
    from mkdocs.plugins import BasePlugin, event_priority

    class Breaks(BasePlugin):
        @event_priority(-200)
        def {hook}(self, *args, **kwargs):
            {action}
"""


@pytest.mark.parametrize("hook", ["on_page_context", "on_post_build"])
@pytest.mark.parametrize("action", ["raise ValueError('broken')", "raise KeyboardInterrupt", "raise SystemExit(5)"])
def test_another_plugin_that_breaks_or_is_interrupted(company, published, hook, action):
    company.write("breaks.py", textwrap.dedent(PLUGIN).format(hook=hook, action=action))
    company.write("breaks-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: breaks\nVersion: 1\n")
    company.write("breaks-1.dist-info/entry_points.txt", "[mkdocs.plugins]\nbreaks = breaks:Breaks\n")
    company.write("mkdocs.yml", (company.folder / "mkdocs.yml").read_text().replace("okrsite]", "okrsite, breaks]"))
    environment = os.environ | {"PYTHONPATH": str(company.folder)}
    for module in ("okrsite_gen", "mkdocs"):
        command = [sys.executable, "-m", module, "build"]
        assert subprocess.run(command, cwd=company.folder, env=environment, capture_output=True, check=False).returncode
    assert company.files() == published
    assert not [name for name in company.leftovers() if "staging" in name]


@pytest.mark.parametrize("priority", [200, -200])
def test_a_program_that_goes_on_after_a_failed_build(company, published, priority):
    """Before our own last hook and after it; `on_shutdown` is called when nothing is being raised any more."""
    company.page("late.md", "# Late\n")
    config = load_config(str(company.folder / "mkdocs.yml"))

    @event_priority(priority)
    def fail(**_):
        raise ValueError("broken")

    config.plugins._register_event("post_build", fail, plugin_name="breaks")
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(ValueError, match="broken"):
        mkdocs_build.build(config)
    config.plugins.on_shutdown()
    assert company.files() == published
    assert company.leftovers() == []


def test_a_folder_that_holds_something_else(company):
    company.write("home/thesis.odt", "years of work")
    fails(build("--site-dir", "home"), 2, "holds no site")
    assert (company.folder / "home/thesis.odt").read_text() == "years of work"


def test_the_companys_theme_is_never_replaced(company):
    """Not even where it has all that a site of ours has."""
    marks = ("own/data/okrs.json", "own/assets/okrsite/okrsite.css")
    for name in marks:
        company.write(name, "mine")
    theme = "theme: {name: material, custom_dir: own}"
    company.write("mkdocs.yml", (company.folder / "mkdocs.yml").read_text().replace("theme: {name: material}", theme))
    fails(build("--site-dir", "own"), 2, "custom_dir")
    assert [(company.folder / name).read_text() for name in marks] == ["mine", "mine"]


def test_a_site_with_a_theme_of_ones_own_is_a_site(company):
    company.write("own/assets/okrsite/okrsite.css", "mine")
    theme = "theme: {name: material, custom_dir: own}"
    company.write("mkdocs.yml", (company.folder / "mkdocs.yml").read_text().replace("theme: {name: material}", theme))
    for _ in range(2):
        assert build("--site-dir", "web").exit_code == 0
    assert (company.folder / "web/assets/okrsite/okrsite.css").read_text() == "mine"


def test_content_inside_the_pages_would_be_published(company):
    company.write("mkdocs.yml", "site_name: A\ndocs_dir: content\ntheme: {name: material}\nplugins: [okrsite]\n")
    fails(build(), 2, "docs_dir")


def test_a_dirty_build_is_refused(company):
    fails(CliRunner().invoke(mkdocs, ["build", "--dirty"]), 2, "--dirty")


def git(folder, *arguments):
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@acme.example"]
    command = [shutil.which("git"), *identity, "-C", folder, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout


def test_publishing_to_a_branch(company):
    """`mkdocs gh-deploy` pushes what was published."""
    git(company.folder, "init", "--quiet", "--bare", "remote.git")
    git(company.folder, "init", "--quiet")
    git(company.folder, "add", "content", "mkdocs.yml")
    git(company.folder, "commit", "--quiet", "-m", "Our OKRs")
    git(company.folder, "remote", "add", "origin", "remote.git")
    result = CliRunner().invoke(mkdocs, ["gh-deploy"])
    assert result.exit_code == 0, result.output
    pushed = git(company.folder / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert sorted([*company.files(), ".nojekyll"]) == sorted(pushed)


ENDLESS = """
    import pathlib, time
    from mkdocs.plugins import BasePlugin

    class Breaks(BasePlugin):
        def on_page_context(self, *args, **kwargs):
            pathlib.Path("begun").touch()
            time.sleep(600)
"""


def test_a_build_that_is_terminated_leaves_nothing(company, published):
    company.write("breaks.py", textwrap.dedent(ENDLESS))
    company.write("breaks-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: breaks\nVersion: 1\n")
    company.write("breaks-1.dist-info/entry_points.txt", "[mkdocs.plugins]\nbreaks = breaks:Breaks\n")
    company.write("mkdocs.yml", (company.folder / "mkdocs.yml").read_text().replace("okrsite]", "okrsite, breaks]"))
    scratch = company.folder / "scratch"
    scratch.mkdir()
    environment = os.environ | {"PYTHONPATH": str(company.folder), "TMPDIR": str(scratch)}
    with subprocess.Popen(
        [sys.executable, "-m", "okrsite_gen", "build"], cwd=company.folder, env=environment
    ) as building:
        while building.poll() is None and not (company.folder / "begun").exists():
            time.sleep(0.05)
        building.terminate()
    assert building.returncode == 143
    assert company.files() == published
    assert not [name for name in company.leftovers() if "staging" in name]
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("place", ["", ".", "content", "content/pages", "content/pages/site", "content/okrs/site"])
@pytest.mark.parametrize("own", [True, False], ids=["mkdocs.yml", "none"])
def test_a_place_that_is_read_from(company, place, own):
    if not own:
        (company.folder / "mkdocs.yml").unlink()
    before = company.files(company.folder)
    result = build("--site-dir", place)
    fails(result, 2, f"okrsite: --site-dir `{place or '.'}` and the ", "lie inside each other")
    assert "mkdocs" not in result.output
    assert company.files(company.folder) == before


def test_no_room_for_the_site(company, published):
    """A limit for all files that a process writes stands in for a full disk."""
    (company.folder / "content/pages/film.mp4").write_bytes(b"." * 20_000_000)
    room = resource.RLIMIT_FSIZE, (10_000_000, resource.RLIM_INFINITY)
    script = f"import resource; resource.setrlimit(*{room}); from okrsite_gen.cli import main; main()"
    command = [sys.executable, "-c", script, "build"]
    done = subprocess.run(command, cwd=company.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert f"okrsite: cannot write the site for `{company.site}`: file too large\n" in done.stderr
    assert "film.mp4" not in done.stderr
    assert company.files() == published
    assert company.leftovers() == []


def test_each_page_leads_programs_to_its_feed_and_to_everybodys(company):
    """Of the objective's and the team's page their own comes first."""
    build()
    feeds = {
        "2026-q4/growth/onboarding/": [("Onboarding feels effortless", "feed.xml"), ("Acme", "../../../feed.xml")],
        "teams/growth/": [("Growth", "feed.xml"), ("Acme", "../../feed.xml")],
        "check-ins/2026-q4/growth/": [
            ("Check-ins of Growth, Q4 2026", "../../../teams/growth/feed.xml"),
            ("Acme", "../../../feed.xml"),
        ],
        "": [("Acme", "feed.xml")],
        "handbook/": [("Acme", "../feed.xml")],
    }
    for page, expected in feeds.items():
        head = company.read(f"{page}index.html").partition("</head>")[0]
        assert re.findall(r'type="application/atom\+xml" title="([^"]*)" href="([^"]*)"', head) == expected, page
        for _, address in expected:
            assert (company.site / page / address).resolve().is_file()


def test_feeds_and_calendars_have_the_full_address_of_the_site(company):
    build()
    onboarding = "https://okrs.acme.example/check-ins/2026-q4/growth/#2026-10-05"
    assert f'href="{onboarding}"' in company.read("2026-q4/growth/onboarding/feed.xml")
    assert "URL:https://okrs.acme.example/teams/growth/" in company.read("teams/growth/calendar.ics")


def test_without_a_full_address_feeds_lead_from_where_they_lie(company):
    company.write("mkdocs.yml", (company.folder / "mkdocs.yml").read_text().replace("site_url", "# site_url"))
    build()
    assert 'href="../../../check-ins/2026-q4/growth/#2026-10-05"' in company.read("2026-q4/growth/onboarding/feed.xml")
    assert "URL:" not in company.read("teams/growth/calendar.ics")


def test_a_hostile_title_stays_a_title_where_programs_read_it(company):
    company.okr("company/growth/team.yml", "name: '\"><script>alert(1)</script>'\n")
    build()
    head = company.read("teams/growth/index.html").partition("</head>")[0]
    assert 'title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" href="feed.xml"' in head
