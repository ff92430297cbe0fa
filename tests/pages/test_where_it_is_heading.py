"""Where an objective and its key results are heading, in words, in pictures and in tables, on their page."""

import datetime as dt
import re
from pathlib import Path

import pytest
from published import Published, put, two_decimals

CO = {
    "okrsite.yml": "as_of: 2026-11-20\n",
    "people.yml": "ana: {name: Ana Pires}\nben: {name: Ben Okafor}\ncleo: {name: Cleo Tan}\n",
    "co/team.yml": "name: Co\n",
}
PAGE = "2026-q4/co/grow/"
CONTENT = Path(__file__).parents[2] / "content" / "okrs"


def grow(root, keys, values, **more):
    """An objective with one key result, and what was said of it by day."""
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    objective = f"---\nobjective: Grow\n{extra}key_results:\n  - {{id: it, title: It, {keys}}}\n---\n"
    said = {
        f"co/2026-q4/check-ins/{day}.yml": f"by: ana\nkey_results: {{grow#it: {entry}}}\n"
        for day, entry in values.items()
    }
    return put(root, CO | {"co/2026-q4/grow.md": objective} | said)


def page(root, as_of=None):
    return Published(root, as_of=as_of).page(PAGE)


def course(found):
    return found.one("section", cls="okr-course").one("p").text


def part(found):
    return found.id("it").one(cls="okr-course__part").text


def drawn(found, cls="burn-up"):
    """The pictures of a page."""
    return found.all(cls=cls)


def said_of(svg):
    """What those get of it who hear it."""
    return svg["aria-label"].replace("\N{NO-BREAK SPACE}", " ")


def weekly(*values, first=dt.date(2026, 11, 2)):
    return {str(first + dt.timedelta(weeks=week)): f"{{value: {value}}}" for week, value in enumerate(values)}


STEADY = weekly(10, 20, 30)  # 10 a week; from 16 November to 31 December are 45 days, so 30 + 45 * 10 / 7 = 94.3
DEALS = "baseline: 0, target: 100, unit: deals"


def test_a_steady_course_in_words(tmp_path):
    """From 20 November to 31 December are 41 days: 40 of 70 points are 6.8 a week; made 30 in 46 days, 4.6 a week."""
    found = page(grow(tmp_path, DEALS, STEADY))
    assert course(found) == (
        "Heading for 0.94 (0.94 to 0.94) at the end, 0.70 needed. "
        "It needs 6.8 points a week, made 4.6 a week since the start. 41 days left."
    )
    assert part(found) == (
        "Heading for 94 deals (94 to 94 deals) on 31 Dec, 70 deals needed. It needs 6.8 points a week (6.8 deals a week), "
        "made 4.6 a week (4.6 deals a week) since the start and 10 points a week (10 deals a week) lately. 41 days left."
    )


def test_the_same_in_picture_and_table(tmp_path):
    whole, own = (figure for figure in page(grow(tmp_path, DEALS, STEADY)).all("figure") if drawn(figure))
    assert said_of(drawn(whole)[0]).endswith("Heading for 0.94 (0.94 to 0.94) on 31 December 2026.")
    assert said_of(drawn(own)[0]).endswith("Heading for 94 deals (94 to 94 deals) on 31 December 2026.")
    assert "forecast 94 deals (94 to 94 deals) on 31 Dec" in own.one("figcaption").text
    [foot] = own.one("tfoot").all("tr")
    assert [cell.text for cell in foot.all() if cell.tag in ("th", "td")] == ["31 Dec, forecast", "94 deals (94 to 94 deals)", "100 deals"]  # fmt: skip
    assert [cell.text for cell in whole.one("tfoot").all("td")] == ["0.94 (0.94 to 0.94)", "1.00"]


