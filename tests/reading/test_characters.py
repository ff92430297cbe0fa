"""Which characters a text may hold: whatever is seen, and what is not where it does something."""

import sys
import unicodedata

import pytest

from okrsite_gen.model.characters import called, seen, strange

FINE = {
    "families": "👨‍👩‍👧‍👦 🧑🏽‍💻 🙂‍↔️ ❤️‍🔥",
    "flags": "🏳️‍🌈 🇵🇹 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "keys": "1️⃣ #️⃣ *️⃣",
    "forms of signs": "☺︎ ©️ ℹ️ ↔️ ‼️ Ⓜ️",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "Sinhala": "ශ්\u200dරී",
    "Thai": "สวัสดี\u200bครับ",
    "Mongolian": "\u182d\u180b",
    "Japanese": "葛\U000e0100飾区",
    "braille": "\u2801\u2800\u2802",
    "Hebrew": "שלום (עולם)",
    "Arabic": "زيادة المبيعات 20%",
    "marks": "e\u0301 Z\u0367\u0311\u0313\u0343",
    "spaces": "10\u00a0% 1\u202f000 \u3000全角",
    "lines": "one\ttwo\r\nthree",
    "not known yet": "\U000323b0 \ue000",
}
STRANGE = {
    "override": ("pay\u202eyap", [3]),
    "isolate": ("a\u2066b\u2069c", [1, 3]),
    "mark of direction": ("\u05d0\u200f!", [1]),
    "Latin letters apart": ("a\u200bb\u200cc\u200dd", [1, 3, 5]),
    "soft hyphen": ("co\u00adop", [2]),
    "joiner after a joiner": ("می\u200c\u200cخ", [3]),
    "joiner at the end": ("👨\u200d", [1]),
    "styles in a row": ("☺\ufe0f\ufe0f", [2]),
    "style of a letter": ("a\ufe0f", [1]),
    "style of a quote": ('"\ufe0f', [1]),
    "hidden words": ("x\U000e0041\U000e0042", [1, 2]),
    "bytes in a smile": ("😀\U000e0110", [1]),
    "flag without an end": ("🏴\U000e0067\U000e0062", [1, 2]),
    "nothing at all": ("\u3164", [0]),
    "terminal": ("\x1b[31m", [0]),
    "C1": ("\x9b31m", [0]),
    "line separators": ("a\u2028b\u2029c\x85", [1, 3, 5]),
    "no characters": ("\ufdd0\U0010ffff", [0, 1]),
}
# Signs before a number in Arabic, Syriac and Kaithi are seen; the format signs of hieroglyphs place what is seen.
SEEN_FORMAT = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_texts_of_the_world_are_fine(text):
    assert list(strange(text)) == []
    assert seen(text) == text


@pytest.mark.parametrize(("text", "places"), STRANGE.values(), ids=STRANGE)
def test_what_nobody_sees_is_told_and_shown(text, places):
    assert list(strange(text)) == places
    assert [at for at, sign in enumerate(seen(text)) if sign == "\ufffd"] == places


def test_no_control_or_format_character_of_unicode_passes_between_two_letters():
    passing = [
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp") and not list(strange(f"a{chr(code)}b"))
    ]
    assert set(passing) - SEEN_FORMAT == {ord("\t"), ord("\n"), ord("\r")}


def test_they_are_called_by_number_and_name():
    assert called("\u202e") == "`U+202E`, right-to-left override"
    assert called("\x00") == "`U+0000`"
