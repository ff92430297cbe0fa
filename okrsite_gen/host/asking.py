"""Between a browser and MkDocs' server: what is asked for is made before the server looks for it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from okrsite_gen.host.preview import Preview
from okrsite_gen.host.trouble import told

_POLLS = "/livereload/"


def asking(preview: Preview, server: LiveReloadServer) -> WSGIApplication:
    """The server's application, behind one that sees that what is asked for is there.

    The server waits for a site that is being made; whatever was provided before then was of the one that is gone.
    """

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(_POLLS):
            return server.serve_request(environ, start)
        name = _file(path.removeprefix(server.mount_path))
        said: list[tuple[str, list[tuple[str, str]]]] = []
        while True:
            try:
                offer = preview.provide(name)
            except Exception as error:  # nothing else would tell the reader
                return _refuse(name, error, start)
            found = server.serve_request(environ, lambda *head: said.append(head))
            if preview.offer is offer:
                start(*said[-1])
                return found
            getattr(found, "close", lambda: None)()

    return answer


def _file(path: str) -> str:
    """The file that the server will look for."""
    return posixpath.normpath("/" + path + ("index.html" if not path or path.endswith("/") else "")).lstrip("/")


def _refuse(name: str, error: Exception, start: StartResponse) -> Iterable[bytes]:
    """Programs read a status; what is wrong is told where okrsite runs."""
    told(name, error)
    start("500 Internal Server Error", [("Content-Type", "text/plain")])
    return [b"it cannot be made; okrsite says why"]