@pytest.mark.parametrize(
    ("keys", "values", "forecast"),
    [
        ("baseline: 45 days, target: 30 days", weekly(44, 43, 42), "35.6 days (35.6 to 35.6 days)"),
        ("baseline: 31%, target: 45%", weekly(31, 33, 35), "47.9% (47.9% to 47.9%)"),
        # through the levels: 3 is worth 0.15, 6 0.30, 9 0.321; slopes of 0.0339, 0.0855 and 0.1371 a week make 0.539, 0.871 and 1.306
        ("baseline: 0, target: 106, commit: 6", weekly(3, 6, 9), "88 (40 to 150)"),
        ("kind: judged", weekly("10%", "30%", "50%"), "100% (100% to 100%)"),
        # what is beyond 1.5 or below -0.5 of the way is not told any closer
        ("baseline: 0, target: 10, unit: clinics", weekly(1, 9, 17), "above 15 clinics on 31 Dec"),
        ("baseline: 40 days, target: 30 days", weekly(41, 44, 47), "above 45 days on 31 Dec"),
        ("baseline: -10, target: 10", weekly(-12, -15, -18), "below −20 on 31 Dec"),
        # below 0 where nothing ever was below it
        ("baseline: 5, target: 30, unit: deals", weekly(5, 3, 1), "below 0 deals on 31 Dec"),
    ],
)
def test_a_key_result_is_forecast_in_its_own_unit(tmp_path, keys, values, forecast):
    words = part(page(grow(tmp_path, keys, values)))
    assert words.removeprefix("Heading for ").startswith(forecast), words


@pytest.mark.parametrize(
    ("keys", "rate"),
    [
        # 46 days are gone, 41 are left
        ("baseline: 45 days, target: 30 days", "It needs 8.5 points a week (−1.3 days a week), made 3 a week (−0.46 days a week) since"),
        ("baseline: 20%, target: 70%", "It needs 4.4 points a week (2.2 percentage points a week), made 6.7 a week (3.3 percentage"),
        ("kind: judged", "It needs 4.8 points a week, made 6.4 a week since the start and"),
    ],
)  # fmt: skip
def test_rates_are_told_in_points_and_in_the_unit(tmp_path, keys, rate):
    values = weekly("24%", "33%", "42%") if "days" not in keys else weekly(44, 43, 42)
    assert rate in part(page(grow(tmp_path, keys, values)))


def test_what_is_reached_needs_nothing_more(tmp_path):
    found = page(grow(tmp_path, DEALS, weekly(60, 70, 80)))
    assert "0.70 needed. It has what success takes, made 12.2 points a week since the start." in course(found)


def test_the_owner_s_guess_stands_beside_the_forecast(tmp_path):
    values = STEADY | {"2026-11-09": "{value: 20, projected: 60}", "2026-11-16": "{value: 30, projected: 55}"}
    assert "Ana Pires expects to end at 55 deals (16 Nov)." in part(page(grow(tmp_path, DEALS, values)))


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, "there are none, so 3 are missing"),
        (weekly(10), "there is 1, so 2 more are missing"),
        (weekly(10, 20), "there are 2, so 1 more is missing"),
        ({"2026-11-02-a": "{value: 10}", "2026-11-02-b": "{value: 20}", "2026-11-02-c": "{value: 30}"}, "there is 1, so"),
        ({"2026-11-05": "{value: 1}", "2026-11-06": "{value: 1}", "2026-11-17": "{value: 2}"}, "there are 2, so 1 more"),
        ({"2026-11-04": "{value: 1}", "2026-11-10": "{value: 1}", "2026-11-16": "{value: 2}"}, "there are 3, but they span only 12 days"),
        ({"2026-09-01": "{value: 1}", "2026-11-10": "{value: 1}", "2026-11-16": "{value: 2}"}, "there are 2, so 1 more"),
    ],
)  # fmt: skip
def test_without_a_forecast_it_says_what_is_missing(tmp_path, values, missing):
    """Weeks of the cycle begin on its first weekday, a Thursday."""
    found = page(grow(tmp_path, DEALS, values))
    text = "Not enough check-ins to forecast: it takes values of 3 weeks within 8 weeks, 14 days or more from the first to the last; "
    assert part(found).startswith(text)
    assert missing in part(found)
    assert course(found).startswith(
        "Not enough check-ins to forecast: it takes forecasts of key results with half of the weight; none has one."
    )
    for picture in drawn(found):
        assert not picture.all(cls="fan")
        assert "Not enough check-ins to forecast" in said_of(picture)


