"""The manual and the program say the same: nothing undocumented, nothing that is not there."""

import dataclasses
import datetime as dt
import importlib
import json
import re
import tomllib
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from okrsite_gen import kinds, pipeline, rules
from okrsite_gen.cli import main
from okrsite_gen.commands import COMMANDS
from okrsite_gen.exporters import EXPORTERS
from okrsite_gen.graphs import GRAPH_FORMATS
from okrsite_gen.graphs import json as graph_json
from okrsite_gen.graphs.graph import graph
from okrsite_gen.kinds.metric import Metric
from okrsite_gen.loading.settings import ADJUSTABLE
from okrsite_gen.model.check_in import (
    ActionFields,
    Ask,
    CheckInFields,
    DemoFields,
    EntryFields,
    ObjectiveEntryFields,
)
from okrsite_gen.model.cycle import CycleFields
from okrsite_gen.model.key_result import KeyResultFields
from okrsite_gen.model.kpi import KpiFields
from okrsite_gen.model.objective import ObjectiveFields
from okrsite_gen.model.people import PersonFields, TeamFields
from okrsite_gen.model.retrospective import RetrospectiveFields
from okrsite_gen.model.settings import Settings
from okrsite_gen.pages.views import VIEWS
from okrsite_gen.reading import sources
from okrsite_gen.reporters import REPORTERS, text

REPOSITORY = Path(__file__).parents[2]
MANUAL = REPOSITORY / "content" / "pages" / "manual"
COMMON = {"--source", "--as-of", "--debug"}


def page(name):
    return (MANUAL / f"{name}.md").read_text(encoding="utf-8")


def section(name, heading):
    """What stands below a heading, up to the next of its level or above."""
    _, _, rest = page(name).partition(f"\n{heading}\n")
    assert rest, heading
    level = heading.partition(" ")[0]
    return re.split(rf"^#{{1,{len(level)}}} ", rest, flags=re.MULTILINE)[0]


def first_cells(text):
    """The code in the first column of every table."""
    rows = re.findall(r"^\| (`[^|]*`) \|", text, flags=re.MULTILINE)
    return {code for cell in rows for code in re.findall(r"`([^`]+)`", cell)}


def keys(schema, *without):
    fields = schema.__pydantic_fields__
    return {field.alias or name for name, field in fields.items()} - set(without)


def commands():
    for name, module in COMMANDS.items():
        command = importlib.import_module(f"okrsite_gen.commands.{module}").command
        yield pytest.param(f"## okrsite {name}", command, id=name)
        if isinstance(command, click.Group):
            for below, subcommand in command.commands.items():
                yield pytest.param(f"### okrsite {name} {below}", subcommand, id=f"{name} {below}")


def options(command):
    found = {option for given in command.params if isinstance(given, click.Option) for option in given.opts}
    return {option for option in found if option.startswith("--")}


@pytest.mark.parametrize(("heading", "command"), list(commands()))
def test_every_command_and_option_is_described_and_there_are_no_others(heading, command):
    text = section("commands", heading)
    described = set(re.findall(r"--[a-z][a-z-]*", text))
    assert options(command) - COMMON <= described
    assert described <= options(command) | set().union(*map(options, getattr(command, "commands", {}).values()))
    assert all(option.help for option in command.params if isinstance(option, click.Option) and not option.hidden)


