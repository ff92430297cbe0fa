"""What the receiver of a message shows: the text of each form, and the links in it."""

import json
import re

import html5lib
from markdown_it import MarkdownIt

BLOCKS = ("h1", "h2", "h3", "p", "li", "tr", "td", "br", "title", "style")


class Received:
    """`texts` are the pieces of text that people read, `links` what they can follow, `calls` what would ring somebody's bell."""

    def __init__(self, text, links, calls=()):
        self.text = " ".join(text.replace("\u200b", "").split())
        self.links = links
        self.calls = list(calls)


def of_html(source):
    page = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(source)
    body = page.find("body")
    return Received(_read(body), [link.get("href") for link in body.iter("a")]), page


def _read(node):
    inside = (node.text or "") + "".join(_read(child) + (child.tail or "") for child in node)
    return f" {inside} " if node.tag in BLOCKS else inside


def of_markdown(source):
    """As CommonMark says; mentions as Mattermost and the forges find them."""
    page = html5lib.parse(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(source),
        namespaceHTMLElements=False,
    )
    body = page.find("body")
    text = _read(body)
    return Received(text, [link.get("href") for link in body.iter("a")], re.findall(r"(?<!\w)@[a-z]\w*", text)), page


def of_slack(source):
    """Rich text is not parsed; `text` is, and so is looked at for what calls people."""
    payload = json.loads(source)
    leaves = [leaf for block in payload["blocks"] for leaf in _leaves(block)]
    text = " ".join([payload["blocks"][0]["text"]["text"], "".join(leaf["text"] for leaf in leaves)])
    return Received(
        text, [leaf["url"] for leaf in leaves if leaf["type"] == "link"], re.findall(r"<[!@#].*?>", payload["text"])
    ), payload


def _leaves(block):
    if "elements" not in block:
        return [block] if block["type"] in ("text", "link") else []
    inside = [leaf for element in block["elements"] for leaf in _leaves(element)]
    return [*inside, {"type": "text", "text": " "}]


def of_teams(source):
    """Text runs are not parsed."""
    payload = json.loads(source)
    [card] = [attachment["content"] for attachment in payload["attachments"]]
    runs = [run for block in card["body"] for run in [*block["inlines"], {"text": " "}]]
    links = [run["selectAction"]["url"] for run in runs if "selectAction" in run]
    links += [action["url"] for action in card.get("actions", ())]
    text = "".join(run["text"] for run in runs) + " ".join(action["title"] for action in card.get("actions", ()))
    return Received(text, links), payload


def of_mattermost(source):
    payload = json.loads(source)
    found, _ = of_markdown(payload["text"])
    return found, payload


def of_google_chat(source):
    """What stands in angle brackets is a link or calls people; everything else is text."""
    payload = json.loads(source)
    links = re.findall(r"<(https?://[^|>]*)\|([^<>]*)>", payload["text"])
    rest = re.sub(r"<(https?://[^|>]*)\|([^<>]*)>", r"\2", payload["text"])
    return Received(re.sub(r"[*`]", "", rest), [url for url, _ in links], re.findall(r"<[^>]*>?", rest)), payload


RECEIVERS = {
    "html": of_html, "markdown": of_markdown, "slack": of_slack, "teams": of_teams, "mattermost": of_mattermost, "google-chat": of_google_chat,
}  # fmt: skip
