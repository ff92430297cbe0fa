"""What the tree of FORMAT section 1 is taken for, by names alone."""

import os
import subprocess
from pathlib import Path

import pytest

from okrsite_gen.reading import NotAContentRoot, locate, read_tree, sources

WHOLE_TREE = {
    "okrsite.yml": "company: Acme\n",
    "people.yml": "ana: {name: Ana Pires}\n",
    "cycles.yaml": "acropolis: {starts: 2019-05-20, ends: 2019-06-24}\n",
    "kpis.yml": "uptime: {title: Uptime}\n",
    "README.md": "how we write OKRs\n",
    "company/team.yml": "name: Acme\n",
    "company/2026/lead-the-category.md": "---\nobjective: Lead\n---\nWhy.\n",
    "company/product/team.yaml": "name: Product\n",
    "company/product/2026-q4/objectives.yml": "objectives: []\n",
    "company/product/2026-q4/retrospective.md": "---\nwell: [Pairing]\n---\n",
    "company/product/2026-q4/check-ins/2026-10-05.yml": "by: ana\n",
    "company/product/2026-q4/check-ins/2026-10-05-1640-ana.pires.yml": "by: ana.pires\n",
    "company/product/2026-q4/check-ins/telemetry.csv": "date,key_result,value\n2026-10-05,x#y,3\n",
    "company/product/2026-q4/check-ins/.keep": "",
}


def rules(problems):
    return [(problem.rule, problem.where.path, problem.help) for problem in problems]


def test_every_file_has_its_kind_and_place(tree):
    documents, problems = read_tree(tree(WHOLE_TREE, smallest=False))
    assert problems == []
    shown = [(d.found.file, d.found.kind, d.found.team, d.found.cycle, d.found.parent) for d in documents]
    product = "company/product/2026-q4"
    assert shown == [
        ("company/2026/lead-the-category.md", "objective", "company", "2026", None),
        (f"{product}/check-ins/2026-10-05-1640-ana.pires.yml", "check-in", "product", "2026-q4", None),
        (f"{product}/check-ins/2026-10-05.yml", "check-in", "product", "2026-q4", None),
        (f"{product}/check-ins/telemetry.csv", "telemetry", "product", "2026-q4", None),
        (f"{product}/objectives.yml", "objectives", "product", "2026-q4", None),
        (f"{product}/retrospective.md", "retrospective", "product", "2026-q4", None),
        ("company/product/team.yaml", "team", "product", None, "company"),
        ("company/team.yml", "team", "company", None, None),
        ("cycles.yaml", "cycles", None, None, None),
        ("kpis.yml", "kpis", None, None, None),
        ("okrsite.yml", "settings", None, None, None),
        ("people.yml", "people", None, None, None),
    ]


def test_documents_hold_plain_data_and_body(tree):
    documents, _ = read_tree(tree(WHOLE_TREE, smallest=False))
    by_file = {document.found.file: document for document in documents}
    objective = by_file["company/2026/lead-the-category.md"]
    assert (objective.found.stem, objective.data, objective.body) == (
        "lead-the-category",
        {"objective": "Lead"},
        "Why.\n",
    )
    telemetry = by_file["company/product/2026-q4/check-ins/telemetry.csv"]
    assert telemetry.data == {"rows": [{"date": "2026-10-05", "key_result": "x#y", "value": "3"}]}


class Backwards:
    """A folder's listing in the opposite order."""

    def __init__(self, listing):
        self.listing = listing

    def __enter__(self):
        return reversed(list(self.listing))

    def __exit__(self, *exception):
        self.listing.close()


def test_the_order_in_which_the_system_lists_files_changes_nothing(tree, monkeypatch):
    strays = {"company/x.txt": "?", "company/y.txt": "?", "company/2026/Bad.md": "?", "company/2026/Worse.md": "?"}
    root = tree({**WHOLE_TREE, **strays}, smallest=False)
    forwards, scandir = read_tree(root), os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: Backwards(scandir(path)))
    assert read_tree(root) == forwards
    assert len(forwards[1]) > 4


def test_links_are_refused_and_never_followed(tree, tmp_path):
    root = tree({"company/2026-q4/launch.md": "---\nobjective: Launch\n---\n"})
    secret = tmp_path / "secret.md"
    secret.write_text("---\nobjective: Secret\n---\n")
    (root / "company/2026-q4/stolen.md").symlink_to(secret)
    (root / "company/2026-q3").symlink_to(root / "company/2026-q4")
    documents, problems = read_tree(root)
    assert [(rule, file) for rule, file, _ in rules(problems)] == [
        ("symbolic-link", "company/2026-q3"),
        ("symbolic-link", "company/2026-q4/stolen.md"),
    ]
    stolen = next(document for document in documents if document.found.stem == "stolen")
    assert stolen.data is None
    assert sources(root)("company/2026-q4/stolen.md").text == ""