def test_an_objective_of_steps_and_limits_says_that_they_have_no_forecast(tmp_path):
    found = page(grow(tmp_path, "kind: at-most, limit: 4%", weekly(2, 3, 2)))
    assert "none has one (steps, limits and what is done or not never have one). 41 days left." in course(found)
    assert not found.id("it").all(cls="okr-course__part")


HALVES = """---
objective: Grow
key_results:
  - {id: one, title: One, baseline: 0, target: 100}
  - {id: two, title: Two, baseline: 0, target: 100, weight: 3}
---
"""


def test_an_objective_says_how_much_of_its_weight_has_a_forecast(tmp_path):
    said = {f"co/2026-q4/check-ins/{day}.yml": f"key_results: {{grow#one: {entry}}}\n" for day, entry in STEADY.items()}
    found = page(put(tmp_path, CO | {"co/2026-q4/grow.md": HALVES} | said))
    assert "with half of the weight; 1 of 2 have one, with 25% of it. " in course(found)


# Bad input: each page still says something true.


def test_values_far_outside_are_drawn_where_they_are_and_the_forecast_is_cut(tmp_path):
    found = page(grow(tmp_path, DEALS, weekly(10, 5_000, 9_000_000)))
    own = found.id("it").one("figure")
    assert "forecast above 150 deals on 31 Dec" in own.one("figcaption").text
    sound(found)


FAR = weekly(10**12, 2 * 10**12, 3 * 10**12)


def test_absurd_rates_are_told_no_closer_than_that(tmp_path):
    """Of a baseline of 0 and a target of 100, 10^12 are ten thousand million million points."""
    found = page(grow(tmp_path, DEALS, FAR))
    assert part(found) == (
        "Heading for above 150 deals on 31 Dec, 70 deals needed. It has what success takes, made more than 1,000 points a week "
        "since the start and more than 1,000 points a week lately. 41 days left."
    )
    assert not re.search(r"\de\+\d", found.text)


def test_the_plan_is_told_as_closely_beside_values_far_outside(tmp_path):
    """The plan climbs from 0 on 1 October to 100 on 31 December, 91 days: on 2 November it is at 32 / 91."""
    own = page(grow(tmp_path, DEALS, FAR)).id("it").one("figure")
    assert [row["Plan"] for row in own.one("table").rows[:3]] == ["35 deals", "43 deals", "51 deals"]


def test_labels_of_lines_that_fall_together_stand_apart(tmp_path):
    """A hundred of 3,000,000,000,000 is no height at all."""
    own = page(grow(tmp_path, DEALS, FAR)).id("it").one("figure")
    labels = own.all(cls="level-label")
    assert len({label["x"] for label in labels}) == len(labels) == 2


def test_a_range_that_leaves_the_picture_says_so(tmp_path):
    own = page(grow(tmp_path, DEALS, weekly(40, 10, 60))).id("it").one("figure")
    assert own.one("figcaption").text.endswith("; the range goes on outside the picture")


def sound(found):
    """No picture has a number that is none, and nothing is drawn outside its own square."""
    for svg in [*drawn(found), *drawn(found, "spark"), *drawn(found, "strip")]:
        for piece in svg.all():
            for value in filter(None, (piece[name] for name in ("d", "x", "y", "x1", "x2", "y1", "y2"))):
                assert not re.search(r"nan|inf|e[+-]?\d", value), value
                assert all(0 <= float(number) <= 1000 for number in re.findall(r"\d+(?:\.\d+)?", value))


@pytest.mark.parametrize(
    ("keys", "values", "as_of", "says"),
    [
        pytest.param(DEALS, {}, None, "none has one. It needs 12 points a week. 41 days left.", id="no check-in"),
        pytest.param(DEALS, weekly(40), None, "made 8.8 a week since the start", id="one"),
        pytest.param(DEALS, {"2026-10-01": "{value: 40}"}, None, "It needs 5.1 points a week. 41 days left.", id="on its first day alone"),
        pytest.param(f"{DEALS}, due: 2026-10-10", weekly(40), None, "Not enough check-ins", id="due before the first check-in"),
        pytest.param(DEALS, {}, "2026-09-20", "It begins on 1 October 2026.", id="not begun"),
        pytest.param(DEALS, STEADY, "2026-12-31", "a week since the start. Today is the last day.", id="its last day"),
        pytest.param(f"{DEALS}, starts: 2026-12-01", {}, None, "It begins on 1 December 2026.", id="a key result not begun"),
        pytest.param("baseline: 3", weekly(1, 2, 3), None, "it has nothing that counts yet", id="no target"),
    ],
)  # fmt: skip
def test_something_true_is_said_of_any_course(tmp_path, keys, values, as_of, says):
    found = page(grow(tmp_path, keys, values), as_of)
    assert says in course(found)
    sound(found)


