"""Every form says the same, keeps to what its receiver takes, and shows hostile texts as texts."""

import itertools
import json
import re
from pathlib import Path

import pytest
from lighthouse import FILES, objective, put
from received import RECEIVERS, of_html

from okrsite_gen.messages.html import DARK, LIGHT

COMMANDS = [("due",), ("due", "--within", "366"), ("digest",), ("digest", "--launch"), ("digest", "--team", "coast")]
SITE = ("--site-url", "https://okrs.example/")
HOSTILE = {
    "html": "</td></table><img src=x onerror=alert(1)><script>alert(1)</script>",
    "attribute": "\" onmouseover=\"alert(1)\" x='y",
    "markdown link": "[x](http://evil.example) ![y](http://evil.example/p.png) <http://evil.example>",
    "bare link": "see http://evil.example or www.evil.example now",
    "heading": "# Not a heading",
    "list": "- not a list",
    "number": "1. not a number",
    "rule": "---",
    "emphasis": "*strong* _quiet_ ~~gone~~ ``` `code`",
    "table": "a | b | c",
    "everybody": "@channel @all @here and (@ana)",
    "slack": "<!here> <!channel> <@U123> <http://evil.example|click>",
    "google": "<users/all> <http://evil.example|click> *x",
    "entity": "&lt;b&gt; &amp; &#x3c;",
    "template": "{{ 7*7 }} {% raw %}",
    "backslash": "a\\*b\\",
}  # fmt: skip
LOOKALIKES = str.maketrans("‹›¦∗ˋ∼ˍ", "<>|*`~_")


SAID = (
    "The road is under water", "A bigger boat", "First night without a complaint", "No more wick lamps", "New lens", "Order glass", "Count barrels",
)  # fmt: skip


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def lighthouse_saying(text):
    """Lighthouse with the text in every place that messages show."""
    bad = quoted(text)
    check_in = "sea/coast/2026-q4/check-ins/2026-11-16.yml"
    files = FILES | {
        "okrsite.yml": f"company: {bad}\nmission: {bad}\nas_of: 2026-11-20\n",
        "people.yml": f"ana: {{name: {bad}}}\nben: {{name: {bad}}}\ncleo: {{name: {bad}}}\n",
        "cycles.yml": f"voyage: {{title: {bad}, starts: 2026-10-01, ends: 2026-12-31}}\n",
        "sea/team.yml": f"name: {bad}\nlead: ana\n",
        "sea/coast/team.yml": f"name: {bad}\nlead: cleo\n",
        "sea/2026-q4/found.md": objective("ana", ("seen", bad, ""), more=bad),
        "sea/coast/2026-q4/lamps.md": objective("ana", ("lit", bad, ""), ("oil", bad, ", owner: ben"), more=bad),
        check_in: re.sub("|".join(SAID), lambda _: bad, FILES[check_in]),
    }
    return {name.replace("2026-q4", "voyage"): content for name, content in files.items()}


def made(run, folder, form, command):
    return run(*command, *SITE, "--format", form, "--source", folder).stdout


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_shown_and_do_nothing(run, tmp_path, text):
    put(tmp_path, lighthouse_saying(text))
    for command, form in itertools.product(COMMANDS, RECEIVERS):
        found, _ = RECEIVERS[form](made(run, tmp_path, form, command))
        drop = "*`" if form == "google-chat" else ""
        shown = found.text.translate(LOOKALIKES) if form == "google-chat" else found.text
        wanted, shown = (" ".join("".join(sign for sign in said if sign not in drop).split()) for said in (text, shown))
        assert shown.count(wanted) > 2, (command, form)
        assert all(link.startswith(("https://okrs.example/", "https://demo.example/")) for link in found.links)
        assert found.calls == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_page_has_the_same_elements_whatever_is_written(run, tmp_path, text):
    put(tmp_path / "harmless", lighthouse_saying("Harmless"))
    put(tmp_path / "hostile", lighthouse_saying(text))
    for command, form in itertools.product(COMMANDS, ("html", "markdown")):
        pages = [RECEIVERS[form](made(run, tmp_path / name, form, command))[1] for name in ("harmless", "hostile")]
        one, other = ([(element.tag, sorted(element.keys())) for element in page.iter()] for page in pages)
        assert one == other


@pytest.mark.parametrize("command", [("due", "--within", "366"), ("digest",), ("digest", "--launch")], ids=" ".join)
def test_all_forms_say_what_the_mail_says(demo, command):
    def words_of(received):
        return sorted(re.findall(r"[\w%$.,+−]+", received.text.translate(LOOKALIKES)))

    people = (*command, "--team", "people", *SITE)
    mail, _ = of_html(demo(*people, "--format", "html").stdout)
    for form, receive in RECEIVERS.items():
        found, _ = receive(demo(*people, "--format", form).stdout)
        assert words_of(found) == words_of(mail), form
        assert sorted(found.links) == sorted(mail.links), form


