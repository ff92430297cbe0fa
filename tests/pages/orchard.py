"""Orchard on Friday 20 November 2026: a press that leaks, bottles that are clean again, a stall nobody speaks of.

The quarter has 92 days, of which 46 have gone on 16 November: the plan is at 46 / 91 = 0.51 then, and at 39 / 91 = 0.43 on the 9th.
"""


def objective(title, *key_results, **more):
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    lines = "".join(f"  - {key_result}\n" for key_result in key_results)
    return f"---\nobjective: {title}\n{extra}key_results:\n{lines}---\n"


ORCHARD = {
    "okrsite.yml": "company: Orchard\nas_of: 2026-11-20\ncycle_title: Q{q} 20{yy}\n",
    "people.yml": "ana: {name: Ana Pires}\nben: {name: Ben Okafor}\n",
    "co/team.yml": "{name: Orchard, lead: ana}\n",
    "co/press/team.yml": "{name: Press, lead: ben}\n",
    "co/press/bottles/team.yml": "name: Bottles\n",
    "co/stall/team.yml": "{name: Stall, lead: ben}\n",
    "co/2026-q4/juice.md": objective(
        "Sell more juice", "{id: sold, title: Litres sold, baseline: 0, target: 100, unit: litres}", owner="ana"
    ),
    "co/press/2026-q4/faster.md": objective(
        "Press faster",
        "{id: speed, title: Crates an hour, baseline: 10, target: 20, unit: crates}",
        supports="[co/juice]",
        depends_on="[{to: bottles/clean, what: Bottles by eight, needed_by: 2026-11-18}]",
    ),
    "co/press/bottles/2026-q4/clean.md": objective(
        "Clean bottles", "{id: washed, title: Bottles washed, baseline: 0, target: 100}", supports="[press/faster]"
    ),
    "co/stall/2026-q4/open.md": objective(
        "Open a stall", "{id: visits, title: Visits, baseline: 0, target: 10}", owner="ben"
    ),
    "co/stall/2026-q4/paint.md": objective("Paint it", "{id: walls, title: Walls, baseline: 0, target: 4}"),
    "co/stall/2026-q4/run.md": objective(
        "Run", "{id: ten, title: Kilometres, baseline: 0, target: 10}", type="personal"
    ),
    "co/2026-q4/check-ins/2026-11-09.yml": """by: ana
key_results: {juice#sold: {value: 40, confidence: 7}}
wins: [A school orders every week]
decisions: [No plastic]
actions: [{id: tax, what: Ask about the tax, who: ana, due: 2026-11-12, for: juice}, {what: Write the menu}]
""",
    "co/2026-q4/check-ins/2026-11-16.yml": """by: ana
key_results: {juice#sold: {value: 50, confidence: 5, asks: [{of: press, what: Ten crates on Friday}]}}
wins: [The inn sells our juice]
demos: [{title: The new label, url: "https://label.example/"}, The old mill]
decisions: [We sell on Sundays]
actions: [{what: Call the inn, who: ben, due: 2026-11-24}]
""",
    "co/press/2026-q4/check-ins/2026-11-02.yml": """by: ben
key_results: {faster#speed: {value: 14, blockers: [The press leaks]}}
""",
    "co/press/2026-q4/check-ins/2026-11-09.yml": """by: ben
key_results: {faster#speed: {value: 15, confidence: 6, blockers: [the press leaks!]}}
actions: [{id: seal, what: Buy a seal, who: ben, due: 2026-11-13}]
""",
    "co/press/2026-q4/check-ins/2026-11-16.yml": """by: ben
key_results:
  faster#speed: {value: 12, confidence: 4, blockers: [The press leaks, No spare parts], asks: [{of: bottles, what: A day off}]}
actions: [{id: seal, done: 2026-11-15}]
""",
    "co/press/bottles/2026-q4/check-ins/2026-11-10.yml": "key_results: {clean#washed: {value: 10, blockers: [Labels peel]}}\n",
    "co/press/bottles/2026-q4/check-ins/2026-11-17.yml": "key_results: {clean#washed: {value: 60}}\n",
    "co/stall/2026-q4/check-ins/2026-11-10.yml": "key_results: {open#visits: {value: 4, blockers: [No permit]}}\n",
    "co/stall/2026-q4/check-ins/2026-11-17.yml": "key_results: {run#ten: {value: 8, blockers: [Rain]}}\n",
}
