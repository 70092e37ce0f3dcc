"""What is well with an installation and what is not: every part examined, each finding with its remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from flows.bodies import BodyStore
from flows.settings import Settings
from models import NewsFactsError, WarehouseError
from warehouse.backups import backups_of, faults_of
from warehouse.files import log_path, note_path, snapshot_path
from warehouse.lock import holder
from warehouse.snapshot import published_at
from warehouse.store import Warehouse

_WAIT_SECONDS = 2.0
_MOST_NAMED = 3  # of the things one finding is about


class State(StrEnum):
    """How a part of the installation is."""

    GOOD = "good"
    WARNING = "warning"  #: may be as it should be
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one part."""

    part: str
    state: State
    found: str
    remedy: str | None = None  #: None: nothing is to be done


def examine(settings: Settings, warehouse: Path) -> list[Finding]:
    """Every finding, in the order in which a reader would ask; nothing is changed."""
    findings = [_model(settings), _space(warehouse)]
    if not warehouse.exists():
        return [*findings, _warning("warehouse", f"{warehouse} is not there yet", "newsfacts ingest makes it")]
    file = list(_file(warehouse))
    findings += [_lock(warehouse), *file]
    if all(finding.state is not State.BAD for finding in file):
        findings += _opened(warehouse)
    findings += [_snapshot(warehouse), *_backups(warehouse)]
    return findings


def _good(part: str, found: str) -> Finding:
    return Finding(part=part, state=State.GOOD, found=found)


def _warning(part: str, found: str, remedy: str) -> Finding:
    return Finding(part=part, state=State.WARNING, found=found, remedy=remedy)


def _bad(part: str, found: str, remedy: str) -> Finding:
    return Finding(part=part, state=State.BAD, found=found, remedy=remedy)


def _model(settings: Settings) -> Finding:
    from flows.extractor import load_extractor

    try:
        version = load_extractor(settings.nlp).version
    except NewsFactsError as error:
        return _bad("model", str(error), "choose a model in newsfacts.toml; newsfacts model info tells of each")
    return _good("model", f"{settings.nlp.model}: {version.model_name} {version.model_version}")


