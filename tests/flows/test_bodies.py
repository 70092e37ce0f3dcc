"""Fetched bytes are kept whole, once, and are checked when read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.bodies import BodyStore
from models import WarehouseError


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300))
def test_what_is_put_can_be_got(tmp_path, body):
    """Any bytes come back as they were."""
    store = BodyStore(tmp_path)
    assert store.get(store.put(body)) == body


def test_equal_bytes_are_kept_once(tmp_path):
    """Putting twice leaves one file, untouched, in two levels of folders."""
    store = BodyStore(tmp_path)
    first = store.put(b"<p>Rail fares rise</p>")
    before = store.path(first).stat()
    assert store.put(b"<p>Rail fares rise</p>") == first
    assert store.path(first).stat().st_ino == before.st_ino
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.relative_to(tmp_path).as_posix() for path in files] == [f"{first[:2]}/{first[2:4]}/{first}.gz"]


@pytest.mark.parametrize(
    "damage",
    [lambda file: file[:-5], lambda file: b"", lambda file: b"noise" + file, lambda file: gzip.compress(b"other")],
    ids=["cut", "empty", "noise", "other bytes"],
)
def test_damage_is_named_and_mended(tmp_path, damage):
    """A damaged file is an error that names it; putting its bytes again mends it."""
    store = BodyStore(tmp_path)
    body_hash = store.put(b"a page of news" * 20)
    path = store.path(body_hash)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(WarehouseError) as caught:
        store.get(body_hash)
    assert (caught.value.reason, caught.value.subject) == ("body_damaged", str(path))
    store.put(b"a page of news" * 20)
    assert store.get(body_hash) == b"a page of news" * 20


def test_a_missing_body_is_named(tmp_path):
    """What was never put is "missing", not "damaged"."""
    with pytest.raises(WarehouseError) as caught:
        BodyStore(tmp_path).get("0" * 64)
    assert caught.value.reason == "body_missing"


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "ABC", "0" * 63, "0" * 64 + "\n"])
def test_only_hashes_become_paths(tmp_path, name):
    """Nothing but a SHA-256 is turned into a path."""
    with pytest.raises(ValueError, match="not a SHA-256"):
        BodyStore(tmp_path).get(name)


def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    """When the disk is full, neither the name nor a half-written file stays."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.bodies.os.fsync", full)
    with pytest.raises(WarehouseError, match="free space") as caught:
        BodyStore(tmp_path).put(b"news")
    assert caught.value.reason == "body_not_written"
    assert not [path for path in Path(tmp_path).rglob("*") if path.is_file()]
