from pathlib import Path

import pytest

OKRS = {
    "okrsite.yml": "company: Acme\nas_of: 2026-11-20\n",
    "company/team.yml": "name: Acme\n",
    "company/2026-q4/lead.md": """---
objective: Lead the category
owner: ana
why: Shops ask for one place
key_results:
  - id: shops
    title: Shops from 100 to 200
    baseline: 100
    target: 200
---
We **begin** with small shops.
""",
    "company/growth/team.yml": "name: Growth\n",
    "company/growth/2026-q4/onboarding.md": """---
objective: Onboarding feels effortless
owner: ben
supports: [company/lead#shops]
key_results:
  - id: activation
    title: Activation from 31% to 45%
    baseline: 31
    target: 45
    unit: "%"
  - {id: launch, title: The wizard is live, kind: binary}
---
""",
    "company/growth/2026-q4/check-ins/2026-10-05.yml": """by: ben
key_results:
  onboarding#activation: {value: 33, confidence: 6, note: The test moved it}
""",
}
PAGES = {"handbook.md": "# Handbook\n\n```okr\nobjectives team=growth\n```\n"}
MKDOCS = """site_name: Acme
site_url: https://okrs.acme.example/
docs_dir: content/pages
theme: {name: material}
plugins: [search, okrsite]
"""


class Company:
    """A small company in a folder: OKRs, a handbook and an mkdocs.yml."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "content" / "okrs"
        self.site = folder / "site"
        for name, text in OKRS.items():
            self.okr(name, text)
        for name, text in PAGES.items():
            self.page(name, text)
        self.write("mkdocs.yml", MKDOCS)

    def okr(self, name: str, text: str) -> None:
        self.write(f"content/okrs/{name}", text)

    def page(self, name: str, text: str) -> None:
        self.write(f"content/pages/{name}", text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def read(self, name: str) -> str:
        return (self.site / name).read_text("utf-8")

    def files(self, site: Path | None = None) -> dict[str, bytes]:
        folder = site or self.site
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def leftovers(self) -> list[str]:
        """What lies beside the site and is no part of the company."""
        return sorted(path.name for path in self.folder.iterdir() if path.name not in ("content", "site", "mkdocs.yml"))


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Company:
    monkeypatch.chdir(tmp_path)
    return Company(tmp_path)
