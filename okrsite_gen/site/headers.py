"""What servers can be told to send with every page, in the forms that they read."""

from __future__ import annotations

from collections.abc import Mapping

_OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HOW = "# Written by okrsite; `{}` in the server's settings, and again after each build: the digests change with the theme.\n"


def header_files(policy: str) -> Mapping[str, bytes]:
    """By the path in the site: `_headers` is read by Netlify and Cloudflare Pages by itself, the others are to be included."""
    headers = {"Content-Security-Policy": policy, **_OTHERS}
    listed = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    apache = "".join(f'Header always set {name} "{value}"\n' for name, value in headers.items())
    texts = {
        "_headers": f"/*\n{listed}",
        "data/headers/nginx.conf": _HOW.format("include") + nginx,
        "data/headers/apache.conf": _HOW.format("Include") + apache,
    }
    return {path: text.encode() for path, text in texts.items()}
