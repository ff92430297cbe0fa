import datetime as dt

import pytest
from click.testing import CliRunner

from okrsite_gen import environment
from okrsite_gen.cli import main
from okrsite_gen.failures import WrongUse
from okrsite_gen.host.run import find_config


def test_the_configuration_that_reads_this_content_is_found(company):
    assert find_config(company.source) == company.folder / "mkdocs.yml"


@pytest.mark.parametrize(
    ("plugins", "found"),
    [
        ("[search, okrsite]", True),
        ("{search: {}, okrsite: {source: content/okrs}}", True),
        ("[search, {okrsite: {drafts: true}}]", True),
        ("[search, {okrsite: {source: content/other}}]", False),
        ("[search]", False),
        ("[]", False),
    ],
)
def test_a_configuration_of_something_else_is_passed_over(company, plugins, found):
    company.write("mkdocs.yml", f"site_name: A\nplugins: {plugins}\n")
    assert bool(find_config(company.source)) is found


def test_what_the_plugin_was_told_holds_unless_the_command_says_otherwise(company):
    draft = (company.source / "company/2026-q4/lead.md").read_text().replace("owner: ana", "owner: ana\nstate: draft")
    company.okr("company/2026-q4/lead.md", draft)
    company.write(
        "mkdocs.yml",
        "site_name: A\ndocs_dir: content/pages\ntheme: {name: material}\n"
        "plugins: [search, {okrsite: {drafts: true, as_of: 2026-10-10}}]\n",
    )
    assert CliRunner().invoke(main, ["build", "--drafts"]).exit_code == 0
    assert "10 October 2026" in company.read("index.html")
    assert "Lead the category" in company.read("index.html")
    assert CliRunner().invoke(main, ["build", "--as-of", "2026-10-20", "--drafts"]).exit_code == 0
    assert "20 October 2026" in company.read("index.html")


@pytest.mark.parametrize(
    "text",
    [
        "site_name: A\nthemes: {name: material}\nplugins: [okrsite]\ndocs_dir: nowhere\n",
        "site_name: A\ntheme: {name: mkdocs}\nplugins: [okrsite]\ndocs_dir: content/pages\n",
        "site_name: A\ntheme: {name: material}\nplugins: [{okrsite: {as_of: soon}}]\ndocs_dir: content/pages\n",
        "site_name: A\ntheme: {name: material}\nplugins: [{okrsite: {sauce: x}}, shiny]\ndocs_dir: content/pages\n",
        "site_name: [\n",
    ],
)
def test_a_configuration_that_cannot_be_meant(company, text):
    company.write("mkdocs.yml", text)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert not company.site.exists()


def test_the_day_is_that_of_the_epoch_in_utc(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219199")
    assert environment.day() == dt.date(2026, 11, 20)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert environment.day() == dt.date(2026, 11, 21)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(WrongUse, match="yesterday"):
        environment.day()
