"""Lighthouse on Friday 20 November 2026: who spoke when is in the names of the files."""

from pathlib import Path

DEMO = Path(__file__).parents[2] / "content" / "okrs"


def objective(owner, *key_results, more=""):
    owned = f"owner: {owner}\n" if owner else ""
    return (
        f"---\nobjective: {more or 'Ships find us'}\n{owned}key_results:\n"
        + "".join(
            f"  - {{id: {id_}, title: {title}, baseline: 0, target: 10{rest}}}\n" for id_, title, rest in key_results
        )
        + "---\n"
    )


FILES = {
    "okrsite.yml": "company: Lighthouse\nmission: Every ship comes home\nas_of: 2026-11-20\n",
    "people.yml": "ana: {name: Ana Pires, email: ana@lighthouse.example}\nben: {name: Ben Okoro}\ncleo: {name: Cleo Marsh}\n",
    "sea/team.yml": "name: Lighthouse\nlead: ana\n",
    "sea/coast/team.yml": "name: Coast\nlead: cleo\n",
    "sea/coast/north/team.yml": "name: North Coast\nlead: cleo\n",
    "sea/office/team.yml": "name: Office\nlead: ben\ncheck_ins: {every: two-weeks, day: wednesday}\n",
    "sea/2026-q4/found.md": objective("ana", ("seen", "Ships that see the light", "")),
    "sea/coast/2026-q4/lamps.md": objective("ana", ("lit", "Lamps lit", ""), ("oil", "Barrels of oil", ", owner: ben"), more="Lamps burn all night"),
    "sea/coast/north/2026-q4/horns.md": objective(None, ("fog", "Horns that sound", ""), more="Nobody is lost in fog"),
    "sea/office/2026-q4/books.md": objective("ben", ("pages", "Pages in order", ""), more="The books are kept"),
    "sea/office/2026-q4/piano.md": "---\nobjective: Learn the piano\ntype: personal\nowner: ben\nkey_results:\n  - {id: hands, title: Both hands, baseline: 0, target: 2}\n---\n",
    "sea/office/2026-q4/tower.md": "---\nobjective: A second tower\nstate: draft\nowner: ben\nkey_results:\n  - {id: stones, title: Stones, baseline: 0, target: 2}\n---\n",
    "sea/coast/2026-q4/check-ins/2026-10-19.yml": "by: ana\nkey_results:\n  lamps#lit: {value: 2, confidence: 6}\n",
    "sea/coast/2026-q4/check-ins/2026-11-16.yml": (
        "by: ben\nkey_results:\n  lamps#oil:\n    value: 6\n    blockers: [The road is under water]\n"
        "    asks: [{of: office, what: A bigger boat}]\nwins: [First night without a complaint]\ndecisions: [No more wick lamps]\n"
        "demos: [{title: New lens, url: 'https://demo.example/lens'}]\n"
        "actions: [{what: Order glass, who: ben, due: 2026-11-18}, {what: Count barrels, who: ana, due: 2026-11-25}, {what: Paint, due: 2027-01-05}]\n"
    ),
    "sea/coast/north/2026-q4/check-ins/meter.csv": "date,key_result,value\n2026-11-19,horns#fog,3\n",
    "sea/office/2026-q4/check-ins/2026-11-09.yml": "by: ben\nkey_results:\n  books#pages: {value: 4}\n",
    "sea/2026-q4/check-ins/2026-11-18.yml": "by: ana\nkey_results:\n  found#seen: {note: Fog all week}\n",
}  # fmt: skip


def put(root, files):
    """Writes files, given by path; hands back the folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
