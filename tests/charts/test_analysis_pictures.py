"""What matplotlib draws, read back with an XML parser: curves where the data say, words as words, nothing that a page forbids."""

import dataclasses
import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from analysis import snapshot_of
from pictures import svg_of

from okrsite_gen.charts import CHARTS, score_burn_up, strokes, svg
from okrsite_gen.charts.draw import LIGHT
from okrsite_gen.charts.gallery import picture as picture_of
from okrsite_gen.charts.marks import Area, Box, Disc, Line, Picture, Text
from okrsite_gen.charts.slide import slide
from okrsite_gen.charts.spec import ChartSpec

HOSTILE = """</title><script>alert("1")</script> & $x^2$ costs $100 or $2 'so' \\frac"""
NS = "{http://www.w3.org/2000/svg}"
DAY = dt.date(2026, 11, 18)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return snapshot_of(tmp_path_factory.mktemp("acme"))


@pytest.fixture(scope="module")
def charts(snapshot):
    """Each kind of chart of the company's running quarter, by name."""
    cycle = snapshot.portfolio.cycles["2026-q4"]
    return {kind.NAME: kind.chart(snapshot, cycle, None) for kind in CHARTS}


def places(path):
    return [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def curve(picture, tone, *, dashed=False):
    """The points of the only line of a colour."""
    [path] = [
        node
        for node in picture.iter("path")
        if node.get("class", "").split()[-1] == f"stroke-{tone}"
        and "fill-none" in node.get("class")
        and (node.get("stroke-dasharray") is not None) == dashed
        and len(places(node.get("d"))) > 2
    ]
    return places(path.get("d"))


def test_the_curve_goes_through_the_scores(charts):
    """The labels of the axis tell which height is which score; the ticks of the months which day is where."""
    chart = charts["burn-up"]
    picture = svg_of(picture_of(chart))
    texts = {node.text: (float(node.get("x")), float(node.get("y"))) for node in picture.iter("text")}
    levels = {places(node.get("d"))[0][1] for node in picture.iter("path") if node.get("class").endswith("stroke-line")}
    top, bottom = min(levels), max(levels)
    assert texts["1.0"][1] == pytest.approx(top + 4.3, abs=0.1)
    assert texts["0.0"][1] == pytest.approx(bottom + 4.3, abs=0.1)
    november = texts["Nov"][0] - texts["Oct"][0]
    per_day = november / 31
    start = texts["Oct"][0]
    drawn = curve(picture, "link")
    expected = [
        (start + (day - dt.date(2026, 10, 1)).days * per_day, bottom - score * (bottom - top))
        for day, score in chart.points("Score")
    ]
    assert len(drawn) == len(expected) == 6
    for (x, y), (wanted_x, wanted_y) in zip(drawn, expected, strict=True):
        assert x == pytest.approx(wanted_x, abs=0.2)
        assert y == pytest.approx(wanted_y, abs=0.05)


def test_the_plan_and_the_range_are_where_their_numbers_are(charts):
    chart = charts["burn-up"]
    picture = svg_of(picture_of(chart))
    levels = {places(node.get("d"))[0][1] for node in picture.iter("path") if node.get("class").endswith("stroke-line")}
    top, bottom = min(levels), max(levels)
    plan = curve(picture, "muted", dashed=True)
    assert [round((bottom - y) / (bottom - top), 2) for _, y in plan] == [round(v, 2) for _, v in chart.points("Plan")]
    [fan] = [places(node.get("d")) for node in picture.iter("path") if node.get("opacity")]
    ends = sorted(round((bottom - y) / (bottom - top), 2) for x, y in fan if x == max(x for x, _ in fan))
    [[_, low]], [[_, high]] = chart.points("Forecast, low"), chart.points("Forecast, high")
    assert ends[0] == pytest.approx(low, abs=0.006)
    assert ends[-1] == pytest.approx(high, abs=0.006)


def test_a_page_may_hold_them_under_a_strict_policy(charts):
    for chart in charts.values():
        text = str(picture_of(chart))
        for forbidden in ("style=", "<style", "<script", "<?xml", "<metadata", "rdf:", "xlink", "url(", "#"):
            assert forbidden not in text, forbidden
        picture = svg_of(text)
        assert picture.get("role") == "img"
        ids = [node.get("id") for node in picture.iter() if node.get("id")]
        assert ids == [f"{chart.id}-title", f"{chart.id}-desc"] == picture.get("aria-labelledby").split()
        assert [picture.find("title").text, picture.find("desc").text] == [chart.title, chart.description]
        for node in picture.iter("path"):
            assert node.get("class"), "colours are the page's"


def test_every_colour_is_one_that_the_style_sheet_knows(charts):
    css = (Path(__file__).parents[2] / "theme/assets/okrsite/okrsite.css").read_text(encoding="utf-8")
    used = {
        name
        for chart in charts.values()
        for node in svg_of(picture_of(chart)).iter()
        for name in (node.get("class") or "").split()
    }
    for name in used - {"okr-chart"}:
        assert f".okr-chart .{name} {{" in css, name


def test_two_charts_on_a_page_share_no_ids(charts):
    ids = [node.get("id") for chart in charts.values() for node in svg_of(picture_of(chart)).iter() if node.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(CHARTS)


def test_texts_are_texts_whatever_stands_in_them(snapshot, charts):
    hostile = dataclasses.replace(charts["cycle-comparison"], title=HOSTILE, description=HOSTILE)
    named = dataclasses.replace(
        hostile, series=tuple(dataclasses.replace(series, points=((HOSTILE, 0.5),)) for series in hostile.series)
    )
    picture = svg_of(picture_of(named))
    assert picture.find("title").text == HOSTILE
    assert not list(picture.iter("script"))
    assert any((node.text or "").startswith("</title>") for node in picture.iter("text"))
    slide_ = svg_of(slide(_kind(named), named, "svg", DAY))
    assert slide_.find(f"{NS}title").text == HOSTILE
    whole = " ".join(node.text for node in slide_.iter(f"{NS}text"))
    assert "$x^2$ costs $100 or $2" in whole, "not read as a formula"


def _kind(chart):
    [kind] = [kind for kind in CHARTS if chart.chart == kind.NAME]
    return kind


def test_a_slide_is_light_and_complete_in_itself(charts):
    for chart in charts.values():
        text = slide(_kind(chart), chart, "svg", DAY).decode()
        picture = svg_of(text)
        assert "class=" not in text
        assert "var(" not in text
        assert next(picture.iter(f"{NS}path")).get("fill") == "#ffffff"
        assert chart.title in [node.text for node in picture.iter(f"{NS}text")]
        assert "As of 18 Nov 2026." in " ".join(node.text for node in picture.iter(f"{NS}text"))
        assert slide(_kind(chart), chart, "png", DAY).startswith(b"\x89PNG")
        assert slide(_kind(chart), chart, "pdf", DAY).startswith(b"%PDF")


def test_letters_that_the_font_has_not_break_nothing(charts):
    """A warning would be an error here; on the page the reader's own font shows them."""
    chart = dataclasses.replace(charts["burn-up"], title="売上 🚀 نمو")
    assert "売上 🚀 نمو" in slide(score_burn_up, chart, "svg", DAY).decode()
    assert slide(score_burn_up, chart, "pdf", DAY)


def test_a_long_title_takes_two_lines_and_then_is_cut(charts):
    chart = dataclasses.replace(charts["burn-up"], title="A very long title " * 20)
    picture = svg_of(slide(score_burn_up, chart, "svg", DAY))
    lines = [node.text for node in picture.iter(f"{NS}text") if node.get("font-size") == "20"]
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_the_table_has_every_number_of_the_chart(charts):
    for chart in charts.values():
        table = chart.table
        assert table.heads == (chart.keys, *(series.name for series in chart.series))
        for column, series in enumerate(chart.series, start=1):
            printed = [row[column] for row in table.rows if row[column] != "–"]
            known = [value for _, value in series.points if value is not None]
            assert [float(text) for text in printed] == pytest.approx(known, abs=0.5 * 10**-series.digits + 1e-9)


MAKE = """
import datetime as dt, hashlib, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from analysis import snapshot_of
from okrsite_gen.charts import CHARTS
from okrsite_gen.charts.gallery import picture as picture_of
from okrsite_gen.charts.marks import Area, Box, Disc, Line, Picture, Text
from okrsite_gen.charts.slide import slide
from okrsite_gen.paper.report import report
snapshot = snapshot_of(Path({root!r}))
cycle = snapshot.portfolio.cycles["2026-q4"]
for kind in CHARTS:
    chart = kind.chart(snapshot, cycle, None)
    made = [picture_of(chart).encode()]
    made += [slide(kind, chart, form, snapshot.as_of) for form in ("svg", "png", "pdf")]
    print(*(hashlib.sha256(data).hexdigest() for data in made))
print(hashlib.sha256(report(snapshot, cycle)).hexdigest())
"""


def test_the_same_bytes_in_every_process_on_every_machine(tmp_path):
    """Another order of hashes, another day, another zone and a machine with matplotlib settings of its own."""
    odd = tmp_path / "odd"
    odd.mkdir()
    (odd / "matplotlibrc").write_text(
        "font.size: 30\nsvg.fonttype: path\ntext.color: red\nlines.linewidth: 9\npath.sketch: 1, 100, 2\nsavefig.dpi: 300\n"
        "figure.dpi: 300\npdf.compression: 0\naxes.unicode_minus: False\ntext.parse_math: True\nfigure.facecolor: red\n"
    )
    script = MAKE.format(tests=str(Path(__file__).parent), root=str(tmp_path / "acme"))
    said = [
        subprocess.run(
            [sys.executable, "-c", script], env=os.environ | env, check=True, capture_output=True, text=True
        ).stdout
        for env in (
            {"PYTHONHASHSEED": "1", "TZ": "UTC"},
            {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "86400", "MATPLOTLIBRC": str(odd)},
        )
    ]
    assert said[0] == said[1]
    assert len(said[0].split()) == 4 * len(CHARTS) + 1


def test_charts_are_data_until_they_are_drawn():
    """Neither the kinds of charts nor the pages that show them load matplotlib."""
    code = (
        "import sys; from okrsite_gen import pages; from okrsite_gen.charts import CHARTS, gallery; "
        "from okrsite_gen.commands import build, chart, check, report; from okrsite_gen.cli import main; "
        "sys.exit('matplotlib' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_chart_is_a_record_of_plain_values(charts):
    for chart in charts.values():
        assert isinstance(chart, ChartSpec)
        for series in chart.series:
            for key, value in series.points:
                assert type(key) in (str, dt.date)
                assert value is None or type(value) is float


def coloured(picture):
    """With the colours that the style sheet gives its classes in light."""
    painted = {f"{what}-{tone}": f'{what}="{colour}"' for what in ("fill", "stroke") for tone, colour in LIGHT.items()}
    painted |= {"fill-none": 'fill="none"', "stroke-none": 'stroke="none"'}
    return re.sub(r'class="(fill[^"]*)"', lambda found: " ".join(painted[name] for name in found[1].split()), picture)


def marks_of(picture):
    return picture.strip().partition("</desc>")[2]


def test_what_is_written_without_matplotlib_is_what_matplotlib_draws(charts):
    """Every kind of chart, and all that a mark can be."""
    odd = (
        Line(points=((1, 2), (3.335, 4.5), (10, 20)), tone="ink"),
        Line(points=((1, 2), (3, 4)), tone="muted", width=1.25, dashes=(1.5, 2)),
        Disc(centre=(50.125, 50), radius=3.4, tone="ink", fill="surface", width=2, dashes=(1, 2)),
        Disc(centre=(50, 20.33), radius=2, tone="link", fill="link"),
        Text(place=(10.125, 20), text=HOSTILE, size=10.8, tone="muted", anchor="middle", bold=True),
        Area(points=((1, 2), (3, 4), (9, 9)), tone="track", opacity=0.25),
        Area(points=((1, 2), (3, 4), (9, 9)), tone="soft"),
    )
    pictures = [Picture(width=360, height=100.5, marks=odd)]
    for chart in charts.values():
        box = Box(left=2, top=2, width=356, height=200, letters=12)
        pictures.append(Picture(width=360, height=204, marks=tuple(_kind(chart).marks(chart, box))))
    for picture in pictures:
        assert marks_of(coloured(strokes.inline(picture, "id", "", ""))) == marks_of(svg.standalone(picture, "", ""))


def test_a_site_is_built_without_matplotlib(tmp_path):
    """And nothing is written beside what people write, which a preview watches."""
    snapshot_of(tmp_path / "content" / "okrs")
    code = "import sys; sys.modules['matplotlib'] = None; from okrsite_gen.cli import main; main()"
    where = ["--source", str(tmp_path / "content" / "okrs"), "--site-dir", str(tmp_path / "site")]
    subprocess.run(
        [sys.executable, "-c", code, "build", "--as-of", "2026-11-18", *where],
        env=os.environ | {"OKRSITE_CACHE_DIR": str(tmp_path / "cache")},
        check=True,
        capture_output=True,
    )
    assert b'class="okr-chart"' in (tmp_path / "site" / "2026-q4" / "index.html").read_bytes()
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["okrs"]
