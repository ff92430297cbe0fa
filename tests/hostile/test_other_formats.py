"""The corpus in what leaves the site: messages to chats and mail, graphs for other tools, reports on paper."""

import io
import json
import re

import pypdf
import pytest
from click.testing import CliRunner

from okrsite_gen.cli import main as okrsite
from tests.graphs.readers import read_dot, read_graphml, read_json
from tests.hostile.compare import Texts, folded, nth, plain
from tests.messages.received import RECEIVERS
from tests.pages.published import put

MESSAGES = (("digest",), ("digest", "--launch", "--cycle", "sprint"), ("due", "--within", "366"))
SITE = "https://okrs.example/"
# Markdown says these with a character of no width, Google Chat with others that look alike.
ALIKE = str.maketrans({"‹": "<", "›": ">", "¦": "|", "∗": None, "*": None, "ˋ": None, "`": None, "∼": "~", "ˍ": "_"})


@pytest.fixture(scope="module")
def texts():
    return Texts(nth)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, texts):
    return put(tmp_path_factory.mktemp("hostile"), texts.files)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    return put(tmp_path_factory.mktemp("plain"), plain())


def run(source, *arguments):
    result = CliRunner().invoke(okrsite, [*arguments, "--source", str(source)])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.mark.slow
@pytest.mark.parametrize("form", RECEIVERS)
def test_messages_say_what_was_written_and_call_nobody(hostile, harmless, texts, form):
    """Where both are whole: a chat takes so many characters, and hostile texts are longer than words.

    The opening of a cycle names no number that the title names, so it is not compared.
    """
    compared = 0
    for command in MESSAGES:
        one, other = (
            RECEIVERS[form](run(source, *command, "--site-url", SITE, "--format", form).decode())[0]
            for source in (hostile, harmless)
        )
        assert one.calls == []
        assert all(link.startswith((SITE, "https://demo.example/")) for link in one.links)
        if "--launch" not in command and "too long for this message" not in one.text + other.text:
            written, wanted = (
                said.translate(ALIKE) if form == "google-chat" else said for said in (one.text, texts.read(other.text))
            )
            assert folded(written).replace("\u200b", "") == folded(wanted).replace("\u200b", ""), command
            compared += 1
    assert compared


@pytest.mark.slow
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_messages_have_the_elements_that_plain_words_have(hostile, harmless, form):
    command = ("due", "--within", "366", "--site-url", SITE, "--format", form)
    one, other = (RECEIVERS[form](run(source, *command).decode())[1] for source in (hostile, harmless))
    assert [(element.tag, sorted(element.keys())) for element in one.iter()] == [
        (element.tag, sorted(element.keys())) for element in other.iter()
    ]


def test_graphs_hold_what_was_written(hostile, harmless, texts):
    for form, read in (("graphml", read_graphml), ("json", read_json)):
        one, other = (read(run(source, "graph", "--format", form).decode()) for source in (hostile, harmless))
        wanted = {id_: {**of, "title": texts.read(of["title"])} for id_, of in other[0].items()}
        assert {id_: {**of, "label": None, "team_name": None} for id_, of in one[0].items()} == {
            id_: {**of, "label": None, "team_name": None} for id_, of in wanted.items()
        }
        assert one[1] == other[1]
    boxes, plain_boxes = (
        read_dot(run(source, "graph", "--format", "dot").decode())[0] for source in (hostile, harmless)
    )
    assert {id_: folded(of["title"]) for id_, of in boxes.items()} == {
        id_: folded(texts.read(of["title"])) for id_, of in plain_boxes.items()
    }


def test_a_flowchart_has_the_lines_that_plain_words_have(hostile, harmless):
    """What people wrote stands in quotes, every sign of it as a number."""
    one, other = (run(source, "graph", "--format", "mermaid").decode().splitlines() for source in (hostile, harmless))
    bare = [[re.sub(r'"[^"]*"', '""', line) for line in lines] for lines in (one, other)]
    assert bare[0] == bare[1]
    inside = "".join(re.findall(r'"([^"]*)"', "\n".join(one))).replace("<br/>", "")
    assert not re.search(r"[<>\"'`{}\[\]()|\\]|#(?!\d+;)", inside)


@pytest.mark.slow
def test_a_report_is_made_of_all_of_it(hostile, texts):
    document = pypdf.PdfReader(io.BytesIO(run(hostile, "report", "sprint")))
    said = folded("".join(page.extract_text() for page in document.pages))
    titles = {texts.shown[key] for key in texts.shown} & {each["title"] for each in objectives(hostile)}
    letters = [title for title in titles if title.isascii() and len(title) < 60]
    assert len(letters) > 5
    assert [title for title in letters if folded(title) not in said] == []
    assert "/JavaScript" not in str(document.trailer["/Root"])
    links = [note.get_object() for page in document.pages for note in page.get("/Annots", ())]
    assert links == []


def objectives(source):
    return [each for each in json.loads(run(source, "export"))["objectives"] if each["cycle"] == "sprint"]
