"""Rebuilding: the fetched bytes give the same texts and facts in a new file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from flows import ingest as flow
from flows.bodies import BodyStore
from flows.demo import serve_newsroom
from flows.rebuild import rebuild
from flows.settings import load_settings
from models import WarehouseError

FACTS = ("organization", "person", "spokesperson", "temporal_expression", "claim", "commitment")


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A warehouse of the sample newsroom, before and after its revisions, without Prefect; and settings with names."""
    home = tmp_path_factory.mktemp("rebuild")
    (home / "names.toml").write_text('[company.aliases]\n"Lumen Labs" = ["Corvid Systems"]\n')
    (home / "newsfacts.toml").write_text(
        f'[nlp]\nmodel = "fast"\naliases = "{home / "names.toml"}"\n'
        "[fetch]\nmin_gap_seconds = 0.0\n[isolation]\nworkers = 0\n[warehouse]\nbackups = 0\n"
    )
    with pytest.MonkeyPatch.context() as patch, serve_newsroom() as newsroom:
        patch.setattr(flow, "fetch_feeds", flow.fetch_feeds.fn)
        patch.setattr(flow, "store_batch", flow.store_batch.fn)
        patch.setattr(flow, "publish_ingest_report", lambda *_: None)
        (home / "feeds.toml").write_text(f'[[feeds]]\nname = "ledger"\nurl = "{newsroom.address}/feed.xml"\n')
        files = {name: str(home / file) for name, file in
                 (("feeds", "feeds.toml"), ("settings", "newsfacts.toml"), ("warehouse", "then.duckdb"))}  # fmt: skip
        for _ in range(2):
            flow.ingest.fn(**files)
            newsroom.revise()
    return home / "then.duckdb", load_settings(home / "newsfacts.toml")


def rows(path: Path, table: str) -> set[tuple[object, ...]]:
    columns = {
        "version_observation": "article_id, version_id, kind, previous_version_id, run_id",
        "entity_decision": "one_id, other_id, sameness, rule, evidence, run_id",
    }
    chosen = columns.get(table, "extraction_id, fact_key, fact_hash, ordinal")
    with duckdb.connect(str(path), read_only=True) as connection:
        return set(connection.execute(f"select {chosen} from {table}").fetchall())


def texts(path: Path) -> int:
    """How many there are; each was read by one extractor."""
    with duckdb.connect(str(path), read_only=True) as connection:
        (versions,) = connection.execute("select count(*) from article_version").fetchone()
    assert versions > 12
    return versions


def test_the_same_texts_and_facts_come_from_the_bytes(stored, tmp_path):
    path, settings = stored
    rebuilt = rebuild(settings, path, tmp_path / "now.duckdb")
    assert rebuilt.is_same
    assert (rebuilt.same_text, rebuilt.same_facts, rebuilt.not_compared) == (texts(path), texts(path), 0)
    for table in (*FACTS, "version_observation", "entity_decision"):
        assert rows(tmp_path / "now.duckdb", table) == rows(path, table) != set()


def test_bytes_that_are_missing_are_told(stored, tmp_path):
    """The rest is rebuilt."""
    path, settings = stored
    with duckdb.connect(str(path), read_only=True) as connection:
        (body_hash,) = connection.execute("select body_hash from article_version order by url limit 1").fetchone()
    kept = BodyStore(path.with_suffix(".bodies")).path(body_hash)
    aside = kept.rename(tmp_path / "aside")
    try:
        rebuilt = rebuild(settings, path, tmp_path / "now.duckdb")
    finally:
        aside.rename(kept)
    assert not rebuilt.is_same
    assert len(rebuilt.unread) == 1
    assert "not kept here" in next(iter(rebuilt.unread.values()))
    assert rebuilt.same_text == texts(path) - 1


def test_another_reading_is_told(stored, tmp_path, monkeypatch):
    path, settings = stored
    from flows import rebuild as module

    pages = module.DocumentReader.pages

    def shortened(reader, asked):
        return [replace(article, text=article.text.partition("\n\n")[0]) for article in pages(reader, asked)]

    monkeypatch.setattr(module.DocumentReader, "pages", shortened)
    rebuilt = rebuild(settings, path, tmp_path / "now.duckdb")
    assert (rebuilt.same_text, rebuilt.other_text) == (0, texts(path))
    assert not rebuilt.is_same


def test_nothing_is_overwritten(stored, tmp_path):
    path, settings = stored
    (tmp_path / "now.duckdb").write_text("mine")
    with pytest.raises(WarehouseError, match="is there already"):
        rebuild(settings, path, tmp_path / "now.duckdb")
