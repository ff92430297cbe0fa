"""Every kind of chart is in the tuple, in the manual and has a test."""

import pkgutil
import tomllib
from pathlib import Path

from okrsite_gen import charts
from okrsite_gen.charts import CHARTS

REPOSITORY = Path(__file__).parents[2]
KINDS = [kind.__name__.rpartition(".")[2] for kind in CHARTS]


def test_every_module_that_makes_a_chart_is_in_the_tuple():
    folder = Path(charts.__file__).parent
    found = {
        module.name
        for module in pkgutil.iter_modules(charts.__path__)
        if "\nNAME = " in (folder / f"{module.name}.py").read_text(encoding="utf-8")
    }
    assert set(KINDS) == found


def test_names_are_unique_and_said_in_a_line():
    assert len({kind.NAME for kind in CHARTS}) == len(CHARTS)
    for kind in CHARTS:
        assert kind.SUMMARY[0].islower()
        assert not kind.SUMMARY.endswith(".")


def test_the_manual_has_a_section_for_each_and_for_no_other():
    text = (REPOSITORY / "content/pages/manual/charts.md").read_text(encoding="utf-8")
    headings = {line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")}
    assert headings == {kind.NAME for kind in CHARTS}


def test_each_has_a_test():
    for name in KINDS:
        assert (REPOSITORY / "tests" / "charts" / f"test_{name}.py").is_file(), name


def test_the_contract_of_independence_names_all():
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    [contract] = [one for one in contracts if one["name"] == "kinds of charts do not know each other"]
    assert set(contract["modules"]) == {kind.__name__ for kind in CHARTS}