def all_texts(block):
    own = [block["text"]] if isinstance(block.get("text"), str) else []
    return own + [text for child in block.get("elements", ()) for text in all_texts(child)]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """400 key results with long titles, all silent, and one person who says 60 things."""
    files = {"okrsite.yml": "company: Crowd\nas_of: 2026-11-20\n", "sea/team.yml": "name: Sea\n"}
    for number in range(100):
        title = f"Number {number} " + "wörter " * 30
        parts = [(f"k{part}", quoted(f"{part} of {title}".strip()), f", owner: p{number}") for part in range(4)]
        files[f"sea/2026-q4/o{number}.md"] = objective(f"p{number}", *parts, more=quoted(title.strip()))
    said = "\n".join(f"  - {'Ein sehr langer Satz ' * 12}{number}" for number in range(60))
    files["sea/2026-q4/check-ins/2026-11-19.yml"] = f"by: p1\nwins:\n{said}\n"
    return put(tmp_path_factory.mktemp("crowd"), files)


def on(folder, okrsite_run, command, form):
    return okrsite_run(*command, "--format", form, *SITE, "--source", folder).stdout


CROWDED = [("due",), ("digest",), ("digest", "--launch")]


@pytest.mark.parametrize("command", CROWDED, ids=" ".join)
def test_slack_takes_it(crowd, run, command):
    payload = json.loads(on(crowd, run, command, "slack"))
    assert set(payload) == {"text", "blocks"}
    blocks = payload["blocks"]
    assert 1 < len(blocks) <= 50
    assert blocks[0]["type"] == "header"
    assert len(blocks[0]["text"]["text"]) <= 150
    for block in blocks[1:]:
        assert block["type"] == "rich_text"
        assert {part["type"] for part in block["elements"]} <= {"rich_text_section", "rich_text_list"}
        assert 0 < sum(map(len, all_texts(block))) <= 3000
        assert all(all_texts(block))
    assert sum(len(text) for block in blocks for text in all_texts(block)) <= 12_000


@pytest.mark.parametrize("command", CROWDED, ids=" ".join)
def test_teams_takes_it(crowd, run, command):
    said = on(crowd, run, command, "teams")
    assert len(said.encode()) <= 28_000
    payload = json.loads(said)
    assert payload["type"] == "message"
    [attachment] = payload["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    card = attachment["content"]
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.4")
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}
    assert all(run["type"] == "TextRun" and run["text"] for block in card["body"] for run in block["inlines"])


@pytest.mark.parametrize("command", CROWDED, ids=" ".join)
def test_the_other_chats_and_mail_take_it(crowd, run, command):
    mattermost = json.loads(on(crowd, run, command, "mattermost"))
    assert set(mattermost) == {"text"}
    assert len(mattermost["text"]) <= 16_383
    google = on(crowd, run, command, "google-chat")
    assert set(json.loads(google)) == {"text"}
    assert len(google.encode()) <= 32_000
    assert len(on(crowd, run, command, "html").encode()) < 100_000


@pytest.mark.parametrize("form", ["slack", "teams", "mattermost", "google-chat", "html"])
def test_what_is_left_out_is_counted(crowd, run, form):
    everything, _ = RECEIVERS["markdown"](on(crowd, run, ("due",), "markdown"))
    found, _ = RECEIVERS[form](on(crowd, run, ("due",), form))
    [missing] = re.findall(r"(\d+) more lines would be too long for this message", found.text)
    lines = len(re.findall(r"not a word since", found.text)) + len(
        re.findall(r"okrsite new check-in --team sea --by p\d", found.text)
    )
    people = len(set(re.findall(r"--by (p\d+)", everything.text)))
    shown = len(re.findall(r"Number \d+ .{0,300}?not a word", found.text))
    assert 0 < shown < 400
    assert int(missing) <= 400 + 2 * people - lines
    assert int(missing) > 400 - shown


def test_lines_for_terminals_have_80_columns(demo):
    for command in COMMANDS[:4]:
        lines = demo(*command, "--format", "text").stdout.splitlines()
        assert [line for line in lines if len(line) > 80] == []
        assert [line for line in lines if line != line.rstrip()] == []


def test_the_mail_is_complete_in_itself(demo):
    for command in COMMANDS[:4]:
        said = demo(*command, "--format", "html").stdout
        _, page = of_html(said)
        tags = {element.tag for element in page.iter()}
        assert not tags & {"script", "img", "link", "iframe", "form", "svg", "object", "video", "audio"}
        assert not re.search(r"url\(|@import|src=", said)
        assert all(link.get("href").startswith("https://") for link in page.iter("a"))
        assert page.find("head/title").text == page.find(".//h1").text
        assert 'content="light dark"' in said


def test_the_colours_are_those_of_the_site():
    css = (Path(__file__).parents[2] / "theme/assets/okrsite/okrsite.css").read_text().lower()
    assert all(colour in css for colour in {*LIGHT.values(), *DARK.values()})


@pytest.mark.parametrize("form", ["text", "json", *RECEIVERS])
def test_the_same_bytes_every_time_whatever_the_order_of_files(tmp_path, run, form):
    commands = [("due",)] if form == "json" else [("due",), ("digest",), ("digest", "--launch")]
    one = put(tmp_path / "one", FILES)
    other = put(tmp_path / "other", dict(reversed(FILES.items())))
    for command in commands:
        said = [run(*command, "--format", form, "--source", folder).stdout for folder in (one, other, one)]
        assert said[0] == said[1] == said[2]
