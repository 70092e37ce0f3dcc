"""A form that was sent, as a decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from flows.review.additions import added_fact
from flows.review.corrections import corrected
from flows.review.pages import article_row, waiting_row
from models import (
    Decision,
    DecisionAbout,
    Fact,
    ReviewError,
    StoredFact,
    Verdict,
    fact_hash,
    fact_key,
    sentence_of,
    type_of_fact,
)
from warehouse.review import ReviewWarehouse

_LONGEST_NOTE = 2000


def decisions_of(form: Mapping[str, str], warehouse: ReviewWarehouse, reviewer: str) -> list[Decision]:
    """What the form decides; raises ReviewError naming what is wrong with it.

    Where a fact is accepted that took the place of another one, so is the removal of that: it is one change.
    """
    verdict, about = _chosen(form)
    if about is DecisionAbout.ARTICLE:
        return [_about_article(form, warehouse, verdict, reviewer)]
    decision = _about_fact(form, warehouse, verdict, about, reviewer)
    if about is DecisionAbout.FACT and verdict is not Verdict.REJECT:
        return [decision, *_of_replaced(decision, warehouse)]
    return [decision]


def _about_fact(
    form: Mapping[str, str], warehouse: ReviewWarehouse, verdict: Verdict, about: DecisionAbout, reviewer: str
) -> Decision:
    stored = stored_fact(warehouse, form.get("extraction_id", ""), form.get("fact_key", ""))
    reading = _reading(warehouse, stored)
    version = warehouse.versions([reading["version_id"]])[reading["version_id"]]
    changed: Fact | None = None
    if verdict is Verdict.CORRECT:
        changed = corrected(stored.fact, form, version)
    return Decision(
        about=about,
        verdict=verdict,
        article_id=reading["article_id"],
        version_id=reading["version_id"],
        extraction_id=stored.extraction_id,
        kind=stored.kind,
        fact_key=stored.fact_key,
        fact_hash=stored.fact_hash,
        sentence=sentence_of(version, stored.fact),
        reviewer=reviewer,
        decided_at=datetime.now(UTC),
        note=form.get("note", "").strip()[:_LONGEST_NOTE],
        corrected=changed,
    )


def addition_of(form: Mapping[str, str], warehouse: ReviewWarehouse, reviewer: str) -> list[Decision]:
    """The decision that adds a fact to an article: a correction of a fact that no extraction has.

    Raises ReviewError naming what is wrong with the form, or that the fact is there already.
    """
    article = article_row(warehouse, form.get("article_id", ""))
    version = warehouse.versions([article["version_id"]])[article["version_id"]]
    fact = added_fact(form, version)
    key = fact_key(article["article_id"], fact)
    counted = warehouse.shown("article_facts", {"article_id": article["article_id"]})
    found = {stored.fact_key for stored in warehouse.facts_in([article["extraction_id"]])}
    if key in found | {row["fact_key"] for row in counted}:
        raise ReviewError("addition", "is a fact of the article already; correct that one", "there_already")
    return [
        Decision(
            about=DecisionAbout.FACT,
            verdict=Verdict.CORRECT,
            article_id=article["article_id"],
            version_id=article["version_id"],
            extraction_id=article["extraction_id"],
            kind=type_of_fact[type(fact)],
            fact_key=key,
            fact_hash=fact_hash(fact),
            sentence=sentence_of(version, fact),
            reviewer=reviewer,
            decided_at=datetime.now(UTC),
            note=form.get("note", "").strip()[:_LONGEST_NOTE],
            corrected=fact,
        )
    ]


def _of_replaced(decision: Decision, warehouse: ReviewWarehouse) -> Iterator[Decision]:
    """The removal of the fact that the decided one took the place of, while it waits."""
    for row in waiting_row(warehouse, decision.fact_key, decision.article_id):
        if row["before_id"] is None:
            return
        for change in warehouse.changes_between([(row["before_id"], row["after_id"])]):
            was, became = change.before, change.after
            if was is None or became is None or became.fact_key != decision.fact_key or was.fact_key == became.fact_key:
                continue
            for removed in waiting_row(warehouse, was.fact_key, decision.article_id):
                stored = stored_fact(warehouse, removed["extraction_id"], was.fact_key)
                version = warehouse.versions([removed["version_id"]])[removed["version_id"]]
                yield replace(
                    decision,
                    about=DecisionAbout.REMOVAL,
                    verdict=Verdict.ACCEPT,
                    version_id=removed["version_id"],
                    extraction_id=removed["extraction_id"],
                    fact_key=was.fact_key,
                    fact_hash=was.fact_hash,
                    sentence=sentence_of(version, stored.fact),
                    corrected=None,
                )


def undos_of(decision_id: str, warehouse: ReviewWarehouse, reviewer: str) -> list[Decision]:
    """The decisions that take back an earlier one and what was decided with it; raises ReviewError if none is."""
    asked = {"decision_id": decision_id}
    rows = [*warehouse.shown("decision", asked), *warehouse.shown("decided_with", asked)]
    if not rows:
        raise ReviewError(decision_id, "is no decision that could be undone; reload the page", "unknown_decision")
    now = datetime.now(UTC)
    return [
        Decision(
            about=DecisionAbout(row["about"]),
            verdict=Verdict.UNDO,
            article_id=row["article_id"],
            version_id=row["version_id"],
            extraction_id=row["extraction_id"],
            kind=row["kind"],
            fact_key=row["fact_key"],
            fact_hash=row["fact_hash"],
            sentence=row["sentence"],
            reviewer=reviewer,
            decided_at=now,
            undoes=row["decision_id"],
        )
        for row in rows
    ]


def stored_fact(warehouse: ReviewWarehouse, extraction_id: str, fact_key: str) -> StoredFact:
    """A fact of an extraction; raises ReviewError when there is none."""
    for stored in warehouse.facts_in([extraction_id]):
        if stored.fact_key == fact_key:
            return stored
    raise ReviewError(fact_key, "is no fact of that extraction; reload the page", "unknown_fact")


def _chosen(form: Mapping[str, str]) -> tuple[Verdict, DecisionAbout]:
    try:
        verdict, about = Verdict(form.get("verdict", "")), DecisionAbout(form.get("about", "fact"))
    except ValueError as error:
        raise ReviewError("decision", f"cannot be made: {error}", "no_choice") from error
    allowed = {
        DecisionAbout.FACT: (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT),
        DecisionAbout.REMOVAL: (Verdict.ACCEPT, Verdict.REJECT),
        DecisionAbout.ARTICLE: (Verdict.ACCEPT,),
    }
    if verdict not in allowed[about]:
        raise ReviewError("decision", f"{verdict} is no decision about a {about}", "no_choice")
    return verdict, about


def _reading(warehouse: ReviewWarehouse, stored: StoredFact) -> Mapping[str, str]:
    for row in warehouse.shown("extraction", {"extraction_id": stored.extraction_id}):
        return row
    raise ReviewError(stored.fact_key, "was corrected already: undo that first", "corrected_already")


def _about_article(form: Mapping[str, str], warehouse: ReviewWarehouse, verdict: Verdict, reviewer: str) -> Decision:
    article = article_row(warehouse, form.get("article_id", ""))
    if form.get("extraction_id") != article["extraction_id"]:
        raise ReviewError(article["article_title"], "has been read anew since; look at it again", "read_anew")
    (reading,) = warehouse.shown("extraction", {"extraction_id": article["extraction_id"]})
    return Decision(
        about=DecisionAbout.ARTICLE,
        verdict=verdict,
        article_id=article["article_id"],
        version_id=reading["version_id"],
        extraction_id=article["extraction_id"],
        kind="article",
        fact_key=article["article_id"],
        fact_hash=article["extraction_id"],
        sentence="",
        reviewer=reviewer,
        decided_at=datetime.now(UTC),
        note=form.get("note", "").strip()[:_LONGEST_NOTE],
    )
