"""Bodies decoded while they arrive, never holding more than allowed."""

from __future__ import annotations

import zlib

from flows.http.failures import FetchFailure, fetch_error

#: What we offer in Accept-Encoding (RFC 9110 section 8.4.1); httpx has brotli only as an extra.
OFFERED = "gzip, deflate"

_GZIP = zlib.MAX_WBITS | 16
_MOST_CODINGS = 2  # servers that compress what was already compressed exist; more is an attack
_MOST_MEMBERS = 64  # a gzip file may be several in a row (RFC 1952); real ones are a handful


class Body:
    """Collects one body, decoded by the codings its Content-Encoding names.

    Both the bytes received and the bytes decoded are held to ``limit``, so a bomb costs no more memory than
    an honest page. Raises FetchError ``too_large``, ``incomplete`` or ``unsupported_encoding``; with ``cut``
    a body past the limit is shortened instead.
    """

    def __init__(self, url: str, content_encoding: str, limit: int, *, cut: bool = False) -> None:
        self._url = url
        self._limit = limit
        self._cut = cut
        self._received = 0
        self._decoded = bytearray()
        self._stages = [_Inflater(coding) for coding in self._codings(content_encoding)]

    def add(self, chunk: bytes) -> bool:
        """Decode one more chunk; whether there is room for another."""
        self._received += len(chunk)
        room = self._limit - len(self._decoded) + 1
        for stage in self._stages:
            try:
                chunk = stage.inflate(chunk, self._limit + 1)
            except zlib.error as exc:
                raise fetch_error(
                    self._url, FetchFailure.INCOMPLETE, f"the compressed body is damaged ({exc})"
                ) from exc
        self._decoded += chunk[:room]
        full = max(self._received, len(self._decoded)) > self._limit
        if full and not self._cut:
            raise fetch_error(self._url, FetchFailure.TOO_LARGE, f"the body is larger than {self._limit:,} bytes")
        return not full

    def finish(self) -> bytes:
        """The whole body; refuses compressed bytes that end before their end mark."""
        if len(self._decoded) > self._limit:
            return bytes(self._decoded[: self._limit])
        if self._received and not self._cut and not all(stage.complete for stage in self._stages):
            raise fetch_error(self._url, FetchFailure.INCOMPLETE, "the compressed body ends early")
        return bytes(self._decoded)

    def _codings(self, content_encoding: str) -> list[str]:
        """The codings to undo, last applied first."""
        named = [coding.strip().lower() for coding in content_encoding.split(",")]
        codings = [coding.removeprefix("x-") for coding in named if coding not in ("", "identity")]
        if len(codings) > _MOST_CODINGS or not {"gzip", "deflate"}.issuperset(codings):
            raise fetch_error(
                self._url,
                FetchFailure.UNSUPPORTED_ENCODING,
                f"the body is encoded as {content_encoding[:60]!r}",
            )
        return codings[::-1]


class _Inflater:
    """Undoes one gzip or deflate coding."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._members = 1
        self._head = b""
        self._stream = zlib.decompressobj(_GZIP) if coding == "gzip" else None

    @property
    def complete(self) -> bool:
        return self._stream is not None and self._stream.eof

    def inflate(self, chunk: bytes, room: int) -> bytes:
        """At most ``room`` bytes; what would exceed it is dropped, as the caller refuses the body then."""
        if self._stream is None:
            self._head += chunk
            if len(self._head) < 2:
                return b""
            chunk = self._head
            self._stream = zlib.decompressobj(_deflate_window(chunk))
        decoded = self._stream.decompress(chunk, room)
        while self._stream.unused_data.startswith(b"\x1f\x8b") and self._coding == "gzip" and len(decoded) < room:
            self._members += 1
            if self._members > _MOST_MEMBERS:
                raise zlib.error("too many members")
            rest = self._stream.unused_data
            self._stream = zlib.decompressobj(_GZIP)
            decoded += self._stream.decompress(rest, room - len(decoded))
        return decoded


def _deflate_window(head: bytes) -> int:
    """ "deflate" means the zlib format, but servers also send it bare (RFC 9110 section 8.4.1.2)."""
    is_zlib = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
