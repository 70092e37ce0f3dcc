"""One run at a time: who holds the lock is named, and the lock dies with its process."""

import errno
import signal
import subprocess
import sys
import threading
import time

import pytest

from models import WarehouseError
from warehouse.files import lock_path
from warehouse.lock import exclusive, holder, is_ours


@pytest.fixture
def path(tmp_path):
    return tmp_path / "facts.duckdb"


@pytest.fixture
def hold(path, started):
    """Starts a process that holds the lock until it is killed, and returns it once it does."""

    def start():
        script = f"""
            import pathlib, time
            from warehouse.lock import exclusive
            with exclusive(pathlib.Path({str(path)!r}), "ingest", 0):
                print("held", flush=True)
                time.sleep(60)
        """
        return started(script)

    return start


def test_a_second_one_is_refused_and_told_who_works(path, hold):
    worker = hold()
    told = holder(path)
    assert (told.pid, told.kind) == (worker.pid, "ingest")
    with (
        pytest.raises(WarehouseError, match=rf"ingest by process {worker.pid} since 20\d\d-.* UTC") as caught,
        exclusive(path, "reextract", 0),
    ):
        pass
    assert (caught.value.reason, caught.value.transient) == ("locked", True)


def test_asking_for_the_holder_takes_nothing(path, hold):
    worker = hold()
    for _ in range(3):
        assert holder(path).pid == worker.pid
    assert not is_ours(path)


def test_the_lock_dies_with_its_process(path, hold):
    worker = hold()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert holder(path) is None
    with exclusive(path, "ingest", 0):
        assert is_ours(path)


def test_another_is_waited_for(path, hold):
    worker = hold()
    timer = threading.Timer(0.5, worker.kill)
    timer.start()
    started = time.monotonic()
    with exclusive(path, "ingest", 30):
        assert time.monotonic() - started >= 0.4
    timer.join()


def test_a_second_one_in_the_same_process_is_refused_too(path):
    """The system would let it through, and closing the file would end the first one's lock."""
    with exclusive(path, "ingest", 0):
        with pytest.raises(WarehouseError, match="ingest by process"), exclusive(path, "ingest", 0):
            pass
        assert holder(path).kind == "ingest"
        check = f"import pathlib; from warehouse.lock import holder; print(holder(pathlib.Path({str(path)!r})).kind)"
        seen = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
        assert seen.stdout == "ingest\n"
    assert holder(path) is None


def test_a_holder_that_has_not_said_who_it_is_is_another_process(path, hold):
    hold()
    lock_path(path).write_text("")
    with pytest.raises(WarehouseError, match="another process"), exclusive(path, "ingest", 0):
        pass


def test_a_lock_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(WarehouseError, match="the lock file cannot be made"),
        exclusive(tmp_path / "file" / "facts.duckdb", "ingest", 0),
    ):
        pass


def test_a_full_disk_is_said_and_holds_nothing(path, monkeypatch):
    """The disk is full when the lock is to say who holds it."""

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("warehouse.lock.os.pwrite", full)
        with pytest.raises(WarehouseError, match="No space left on device; check free space"):
            exclusive(path, "ingest", 0).__enter__()
    with exclusive(path, "ingest", 0):
        assert holder(path).kind == "ingest"
