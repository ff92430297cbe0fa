"""What came out beside what had to: the same company with plain words, each exchanged for the hostile text of its place."""

import collections
import csv
import hashlib
import io
import json
import re
from xml.etree import ElementTree

import html5lib
import icalendar

from tests.hostile.corpus import TEXTS
from tests.hostile.everywhere import MARKDOWN, company

_WORD = re.compile(r"z[a-y]{12}z")
_SIGNS = re.compile(r"[\\`*_{}\[\]()>#+\-.!]")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def word(number):
    """A word like no other, for the text with that number."""
    digest = hashlib.sha256(str(number).encode()).digest()
    return "z" + "".join(chr(ord("a") + byte % 25) for byte in digest[:12]) + "z"


def escaped(text):
    """As Markdown: every sign that it takes for an order is preceded by a backslash."""
    return _SIGNS.sub(r"\\\g<0>", text)


class Texts:
    """The texts of one company: `text_of(number, field, turn)` for each place; `written` is what its files hold, `shown` what readers see."""

    def __init__(self, text_of, size=10):
        self.shown, self.written = {}, {}

        def write(number, place, turn):
            text = text_of(number, place, turn)
            key = word(number)
            self.shown[key] = text
            self.written[key] = escaped(text) if place in MARKDOWN else text
            return self.written[key]

        self.files, self.places = company(write, size)

    def read(self, plain):
        """A plain company's text as it must be shown in this one."""
        return _WORD.sub(lambda found: self.shown[found[0]], plain)

    def kept(self, plain):
        """A plain company's text as it must stand in data."""
        return _WORD.sub(lambda found: self.written[found[0]], plain)


def plain(size=10):
    """The company with a plain word in every place."""
    return company(lambda number, place, turn: word(number), size)[0]


def nth(number, place, turn):
    """One text of the corpus after the other; Markdown makes links of addresses, so none stands there."""
    text = TEXTS[number % len(TEXTS)]
    return text.replace("://", ": //") if place in MARKDOWN else text


def same(text):
    return text


def folded(text):
    """Without white space: pages break lines where they like, and a unit such as `%` stands right behind its number."""
    return "".join(text.split())


def parts(tree, read=same):
    """How often each element stands on a page, with its attributes, and the text in it and behind it; of pictures, `in_pictures`.

    What looks like what is told by letters, so it may stand on one page and not on the other.
    """
    found = collections.Counter()

    def walk(element):
        if not isinstance(element.tag, str):
            found["comment"] += 1
            return
        tag = element.tag.rpartition("}")[2]
        if "okr-hint" in (element.get("class") or "").split():
            return
        inside = "" if tag == "svg" else folded(read(element.text or ""))
        found[tag, _attributes(element, tag, read), inside, folded(read(element.tail or ""))] += 1
        for child in element if tag != "svg" else ():
            walk(child)

    walk(tree)
    return found


def _attributes(element, tag, read):
    """A picture is as high as its words need."""
    left_out = ("height", "viewBox") if tag == "svg" else ()
    return attributes([(str(name), value) for name, value in element.items() if name not in left_out], read)


def attributes(pairs, read=same):
    """Names and values; a tag's address is made of its letters, and what is long may be set smaller."""
    return tuple(sorted((name, _value_of(name, value, read)) for name, value in pairs))


def _value_of(name, value, read):
    if name == "href" and re.search(r"(?:^|/)tag/", value):
        return "a tag"
    return folded(read(value.replace(" is-long", "") if name == "class" else value))


def in_pictures(tree):
    """The elements of a page's pictures with the names of their attributes, and their texts."""
    pictures = [node for node in tree.iter() if isinstance(node.tag, str) and node.tag.endswith("svg")]
    inside = [node for picture in pictures for node in picture.iter()]
    return {(node.tag, tuple(sorted(map(str, node.keys())))) for node in inside}, [
        folded(node.text or "") for node in inside
    ]


def leaves(value, path=()):
    """The strings of a JSON document, each with the keys that lead to it, and how often."""
    if isinstance(value, dict):
        found = collections.Counter({(*path, "keys", key): 1 for key in value})
        return sum((leaves(item, (*path, "" if path == ("glossary",) else key)) for key, item in value.items()), found)
    if isinstance(value, list):
        return sum((leaves(item, path) for item in value), collections.Counter())
    return collections.Counter([(*path, value)])


def of_json(data, read=same):
    found = collections.Counter()
    for path, count in leaves(json.loads(data)).items():
        found[tuple(read(step) if isinstance(step, str) else step for step in path)] += count
    return found


def of_csv(data, read=same):
    """The rows; a cell that a spreadsheet would take for a formula has an apostrophe before it."""
    return [[_cell(cell, read(cell)) for cell in row] for row in csv.reader(io.StringIO(data.decode(), newline=""))]


def _cell(cell, text):
    """What is read as something else was written by somebody; the rest, such as a number below zero, is ours."""
    return f"'{text}" if text != cell and text.startswith(FORMULA) else text


def of_feed(data, read=same):
    """Elements with their texts; what is HTML is read as such."""
    found = []
    for element in ElementTree.fromstring(data).iter():  # noqa: S314 - our own bytes
        text = element.text or ""
        if element.get("type") == "html":
            found.append(parts(html5lib.parseFragment(text, namespaceHTMLElements=False), read))
        else:
            found.append(
                (element.tag, sorted((name, read(value)) for name, value in element.items()), folded(read(text)))
            )
    return found


def of_calendar(data, read=same):
    """All properties. The library knows no calendar's name, and leaves it as it is written."""
    found = icalendar.Calendar.from_ical(data).property_items()
    texts = (
        (name, re.sub(r"\\(.)", r"\1", value) if name in ("NAME", "X-WR-CALNAME") else _value(value))
        for name, value in found
    )
    return collections.Counter((name, folded(read(text))) for name, text in texts)


def _value(value):
    return "".join(value.cats) if hasattr(value, "cats") else value if isinstance(value, str) else repr(value)


READERS = {"json": of_json, "csv": of_csv, "xml": of_feed, "ics": of_calendar}
