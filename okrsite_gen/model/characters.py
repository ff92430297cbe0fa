"""Characters that nobody sees, or that turn what stands around them: which of them belong to a text, and which do not.

Source of the ranges: Unicode's `Default_Ignorable_Code_Point`, `Bidi_Control` and noncharacters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Line ends and tabs are no part of it.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17)
)
_TURNING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    r"\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# England, Scotland and Wales have flags that are spelled out in characters nobody sees.
_FLAG = r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_ANY = re.compile(f"[{_CONTROLS}{_TURNING}{_UNSEEN}]")
_DOUBTED = re.compile(f"{_FLAG}|(?P<one>[{_CONTROLS}{_TURNING}{_UNSEEN}])")

_JOINERS, _SPACE, _FIRST_PICTURE, _LAST_PICTURE = "\u200c\u200d", "\u200b", 0x1F000, 0x1FAFF
_PICTURE_STYLE = "\ufe0f"
_KEYS = tuple("#*0123456789")
# Scripts whose letters change their form beside a neighbour: from Arabic to Georgian, from Tagalog to Vedic, and their further blocks.
_JOINING = re.compile(
    "[\u0600-\u109f\u1700-\u1cff\ua800-\uabff\ufb50-\ufdcf\ufe70-\ufefc\U00010a00-\U00011fff\U0001e800-\U0001e95f]"
)
# Scripts that write no spaces between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\ua9e0-\ua9ff\uaa00-\uaadf\u3040-\u30ff\u3400-\u9fff]"
)
# Forms of Mongolian letters and of ideographs, the empty sign of Braille: from, to, after what.
_STYLES = (
    ("\u180b", "\u180f", re.compile("[\u1800-\u18af]")),
    ("\U000e0100", "\U000e01ef", re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    ("\u2800", "\u2800", re.compile("[\u2801-\u28ff]")),
)


def strange(text: str) -> Iterator[int]:
    """Where characters stand that do not belong to a text: controls, those that turn it, and unseen ones without a use there."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return
    for match in _DOUBTED.finditer(text) if _ANY.search("".join(set(text))) else ():
        if match["one"] and not _belongs(text, match.start()):
            yield match.start()


def seen(text: str) -> str:
    """The text with `\ufffd`, which is seen, for each such character."""
    shown = list(text)
    for at in strange(text):
        shown[at] = "\ufffd"
    return "".join(shown)


def masked(text: str) -> str:
    """As `seen`, at once for very many of them: those that belong to a text are not spared."""
    return _ANY.sub("\ufffd", text)


def called(character: str) -> str:
    """`U+202E, right-to-left override`; control characters have no name."""
    code, name = f"U+{ord(character):04X}", unicodedata.name(character, "").lower()
    return f"`{code}`, {name}" if name else f"`{code}`"


def _belongs(text: str, at: int) -> bool:
    """Whether a character that is not seen does something here, beside its neighbours."""
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character in _JOINERS and _JOINING.match(before):
        return True
    if character == "\u200d":
        return _is_picture(before, _PICTURE_STYLE) and _is_picture(after)
    if character == _SPACE:
        return bool(_UNSPACED.match(before) and _UNSPACED.match(after))
    if "\ufe00" <= character <= _PICTURE_STYLE:
        return _takes_style(before)
    return any(first <= character <= last and letter.match(before) for first, last, letter in _STYLES)


def _is_picture(character: str, *others: str) -> bool:
    """Whether it is an emoji, or one of the `others`."""
    if character.isascii():
        return False
    new = _FIRST_PICTURE <= ord(character) <= _LAST_PICTURE
    return new or character in others or unicodedata.category(character) in ("So", "Sm")


def _takes_style(character: str) -> bool:
    """Signs, digits and letters of scripts without capitals come in several forms; an `a` does not."""
    if character.isascii():
        return character in _KEYS
    kind = unicodedata.category(character)
    return kind[0] in "SPN" or kind == "Lo" or character == "\u2139" or _is_picture(character)
