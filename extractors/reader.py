"""Exactly what reads the text out of a page."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version as installed_version

from extractors.sources import sources
from models import digest

#: Ours, and the libraries whose versions decide which lines of a page are its text.
_CODE = ("article.py", "charset.py", "links.py", "whitespace.py", "pages/*.py")
_LIBRARIES = ("trafilatura", "lxml")


@cache
def reader_version() -> str:
    """Libraries with their versions, and a digest of our own code: two that could read otherwise differ."""
    libraries = ", ".join(f"{name} {installed_version(name)}" for name in _LIBRARIES)
    return f"{libraries}, newsfacts {digest(sources(*_CODE))}"
