"""What to do about a key or value of the wrong form, said with the author's own words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from okrsite_gen.reading.suggest import did_you_mean

_SAYS_IT = ("value", "score", "what", "title", "lesson", "to", "every", "rule", "name")
_LONGEST = 60


def of_unknown_key(
    key: str, known: Collection[str], lacking: Sequence[str], inner: Mapping[str, Collection[str]]
) -> str:
    """`lacking` are required keys that nobody has written, `inner` the keys known below each key that stands beside."""
    around = [name for name, keys in inner.items() if key in keys]
    near = did_you_mean(key, known)
    if near:
        return near
    if len(lacking) == 1:
        return f"did you mean `{lacking[0]}`, which is missing?"
    if around:
        return f"indent it if it belongs to `{around[0]}`"
    return "known here: " + ", ".join(f"`{name}`" for name in known)


def of_keys(value: object, known: Sequence[str], required: Sequence[str]) -> str:
    """Where keys with values belong and something else stands."""
    if not known or not isinstance(value, str) or len(value) > _LONGEST:
        return "write one `key: value` a line"
    fitting = [key for key in _SAYS_IT if key in (required or known)] or list(required or known)
    others = "".join(f", {key}: ..." for key in required if key != fitting[0])
    return f"write its keys, such as `{{{fitting[0]}: {value}{others}}}`"
