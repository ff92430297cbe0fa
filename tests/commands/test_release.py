"""The bill of materials lists what okrsite runs with, each with its digests, and is valid CycloneDX."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

REPOSITORY = Path(__file__).parents[2]
PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    """What `make sbom` writes, made by its own recipe with this Python's tools."""
    folder = tmp_path_factory.mktemp("release")
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(REPOSITORY / name, folder)
    (folder / "tools").symlink_to(Path(sys.executable).parent)
    command = ["make", "sbom", "--old-file=./tools", "VENV=.", "BIN=tools", "VERSION=1.2.3"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "dist" / "okrsite-1.2.3.cdx.json").read_text(encoding="utf-8")


def test_the_bill_of_materials_is_valid(bill):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None


def test_the_bill_of_materials_lists_what_is_pinned(bill):
    listed = {(each["name"], each["version"]) for each in json.loads(bill)["components"]}
    assert listed == set(PINNED.findall((REPOSITORY / "requirements.txt").read_text(encoding="utf-8")))


def test_every_dependency_has_a_digest(bill):
    for each in json.loads(bill)["components"]:
        (reference,) = each["externalReferences"]
        assert {digest["alg"] for digest in reference["hashes"]} == {"SHA-256"}, each["name"]


def test_the_bill_of_materials_is_of_okrsite_and_of_what_it_asks_for(bill):
    said = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bill = json.loads(bill)
    assert (bill["metadata"]["component"]["name"], bill["metadata"]["component"]["version"]) == (
        said["name"],
        said["version"],
    )
    listed = {each["name"].lower() for each in bill["components"]}
    asked = {re.match(r"[\w.-]+", each)[0].lower().replace("_", "-") for each in said["dependencies"]}
    assert asked <= listed
