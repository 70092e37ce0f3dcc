"""The bytes as fetched, kept by their hash, so that every version can be read again."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import tempfile
import zlib
from pathlib import Path

from models import WarehouseError
from warehouse.failpoints import step

_HASH = re.compile(r"[0-9a-f]{64}")


class BodyStore:
    """A folder of bodies, each under its SHA-256: ``ab/cd/abcd….gz``.

    Equal bytes are kept once. A file appears whole or not at all, also when the machine stops while it is
    written; a damaged one is replaced when its bytes are put again. Raises WarehouseError.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, body: bytes) -> str:
        """The hash under which ``body`` is kept from now on."""
        body_hash = hashlib.sha256(body).hexdigest()
        path = self.path(body_hash)
        if not self._holds(path, body_hash):
            try:
                with step("keep body"):
                    _write_whole(path, gzip.compress(body, compresslevel=6, mtime=0))
            except OSError as exc:
                message = f"a fetched page cannot be kept ({exc}); check the disk's free space and permissions"
                raise WarehouseError(str(path), message, "body_not_written") from exc
        return body_hash

    def get(self, body_hash: str) -> bytes:
        """The bytes kept under ``body_hash``, checked against it."""
        path = self.path(body_hash)
        try:
            body = gzip.decompress(path.read_bytes())
        except FileNotFoundError as exc:
            message = "the bytes of this page are not kept here; fetch the page again"
            raise WarehouseError(str(path), message, "body_missing") from exc
        except (OSError, EOFError, zlib.error) as exc:
            raise _damaged(path, str(exc)) from exc
        if hashlib.sha256(body).hexdigest() != body_hash:
            raise _damaged(path, "its bytes do not match its name")
        return body

    def path(self, body_hash: str) -> Path:
        """Where the body is kept; raises ValueError when ``body_hash`` is no SHA-256."""
        if not _HASH.fullmatch(body_hash):
            raise ValueError(f"not a SHA-256 in lower-case hexadecimal: {body_hash!r}")
        return self._folder / body_hash[:2] / body_hash[2:4] / f"{body_hash}.gz"

    def _holds(self, path: Path, body_hash: str) -> bool:
        if not path.exists():
            return False
        try:
            self.get(body_hash)
        except WarehouseError:
            return False
        return True


def _damaged(path: Path, why: str) -> WarehouseError:
    message = f"the file is damaged ({why}); restore it from a backup, or delete it and fetch the page again"
    return WarehouseError(str(path), message, "body_damaged")


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to disk, then rename: the name never points at half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(written).replace(path)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Without this a power cut may lose the new name although the bytes are on disk (fsync(2))."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