@pytest.mark.parametrize(
    ("as_of", "more"),
    [("2027-01-01", {}), ("2030-05-05", {}), (None, {"retired": "{date: 2026-11-10, reason: Too small}"})],
)
def test_once_all_is_said_and_done_nothing_is_forecast(tmp_path, as_of, more):
    found = page(grow(tmp_path, DEALS, STEADY, **more), as_of)
    assert not found.all(cls="okr-course")
    assert not found.all(cls="okr-course__part")
    assert not found.all(cls="fan")
    assert "forecast" not in found.text
    sound(found)


def test_a_key_result_that_is_due_early_is_over_and_the_objective_goes_on(tmp_path):
    found = page(grow(tmp_path, f"{DEALS}, due: 2026-11-18", STEADY))
    assert not found.id("it").all(cls="okr-course__part")
    assert "41 days left" in course(found)


MOVED = """---
objective: Grow
key_results:
  - id: it
    title: It
    baseline: 0
    target: 200
    unit: deals
    changes: [{date: 2026-11-12, was: {target: 100}, why: Two more countries, by: ana}]
---
"""


def test_a_moved_target_is_no_slope(tmp_path):
    """By the present target 10, 20 and 30 are 5 points apart, whatever they were worth when they were said."""
    grow(tmp_path, DEALS, STEADY)
    found = page(put(tmp_path, {"co/2026-q4/grow.md": MOVED}))
    assert part(found).startswith("Heading for 94 deals (94 to 94 deals) on 31 Dec, 140 deals needed.")
    assert course(found).startswith("Heading for 0.47 (0.47 to 0.47) at the end, 0.70 needed.")
    sound(found)


def test_what_is_foretold_of_the_silent_says_till_when_they_spoke(tmp_path):
    """16 November was the last word, and nine days later it is stale."""
    grow(tmp_path, DEALS, STEADY)
    assert "what was said" not in course(page(tmp_path, "2026-11-25"))
    assert "at the end, 0.70 needed. That goes by what was said up to 16 November 2026. It needs" in course(
        page(tmp_path, "2026-11-26")
    )


# Pictures against the export.


@pytest.fixture(scope="module", params=["harbour", "the demo"])
def site(request):
    return request.getfixturevalue("harbour_site") if request.param == "harbour" else Published(CONTENT)


def ends_of(svg, name):
    return [(int(x), int(y)) for x, y in re.findall(r"[ML](\d+) (\d+)", svg.one(cls=name)["d"])]


def height(svg, level, value):
    """From a value to its place, by two levels whose values are known."""
    lines = [float(line["y1"].rstrip("%")) / 88 * 1000 for line in svg.all(cls="level")]
    (low, at_low), (high, at_high) = zip(level, (lines[0], lines[-1]), strict=True)
    return at_low + (at_high - at_low) * (value - low) / (high - low)


def share(day, starts, ends):
    first = dt.date.fromisoformat(starts)
    return 1000 * (dt.date.fromisoformat(day) - first).days / (dt.date.fromisoformat(ends) - first).days


def close(svg, level, value):
    return pytest.approx(min(1000, max(0, height(svg, level, value))), abs=3)


