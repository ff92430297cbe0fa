"""Where the theme lies: in a wheel beside the code, in a checkout at the top of the repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okrsite_gen.failures import EnvironmentFailure

BODIES = "pages"
ASSETS = "assets/okrsite"
MARK = f"{ASSETS}/mark.svg"

_PACKAGE = Path(__file__).parent.parent


def theme_dir() -> Path:
    """The packaged theme: overrides of the engine's theme, page bodies under `pages/`, styles and scripts under `assets/okrsite/`."""
    for folder in (_PACKAGE / "_theme", _PACKAGE.parent / "theme"):
        if folder.is_dir():
            return folder
    raise EnvironmentFailure("okrsite's theme is missing", "install okrsite again")


def body_folders(custom_dir: str | None) -> list[Path]:
    """Where page bodies are looked for: a company's own theme first."""
    own = [Path(custom_dir) / BODIES] if custom_dir else []
    return [*own, theme_dir() / BODIES]


def on_every_page(suffix: str) -> Iterator[str]:
    """Styles or scripts that every page loads: those that lie directly in the assets folder, by name."""
    for path in sorted((theme_dir() / ASSETS).glob(f"*{suffix}")):
        yield f"{ASSETS}/{path.name}"
