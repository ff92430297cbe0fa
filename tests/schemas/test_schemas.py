"""The schemas accept what okrsite accepts and refuse what it refuses for its form; jsonschema is the judge."""

import fnmatch
import json
import re
from pathlib import Path, PurePosixPath

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from okrsite_gen import rules, schemas
from okrsite_gen.cli import main
from okrsite_gen.loading.known_keys import keys_of
from okrsite_gen.model.check_in import CheckInFields
from okrsite_gen.reading.discover import discover

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "content" / "okrs"
GALLERIES = sorted([*ROOT.glob("tests/loading/gallery/*.md"), *ROOT.glob("tests/reading/gallery/*.md")])
FILE = re.compile(r"^`([^`\n]+)`\n+(````?)\w*\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
REPORT = re.compile(r"^(````?)text\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
FOUND = re.compile(r"^(\S+?):\d+:\d+: (error|warning|info)\[([\w-]+)\]", re.MULTILINE)
FORM = {"unknown-key", "missing-key", "wrong-type", "wrong-value", "unknown-kind"}


class Editor(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, `yes` and `off` are texts."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in ("null", "merge")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for name, pattern, first in (
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+0123456789."),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), list(first))


@pytest.fixture(scope="module")
def judge():
    """Whether a file of a kind fits its schema; `None` when it is not even YAML."""
    made = {kind: json.loads(schemas.in_json(kind)) for kind in schemas.KINDS}
    judges = {
        kind: jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        for kind, schema in made.items()
    }

    def fits(kind, text):
        if text.startswith("---\n"):
            text = text.split("---\n")[1]
        try:
            data = yaml.load(text, Loader=Editor)  # noqa: S506 - a safe loader
        except yaml.YAMLError:
            return None
        return judges[kind].is_valid(data or {})

    return fits


def kinds_of(folder):
    return {found.file: found.kind for found in discover(folder).found if found.kind != "telemetry"}


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_schemas_are_schemas(kind):
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas.in_json(kind)))


def test_the_demo_fits(judge):
    for file, kind in kinds_of(DEMO).items():
        assert judge(kind, (DEMO / file).read_text(encoding="utf-8")), file


@pytest.mark.parametrize("page", GALLERIES, ids=lambda page: page.stem)
def test_what_has_the_wrong_form_is_refused_and_nothing_else(page, judge, tmp_path):
    shown = page.read_text(encoding="utf-8")
    files = {path: content for path, _, content in FILE.findall(shown)}
    if any("/" not in path and path.endswith((".md", ".csv")) for path in files):
        return
    for path, content in {"okrsite.yml": "", "company/team.yml": "name: A\n", **files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    told = FOUND.findall(REPORT.findall(shown)[-1][1])
    kinds = kinds_of(tmp_path)
    for path, content in files.items():
        wrong = {rule for file, severity, rule in told if file == path and severity == "error"}
        mentioned = any(file == path for file, _, _ in told)
        if path in kinds and wrong & FORM:
            assert not judge(kinds[path], content), path
        elif path in kinds and not mentioned:
            assert judge(kinds[path], content) is not False, path


FINE = {
    "value": ["33", "1,200.5", '"1_200"', "45%", "-3", "1.5M", "$2k", "8 days"],
    "confidence": ["6", '"6/10"', "7.5"],
}
WRONG = {"value": ["fifty", "n/a", "[1]"], "confidence": ["11", "six", "6/7"], "status": ["green"]}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in FINE.items() for value in values])
def test_values_as_people_write_them(judge, key, value):
    assert judge("check-in", f"key_results:\n  a#b:\n    {key}: {value}\n")


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in WRONG.items() for value in values])
def test_values_that_are_none(judge, key, value):
    assert judge("check-in", f"key_results:\n  a#b:\n    {key}: {value}\n") is False


