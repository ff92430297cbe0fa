"""Small companies, written from what a test shows, read and loaded."""

import pytest

from okrsite_gen.loading import load
from okrsite_gen.reading import locate, read_tree, sources

SMALLEST = {"okrsite.yml": "company: Acme\n", "company/team.yml": "name: Acme\n"}
RULES = ("pay-words", "too-few-key-results", "too-many-key-results")


@pytest.fixture
def tree(tmp_path):
    """Writes `{path: text}` over the smallest company there is; returns the root."""

    def write(files):
        root = tmp_path / "okrs"
        for path, content in {**SMALLEST, **files}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        return root

    return write


@pytest.fixture
def check(tree):
    """What `okrsite check` finds in `{path: text}`, and the sources to show it in."""

    def found(files):
        root = tree(files)
        documents, unreadable = read_tree(root)
        _, problems = load(documents, known_rules=RULES)
        return locate([*unreadable, *problems], root), sources(root)

    return found


@pytest.fixture
def company(tree):
    """The portfolio of `{path: text}`, which must be without problems."""

    def loaded(files):
        documents, unreadable = read_tree(tree(files))
        portfolio, problems = load(documents)
        assert [*unreadable, *problems] == []
        return portfolio

    return loaded