def _space(warehouse: Path) -> Finding:
    folder = next(parent for parent in warehouse.resolve().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    size = warehouse.stat().st_size if warehouse.exists() else 0
    found = f"{free // 2**20} MiB free in {folder}"
    # A run writes the published copy beside the earlier one, and once a day a backup beside that.
    if free < 3 * size + 2**27:
        return _warning("disk", found, "make room: a run needs three times the warehouse's size, and some more")
    return _good("disk", found)


def _lock(warehouse: Path) -> Finding:
    held = holder(warehouse)
    if held:
        return _warning("lock", f"at work: {held}", "ask again when it has ended, for what it writes is not examined")
    return _good("lock", "nobody works on the warehouse")


def _file(warehouse: Path) -> Iterator[Finding]:
    """The blocks and the rows of the file, read through once."""
    try:
        Warehouse.open(warehouse, read_only=True, wait_seconds=_WAIT_SECONDS).close()
    except WarehouseError as error:
        known = {"locked": "let it finish, then ask again", "damaged": "newsfacts restore lists the copies"}
        yield _bad("warehouse", str(error), known.get(error.reason, "see the message"))
        return
    faults = faults_of(warehouse)
    if faults:
        yield _bad("warehouse", "; ".join(faults), "newsfacts restore lists the copies that can take its place")
    else:
        yield _good("warehouse", f"{warehouse}: {warehouse.stat().st_size:,} bytes, every block read, no row missing")
    if log_path(warehouse).exists():
        yield _warning("log", f"{log_path(warehouse).name}: a process died while it wrote", "the next run applies it")
    if not note_path(warehouse).exists():
        yield _warning("ledger", f"{note_path(warehouse).name} is missing", "the next run writes it")


def _opened(warehouse: Path) -> list[Finding]:
    """What can be asked of the file once it is open."""
    try:
        with Warehouse.open(warehouse, read_only=True, wait_seconds=_WAIT_SECONDS) as opened:
            bodies = opened.body_hashes()
            findings = [*_checks(opened), _runs(opened, warehouse), _quarantine(opened), _internal_errors(opened)]
    except WarehouseError as error:
        return [_bad("content", str(error), "see the message")]
    return [*findings, _bodies(warehouse, bodies)]


def _checks(opened: Warehouse) -> Iterator[Finding]:
    """Each expectation that is broken; one finding where none is."""
    broken = [check for check in opened.check() if not check.rows.empty]
    for check in broken:
        found = f"{check.message}: {len(check.rows)} ({_some(map(str, check.rows.iloc[:, 0]))})"
        if check.severity == "fail":
            yield _bad(check.name, found, "newsfacts restore lists the copies, newsfacts rebuild makes a new warehouse")
        else:
            yield _warning(check.name, found, f"see warehouse/checks/{check.name}.sql")
    if not broken:
        yield _good("content", "every expectation is met")


def _runs(opened: Warehouse, warehouse: Path) -> Finding:
    running = opened.running_runs()
    if running and holder(warehouse) is None:
        return _warning("runs", f"{_some(running)} died", "the next run marks it as interrupted and does its work")
    return _good("runs", f"{len(running)} at work" if running else "every run has ended")


def _quarantine(opened: Warehouse) -> Finding:
    counts = opened.quarantined()
    if counts:
        found = ", ".join(f"{count} of kind {kind}" for kind, count in counts.items())
        return _warning("quarantine", found, "newsfacts query quarantine tells why; newsfacts retry tries again")
    return _good("quarantine", "empty")


def _internal_errors(opened: Warehouse) -> Finding:
    failed_on = opened.internal_errors()
    if failed_on:
        remedy = "report newsfacts query internal-errors; after an update, newsfacts retry --all"
        return _bad("newsfacts", f"it failed itself on {len(failed_on)} ({_some(failed_on)})", remedy)
    return _good("newsfacts", "nothing waits for a correction of it")


def _bodies(warehouse: Path, hashes: list[str]) -> Finding:
    store = BodyStore(warehouse.with_suffix(".bodies"))
    wrong = [body_hash for body_hash in hashes if not _is_kept(store.get, body_hash)]
    if wrong:
        remedy = "restore the folder from a backup of yours; facts stay, but newsfacts rebuild cannot make these again"
        return _warning("bodies", f"{len(wrong)} of {len(hashes)} are missing or damaged ({_some(wrong)})", remedy)
    return _good("bodies", f"the bytes of all {len(hashes)} versions are kept and sound")


def _is_kept(get: Callable[[str], bytes], body_hash: str) -> bool:
    try:
        get(body_hash)
    except WarehouseError:
        return False
    return True


def _snapshot(warehouse: Path) -> Finding:
    at = published_at(warehouse)
    if at is None:
        return _warning("published copy", "there is none yet", "the next run publishes one")
    faults = faults_of(snapshot_path(warehouse))
    if faults:
        return _bad("published copy", "; ".join(faults), "the next run replaces it")
    return _good("published copy", f"{snapshot_path(warehouse).name} of {at:%Y-%m-%d %H:%M:%S} UTC")


def _backups(warehouse: Path) -> Iterator[Finding]:
    backups = backups_of(warehouse)
    if not backups:
        yield _warning("backups", "there is none", "a run takes one a day, unless backups = 0 in newsfacts.toml")
    sound = []
    for backup in backups:
        faults = faults_of(backup.path)
        if faults:
            yield _bad("backups", f"{backup.name}: {'; '.join(faults)}", "move it away; a run takes another")
        else:
            sound.append(backup)
    if sound:
        hours = (datetime.now(UTC) - sound[0].taken_at).total_seconds() / 3600
        yield _good("backups", f"{len(sound)} sound, the newest {hours:.0f} hours old: {sound[0].name}")


def _some(names: Iterator[str] | list[str]) -> str:
    named = list(names)
    return ", ".join(named[:_MOST_NAMED]) + (", ..." if len(named) > _MOST_NAMED else "")
