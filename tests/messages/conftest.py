import pytest
from click.testing import CliRunner
from lighthouse import DEMO, FILES, put

from okrsite_gen.cli import main


def invoke(*arguments, status=0):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def run():
    """Runs a command."""
    return invoke


@pytest.fixture
def company(tmp_path):
    """Lighthouse on disk."""
    return put(tmp_path / "okrs", FILES)


@pytest.fixture
def okrsite(company):
    """Runs a command on Lighthouse."""

    def on_lighthouse(command, *arguments, status=0):
        return invoke(command, *arguments, "--source", company, status=status)

    return on_lighthouse


@pytest.fixture
def demo():
    """Runs a command on the demo company, whose day is 20 November 2026."""

    def on_demo(command, *arguments, status=0):
        return invoke(command, *arguments, "--source", DEMO, status=status)

    return on_demo
