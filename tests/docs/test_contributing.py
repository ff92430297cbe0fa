"""What CONTRIBUTING says of the house is so, and what a recipe could forget is noticed."""

import re
import tomllib
from pathlib import Path

import pytest

import okrsite_gen
from okrsite_gen import pipeline
from okrsite_gen.exporters import EXPORTERS
from okrsite_gen.graphs import GRAPH_FORMATS
from okrsite_gen.kinds import KINDS
from okrsite_gen.model.address import RESERVED
from okrsite_gen.site.planning import plan

REPOSITORY = Path(__file__).parents[2]
CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


@pytest.fixture(scope="module")
def demo():
    source = REPOSITORY / "content" / "okrs"
    snapshot = pipeline.run(source, fallback_day=None).snapshot
    return snapshot, plan(snapshot, source)


def test_every_module_and_folder_has_its_floor():
    rows = re.findall(r"^\| (`[^|]*) \| (.*) \|$", CONTRIBUTING, flags=re.MULTILINE)
    floors = {name for cells in rows for name in re.findall(r"`([a-z_]+(?:/|\.py))`", " ".join(cells))}
    folder = Path(okrsite_gen.__file__).parent
    found = {f"{path.name}/" for path in folder.iterdir() if path.is_dir() and not path.name.startswith("_")}
    found |= {path.name for path in folder.glob("*.py") if not path.name.startswith("_")}
    assert floors - {"uri.py", "sections.py", "snapshot.py"} == found


def test_what_the_recipes_name_is_there():
    for name in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|md|html))`", CONTRIBUTING):
        places = [REPOSITORY / name, REPOSITORY / "okrsite_gen" / name]
        assert any(place.is_file() for place in places), name


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        ("key-result kinds do not know each other", {kind.__module__ for kind in KINDS}),
        ("export formats do not know each other", {exporter.__name__ for exporter in EXPORTERS}),
        ("graph formats do not know each other", {form.__name__ for form in GRAPH_FORMATS}),
    ],
)
def test_contracts_of_independence_name_all(name, modules):
    [contract] = [contract for contract in CONTRACTS if contract["name"] == name]
    assert set(contract["modules"]) == modules


def test_every_folder_at_the_top_of_the_site_is_reserved_or_a_cycle(demo):
    snapshot, planned = demo
    tops = {uri.partition("/")[0] for uri in planned.uris() if "/" in uri}
    assert tops <= RESERVED | set(snapshot.portfolio.cycles)
    assert {"teams", "people", "explorer", "rules", "data"} <= tops
