"""Files are taken from their folders, of which the last stay open, and through no link."""

from itertools import permutations
from pathlib import Path

from okrsite_gen.reading import Tree

FILES = [
    "okrsite.yml",
    "company/team.yml",
    "company/2026-q4/check-ins/a.yml",
    "company/2026-q4/o.md",
    "shop/2026-q4/o.md",
]


def written(root):
    for file in FILES:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(f"in {file}")


def opened_now():
    return len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0


def test_whatever_was_taken_before(tmp_path):
    written(tmp_path)
    before = opened_now()
    for order in permutations(FILES):
        with Tree(tmp_path) as tree:
            assert [tree.take(file).data for file in order] == [f"in {file}".encode() for file in order]
    assert opened_now() == before


def test_what_is_gone_or_has_become_a_link_is_told_and_the_others_are_there(tmp_path):
    root = tmp_path / "content"
    written(root)
    outside = tmp_path / "outside"
    (outside / "check-ins").mkdir(parents=True)
    (outside / "check-ins/a.yml").write_text("nobody may read this")
    (outside / "o.md").write_text("nor this")
    with Tree(root) as tree:
        assert tree.take("shop/2026-q4/o.md").data
        (root / "company/2026-q4").rename(root / "company/2026-q3")
        (root / "company/2026-q4").symlink_to(outside)
        for file in ("company/2026-q4/check-ins/a.yml", "company/2026-q4/o.md", "company/2026-q1/o.md"):
            taken = tree.take(file)
            assert taken.data is None
            assert taken.problem.rule == "unreadable-file"
        assert tree.take("company/2026-q3/o.md").data == b"in company/2026-q4/o.md"
        assert tree.take("okrsite.yml").data == b"in okrsite.yml"
