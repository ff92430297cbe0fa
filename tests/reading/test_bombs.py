"""What is nested, wide or long without end ends in a message, in little time and memory."""

import pytest

from tests.reading.bombs import BOMBS, QUICK
from tests.reading.conftest import SMALLEST
from tests.reading.limited import said_of


def said(folder, names):
    """What is said of each bomb, in a company of its own."""
    for name in names:
        for path, content in {**SMALLEST, BOMBS[name].file: BOMBS[name].text}.items():
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_text(content, encoding="utf-8", newline="")
    return said_of(folder / name for name in names)


def judged(found):
    """The error each ended in: the one that was meant, or whatever there was."""
    return {
        name: BOMBS[name].error
        if said and (BOMBS[name].error in said["errors"] or said["errors"] == [BOMBS[name].error][1:])
        else said or "killed"
        for name, said in found.items()
    }


def check(found):
    assert judged(found) == {name: BOMBS[name].error for name in found}
    assert max(said["count"] for said in found.values()) <= 203, (
        "a hundred of reading, a hundred of loading, one each for more"
    )
    assert max(said["longest"] for said in found.values()) < 500, (
        "no line of the report repeats a text that goes on and on"
    )


def test_bombs_end_in_a_message(tmp_path):
    check(said(tmp_path, QUICK))


@pytest.mark.slow
def test_all_bombs_end_in_a_message_within_little_memory_and_time(tmp_path):
    """`too-much-in-file`, `too-deep`, `more-problems` and what else there is to say."""
    check(said(tmp_path, BOMBS))
