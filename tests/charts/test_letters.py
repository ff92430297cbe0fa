"""How wide words are, without a font: never narrower than DejaVu Sans, which is measured here by somebody else."""

from hypothesis import given
from hypothesis import strategies as st
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

from okrsite_gen.charts.letters import lines

FONT = FT2Font(findfont(FontProperties(family="DejaVu Sans")))
FONT.set_size(100, 72)
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc", "Cf"]), max_size=120)


def measured(text):
    """In em."""
    return sum(FONT.load_char(ord(letter)).linearHoriAdvance / 65536 / 100 for letter in text)


def test_words_move_to_the_next_line_where_they_do_not_fit():
    assert lines("Clinics renew early and gladly", 40, 2) == ("Clinics renew early and gladly",)
    assert lines("Clinics renew early and gladly", 10, 2) == ("Clinics renew", "early and gladly")
    assert lines("Clinics renew early and gladly", 7, 2) == ("Clinics", "renew earl…")


def test_a_word_without_end_is_broken():
    assert lines("a" * 40, 6.5, 3) == ("a" * 10, "a" * 10, "a" * 8 + "…")


@given(WORDS, st.integers(5, 40), st.integers(1, 3))
def test_no_line_is_wider_than_asked_for_and_nothing_is_lost_unsaid(text, room, most):
    found = lines(text, room, most)
    assert 1 <= len(found) <= most
    for line in found:
        assert measured(line) <= room * 1.04
    whole, shown = "".join(text.split()), "".join("".join(found).split())
    if found[-1].endswith("…") and shown != whole:
        assert whole.startswith(shown[:-1])
    else:
        assert shown == whole
