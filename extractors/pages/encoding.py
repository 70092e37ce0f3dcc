"""The characters of a page, out of its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.charset import decode, label_in

_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 8192  # browsers look at 1,024; scripts in front of the declaration push it further down


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A page as text, and what was wrong with its characters."""

    html: str
    warnings: tuple[str, ...] = ()


def decode_page(body: bytes, content_type: str = "") -> DecodedPage:
    """The text of a page, as ``charset.decode`` finds it; never raises. The header outweighs the ``meta`` element."""
    in_page = _META.search(body[:_HEAD_BYTES])
    decoded = decode(body, (label_in(content_type), in_page[1].decode("ascii") if in_page else ""))
    warnings = {
        "charset_mismatch": bool(decoded.declared)
        and decoded.encoding != decoded.declared[0]
        and not decoded.text.isascii(),
        "broken_characters": decoded.broken > 0,
    }
    return DecodedPage(decoded.text, tuple(warning for warning, holds in warnings.items() if holds))
