"""The neighbourhood of an objective as a picture: what is above it, what is below it, and lines that lead where they should."""

import re

from hypothesis import given
from hypothesis import strategies as st
from pictures import svg_of

from okrsite_gen.charts.neighbourhood import Group, Neighbour, Neighbourhood, neighbourhood

GROUPS = ("supports", "supported_by", "needs", "needed_by")
TITLES = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1, max_size=90)


def neighbour(title, href="#", *lines, firm=True):
    return Neighbour(title=title, href=href, pace="behind", lines=lines or ("Care · behind",), firm=firm)


def drawn(here="Answer faster", **groups):
    found = {name: groups.get(name, ()) for name in GROUPS}
    return neighbourhood(
        Neighbourhood(
            id="near",
            title="What it hangs together with",
            description="All of it.",
            here=neighbour(here),
            **{
                name: value if isinstance(value, Group) else Group(caption=name, shown=tuple(value))
                for name, value in found.items()
            },
        )
    )


class Box:
    def __init__(self, holder):
        x, y = re.fullmatch(r"translate\((\d+) (\d+)\)", holder.get("transform")).groups()
        frame = holder.find("rect")
        self.left, self.top = int(x), int(y)
        self.right, self.bottom = self.left + int(frame.get("width")), self.top + int(frame.get("height"))
        self.href = holder.get("href")
        self.texts = [text.text for text in holder.iter("text")]

    def holds(self, x, y, air=0):
        """Whether a point is on it: with `air`, inside by so much."""
        return self.left + air <= x <= self.right - air and self.top + air <= y <= self.bottom - air

    def meets(self, other):
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def boxes(svg):
    """The boxes that are links, in their order, and the objective's own."""
    return [Box(link) for link in svg.iter("a")], Box(next(part for part in svg.iter("g")))


def lines_of(svg):
    """Each line as its class, where it begins, its corner and where it ends; the corner is rounded by 6."""
    found = []
    for path in svg.iter("path"):
        if path.get("class") != "near-tips":
            for d in re.findall(r"M[^M]+", path.get("d")):
                x, y = map(int, re.match(r"M(\d+) (\d+)", d).groups())
                across, down = int(re.search(r"H(\d+)", d)[1]), int(re.search(r"V(\d+)", d)[1])
                if d.index("V") < d.index("H"):
                    level = down - 6 if down < y else down + 6
                    found.append((path.get("class"), (x, y), (x, level), (across, level)))
                else:
                    corner = across - 6 if across < x else across + 6
                    found.append((path.get("class"), (x, y), (corner, y), (corner, down)))
    return found


def test_boxes_stand_from_what_it_supports_down_to_what_needs_it():
    svg = svg_of(
        drawn(
            supports=[neighbour("Grow", "../grow/")],
            supported_by=[neighbour("Hire", "../hire/")],
            needs=[neighbour("Host", "../host/")],
            needed_by=[neighbour("Sell", "../sell/")],
        )
    )
    links, here = boxes(svg)
    assert [box.href for box in links] == ["../grow/", "../hire/", "../host/", "../sell/"]
    tops = [links[0].top, here.top, *(box.top for box in links[1:])]
    assert tops == sorted(tops)
    assert here.texts == ["Answer faster", "Care · behind"]


def test_what_nobody_agreed_to_is_dashed():
    svg = svg_of(drawn(needs=[neighbour("Host"), neighbour("Pay", firm=False)]))
    assert [kind for kind, *_ in lines_of(svg)] == ["near-line", "near-line near-open"]


def test_more_than_are_shown_lead_to_the_list():
    group = Group(caption="Supported by", shown=(neighbour("Hire"),), more=9, rest="#list")
    links, _ = boxes(svg_of(drawn(supported_by=group)))
    assert (links[1].href, links[1].texts) == ("#list", ["and 9 more"])


def test_a_long_title_is_cut_and_can_be_read_in_full():
    title = "Everybody who leaves a partner clinic hears from it within a week " * 3
    svg = svg_of(drawn(supports=[neighbour(title)]))
    link = next(svg.iter("a"))
    assert link.find("title").text == title
    assert next(link.iter("text")).text.startswith("Everybody who leaves")
    assert [text.text for text in link.iter("text")][1].endswith("…")


def test_it_says_what_it_is():
    svg = svg_of(drawn(supports=[neighbour("Grow")]))
    assert svg.get("role") == "group"
    assert svg.find("title").get("id") == svg.get("aria-labelledby")
    assert svg.find("desc").get("id") == svg.get("aria-describedby")


GROUP = st.lists(st.builds(neighbour, TITLES, firm=st.booleans()), max_size=6)


@given(TITLES, st.fixed_dictionaries(dict.fromkeys(GROUPS, GROUP)))
def test_boxes_are_apart_and_every_line_joins_its_box_to_the_objective(title, groups):
    svg = svg_of(drawn(title, **groups))
    links, here = boxes(svg)
    everything = [*links, here]
    assert len(links) == sum(map(len, groups.values()))
    assert not any(one.meets(other) for at, one in enumerate(everything) for other in everything[at + 1 :])
    width, height = map(int, svg.get("viewBox").split()[2:])
    assert all(box.right < width and box.bottom < height for box in everything)
    joined = []
    for _, start, corner, end in lines_of(svg):
        touched = [box for box in everything if box.holds(*start) or box.holds(*end)]
        assert here in touched
        assert len(touched) == 2
        joined.append(next(box.top for box in touched if box is not here))
        crossed = [box for box in everything for x, y in along(start, corner, end) if box.holds(x, y, air=1)]
        assert crossed == []
    assert sorted(joined) == [box.top for box in links]


def along(start, corner, end):
    """Points on a line with one corner."""
    for (x0, y0), (x1, y1) in ((start, corner), (corner, end)):
        for step in range(41):
            yield x0 + (x1 - x0) * step / 40, y0 + (y1 - y0) * step / 40


@given(st.fixed_dictionaries(dict.fromkeys(("needs", "needed_by"), GROUP)))
def test_dependencies_never_cross_each_other(groups):
    found = [set(map(rounded, along(*line))) for _, *line in lines_of(svg_of(drawn(**groups)))]
    assert all(not one & other for at, one in enumerate(found) for other in found[at + 1 :])


def rounded(point):
    return round(point[0], 1), round(point[1], 1)