def parts(schema):
    yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(inner, dict | list):
            yield from parts(inner)


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_key_is_described_for_whoever_points_at_it(kind):
    for part in parts(json.loads(schemas.in_json(kind))):
        if isinstance(part, dict) and part.get("type") == "object" and "allOf" not in part:
            for key, inner in part.get("properties", {}).items():
                assert inner.get("description", "").endswith("."), f"{part.get('description')}: {key}"


def test_the_keys_are_those_of_the_model():
    assert list(json.loads(schemas.in_json("check-in"))["properties"]) == list(keys_of(CheckInFields))


def test_rules_are_offered_by_name():
    settings = json.loads(schemas.in_json("settings"))["properties"]["rules"]["properties"]
    waived = json.loads(schemas.in_json("objective"))["$defs"]["Allow"]["properties"]["rule"]
    assert set(settings) >= {rule.ID for rule in rules.RULES}
    assert set(waived["anyOf"][0]["enum"]) == {rule.ID for rule in rules.RULES}


def test_the_demo_has_the_schemas_of_today(tmp_path):
    schemas.write(tmp_path)
    for path in (tmp_path / schemas.FOLDER).iterdir():
        found = (DEMO / schemas.FOLDER / path.name).read_text(encoding="utf-8")
        assert found == path.read_text(encoding="utf-8"), "run `okrsite schema --write content/okrs`"


MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@pytest.fixture
def company(tmp_path, monkeypatch):
    """A new company, with one file of each kind that `new` writes."""
    monkeypatch.chdir(tmp_path)
    for command in (
        ("init", ".", "--company", "Acme"),
        ("new", "team", "Care"),
        ("new", "cycle", "spring", "--starts", "2026-11-01", "--ends", "2026-12-31"),
        ("new", "check-in", "--by", "sam", "--team", "product", "--cycle", "2026-q4"),
    ):
        result = CliRunner().invoke(main, [*command, "--as-of", "2026-11-20"])
        assert result.exit_code == 0, result.output
    return tmp_path / "content" / "okrs"


def test_files_that_are_written_for_people_name_their_schema(company):
    kinds = kinds_of(company)
    for path in company.rglob("*.yml"):
        first = MODELINE.match(path.read_text(encoding="utf-8"))
        assert (
            path.parent / first[1]
        ).resolve() == company / ".schemas" / f"{kinds[path.relative_to(company).as_posix()]}.json"
        assert (path.parent / first[1]).is_file()


def test_visual_studio_code_knows_them_too(company):
    settings = json.loads((company.parents[1] / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    (company / "company" / "objectives.yml").write_text("objectives: []\n", encoding="utf-8")
    for path in company.rglob("*.yml"):
        place = PurePosixPath(path.relative_to(company.parents[1]))
        found = [schema for schema, glob in settings["yaml.schemas"].items() if fnmatch.fnmatch(str(place), glob)]
        named = MODELINE.match(path.read_text(encoding="utf-8"))
        wanted = PurePosixPath(named[1]).name if named else "objectives.json"
        assert [PurePosixPath(schema).name for schema in found] == [wanted], place
        assert all((company.parents[1] / schema).is_file() for schema in found)


def test_its_task_finds_problems_where_they_are(company, monkeypatch):
    (company / "company" / "team.yml").write_text("nam: Acme\n", encoding="utf-8")
    matcher = json.loads((company.parents[1] / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"][0]
    said = CliRunner().invoke(main, matcher["args"]).output
    pattern = matcher["problemMatcher"]["pattern"]
    found = [match for line in said.splitlines() if (match := re.match(pattern["regexp"], line))]
    file, line, column, severity, code = (
        found[0][pattern[key]] for key in ("file", "line", "column", "severity", "code")
    )
    assert (company.parents[1] / file).is_file()
    assert (line, column, severity, code) == ("1", "1", "error", "unknown-key")
    assert len(found) == len(said.splitlines())


def test_the_repository_s_own_settings_are_those_of_a_new_company():
    for path in (ROOT / ".vscode").iterdir():
        template = ROOT / "okrsite_gen" / "templates" / "company" / "dot-vscode" / path.name
        assert path.read_text(encoding="utf-8") == template.read_text(encoding="utf-8")