def test_every_command_has_a_section():
    headings = set(re.findall(r"^## okrsite (\S+)$", page("commands"), flags=re.MULTILINE))
    assert headings == set(COMMANDS) == set(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("choices", [EXPORTERS, GRAPH_FORMATS, REPORTERS], ids=["export", "graph", "check"])
def test_formats_are_named(choices):
    assert all(f"`{one.NAME}`" in page("commands") for one in choices)


@pytest.mark.parametrize(
    ("name", "heading", "expected"),
    [
        ("objectives", "## The keys of an objective", keys(ObjectiveFields) | {"key_results"}),
        ("objectives", "## The keys of a key result", keys(KeyResultFields)),
        ("objectives", "## Kinds", {kind.kind for kind in kinds.KINDS}),
        ("objectives", "## The keys of a metric", keys(Metric)),
        ("check-ins", "## The file", keys(CheckInFields)),
        ("check-ins", "## An entry", keys(EntryFields)),
        ("organisation", "## Teams", keys(TeamFields)),
        ("organisation", "## People", keys(PersonFields)),
    ],
)
def test_every_key_has_its_line(name, heading, expected):
    assert first_cells(section(name, heading)) == expected


@pytest.mark.parametrize(
    ("name", "schemas"),
    [
        ("objectives", kinds.KINDS),
        ("check-ins", [ActionFields, Ask, DemoFields, RetrospectiveFields]),
        ("organisation", [CycleFields, KpiFields]),
    ],
)
def test_smaller_keys_are_named(name, schemas):
    words = set(re.findall(r"[a-z_]+", page(name)))
    assert {key for schema in schemas for key in keys(schema, "narrative")} <= words


def test_what_an_entry_on_an_objective_cannot_have():
    less = keys(EntryFields) - keys(ObjectiveEntryFields)
    sentence = re.search(r"all of these but (.*?)\. ", page("check-ins"), re.DOTALL)[1]
    assert set(re.findall(r"`([a-z_]+)`", sentence)) == less


def test_settings_and_their_defaults():
    text = page("settings")
    assert first_cells(text) - {rule.ID for rule in rules.RULES} == keys(Settings)
    for field in dataclasses.fields(Settings):
        default = re.search(rf"^\| `{field.name}` \| (.*?)\|", text, re.MULTILINE)[1].strip()
        assert default or getattr(Settings(), field.name) is None


def test_rules_and_their_severities():
    rows = re.findall(r"^\| `([a-z-]+)` \| (off|info|warning|error) \|", page("settings"), flags=re.MULTILINE)
    assert dict(rows) == {manual.id: manual.severity for manual in rules.MANUALS}


def test_what_reading_warns_of_can_be_set():
    adjustable = ADJUSTABLE - {rule.ID for rule in rules.RULES}
    assert first_cells(section("checks", "## What matters here")) == adjustable


def test_formats_of_problems_are_described():
    assert first_cells(section("checks", "## Formats")) == {reporter.NAME for reporter in REPORTERS}


def test_live_views_and_their_filters():
    rows = re.findall(r"^\| `([a-z-]+)` \|[^|]*\| (.*?) \|$", page("live-views"), flags=re.MULTILINE)
    named = {name: set(re.findall(r"`([a-z]+)`", filters)) for name, filters in rows}
    assert named == {name: set(filters) for name, (filters, _) in VIEWS.items()}


def test_the_export_has_the_keys_that_are_described():
    source = REPOSITORY / "content" / "okrs"
    result = pipeline.run(source, fallback_day=None)
    demo = json.loads(EXPORTERS[0].export(result.snapshot, source))
    assert first_cells(section("export", "## JSON")) == set(demo)
    computed = first_cells(section("export", "## An objective"))
    assert computed <= set(demo["objectives"][0])
    written = keys(ObjectiveFields, "objective")
    assert set(demo["objectives"][0]) - computed - written == {"id", "title", "team", "cycle"}
    of_key_result = first_cells(section("export", "## A key result")) | (
        computed - {"aligned", "url", "source", "key_results"}
    )
    own = {key for kind in kinds.KINDS for key in keys(kind)}
    for objective in demo["objectives"]:
        for key_result in objective["key_results"]:
            assert of_key_result <= set(key_result) <= of_key_result | keys(KeyResultFields) | own


def test_what_graphs_say_of_a_node_is_described():
    source = REPOSITORY / "content" / "okrs"
    snapshot = pipeline.run(source, fallback_day=None).snapshot
    written = json.loads(graph_json.write(graph(snapshot, snapshot.portfolio.teams, None, None)))
    text = section("export", "## Graphs")
    assert {key for item in (*written["nodes"], *written["edges"]) for key in item} - {"id", "key"} <= set(
        re.findall(r"[a-z_]+", text)
    )
    assert first_cells(text) == {form.NAME for form in GRAPH_FORMATS}


def test_make_targets_that_are_named_are_there():
    targets = set(re.findall(r"^([a-z-]+):.*## ", (REPOSITORY / "Makefile").read_text(), flags=re.MULTILINE))
    named = set()
    for name in ("README.md", "CONTRIBUTING.md"):
        named |= set(re.findall(r"(?:\$ |`)make ([a-z-]+)", (REPOSITORY / name).read_text()))
    assert named <= targets
    assert {"site", "test", "test-all", "serve", "lint", "bench", "clean", "help"} <= targets


def test_links_between_pages_of_the_manual_lead_somewhere():
    for file in MANUAL.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8")):
            generated = target.startswith("../")  # the build looks at those
            assert generated or (MANUAL / target).is_file(), f"{file.name}: {target}"


def test_requirements_pin_what_the_project_asks_for():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    pinned = re.findall(r"^([a-z0-9-]+)==(\S+)", (REPOSITORY / "requirements.txt").read_text(), re.MULTILINE)
    of_tests = re.findall(r"^([a-z0-9-]+)==(\S+)", (REPOSITORY / "requirements-test.txt").read_text(), re.MULTILINE)
    shared = {name for name, _ in pinned} & {name for name, _ in of_tests}
    assert {pin for pin in pinned if pin[0] in shared} == {pin for pin in of_tests if pin[0] in shared}
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    for asked, versions in ((project["dependencies"], pinned), (extras, of_tests)):
        for requirement in map(Requirement, asked):
            found = [version for name, version in versions if name == canonicalize_name(requirement.name)]
            assert found, requirement
            assert all(version in requirement.specifier for version in found)


def test_requirements_name_no_place_to_download_from():
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (REPOSITORY / name).read_text().splitlines()
        assert all(re.match(r"[a-z0-9-]+==\S+ .*\\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines), (
            name
        )


def test_the_readme_shows_what_check_says(tmp_path):
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(company/\S+?\.md)(.*?)```", readme, re.DOTALL)
    objective = re.search(r"```yaml\n(---\nobjective.*?)```", readme, re.DOTALL)[1]
    supported = (
        "---\nobjective: Lead\nkey_results:\n  - {id: mid-market-share, title: Share, baseline: 1, target: 2}\n---\n"
    )
    files = {
        "okrsite.yml": "",
        "company/team.yml": "name: Acme\n",
        "company/2026/lead-the-category.md": supported,
        "company/growth/team.yml": "name: Growth\n",
        shown[1]: objective.replace("owner: ana", "onwer: ana"),
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    found = pipeline.run(tmp_path, fallback_day=dt.date(2026, 11, 20)).diagnostics
    errors = [one for one in found if one.severity == "error"]
    assert text.report(errors, sources(tmp_path)).partition("\n\n")[0] == (shown[1] + shown[2]).rstrip()
