"""A company that writes hostile texts into every field that readers see."""

HOSTILE = {
    "script": "</title><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)',
    "quote": "' autofocus onfocus='alert(1)",
    "template": "{{ 7*7 }}{% raw %}",
    "picture": "<img src=x onerror=alert(1)>",
    "svg": "</text></svg><svg onload=alert(1)>",
    "comment": "--><iframe src=javascript:alert(1)>",
    "style": "</style><style>*{display:none}",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;&#x3c;b&#x3e;",
    "link": "[x](javascript:alert(1)) ![y](http://evil.example/p.png) <http://a.example/\"onclick=alert(1)>",
}  # fmt: skip


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def company(bad):
    bad = quoted(bad)
    return {
        "okrsite.yml": f"company: {bad}\nmission: {bad}\nvision: {bad}\nas_of: 2026-11-20\npriorities: [{{id: p, title: {bad}}}]\n"
        f"glossary:\n  {bad}: {bad}\nnorth_star: rides\n",
        "people.yml": f"ana: {{name: {bad}, roles: [{bad}], team: co}}\n",
        "kpis.yml": f"rides: {{title: {bad}, unit: {bad}, description: {bad}, owner: ana}}\n",
        "cycles.yml": f"sprint: {{title: {bad}, starts: 2026-10-01, ends: 2026-12-31}}\n",
        "co/team.yml": f"name: {bad}\nlead: ana\nmembers: [ana]\n",
        "co/it/team.yml": f"name: {bad}\n",
        "co/sprint/one.md": f"""---
objective: {bad}
owner: ana
why: {bad}
priority: p
tags: [{bad}]
depends_on: [{{to: it/two, what: {bad}}}]
initiatives: [{{title: {bad}, state: doing}}]
grade: {{score: 0.5, reason: {bad}, by: ana, date: 2026-11-01}}
allow: [{{rule: too-few-key-results, reason: {bad}}}]
changes: [{{date: 2026-10-20, was: {{objective: {bad}, why: {bad}}}, why: {bad}, by: ana}}]
key_results:
  - {{id: num, title: {bad}, baseline: 0, target: 9, unit: {bad}, grade: {{score: 0.4, reason: {bad}, date: 2026-11-01}}}}
  - id: steps
    title: {bad}
    kind: milestones
    milestones: [{{id: a, title: {bad}}}]
  - {{id: out, title: {bad}, kind: binary, retired: {{date: 2026-11-01, reason: {bad}}}}}
---

{bad[1:-1].replace("''", "'")}
""",
        "co/it/sprint/two.md": f"---\nobjective: {bad}\nretired: {{date: 2026-11-01, reason: {bad}}}\nkey_results:\n"
        "  - {id: b, title: B, kind: binary}\n---\n",
        "co/sprint/check-ins/2026-11-16.yml": f"""by: ana
key_results:
  one#num:
    value: 4
    note: {bad}
    blockers: [{bad}]
    next: [{bad}]
    asks: [{{of: it, what: {bad}}}]
    concerns: [{bad}]
  one#steps: {{done: [a]}}
kpis: {{rides: 5}}
wins: [{bad}]
demos: [{{title: {bad}, url: "https://demo.example/"}}]
decisions: [{bad}]
actions: [{{id: act, what: {bad}, who: ana, for: one}}]
""",
        "co/sprint/check-ins/2026-11-17.yml": "by: ana\nkey_results:\n  one#num: {value: 5}\nkpis: {rides: 6}\n",
        "co/sprint/retrospective.md": f"---\nwell: [{bad}]\nnot_well: [{bad}]\nwhy: [{bad}]\nprocess: [{bad}]\n"
        f"lessons: [{{lesson: {bad}, carried_to: co/sprint/one}}]\n---\n{bad[1:-1]}\n",
    }


def shape(page):
    """A page's elements with their attributes' names, in order; addresses that content gives are not part of it."""
    return [(element.tag, sorted(element.node.keys())) for element in page.all() if element.tag != "title"]
