"""The commands that write and look: through the front door, in folders made for the purpose."""

import json
import re

import pytest
import yaml
from click.testing import CliRunner

from okrsite_gen.cli import main
from okrsite_gen.commands.new import EXAMPLES

DAY = ("--as-of", "2026-11-20")


@pytest.fixture
def okrsite(tmp_path, monkeypatch):
    """Runs a command in an empty folder, without a terminal."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, status=0):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert result.exit_code == status, result.output
        return result

    return run


@pytest.fixture
def acme(okrsite, tmp_path, monkeypatch):
    """A new company to work in."""
    okrsite("init", "acme", "--company", "Acme", *DAY)
    monkeypatch.chdir(tmp_path / "acme")
    return tmp_path / "acme" / "content" / "okrs"


def test_a_new_company_checks_clean(okrsite, acme):
    checked = okrsite("check", "--fail-on", "warning", *DAY)
    assert checked.stdout == "no problems in 2 objectives, 6 key results, 2 check-ins, 2 teams\n"
    assert (acme / "company/2026-q4/everybody-knows-what-matters.md").is_file()
    assert (acme / "company/product/2026-q4/check-ins/2026-11-20.yml").is_file()
    for forge in (
        ".github/workflows/okrs.yml",
        ".gitlab-ci.yml",
        ".forgejo/workflows/okrs.yml",
        "bitbucket-pipelines.yml",
    ):
        assert "okrsite build" in (acme.parents[1] / forge).read_text()
    assert "okrsite~=0." in (acme.parents[1] / "requirements.txt").read_text()


def test_every_forge_checks_what_is_proposed_and_publishes_what_is_merged(acme):
    root = acme.parents[1]
    github = yaml.safe_load((root / ".github/workflows/okrs.yml").read_text())
    assert "pull_request" in github[True]  # YAML 1.1 reads `on` as true
    assert github["jobs"]["publish"]["needs"] == "check"
    [marks] = [step for step in github["jobs"]["check"]["steps"] if "--format github" in step.get("run", "")]
    assert marks["run"] == "okrsite check --since HEAD^1 --format github"
    assert github["jobs"]["check"]["steps"][0]["with"]["fetch-depth"] == 2
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text())
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    assert f"> {gitlab['check']['artifacts']['reports']['codequality']} ||" in "".join(gitlab["check"]["script"])
    forgejo = yaml.safe_load((root / ".forgejo/workflows/okrs.yml").read_text())
    assert forgejo["jobs"]["okrs"]["steps"][-1]["if"] == "github.event_name != 'pull_request'"
    bitbucket = yaml.safe_load((root / "bitbucket-pipelines.yml").read_text())
    assert bitbucket["pipelines"]["branches"]["main"][0]["step"]["artifacts"] == ["site/**"]


def test_the_first_quarter_is_the_one_of_the_day(okrsite, tmp_path):
    okrsite("init", "acme", "--as-of", "2027-01-01")
    assert (tmp_path / "acme/content/okrs/company/2027-q1").is_dir()


@pytest.mark.parametrize(
    "name", ["Acme: the best # of all", 'Say "yes"', "[Brackets]", "Müller & Söhne", "yes", "- dash"]
)
def test_a_company_may_be_called_anything(okrsite, tmp_path, name):
    okrsite("init", "x", "--company", name, *DAY)
    okrsite("check", "--source", "x/content/okrs", "--fail-on", "warning", *DAY)
    exported = json.loads(okrsite("export", "--source", "x/content/okrs", *DAY).stdout)
    assert (exported["company"], exported["teams"][0]["name"]) == (name, name)


def test_init_takes_the_folders_name_where_nobody_can_be_asked(okrsite, tmp_path):
    okrsite("init", "acme-shoes", *DAY)
    assert 'company: "Acme Shoes"' in (tmp_path / "acme-shoes/content/okrs/okrsite.yml").read_text()


def test_init_leaves_a_folder_alone_that_has_something_in_it(okrsite, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    refused = okrsite("init", status=2)
    assert "is not empty: it has `notes.txt`" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_init_works_in_a_fresh_git_repository(okrsite, tmp_path):
    (tmp_path / ".git").mkdir()
    okrsite("init", *DAY)
    assert (tmp_path / "content/okrs/okrsite.yml").is_file()


def test_check_prints_the_mistake_and_ends_with_1(okrsite, acme):
    (acme / "company/product/2026-q4/shop.md").write_text("---\nobjective: Shop\nonwer: sam\n---\n")
    checked = okrsite("check", *DAY, status=1)
    assert "company/product/2026-q4/shop.md:3:1: error[unknown-key]" in checked.stdout
    assert "did you mean `owner`?" in checked.stdout
    assert "no problems" not in checked.stdout


@pytest.mark.parametrize("command", [("check",), ("export",), ("build",), ("new", "team", "Sales")])
def test_a_folder_that_holds_something_else(okrsite, tmp_path, command):
    (tmp_path / "recipes").mkdir()
    (tmp_path / "recipes/soup.md").write_text("Leek and potatoes")
    refused = okrsite(*command, "--source", "recipes", status=2)
    assert refused.stderr == (
        "okrsite: there is no okrsite.yml in `recipes`\n"
        "  help: name the folder that holds okrsite.yml, or start one with `okrsite init`\n"
    )
    assert refused.stdout == ""


@pytest.mark.parametrize("command", ["check", "export", "build", "serve"])
def test_no_content_anywhere(okrsite, command):
    said = okrsite(command, status=2).stderr
    assert said.startswith("okrsite: there is no okrsite.yml here, in `content/okrs`")
    assert "\n  help: name the folder that holds it with --source" in said
    assert "Invalid value" not in said


def test_programs_get_a_list_even_where_there_is_nothing_to_check(okrsite, tmp_path):
    (tmp_path / "soup.md").write_text("Leek and potatoes")
    for arguments in (("--source", "."), ()):
        assert json.loads(okrsite("check", *arguments, "--format", "json", status=2).stdout) == []


def test_the_content_around_this_folder_is_found(okrsite, acme, monkeypatch):
    monkeypatch.chdir(acme / "company/product")
    assert okrsite("check", *DAY).stdout == "no problems in 2 objectives, 6 key results, 2 check-ins, 2 teams\n"
    made = okrsite("new", "team", "Sales", *DAY).stdout
    assert made.splitlines()[0] == "wrote ../../company/sales/team.yml"
    assert (acme / "company/sales/team.yml").is_file()
    assert "--site-dir" in okrsite("build", *DAY, status=2).stderr, "./site would be a team's folder"
    okrsite("build", "--site-dir", "../../../../web", *DAY)
    assert (acme.parents[1] / "web/index.html").is_file()


def test_warnings_end_with_0_unless_asked_otherwise(okrsite, acme):
    (acme / "company/product/2026-q4/shop.md").write_text("---\nobjective: Shop\nwhy: We must\n---\n")
    assert okrsite("check", *DAY).stdout.endswith("checked 3 objectives, 6 key results, 2 check-ins, 2 teams\n")
    okrsite("check", "--fail-on", "warning", *DAY, status=1)


def test_check_for_programs(okrsite, acme):
    (acme / "company/product/2026-q4/shop.md").write_text("---\nobjective: Shop\nwhy: We must\nowner: sma\n---\n")
    found = json.loads(okrsite("check", "--format", "json", *DAY, status=1).stdout)
    [unknown] = [one for one in found if one["severity"] == "error"]
    assert (unknown["path"], unknown["line"], unknown["column"]) == ("company/product/2026-q4/shop.md", 4, 8)
    assert set(unknown) == {
        "rule", "severity", "message", "help", "path", "line", "column", "end_line", "end_column",
    }  # fmt: skip


def test_what_is_allowed_is_not_reported(okrsite, acme):
    waived = "allow:\n  - {rule: too-few-key-results, reason: Trial}\n  - {rule: stale-check-in, reason: Trial}\n"
    waived += "  - {rule: unaligned, reason: Trial}\n"
    (acme / "company/product/2026-q4/shop.md").write_text(
        f"---\nobjective: Shop\nowner: sam\nwhy: We must\n{waived}---\n"
    )
    assert "no problems" in okrsite("check", "--fail-on", "warning", *DAY).stdout


def test_content_with_errors_is_not_exported(okrsite, acme):
    (acme / "people.yml").write_text("sam: {nmae: Sam}\nalex: {}\n")
    refused = okrsite("export", *DAY, status=1)
    assert refused.stdout == ""
    assert "people.yml:1:7: error[unknown-key]" in refused.stderr


def test_export_is_utf_8_whatever_the_terminal(okrsite, acme):
    (acme / "people.yml").write_text("sam: {name: Sám Żółć}\nalex: {}\n")
    assert "Sám Żółć".encode() in okrsite("export", *DAY).stdout_bytes
    assert okrsite("export", "--format", "csv", *DAY).stdout.startswith("id,cycle,team,objective")


def test_explain_prints_the_page_of_a_rule(okrsite):
    page = okrsite("explain", "too-few-key-results").stdout
    assert page.startswith("# too-few-key-results\n\nwarning; okrsite.yml may say otherwise")
    assert "Remedy:" in page


def test_explain_lists_everything_with_a_line_each(okrsite):
    lines = okrsite("explain").stdout.splitlines()
    assert lines == sorted(lines)
    assert any(re.match(r"unknown-key +error +\S", line) for line in lines)
    assert any(re.match(r"missing-why +info +An objective does not say why it matters\.", line) for line in lines)


@pytest.mark.parametrize(("slip", "meant"), [("to-few-key-results", "too-few-key-results"), ("why", "missing-why")])
def test_explain_knows_what_was_meant(okrsite, slip, meant):
    assert f"did you mean `{meant}`?" in okrsite("explain", slip, status=2).stderr


def test_what_a_new_objective_supports_has_to_be_there(okrsite, acme):
    wish = ("new", "objective", "Shops sell", "--team", "product", "--owner", "sam", *DAY)
    refused = okrsite(*wish, "--supports", "company/nobody-knows", status=2)
    assert "team `company` has no objective `nobody-knows`" in refused.stderr
    assert not (acme / "company/product/2026-q4/shops-sell.md").exists()
    okrsite(*wish, "--supports", "company/everybody-knows-what-matters", "--supports", "first-week-success")
    exported = json.loads(okrsite("export", *DAY).stdout)["objectives"]
    [made] = [one for one in exported if one["title"] == "Shops sell"]
    assert [link["to"] for link in made["supports"]] == [
        "company/2026-q4/everybody-knows-what-matters",
        "product/2026-q4/first-week-success",
    ]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_checks_clean(okrsite, tmp_path, monkeypatch, example):
    """At the opening of the quarter: later on, what nobody has spoken of yet is stale."""
    opening = ("--as-of", "2026-10-05")
    okrsite("init", "acme", "--company", "Acme", *opening)
    monkeypatch.chdir(tmp_path / "acme")
    top = ("--supports", "company/everybody-knows-what-matters#helped")
    okrsite("new", "objective", "--example", example, "--team", "product", "--owner", "sam", *top, *opening)
    assert "no problems in 3 objectives" in okrsite("check", "--fail-on", "warning", *opening).stdout


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Shops don't wait", "shops-dont-wait"),
        ("Café: größer, schöner", "cafe-grosser-schoner"),
        ("We " + "really " * 20, "we-really-really-really-really-really-really-really-really"),
        ("x" * 200, "x" * 60),
    ],
)
def test_the_file_is_named_by_the_title(okrsite, acme, title, name):
    made = okrsite("new", "objective", title, "--team", "product", *DAY).stdout
    assert made.splitlines()[0].rpartition("/")[2] == f"{name}.md"


@pytest.mark.parametrize("options", [(), ("--owner", "sam"), ("--draft",), ("--draft", "--example", "it")])
def test_a_new_objective_has_no_errors(okrsite, acme, options):
    made = okrsite("new", "objective", "Shops: open in 9 minutes!", "--team", "product", *options, *DAY).stdout
    assert made.splitlines()[0] == "wrote content/okrs/company/product/2026-q4/shops-open-in-9-minutes.md"
    okrsite("check", "--drafts", *DAY)
    assert (
        "state: draft" in (acme / "company/product/2026-q4/shops-open-in-9-minutes.md").read_text()
        or "--draft" not in options
    )


def test_nothing_is_written_over(okrsite, acme):
    place = acme / "company/product/2026-q4/first-week-success.md"
    before = place.read_text()
    refused = okrsite("new", "objective", "First week success", "--team", "product", *DAY, status=2)
    assert "there is an objective `product/2026-q4/first-week-success` already" in refused.stderr
    assert place.read_text() == before
    okrsite("new", "retrospective", "--team", "product", *DAY)
    again = okrsite("new", "retrospective", "--team", "product", *DAY, status=2)
    assert "is there already" in again.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("objective", "A", "--team", "prodct"), "did you mean `product`?"),
        (("objective", "A"), "name one with --team: `company`, `product`"),
        (("objective", "--team", "product"), "what will be different?"),
        (("objective", "A", "--team", "product", "--owner", "smm"), "did you mean `sam`?"),
        (("objective", "A", "--team", "product", "--cycle", "2026-q5"), "did you mean `2026-q4`?"),
        (("objective", "目標", "--team", "product"), "write one with --id"),
        (("check-in", "--team", "product"), "name the person with --by"),
        (("check-in", "--by", "sam", "--time", "25:00"), "is not a time"),
        (("team", "Product"), "there is a team `product` already"),
        (("cycle", "spring"), "say it with --starts DATE --ends DATE"),
    ],
)
def test_what_is_missing_or_wrong_is_said_with_the_choice(okrsite, acme, command, said):
    assert said in okrsite("new", *command, *DAY, status=2).stderr


def test_new_check_ins_never_collide(okrsite, acme):
    ask = ("new", "check-in", "--by", "sam", "--time", "16:40", *DAY)
    names = [okrsite(*ask).stdout.splitlines()[0].rpartition("/")[2] for _ in range(3)]
    assert names == ["2026-11-20-1640-sam.yml", "2026-11-20-1640-sam-2.yml", "2026-11-20-1640-sam-3.yml"]
    okrsite("check", "--fail-on", "warning", *DAY)


def test_a_cycle_that_the_company_does_not_see_is_meant_only_where_it_sees_none(okrsite, acme):
    (acme / "cycles.yml").write_text("deal: {starts: 2026-11-01, ends: 2026-11-30, audience: board}\n")
    okrsite("new", "objective", "We belong together", "--team", "product", "--owner", "sam", "--cycle", "deal", *DAY)
    ask = ("new", "check-in", "--team", "product", "--by", "sam", "--time", "16:40", *DAY)
    assert "product/2026-q4/check-ins" in okrsite(*ask).stdout
    for file in acme.glob("company/product/2026-q4/*.md"):
        file.unlink()
    first, second = okrsite(*ask).stdout.splitlines()[:2]
    assert "product/deal/check-ins" in first
    assert second == "`deal` is for `board` only; --cycle names another"


def test_a_check_in_offers_what_is_live_and_means_what_it_says_without_the_signs(okrsite, acme):
    okrsite("new", "objective", "--example", "it", "--team", "product", "--owner", "sam", *DAY)
    okrsite("new", "check-in", "--by", "sam", "--time", "0900", *DAY)
    file = acme / "company/product/2026-q4/check-ins/2026-11-20-0900-sam.yml"
    form = file.read_text()
    assert "# Median time to the first result, from 5 days to 2 (now 5 days)" in form
    head, _, rest = form.partition("# minutes")
    file.write_text(head + re.sub("(?m)^# ", "", rest.partition("\n")[2]))
    okrsite("check", "--fail-on", "warning", *DAY)
    exported = json.loads(okrsite("export", *DAY).stdout)
    entries = exported["check_ins"][-1]["key_results"]
    assert len(entries) == 7
    assert entries["first-week-success#week-1-activation"]["value"] == 33
    assert entries["customers-can-rely-on-us-day-and-night#restored"]["done"] == ["accounts"]


def test_a_new_team_lies_in_the_one_above_it(okrsite, acme):
    made = okrsite("new", "team", "Customer care", "--parent", "product", "--lead", "alex", *DAY).stdout
    assert made.splitlines()[0] == "wrote content/okrs/company/product/customer-care/team.yml"
    okrsite("new", "team", "Sales", *DAY)
    assert (acme / "company/sales/team.yml").is_file()
    exported = json.loads(okrsite("export", *DAY).stdout)
    assert {team["id"]: team["parent"] for team in exported["teams"]} == {
        "company": None, "product": "company", "customer-care": "product", "sales": "company",
    }  # fmt: skip


def test_the_first_team_of_all(okrsite, tmp_path):
    (tmp_path / "okrsite.yml").write_text("company: Acme\n")
    made = okrsite("new", "team", "company", *DAY).stdout
    assert made.splitlines()[0] == "wrote company/team.yml"


def test_a_new_cycle_is_an_entry_at_the_end(okrsite, acme):
    okrsite("new", "cycle", "spring", "--starts", "2027-03-01", "--ends", "2027-04-15", *DAY)
    okrsite(
        "new", "cycle", "ball", "--starts", "2027-05-01", "--ends", "2027-05-02", "--title", "The ball: two days", *DAY
    )
    okrsite("new", "objective", "Everybody dances", "--team", "product", "--cycle", "ball", *DAY)
    exported = json.loads(okrsite("export", *DAY).stdout)
    cycles = {cycle["id"]: (cycle["title"], cycle["ends"]) for cycle in exported["cycles"]}
    assert cycles["ball"] == ("The ball: two days", "2027-05-02")
    assert cycles["spring"] == ("Spring", "2027-04-15")


def test_a_calendar_cycle_needs_no_entry(okrsite, acme):
    said = okrsite("new", "cycle", "2027-q1", *DAY).stdout
    assert said == "`2027-q1` needs no entry: it runs from 2027-01-01 to 2027-03-31\n"
    assert not (acme / "cycles.yml").exists()
