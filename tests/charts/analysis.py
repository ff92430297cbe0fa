"""A company in its second quarter, for charts of analysis: two quarters, three teams, weekly reports."""

import datetime as dt

from okrsite_gen import pipeline

DAY = "2026-11-18"

TEAMS = {
    "okrsite.yml": "company: Acme\n",
    "company/team.yml": "name: Acme\n",
    "company/growth/team.yml": "name: Growth\n",
    "company/care/team.yml": "name: Care\n",
}


def objective(baseline=0, target=10, **more):
    lines = "".join(f"{key}: {value}\n" for key, value in more.items())
    return (
        f"---\nobjective: A thing worth doing\nwhy: It helps\nowner: ana\n{lines}key_results:\n"
        f"  - {{id: a, title: The first number, baseline: {baseline}, target: {target}}}\n"
        f"  - {{id: b, title: The second number, baseline: {baseline}, target: {target}}}\n---\n"
    )


def check_in(**values):
    return "by: ana\nkey_results:\n" + "".join(
        f"  {slug.replace('_', '-')}#{key}: {{value: {value}}}\n"
        for slug, said in values.items()
        for key, value in zip("ab", said, strict=False)
    )


def files():
    """Acme: 0.5 then rising to 0.4 of 1; Growth: 0.8, now 0.2; Care: only now, and silent."""
    found = dict(TEAMS)
    found["company/2026-q3/lead.md"] = objective()
    found["company/2026-q3/check-ins/2026-09-28.yml"] = check_in(lead=(4, 6))
    found["company/2026-q4/lead.md"] = objective()
    for week, day in enumerate(("2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16")):
        found[f"company/2026-q4/check-ins/{day}.yml"] = check_in(lead=(week * 0.9, week * 0.7))
    found["company/growth/2026-q3/win.md"] = objective()
    found["company/growth/2026-q3/check-ins/2026-09-28.yml"] = check_in(win=(8, 8))
    found["company/growth/2026-q4/win.md"] = objective()
    found["company/growth/2026-q4/check-ins/2026-11-16.yml"] = check_in(win=(1, 3))
    found["company/growth/2026-q4/mine.md"] = objective(type="personal")
    found["company/growth/2026-q4/check-ins/2026-11-17.yml"] = check_in(mine=(10, 10))
    found["company/care/2026-q4/calm.md"] = objective()
    return found


def write(root, content):
    for name, text in content.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def snapshot_of(root, content=None, day=DAY):
    result = pipeline.run(write(root, content or files()), fallback_day=dt.date.fromisoformat(day))
    assert result.snapshot is not None, result.diagnostics
    return result.snapshot
