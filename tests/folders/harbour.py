"""A small company, and what somebody hides in it."""

BASE = {
    "okrsite.yml": "company: Harbour\n",
    "company/team.yml": "name: Harbour\n",
    "company/2026-q4/board.md": "---\nobjective: The board is young\nowner: ana\naudience: board\n---\n",
    "company/crane/team.yml": "name: Crane\n",
    "company/crane/2026-q4/load.md": "---\nobjective: Ships wait for nobody\nowner: ana\nkey_results: [{id: wait, title: Waiting from 9 to 2, baseline: 9, target: 2, unit: h}]\n---\n",
    "company/crane/2026-q4/check-ins/2026-11-02.yml": "by: ana\nkey_results: {load#wait: {value: 7, confidence: 6}}\n",
    "company/crane/2026-q4/check-ins/2026-11-09.yml": "by: ben\nkey_results: {load#wait: {value: 5, confidence: 7}}\n",
}
PIER = "---\nobjective: We buy the pier\nowner: zoe\naudience: leadership\nkey_results: [{id: pier, title: Signed, kind: binary}]\n---\n"
PEOPLE = {
    "people.yml": "ana: {name: Ana}\nben: {name: Ben}\nzoe.quay: {name: Zoe, team: cellar}\n",
    "company/cellar/team.yml": "name: Cellar\naudience: board\nlead: zoe.quay\n",
}
FIRST, SECOND = "company/crane/2026-q4/check-ins/2026-11-02.yml", "company/crane/2026-q4/check-ins/2026-11-09.yml"
ELSEWHERE = "company/2026-q4/check-ins/2026-11-10.yml"
# What is hidden there, and what is said next.
CASES = {
    "check-ins alone": (
        {FIRST: f"audience: board\n{BASE[FIRST]}", SECOND: f"state: draft\n{BASE[SECOND]}", ELSEWHERE: "audience: leadership\nwins: [A pier]\n"},
        {FIRST: BASE[FIRST]},
    ),
    "an objective of which others speak": (
        {"company/2026-q4/secret.md": PIER, FIRST: BASE[FIRST] + "objectives: {company/secret: {note: Nearly}, load: {note: Fine}}\n"},
        {"company/2026-q4/secret.md": PIER.replace("leadership", "company")},
    ),
    "a team of which something is asked": (
        {"company/cellar/team.yml": "audience: leadership\n", FIRST: "key_results: {load#wait: {value: 7, asks: [{of: cellar, what: Wine}]}}\n"},
        {"company/cellar/team.yml": "audience: public\n"},
    ),
    "a person who is nearly named": (
        PEOPLE | {ELSEWHERE: "by: ana\nwins: [A pier]\n", FIRST: BASE[FIRST].replace("by: ana", "by: zoe-quay")},
        {ELSEWHERE: "by: zoe.quay\nwins: [A pier]\n"},
    ),
    "an objective that is nearly named": (
        {"company/crane/2026-q4/berths.md": PIER, FIRST: "objectives: {berth: {note: Nearly}}\n"},
        {"company/crane/2026-q4/berths.md": PIER.replace("leadership", "company")},
    ),
    "a draft that lacks its text, nearer than what is seen": (
        {"company/crane/2026/load.md": BASE["company/crane/2026-q4/load.md"], "company/crane/2026-q4/load.md": "---\nstate: draft\nkey_results: [{id: wait, title: W, baseline: 9, target: 2}]\n---\n"},
        {"company/crane/2026-q4/load.md": BASE["company/crane/2026-q4/load.md"].replace("owner", "state: draft\nowner")},
    ),
    "what is said of a measure": (
        {"kpis.yml": "tide: {title: Tide, owner: ana}\nfog: {title: Fog}\n", "okrsite.yml": "company: Harbour\nnorth_star: tide\n", FIRST: f"audience: public\n{BASE[FIRST]}kpis: {{fog: 3}}\n", ELSEWHERE: "audience: leadership\nkpis: {tide: 2}\n"},
        {ELSEWHERE: "audience: public\nkpis: {tide: 2}\n"},
    ),
    "a cycle": (
        {"cycles.yml": "rush: {starts: 2026-10-05, ends: 2026-12-20, state: draft}\n", "company/rush/hurry.md": PIER.replace("audience: leadership\n", ""), FIRST: BASE[FIRST] + "objectives: {company/rush/hurry: {note: Nearly}}\n"},
        {"cycles.yml": "rush: {starts: 2026-10-05, ends: 2026-12-20, audience: board}\n"},
    ),
    "who closed an action": (
        {FIRST: BASE[FIRST] + "actions: [{what: Call the pilot}]\n", SECOND: "audience: board\nactions: [{id: call-the-pilot, done: 2026-11-09}]\n", ELSEWHERE: "wins: [One]\n"},
        {"company/crane/2026-q4/check-ins/2026-11-16.yml": "actions: [{what: Call the pilot}]\n"},
    ),
}  # fmt: skip
