"""One module per command, each with a `command`; `cli.py` imports a module when its command is called."""

COMMANDS = {
    "init": "init",
    "new": "new",
    "check": "check",
    "build": "build",
    "serve": "serve",
    "export": "export",
    "due": "due",
    "digest": "digest",
    "graph": "graph",
    "chart": "chart",
    "report": "report",
    "schema": "schema",
    "explain": "explain",
}
