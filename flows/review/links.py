"""Where the pages are, served or written to files, and which addresses of others may be linked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from models import digest

_SAFE_NAME = re.compile(r"[0-9a-f]{8,64}")


def safe_link(address: str | None) -> str | None:
    """An address somebody may click: http or https with a host; None: it is something else."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or re.search(r"[\x00-\x20\x7f-\x9f\\]", address):
        return None
    return address


def name_of_page(identity: str) -> str:
    """An identity as the last part of a page's address: itself where it is a digest, else its digest."""
    return identity if _SAFE_NAME.fullmatch(identity) else digest("page", identity)


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Addresses on the server."""

    static: bool = False

    def __call__(self, section: str, identity: str | None = None, fragment: str = "", **query: object) -> str:
        path = f"/{section}" + (f"/{name_of_page(identity)}" if identity else "")
        asked = urlencode({name: value for name, value in query.items() if value not in (None, "")})
        return path + (f"?{asked}" if asked else "") + (f"#{quote(fragment)}" if fragment else "")

    def asset(self, name: str) -> str:
        return f"/static/{name}"


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Addresses from one file of a report to another; filters, which need a server, are left out."""

    depth: int  #: folders above the file the links stand in
    static: bool = True

    def __call__(self, section: str, identity: str | None = None, fragment: str = "", **_query: object) -> str:
        path = f"{section}/{name_of_page(identity)}.html" if identity else f"{section}.html"
        return "../" * self.depth + path + (f"#{quote(fragment)}" if fragment else "")

    def asset(self, name: str) -> str:
        return "../" * self.depth + f"static/{name}"


Links = ServedLinks | FileLinks
