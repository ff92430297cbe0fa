"""Where a preview can listen."""

from __future__ import annotations

import ipaddress

LAST_PORT = 65_535


def is_address(text: str) -> bool:
    """Whether MkDocs understands it: `localhost` or an IP address, and a port."""
    host, _, port = text.rpartition(":")
    return _is_host(host) and port.isascii() and port.isdigit() and is_port(int(port))


def is_port(number: int) -> bool:
    """Port 0 would be any free one, and nobody would know which."""
    return 0 < number <= LAST_PORT


def _is_host(text: str) -> bool:
    try:
        ipaddress.ip_address(text.removeprefix("[").removesuffix("]"))
    except ValueError:
        return text == "localhost"
    return True
