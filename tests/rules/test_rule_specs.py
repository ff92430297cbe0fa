"""Each rule has a page `tests/rules/<id>.md`: under each heading, files and exactly what the rule says of them on 2026-11-20."""

import datetime as dt
import pkgutil
import re
from pathlib import Path

import pytest

from okrsite_gen import pipeline, rules
from okrsite_gen.reading import sources
from okrsite_gen.reporters import text

HERE = Path(__file__).parent
DAY = dt.date(2026, 11, 20)
COMPANY = {"okrsite.yml": "company: Acme\n", "company/team.yml": "name: Acme\n"}
HELPERS = {"busy", "concluding", "english", "finding", "quality", "recent", "things", "waivers", "wording"}

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FILE = re.compile(r"^`([^`\n]+)`\n+(````?)\w*\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
REPORT = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def cases():
    return list(_cases())


def _cases():
    for page in sorted(HERE.glob("*.md")):
        _, *parts = HEADING.split(page.read_text(encoding="utf-8"))
        for title, body in zip(parts[::2], parts[1::2], strict=True):
            yield pytest.param(page.stem, body, id=f"{page.stem}: {title}")


@pytest.mark.parametrize(("rule", "body"), cases())
def test_spec(rule, body, tmp_path):
    files = COMPANY | {path: content for path, _, content in FILE.findall(body)}
    for path, content in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    found = [
        one
        for one in pipeline.run(tmp_path, fallback_day=DAY).diagnostics
        if one.rule == rule or one.severity == "error"
    ]
    reported = [one for one in found if not one.allowed]
    allowed = "".join(f"allowed: {one.message}: {one.allowed}\n" for one in found if one.allowed)
    assert text.report(reported, sources(tmp_path)) + allowed == REPORT.findall(body)[-1]


def test_every_module_is_a_rule_in_the_tuple():
    modules = {module.name for module in pkgutil.iter_modules(rules.__path__)} - HELPERS
    assert {rule.ID for rule in rules.RULES} == {name.replace("_", "-") for name in modules}
    assert [rule.ID for rule in rules.RULES] == sorted(rule.ID for rule in rules.RULES)


@pytest.mark.parametrize("manual", rules.MANUALS, ids=lambda manual: manual.id)
def test_every_rule_has_a_manual_page_and_a_spec(manual):
    before, example, after = re.split(r"^```(?:yaml)?\n", manual.manual, flags=re.MULTILINE)
    assert re.search(r"\.\n\n\S", before), "what was found, then why it matters"
    assert example.strip()
    assert "Remedy: " in after
    assert max(map(len, manual.manual.splitlines())) <= 140
    assert (HERE / f"{manual.id}.md").is_file()
