"""A company's pages, as a reader finds them: rendered through the public doors and read back with an HTML parser."""

import datetime as dt
import json
import re
import shutil
from functools import cached_property
from pathlib import Path

import html5lib

from okrsite_gen import pipeline
from okrsite_gen.exporters import json as json_export
from okrsite_gen.site import planning
from okrsite_gen.site.render import Renderer, source_links
from okrsite_gen.site.theme import body_folders

HARBOUR = Path(__file__).parent / "company"
BLOCKS = {
    "address", "article", "aside", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3",
    "h4", "header", "li", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip


class Element:
    """A piece of a page. Elements are found by what readers can tell apart: tags, ids, classes, headings and text."""

    def __init__(self, node):
        self.node = node

    @property
    def tag(self):
        return self.node.tag

    def __getitem__(self, name):
        return self.node.get(name)

    @property
    def text(self):
        """Its text as it is read: white space folded, blocks apart, pictures left out."""
        return " ".join("".join(self._said(self.node)).split())

    def _said(self, node):
        if isinstance(node.tag, str) and not node.tag.endswith("svg"):
            yield node.text or ""
            for child in node:
                yield from self._said(child)
                yield child.tail or ""
        if node.tag in BLOCKS:
            yield " "

    def all(self, tag=None, *, cls=None, **attributes):
        names = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            Element(node)
            for node in self.node.iter()
            if isinstance(node.tag, str)
            and tag in (None, node.tag)
            and (cls is None or cls in (node.get("class") or "").split())
            and all(node.get(name) == value for name, value in names.items())
        ]

    def one(self, tag=None, **wanted):
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} of {tag} {wanted} in: {self.text[:300]}"
        return found[0]

    def id(self, name):
        return self.one(id=name)

    @property
    def body_rows(self):
        """The rows of a table that have a cell for each column; not what stands across all of them."""
        across = {id(row.node) for row in self.all("tr") for cell in row.all("td") if cell["colspan"]}
        return [row for body in self.all("tbody") for row in body.all("tr") if id(row.node) not in across]

    @property
    def rows(self):
        """The rows of a table as texts, by column heading."""
        heads = [cell.text for cell in self.one("thead").all("th")]
        return [dict(zip(heads, [Element(cell).text for cell in row.node], strict=True)) for row in self.body_rows]

    @property
    def links(self):
        return {link.text: link["href"] for link in self.all("a")}

    def after(self, heading):
        """What stands under a heading: its section, or what follows it up to the next heading of its kind."""
        title = next(found for found in self.all() if found.tag in ("h2", "h3") and found.text.startswith(heading))
        parents = {child: parent for parent in self.node.iter() for child in parent}
        parent = parents[title.node]
        while parent.tag in ("div", "header") and len(parent) <= 2 and parents[parent].tag == "section":
            parent = parents[parent]
        nodes = list(parent)
        holder = html5lib.parseFragment("<div></div>", namespaceHTMLElements=False)[0]
        start = next(index for index, node in enumerate(nodes) if title.node in node.iter())
        for node in nodes[start:]:
            if node is not nodes[start] and node.tag == title.tag:
                break
            holder.append(node)
        return Element(holder)


class Published:
    """All pages of the content in `root`."""

    def __init__(self, root, as_of=None):
        day = dt.date.fromisoformat(as_of) if as_of else None
        self.result = pipeline.run(root, fallback_day=dt.date(2000, 1, 1), as_of=day)
        assert self.result.snapshot is not None, [found.message for found in self.result.diagnostics]
        self.snapshot = self.result.snapshot
        self.root = root
        self.plan = planning.plan(self.snapshot, root)
        self.renderer = Renderer(self.snapshot, body_folders(None), source_links(self.snapshot, root))
        self._by_uri = {page.uri: page for page in self.plan.pages}
        self._read = {}

    @property
    def uris(self):
        return list(self._by_uri)

    def html(self, uri):
        return self.renderer.body(self._by_uri[uri])

    def page(self, uri):
        if uri not in self._read:
            parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
            self._read[uri] = Element(parser.parse(f"<!doctype html><title>x</title>{self.html(uri)}"))
        return self._read[uri]

    def pages(self):
        return {uri: self.page(uri) for uri in self.uris}

    @cached_property
    def export(self):
        return json.loads(json_export.export(self.snapshot, self.root))

    def objectives(self):
        return {objective["id"]: objective for objective in self.export["objectives"]}


def harbour(root, *without):
    """A copy of Harbour Bikes, some files left out."""
    shutil.copytree(HARBOUR, root, dirs_exist_ok=True)
    for name in without:
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return root


def put(root, files):
    """Writes files, given by path."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def two_decimals(value):
    """METHOD's printed score, computed here by itself: half away from zero, after rounding to 9 decimals."""
    if value is None:
        return "–"
    shown = int(abs(round(value, 9)) * 100 + 0.5 + 1e-9) / 100
    return f"{'−' if value < 0 and shown else ''}{shown:.2f}"


def numbers(text):
    return re.findall(r"−?\d+\.\d\d(?!\d)", text)
