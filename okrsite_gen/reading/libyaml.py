"""The parser in C, without which reading would take ten times as long."""

from __future__ import annotations

import yaml


class LibyamlMissing(RuntimeError):  # noqa: N818 - reads as what it is
    """PyYAML was installed without libyaml."""

    def __init__(self) -> None:
        super().__init__(
            "PyYAML has no libyaml here; install the PyYAML wheel, or libyaml and its headers before building PyYAML"
        )


def require() -> None:
    """Raises `LibyamlMissing` if it is."""
    if not yaml.__with_libyaml__:
        raise LibyamlMissing
