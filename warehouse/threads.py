"""The warehouse as promises are followed in it: pairs of mentions to decide about, decisions, and threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from models import (
    ActMention,
    FollowUpKind,
    Link,
    Polarity,
    ThreadDecision,
    ThreadJudgement,
    ThreadPlace,
    ThreadVerdict,
    WarehouseError,
    derive_threads,
)
from warehouse.connect import transaction
from warehouse.records import read_rows
from warehouse.rows import Row, utc
from warehouse.sql import statement
from warehouse.store import Warehouse

Judge = Callable[[ActMention, ActMention], ThreadJudgement]


class ThreadWarehouse(Warehouse):
    """A warehouse in which mentions of one promise are joined."""

    def link_mentions(self, rules: str, decide: Judge, meets_condition: Judge, run_id: str | None = None) -> int:
        """Decide about the pairs of mentions that these rules have not decided, and make the threads anew.

        All in one transaction; returns how many pairs were decided. Where nothing is new, nothing is written but the
        threads that other actors or other texts made of the decisions that stand.
        """
        self._connection.execute(statement("loads", "current_mention"))
        decisions = [
            _decided(row, (meets_condition if row["by_condition"] else decide))
            for row in read_rows(self._connection, "thread_pairs", {"rules": rules})
        ]
        with transaction(self._connection, "link", run_id):
            self._insert("thread_decision", _decision_rows(decisions))
            self._make_threads()
        return len(decisions)

    def decide_mention(self, thread: str, mention: str, verdict: ThreadVerdict, reviewer: str, note: str = "") -> None:
        """Store what a reviewer decides about a promise and another mention, and make the threads anew.

        Both are named by the beginning of a key; ``undo`` takes the reviewer's last decision about the mention back.
        All in one transaction. Raises WarehouseError when a beginning fits no mention or several, when neither is a
        promise, or when there is nothing to take back.
        """
        self._connection.execute(statement("loads", "current_mention"))
        promise, other = self._mention(thread), self._mention(mention)
        if not promise["is_promise"]:
            promise, other = other, promise
        if not promise["is_promise"]:
            raise WarehouseError(thread, "is no promise, nor is the other one", reason="no_promise")
        pair, undoes = (promise["mention_key"], other["mention_key"]), None
        if verdict is ThreadVerdict.UNDO:
            pair, undoes = self._decided_before(other["mention_key"])
        decision = ThreadDecision(
            first_key=pair[0],
            second_key=pair[1],
            verdict=verdict,
            rule=note,
            score=1.0 if verdict is ThreadVerdict.SAME else 0.0,
            evidence="",
            decided_at=datetime.now(UTC),
            reviewer=reviewer,
            undoes=undoes,
        )
        with transaction(self._connection, "decide"):
            self._insert("thread_decision", _decision_rows([decision]))
            self._make_threads()

    def carry_thread_decisions(self, rows: Iterable[Row]) -> None:
        """Store decisions of reviewers that were made in another warehouse, and make the threads anew."""
        self._connection.execute(statement("loads", "current_mention"))
        with transaction(self._connection, "carry"):
            for row in rows:  # one by one, since the last of them counts
                self._insert("thread_decision", [row])
            self._make_threads()

    def _mention(self, beginning: str) -> Row:
        """The one mention whose key begins so."""
        found = list(read_rows(self._connection, "thread_mentions_like", {"beginning": beginning}))
        if len(found) != 1:
            number = "no mention" if not found else f"{len(found)} mentions"
            raise WarehouseError(
                beginning, f"{number} of a promise begin so; newsfacts timeline shows them", reason="unknown_mention"
            )
        return found[0]

    def _decided_before(self, mention_key: str) -> tuple[tuple[str, str], str]:
        """The pair and the decision that a reviewer made about the mention last."""
        for row in read_rows(self._connection, "reviewed_pair", {"mention_key": mention_key}):
            return (row["first_key"], row["second_key"]), row["decision_id"]
        raise WarehouseError(mention_key, "nobody has decided about it", reason="unknown_decision")

    def _make_threads(self) -> None:
        places = (
            ThreadPlace(key=row["mention_key"], is_promise=row["is_promise"], reported_at=row["reported_at"])
            for row in read_rows(self._connection, "thread_places")
        )
        links = (Link(**row) for row in read_rows(self._connection, "thread_links_that_count"))
        members = derive_threads(places, links)
        self._connection.execute(statement("loads", "clear_thread_members"))
        self._insert(
            "thread_member",
            [
                {"mention_key": one.key, "thread_id": one.thread_id, "meets_condition": one.meets_condition}
                for one in members
            ],
        )


def _decided(row: Row, judge: Judge) -> ThreadDecision:
    judged = judge(_mention(row, "first"), _mention(row, "second"))
    return ThreadDecision(
        first_key=row["first_key"],
        second_key=row["second_key"],
        verdict=judged.verdict,
        rule=judged.rule,
        score=judged.score,
        evidence=judged.evidence,
        decided_at=datetime.now(UTC),
    )


def _mention(row: Row, which: str) -> ActMention:
    kind = row[f"{which}_kind"]
    return ActMention(
        key=row[f"{which}_key"],
        article_id=row[f"{which}_article_id"],
        actor=row[f"{which}_actor"],
        act=row[f"{which}_act"],
        reported_on=row[f"{which}_reported_on"],
        happened_on=row[f"{which}_happened_on"],
        follow_up=None if kind == "promise" else FollowUpKind(kind),
        polarity=Polarity(row[f"{which}_polarity"]),
        deadline_latest=row[f"{which}_deadline_latest"],
        counterparty=row[f"{which}_counterparty"],
        condition=row[f"{which}_condition"],
    )


def _decision_rows(decisions: Iterable[ThreadDecision]) -> list[Row]:
    return [
        {
            "decision_id": decision.decision_id,
            "first_key": decision.first_key,
            "second_key": decision.second_key,
            "verdict": decision.verdict.value,
            "decided_by": "reviewer" if decision.reviewer else "rule",
            "reviewer": decision.reviewer,
            "rule": decision.rule,
            "score": decision.score,
            "evidence": decision.evidence,
            "undoes": decision.undoes,
            "decided_at": utc(decision.decided_at),
        }
        for decision in decisions
    ]