def test_a_linked_settings_file_is_refused_too(tree, tmp_path):
    root = tree({"company/team.yml": ""}, smallest=False)
    (tmp_path / "elsewhere.yml").write_text("company: Other\n")
    (root / "okrsite.yml").symlink_to(tmp_path / "elsewhere.yml")
    documents, problems = read_tree(root)
    assert rules(problems)[0][:2] == ("symbolic-link", "okrsite.yml")
    assert documents[-1].data is None


def test_special_files_are_never_opened(tree):
    root = tree({"company/2026-q4/launch.md": "---\nobjective: Launch\n---\n"})
    os.mkfifo(root / "company/2026-q4/pipe.md")
    documents, problems = read_tree(root)
    assert [(rule, file) for rule, file, _ in rules(problems)] == [("special-file", "company/2026-q4/pipe.md")]
    assert [document.found.stem for document in documents if document.data is None] == ["pipe"]


def test_a_misnamed_file_keeps_its_place_but_not_its_data(tree):
    documents, problems = read_tree(tree({"company/2026-q4/Launch it.md": "---\nobjective: Launch\n---\n"}))
    assert rules(problems) == [("bad-file-name", "company/2026-q4/Launch it.md", "call it `launch-it.md`")]
    assert (documents[0].found.stem, documents[0].data) == ("Launch it", None)


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"two\nlines.md", b"bell\x07.md"])
def test_names_that_cannot_be_shown_are_reported_in_a_form_that_can(tree, name):
    root = tree({"company/2026-q4/launch.md": "---\nobjective: Launch\n---\n"})
    Path(os.fsdecode(os.fsencode(root / "company/2026-q4") + b"/" + name)).write_text("x")
    _, problems = read_tree(root)
    assert rules(problems)[0][:2] == ("bad-file-name", "company/2026-q4")
    assert all(problem.message.isprintable() for problem in problems)


def test_of_two_endings_yml_is_read(tree):
    documents, problems = read_tree(tree({"company/team.yaml": "name: Other\n"}))
    assert [(problem.rule, problem.where.path) for problem in problems] == [("file-twice", "company/team.yaml")]
    assert [document.data for document in documents if document.found.kind == "team"] == [{"name": "Acme"}]


def test_teams_nested_deeper_than_any_recursion_limit(tree):
    root = tree({})
    folder = os.open(root / "company", os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("t", dir_fd=folder)
        inner = os.open("t", os.O_RDONLY, dir_fd=folder)
        os.close(os.open("team.yml", os.O_CREAT | os.O_WRONLY, dir_fd=inner))
        os.close(folder)
        folder = inner
    os.close(folder)
    try:
        documents, _ = read_tree(root)
    finally:
        subprocess.run(["rm", "-rf", str(root / "company/t")], check=True)  # noqa: S607 - pytest's own clean-up recurses
    assert len(documents) > 1000


def test_check_ins_beside_the_cycles_are_pointed_to_their_place(tree):
    _, problems = read_tree(tree({"company/check-ins/2026-10-05.yml": "by: ana\n"}))
    assert rules(problems) == [
        ("unknown-file", "company/check-ins", "check-ins lie in a cycle's folder, such as `company/2026-q4/check-ins/`")
    ]


def test_no_content_root(tmp_path):
    with pytest.raises(NotAContentRoot, match="does not exist"):
        read_tree(tmp_path / "nowhere")
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(NotAContentRoot, match="is not a folder"):
        read_tree(file)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Hello\n")
    with pytest.raises(NotAContentRoot, match=r"has no okrsite\.yml.*okrsite init"):
        read_tree(tmp_path / "docs")


@pytest.mark.parametrize(("files", "rule"), [({}, "empty-folder"), ({"okrsite.yml": ""}, "no-team")])
def test_an_empty_folder_is_an_error_with_a_place(tree, files, rule):
    root = tree(files, smallest=False)
    _, problems = read_tree(root)
    (found,) = locate(problems, root)
    assert (found.rule, found.severity, found.span.path, found.span.line, found.span.column) == (
        rule,
        "error",
        "okrsite.yml",
        1,
        1,
    )


def test_a_folder_that_cannot_be_listed_is_an_error(tree, monkeypatch):
    root = tree({"company/2026-q4/launch.md": "---\nobjective: Launch\n---\n"})
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("2026-q4"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    _, problems = read_tree(root)
    assert [(p.rule, p.where.path, p.message) for p in problems] == [
        ("unreadable-file", "company/2026-q4", "it cannot be read: permission denied")
    ]