def test_forecasts_of_objectives_stand_where_the_export_says(site):
    compared = 0
    cycles = {cycle["id"]: cycle for cycle in site.export["cycles"]}
    for objective in site.export["objectives"]:
        found, forecast = site.page(objective["url"].lstrip("/")), objective["forecast"]
        pictures = [svg for svg in drawn(found) if said_of(svg).startswith("Score of ")]
        if not forecast or not pictures:
            assert all(not svg.all(cls="fan") for svg in pictures)
            continue
        [svg], cycle = pictures, cycles[objective["cycle"]]
        (x, high), (_, low) = ends_of(svg, "range")
        assert x == 1000
        assert (high, low) == (close(svg, (0, 1), forecast["high"]), close(svg, (0, 1), forecast["low"]))
        assert ends_of(svg, "ahead") == [ends_of(svg, "now")[0], (1000, close(svg, (0, 1), forecast["at_due"]))]
        last = max(
            point["date"] for kr in objective["key_results"] for point in kr["history"] if point["progress"] is not None
        )
        assert ends_of(svg, "now")[0][0] == pytest.approx(share(last, cycle["starts"], cycle["ends"]), abs=1)
        compared += 1
    assert compared >= (1 if site.snapshot.portfolio.company.name == "Harbour Bikes" else 20)


def values_of(key_result):
    return {point["date"]: point for point in key_result["history"] if point["value"] is not None}


def test_forecasts_of_straight_key_results_stand_where_the_export_says(site):
    """Without levels a progress p is the value baseline + p * (target - baseline)."""
    compared = 0
    for objective in site.export["objectives"]:
        for kr in objective["key_results"]:
            found = site.page(objective["url"].lstrip("/")).id(kr["id"].partition("#")[2])
            bent = kr["kind"] != "metric" or kr["commit"] or kr["stretch"] or kr["levels"] or kr["baseline"] is None
            if not kr["forecast"] or bent:
                continue
            [svg], (start, target) = drawn(found), (kr["baseline"], kr["target"])
            ends = {kr["forecast"][name] * (target - start) + start for name in ("low", "high")}
            drawn_ends = sorted(y for _, y in ends_of(svg, "range"))
            inside = [value for value in sorted(ends, reverse=True) if 0 <= height(svg, (start, target), value) <= 1000]
            for value in inside:
                assert any(y == pytest.approx(height(svg, (start, target), value), abs=3) for y in drawn_ends), kr["id"]
            if kr["aggregate"] == "latest":
                expected = [close(svg, (start, target), point["value"]) for point in values_of(kr).values()]
                assert [y for _, y in ends_of(svg, "dots")] == expected, kr["id"]
            compared += 1
    assert compared >= (1 if site.snapshot.portfolio.company.name == "Harbour Bikes" else 30)


def test_words_and_pictures_tell_the_same_forecast_and_all_are_sound(site):
    told = 0
    for objective in site.export["objectives"]:
        found, forecast = site.page(objective["url"].lstrip("/")), objective["forecast"]
        sound(found)
        if forecast:
            shown = [two_decimals(forecast[name]) for name in ("at_due", "low", "high")]
            assert course(found).startswith(f"Heading for {shown[0]} ({shown[1]} to {shown[2]}) at the end, ")
            told += 1
    assert told


# Early warnings.


def warned(found):
    return [item.text for item in found.one("section", cls="okr-course").all("li")]


def test_early_warnings_stand_first_with_their_rules(tmp_path):
    values = {
        "2026-11-02": "{value: 20, confidence: 7, status: on-track}",
        "2026-11-09": "{value: 20, confidence: 6}",
        "2026-11-16": "{value: 20, confidence: 4}",
    }
    found = page(grow(tmp_path, DEALS, values))
    assert [re.search(r"\((.*)\)$", text)[1] for text in warned(found)] == [
        "watermelon", "falling-confidence", "repeat-miss", "flat-value"
    ]  # fmt: skip
    assert "It: confidence keeps falling: 7, 6, 4 (falling-confidence)" in warned(found)
    assert found.one("section", cls="okr-course").links["falling-confidence"] == "../../../rules/falling-confidence/"
    assert found.one("section", cls="okr-course").all("a")[0]["href"] == "#it"


def test_a_rule_that_is_off_or_allowed_warns_of_nothing(tmp_path):
    values = {
        f"2026-11-{day}": f"{{value: 20, confidence: {sure}, next: [Go on]}}"
        for day, sure in (("02", 7), ("09", 6), ("16", 4))
    }
    grow(tmp_path, DEALS, values, allow="[{rule: flat-value, reason: Counted once a quarter}]")
    (tmp_path / "okrsite.yml").write_text("as_of: 2026-11-20\nrules: {falling-confidence: off}\n", encoding="utf-8")
    assert not page(tmp_path).one("section", cls="okr-course").all("li")
