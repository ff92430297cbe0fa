"""What lies in odd places is told, and left out, as if everything had been read together."""

import datetime as dt
import gc

from okrsite_gen import pipeline
from okrsite_gen.model.check_in import CheckIn

DAY = dt.date(2026, 11, 26)
OBJECTIVE = """---
objective: Guests come back
key_results:
  - {id: return, title: Guests who return, baseline: 20%, target: 40%}
---
"""
FILES = {
    "okrsite.yml": "company: Tarnbrook\n",
    "company/team.yml": "name: Tarnbrook\nlevel: company\n",
    "company/2026-q4/guests.md": OBJECTIVE,
    "company/2026-q4/check-ins/2026-11-02.yml": "key_results:\n  guests#return: {value: 25%, confidence: 6}\n",
}


def run(tmp_path, files, cache=None, **asked):
    root = tmp_path / "okrs"
    for name, text in {**FILES, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return pipeline.run(root, fallback_day=DAY, cache=cache, **asked)


def told(result):
    return [(found.rule, found.span.path, found.message) for found in result.diagnostics]


def test_a_mistake_in_a_folder_that_is_no_cycle_is_told(tmp_path):
    result = run(tmp_path, {"company/archive/check-ins/2026-11-03.yml": "wins: [\n"}, tmp_path / "cache")
    place = "company/archive/check-ins/2026-11-03.yml"
    assert ("bad-yaml", place, "the bracket `[` is never closed") in told(result)
    assert result.snapshot is None


def test_a_draft_in_a_folder_that_is_no_cycle_is_not_counted_for_readers(tmp_path):
    archive = "company/archive/check-ins"
    files = {f"{archive}/2026-11-03.yml": "wins: [One]\n", f"{archive}/2026-11-04.yml": "state: draft\nwins: [Two]\n"}
    result = run(tmp_path, files, tmp_path / "cache")
    message = "the folder `archive` is not a cycle, so its file is not published"
    assert [found.message for found in result.snapshot.problems if found.rule == "unknown-folder"] == [message]
    assert [one.id for one in result.withheld] == ["company/archive/2026-11-04"]


def test_two_folders_speak_of_one_key_result_and_two_check_ins_are_called_alike(tmp_path):
    """A machine's file and a person's can bring forth the same id."""
    said = "company/2026-q4/check-ins"
    files = {
        "company/sales/team.yml": "name: Sales\n",
        "company/sales/2026-q4/check-ins/2026-11-07.yml": "key_results:\n  company/guests#return: {value: 27%}\n",
        f"{said}/2026-11-09-n.csv": "date,key_result,value\n2026-11-05,guests#return,26%\n",
        f"{said}/2026-11-09-n-2026-11-05.yml": "key_results:\n  guests#return: {value: 29%}\n",
    }
    result = run(tmp_path, files)
    assert [point.value for point in result.snapshot.key_results["company/2026-q4/guests#return"].history] == [
        25,
        26,
        27,
        29,
    ]


def test_a_preview_forgets_the_company_that_it_read_before(tmp_path):
    """Whatever hung in a cycle would stay for ever: the collector is not asked."""
    alive = []
    gc.unfreeze()
    gc.collect()
    for _ in range(4):
        result = run(tmp_path, {})
        assert result.snapshot.check_ins[0].entries
        gc.unfreeze()
        alive.append(sum(isinstance(each, CheckIn) for each in gc.get_objects()))
    assert alive[1:] == [alive[1]] * 3
