"""Rebuilding: the fetched bytes give the same texts and facts in a new file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows import ingest as flow
from flows.bodies import BodyStore
from flows.demo import serve_newsroom
from flows.rebuild import rebuild
from flows.settings import load_settings
from models import (
    Decision,
    DecisionAbout,
    EntityDecision,
    Sameness,
    ThreadVerdict,
    Verdict,
    WarehouseError,
    sentence_of,
)
from warehouse.entities import EntityWarehouse
from warehouse.review import ReviewWarehouse
from warehouse.threads import ThreadWarehouse

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
DECIDED = (
    "entity_decision", "entity_decisions_in_force", "entity_member", "review_decision", "thread_decision",
    "thread_member", "commitments",
)  # fmt: skip
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
    decide(home / "then.duckdb")
    return home / "then.duckdb", load_settings(home / "newsfacts.toml")


def decide(path: Path) -> None:
    """What people decide: a fact is rejected and another corrected, names and promises are joined, a rule is undone."""
    with ReviewWarehouse.open(path) as opened:
        promises = opened.query(
            "select distinct extraction_id, version_id from commitments join extraction using (extraction_id)"
        )
        facts = [fact for fact in opened.facts_in(promises.extraction_id) if fact.kind == "commitment"][:4]
        versions = opened.versions(promises.version_id)
        of = dict(zip(promises.extraction_id, promises.version_id, strict=True))
        rejected = {"verdict": Verdict.REJECT}
        corrected = {"verdict": Verdict.CORRECT, "corrected": replace(facts[1].fact, actor="The Port Authority")}
        for fact, change in zip(facts, (rejected, corrected), strict=False):
            opened.decide(decision(fact, versions[of[fact.extraction_id]], change))
    with ThreadWarehouse.open(path) as opened:
        opened.decide_mention(facts[2].fact_key, facts[3].fact_key, ThreadVerdict.SAME, "Kim", "one and the same")
    with EntityWarehouse.open(path) as opened:
        one, other = opened.query("select folded from entity_name where kind = 'organization' order by 1").folded[:2]
        made = dict(zip(("one", "other"), opened.pair(one, other), strict=True))
        opened.decide(EntityDecision(**made, sameness=Sameness.SAME, decided_by="Kim", decided_at=NOON))
        rule = opened.query("select decision_id from entity_decisions_in_force where rule is not null").decision_id[0]
        undone = replace(opened.decision(rule), sameness=Sameness.UNDO, decided_by="Kim", rule=None, undoes=rule)
        opened.decide(undone)


def decision(fact, version, change):
    return Decision(
        about=DecisionAbout.FACT, article_id=version.article_id, version_id=version.version_id,
        extraction_id=fact.extraction_id, kind=fact.kind, fact_key=fact.fact_key, fact_hash=fact.fact_hash,
        sentence=sentence_of(version, fact.fact), reviewer="Kim", decided_at=NOON, **change,
    )  # fmt: skip


def rows(path: Path, table: str) -> set[tuple[object, ...]]:
    columns = {
        "version_observation": "article_id, version_id, kind, previous_version_id, run_id",
        "entity_decision": "one_id, other_id, sameness, rule, evidence, run_id",
        "entity_decisions_in_force": "one, other, sameness, decided_by",
        "entity_member": "name_id, entity_id",
        "review_decision": "* exclude (decision_number)",
        "thread_decision": "* exclude (decision_number, decided_at)",
        "thread_member": "*",
        "commitments": "actor, action, evidence",
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
    assert (rebuilt.decisions, rebuilt.lost_decisions) == (5, {})
    for table in (*FACTS, "version_observation", *DECIDED):
        assert rows(tmp_path / "now.duckdb", table) == rows(path, table) != set()


def test_bytes_that_are_missing_are_told(stored, tmp_path):
    """The rest is rebuilt; what somebody decided about their article is told as well."""
    path, settings = stored
    with duckdb.connect(str(path), read_only=True) as connection:
        body_hash, decision_id = connection.execute(
            "select body_hash, decision_id from article_version join review_decision using (version_id) "
            "where verdict = 'correct'"
        ).fetchone()
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
    assert rebuilt.lost_decisions[decision_id] == "its article is not there"


def test_another_reading_is_told(stored, tmp_path, monkeypatch):
    path, settings = stored
    from flows import rebuild as module

    pages = module.DocumentReader.pages

    def shortened(reader, asked):
        return [replace(article, text=article.text.partition("\n\n")[0]) for article in pages(reader, asked)]

    monkeypatch.setattr(module.DocumentReader, "pages", shortened)
    rebuilt = rebuild(settings, path, tmp_path / "now.duckdb")
    assert (rebuilt.same_text, rebuilt.other_text) == (0, texts(path))
    assert any("words of the corrected fact" in why for why in rebuilt.lost_decisions.values())
    assert not rebuilt.is_same


def test_nothing_is_overwritten(stored, tmp_path):
    path, settings = stored
    (tmp_path / "now.duckdb").write_text("mine")
    with pytest.raises(WarehouseError, match="is there already"):
        rebuild(settings, path, tmp_path / "now.duckdb")
