"""Characters that nobody sees stop a build, with their place, however they were written; on the terminal they are shown, not sent."""

import json

import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main as okrsite
from tests.hostile.corpus import REFUSED
from tests.pages.published import put

FILES = {
    "okrsite.yml": "company: Plain words\nas_of: 2026-11-20\n",
    "co/team.yml": "name: Plain words\n",
    "co/2026-q4/one.md": "---\nobjective: Plain words\nkey_results:\n  - {id: kr, title: Plain words, kind: binary}\n---\nPlain words\n",
    "co/2026-q4/check-ins/2026-11-16.yml": "by: ana\nwins:\n  - Plain words\n",
    "co/2026-q4/check-ins/machine.csv": "date,key_result,value,note\n2026-11-16,one#kr,1,Plain words\n",
}


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def escaped(text):
    """As YAML spells characters in double quotes."""
    return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'


def found(root):
    result = CliRunner().invoke(okrsite, ["check", "--source", str(root), "--format", "json"])
    return result, [
        (one["path"], one["line"]) for one in json.loads(result.stdout) if one["rule"] == "control-character"
    ]


@pytest.mark.parametrize("write", [quoted, escaped])
def test_all_of_them_are_refused_where_they_stand(tmp_path, write):
    for number, text in enumerate(REFUSED):
        put(tmp_path, FILES | {f"co/2026-q4/check-ins/2026-10-05-{number}.yml": f"by: ana\nwins:\n  - {write(text)}\n"})
    result, places = found(tmp_path)
    assert result.exit_code == 1
    spoilt = [text for text in REFUSED if not any("\ud800" <= sign <= "\udfff" for sign in text)]
    assert {path for path, _ in places} == {
        f"co/2026-q4/check-ins/2026-10-05-{REFUSED.index(text)}.yml" for text in spoilt
    }
    assert {line for _, line in places} == {3}


@pytest.mark.parametrize("file", FILES)
def test_no_kind_of_file_may_hold_them(tmp_path, file):
    put(tmp_path, FILES | {file: FILES[file].replace("Plain words", "Plain \u202ewords", 1)})
    line = FILES[file][: FILES[file].index("Plain words")].count("\n") + 1
    result, places = found(tmp_path)
    assert (result.exit_code, places) == (1, [(file, line)])


def test_no_body_may_hold_them(tmp_path):
    name = "co/2026-q4/one.md"
    put(tmp_path, FILES | {name: FILES[name] + "and\u200b more\n"})
    assert found(tmp_path)[1] == [(name, 7)]


def test_terminals_and_logs_get_none_of_them(tmp_path):
    hostile = "".join(text for text in REFUSED if text.isascii() or "\u202e" in text).replace("'", "")
    files = {name: text.replace("Plain words", f"'{hostile}'") for name, text in FILES.items()}
    put(tmp_path / "okrs", files | {"co/2026-q4/\x1b[31m\n::error::x.md": "x", "co/\u202ecod/team.yml": "x"})
    for arguments in (["check"], ["check", "--format", "json"], ["build", "--site-dir", str(tmp_path / "site")]):
        result = CliRunner().invoke(okrsite, [*arguments, "--source", str(tmp_path / "okrs")])
        assert result.exit_code == 1
        assert [sign for sign in result.output if not sign.isprintable() and sign != "\n"] == []
        assert not [line for line in result.output.splitlines() if line.startswith("::")]
