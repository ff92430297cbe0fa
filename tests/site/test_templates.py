"""What templates print, call and import comes out as plain Jinja makes it, and what stands in no template is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError, UndefinedError
from markupsafe import Markup, escape

from okrsite_gen.escaped import escaped
from okrsite_gen.site.templates import Compiled, templates

MACROS = """\
{% macro cell(text, wide=false) %}<td{% if wide %} class="wide"{% endif %}>{{ text }}</td>{% endmacro %}
{% macro row(label) %}<tr title="{{ label }}">{{ caller(label) }}</tr>{% endmacro %}
{% set shout = loud %}
"""
LAYOUT = '{% import "macros.html" as m %}<h1>{{ title }}</h1>{% block body %}{% endblock %}{% include "foot.html" %}'
SNIPPETS = [
    "{{ title }} {{ html }} {{ 3 }} {{ 0.5 }} {{ none }} {{ true }} {{ ['<', html] }}",
    "{{ loud(title) }} {{ m.shout('<') }} {{ linked(title) }} {{ linked(title) | upper }}",
    "{{ m.cell(title) }}{{ m.cell(html, wide=true) }}{{ m.cell('a' ~ title ~ html) }}",
    "{% call(label) m.row(title) %}{{ m.cell(label) }}{{ loop is defined }}{% endcall %}",
    "{% for each in (title, html) %}{{ loop.index }}{{ loud(each) }}{{ loop.cycle('<', '>') }}{{ m.cell(each) }}{% endfor %}",
    "{% set both %}{{ title }}{{ html }}{% endset %}{{ both }}{{ both | length }}{% set x = namespace(at=1) %}{% set x.at = 2 %}{{ x.at }}",
    "{% autoescape false %}{{ title }}{{ html }}{{ m.cell(title) | escape }}{% endautoescape %}{{ title }}",
    "{% filter upper %}{{ title }}{% endfilter %}{{ title | replace('<', '&') }}{{ html | replace('<', '&') }}",
    "{{ m.nothing is defined }}{{ gone is defined }}{{ title.nothing is defined }}{{ range(2) | join(title) }}{{ super() }}",
    "{{ m.cell(*[title], **{'wide': true}) }}{{ dict(**{'class': title})['class'] }}{{ m.cell(wide=title, text=html) }}{{ m.cell(m.cell(title)) }}",
    "{{ self.body is defined }}{{ dict(a=title)['a'] }}{{ '<%s>' | format(title) }}{{ (html ~ title) | escape }}",
]


def page(tmp_path, make, body):
    """A page whose layout imports macros and includes a foot, as HTML."""
    files = {"macros.html": MACROS, "layout.html": LAYOUT, "foot.html": "<p>{{ loud(title) }}{{ html }}</p>"}
    files["page.html"] = f'{{% extends "layout.html" %}}{{% block body %}}{body}{{% endblock %}}'
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = make([tmp_path])
    environment.globals |= {"loud": str.upper, "linked": lambda text: Markup("<a>{}</a>").format(text)}
    return environment.get_template("page.html").render(title="R&D <b>'\"", html=Markup("<i>&amp;</i>"))


def plain(folders):
    return Environment(loader=FileSystemLoader(folders), autoescape=True, trim_blocks=True, lstrip_blocks=True)


@pytest.mark.parametrize("body", SNIPPETS)
def test_pages_are_what_jinja_makes_of_them(tmp_path, body):
    assert page(tmp_path, templates, body) == page(tmp_path, plain, body)


@pytest.mark.parametrize("body", ["{{ gone }}", "{{ m.nothing(title) }}", "{{ title.nothing }}", "{{ gone(title) }}"])
def test_what_nobody_defined_is_an_error(tmp_path, body):
    with pytest.raises(UndefinedError, match=r"gone|nothing"):
        page(tmp_path, templates, body)


@given(st.text() | st.text(alphabet="<>&'\"a "))
def test_text_is_escaped_as_markup_is(text):
    assert escaped(text) == str(escape(text))
    assert type(escaped(text)) is str


def test_what_was_compiled_elsewhere_is_what_is_compiled_here_and_what_cannot_be_is_told_when_asked_for(
    tmp_path, monkeypatch
):
    (tmp_path / "broken.html").write_text("{% if %}", encoding="utf-8")
    here = page(tmp_path, templates, SNIPPETS[0])
    compiled, theirs = Compiled(), Compiled()
    theirs.known |= compiled.all_of(templates([tmp_path], compiled))
    assert len(theirs.known) == 4
    taken = templates([tmp_path], theirs)
    with pytest.raises(TemplateSyntaxError):
        taken.get_template("broken.html")
    monkeypatch.setattr(taken, "compile", None)
    taken.globals |= {"loud": str.upper, "linked": lambda text: Markup("<a>{}</a>").format(text)}
    found = taken.get_template("page.html").render(title="R&D <b>'\"", html=Markup("<i>&amp;</i>"))
    assert found == here


def test_nothing_is_settled_before_a_page_is_there(tmp_path):
    (tmp_path / "page.html").write_text('{{ "theme.css" | link }}', encoding="utf-8")
    environment, ups = templates([tmp_path]), []
    environment.filters["link"] = lambda target: "../" * len(ups) + target
    written = environment.get_template("page.html")
    ups.append("a folder")
    assert written.render() == "../theme.css"
