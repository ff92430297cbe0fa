"""Small content roots, written from what a test shows."""

import pytest

SMALLEST = {"okrsite.yml": "company: Acme\n", "company/team.yml": "name: Acme\n"}


@pytest.fixture
def tree(tmp_path):
    """Writes `{path: text or bytes}` beside the smallest company there is; returns the root."""

    def write(files, *, smallest=True):
        root = tmp_path / "okrs"
        root.mkdir()
        for path, content in ({**SMALLEST, **files} if smallest else files).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write
