"""What somebody may have meant."""

import pytest

from okrsite_gen.reading.suggest import closest, did_you_mean

KEYS = ["owner", "objective", "key_results", "baseline", "target", "title", "tags", "type", "unit", "due", "weight"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("onwer", "owner"),
        ("Owner", "owner"),
        ("key-results", "key_results"),
        ("keyresults", "key_results"),
        ("basline", "baseline"),
        ("objektive", "objective"),
        ("dues", "due"),
        ("colour", None),
        ("x", None),
        ("owner", None),
        ("", None),
        ("o" * 200, None),
    ],
)
def test_the_closest_word_if_any_is_close(word, meant):
    assert closest(word, KEYS) == meant


def test_ties_do_not_depend_on_the_order_of_the_candidates():
    assert closest("cat", ["car", "bat", "can"]) == closest("cat", ["can", "bat", "car"]) == "bat"


def test_the_sentence():
    assert (did_you_mean("onwer", KEYS), did_you_mean("colour", KEYS)) == ("did you mean `owner`?", "")
