"""Companies as graphs, read back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from readers import READERS

from okrsite_gen.cli import main

DEMO = Path(__file__).parents[2] / "content" / "okrs"


def okrsite(command, source, *arguments, status=0):
    result = CliRunner().invoke(main, [command, "--source", str(source), *map(str, arguments)])
    assert result.exit_code == status, result.output
    return result


class Company:
    """A folder with OKRs, by its export and by its graphs."""

    def __init__(self, root):
        self.root = root

    def export(self):
        return json.loads(okrsite("export", self.root).stdout)

    def text(self, form, *arguments):
        return okrsite("graph", self.root, "--format", form, *arguments).stdout

    def graph(self, form, *arguments):
        return READERS[form](self.text(form, *arguments))


@pytest.fixture(scope="session")
def demo():
    return Company(DEMO)


@pytest.fixture
def company(tmp_path):
    """Writes `{path: text}` over the smallest company there is."""

    def written(files):
        for path, text in {"okrsite.yml": "as_of: 2026-11-20\n", "company/team.yml": "name: Acme\n", **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        return Company(tmp_path)

    return written
