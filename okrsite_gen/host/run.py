"""MkDocs, run by okrsite's own commands: the same build as `mkdocs build`, with or without a company's mkdocs.yml."""

from __future__ import annotations

import copy
import datetime as dt
import errno
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from okrsite_gen import memory
from okrsite_gen.failures import EnvironmentFailure, WrongUse
from okrsite_gen.host import serving
from okrsite_gen.host.address import LAST_PORT, is_port
from okrsite_gen.site.publish import guard

_NAMES = ("mkdocs.yml", "mkdocs.yaml")
_NOT_LISTENING = {errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
_DEFAULT = Path(__file__).parent.parent / "default_mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Request:
    """What a command was asked for."""

    source: Path
    as_of: dt.date | None = None
    drafts: bool = False
    audience: str | None = None
    site_dir: Path | None = None
    strict: bool = False


def build(request: Request) -> Path:
    """Build and publish; hands back the site folder."""
    with _arguments(request) as arguments:
        if request.site_dir:
            _refuse_place(request, arguments)
        config = _load(arguments)
        site = Path(config.site_dir)
        config.plugins.on_startup(command="build", dirty=False)
        with _room_in(site):
            try:
                mkdocs_build.build(config)
            except Exception as error:
                if memory.ran_out(error):
                    memory.release(error)
                raise
            finally:
                config.plugins.on_shutdown()
        return site


def _refuse_place(request: Request, arguments: dict[str, Any]) -> None:
    """MkDocs would refuse some of these places too, in words that name files of ours."""
    assert request.site_dir is not None  # noqa: S101 - the caller has looked
    config = Path(arguments["config_file"])
    docs = arguments.get("docs_dir") or config.parent / str(_read(config).get("docs_dir") or "docs")
    inputs = {"content": request.source, "pages": Path(docs)}
    guard(request.site_dir, {name: _near(folder) for name, folder in inputs.items()}, called="--site-dir")


def _near(folder: Path) -> Path:
    """As people would name it from here."""
    here, found = Path.cwd(), Path(os.path.normpath(folder.absolute()))
    return found.relative_to(here) if here in found.parents else found


@contextmanager
def _room_in(site: Path) -> Iterator[None]:
    """A copy that finds no room names the file that it copies, and a folder that is gone by then."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise EnvironmentFailure(
            f"cannot write the site for `{site}`: {(error.strerror or str(error)).lower()}",
            "make room there; nothing was published",
        ) from error


def _load(arguments: dict[str, Any]) -> MkDocsConfig:
    try:
        return load_config(**arguments)
    except (ConfigurationError, Abort) as error:
        raise WrongUse(f"`{arguments['config_file']}` cannot be used: {error}") from error


def serve(request: Request, address: str | None, *, open_in_browser: bool) -> None:
    """Show the site on this machine, and again after every change, until interrupted."""
    with _arguments(request) as arguments:
        arguments.pop("site_dir", None)
        if address:
            arguments["dev_addr"] = address
        host, port = _listens_on(_load(arguments))
        try:
            with serving.told():
                mkdocs_serve.serve(**arguments, open_in_browser=open_in_browser)
        except OSError as error:
            if error.errno not in _NOT_LISTENING:
                raise
            raise EnvironmentFailure(
                f"cannot listen on `{host}:{port}`: {(error.strerror or str(error)).lower()}",
                "name another place with --address, such as `127.0.0.1:8001`",
            ) from error


def _listens_on(config: MkDocsConfig) -> tuple[str, int]:
    host, port = config.dev_addr
    if not is_port(port):
        raise WrongUse(
            f"`dev_addr` is `{host}:{port}`, and there is no such port", f"ports are numbers from 1 to {LAST_PORT:,}"
        )
    return host, port


@contextmanager
def _arguments(request: Request) -> Iterator[dict[str, Any]]:
    """What MkDocs is to load: the company's mkdocs.yml if there is one for this content, else the packaged one."""
    options = {"source": str(request.source.resolve()), "drafts": request.drafts}
    with _warnings_shown(), tempfile.TemporaryDirectory(prefix="okrsite-") as empty:
        own = find_config(request.source)
        arguments: dict[str, Any] = {"config_file": str(own or _DEFAULT), "strict": request.strict}
        if own is None:
            pages = request.source.resolve().parent / "pages"
            arguments |= {"docs_dir": str(pages if pages.is_dir() else empty), "site_dir": str(Path.cwd() / "site")}
        if request.site_dir:
            arguments["site_dir"] = str(request.site_dir.absolute())
        yield arguments | {"plugins": _plugins(_read(own or _DEFAULT), options | _asked(request))}


def _asked(request: Request) -> dict[str, str]:
    """What mkdocs.yml may say as well, where the command says it."""
    day = {"as_of": request.as_of.isoformat()} if request.as_of else {}
    return day | ({"audience": request.audience} if request.audience else {})


def find_config(source: Path) -> Path | None:
    """The mkdocs.yml in the content's folder or up to two above whose plugin `okrsite` reads that folder."""
    root = source.resolve()
    for folder in (root, *root.parents[:2]):
        for path in (folder / name for name in _NAMES):
            if path.is_file() and (folder / _source_of(_read(path))).resolve() == root:
                return path
    return None


def site_url(source: Path) -> str:
    """Where the company's mkdocs.yml says that the site is; empty where it does not."""
    own = find_config(source)
    return str(_read(own).get("site_url") or "") if own else ""


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        try:
            return yaml_load(file) or {}
        except Exception as error:
            raise WrongUse(f"cannot read `{path}`: {' '.join(str(error).split())}") from error


def _source_of(config: dict[str, Any]) -> str:
    """The folder that the plugin is told to read; a name that is no folder where the plugin is not listed."""
    for name, options in _listed(config):
        if name == "okrsite":
            return str(options.get("source", "content/okrs"))
    return ".okrsite-is-not-listed"


def _listed(config: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    plugins = config.get("plugins") or []
    for item in plugins.items() if isinstance(plugins, dict) else plugins:
        pairs = [item] if isinstance(item, tuple) else item.items() if isinstance(item, dict) else [(item, None)]
        for name, options in pairs:
            yield str(name), options or {}


class _Fresh(list[dict[str, Any]]):
    """A list that hands out copies: MkDocs takes the plugins' options apart, and a preview loads them again and again."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        yield from copy.deepcopy(list(super().__iter__()))


def _plugins(config: dict[str, Any], options: dict[str, Any]) -> _Fresh:
    """The plugins of a configuration, okrsite's options replaced by those of the command."""
    return _Fresh({name: given | options if name == "okrsite" else given} for name, given in _listed(config))


@contextmanager
def _warnings_shown() -> Iterator[None]:
    """MkDocs' warnings on the terminal; what it says beside that is for those who run it themselves."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
