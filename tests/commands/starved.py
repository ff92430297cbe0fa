"""`okrsite` in a process that may take only so much more memory than it has.

    python -m tests.commands.starved MEGABYTES MODULE... -- ARGUMENT...

imports the modules first, so that memory ends where the work is.
"""

from __future__ import annotations

import importlib
import resource
import sys
from pathlib import Path


def main(room: int, modules: list[str], arguments: list[str]) -> None:
    for module in modules:
        importlib.import_module(module)
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (room << 20),) * 2)
    importlib.import_module("okrsite_gen.cli").main(arguments, prog_name="okrsite")


if __name__ == "__main__":
    split = sys.argv.index("--")
    main(int(sys.argv[1]), sys.argv[2:split], sys.argv[split + 1 :])
