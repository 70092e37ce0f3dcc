"""The warehouse as entities are linked in it: the names articles use, and what was decided about pairs of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from datetime import UTC, datetime

from models import EntityDecision, EntityKind, EntityName, NameInUse, Sameness, WarehouseError
from warehouse.connect import transaction
from warehouse.membership import entity_members
from warehouse.records import read_rows
from warehouse.rows import Row, utc
from warehouse.sql import statement
from warehouse.store import Warehouse


class EntityWarehouse(Warehouse):
    """A warehouse in which the names of different articles are linked."""

    @contextmanager
    def linking(self, run_id: str | None = None) -> Iterator[None]:
        """One transaction in which names and decisions are added; entities follow from them when it ends."""
        with transaction(self._connection, "link", run_id):
            yield
            self._derive_entities()

    def add_names(self, run_id: str | None = None) -> None:
        """Give every name that articles use its place among names."""
        named = list(read_rows(self._connection, "new_names"))
        folded = {row["name"]: EntityName.of(EntityKind.ACTOR, row["name"]).folded for row in named}
        kinds = ((row["kind"], row["name"]) for row in named if row["kind"] is not None)
        names = dict.fromkeys(EntityName.of(EntityKind(kind), name) for kind, name in kinds)
        self._insert("folded_name", [{"name": name, "folded": form} for name, form in folded.items()])
        self._insert("entity_name", [_name_row(name, run_id) for name in names])

    def touched_names(self, run_id: str | None) -> set[str]:
        """The ids of the names in the articles that a run has read; None: in all articles."""
        return {row["name_id"] for row in read_rows(self._connection, "touched_names", {"run_id": run_id})}

    def add_signs(self, signs: Mapping[str, Iterable[str]]) -> None:
        """Store the signs by which names, by their ids, are found again."""
        self._insert("entity_block", [{"block": sign, "name_id": key} for key, some in signs.items() for sign in some])

    def names_sharing(self, signs: Collection[str]) -> set[str]:
        """The ids of the names that have one of the signs."""
        return {row["name_id"] for row in read_rows(self._connection, "block_members", {"blocks": list(signs)})}

    def uses_of(self, name_ids: Collection[str]) -> list[NameInUse]:
        """How the articles as they stand use these names."""
        return [_use(row) for row in read_rows(self._connection, "name_uses", {"name_ids": list(name_ids)})]

    def add_rule_decisions(
        self, decisions: Iterable[EntityDecision], about: Set[str], decided_at: datetime, run_id: str | None
    ) -> int:
        """Store what the rules decide otherwise than before; returns how many decisions that are.

        Of the names in ``about`` the rules have decided everything anew: what is not decided again is undone.
        """
        decided = {(decision.one.name_id, decision.other.name_id): decision for decision in decisions}
        ids = {*about, *(name_id for pair in decided for name_id in pair)}
        before = {
            (row["one_id"], row["other_id"]): row
            for row in read_rows(self._connection, "rule_decisions", {"name_ids": list(ids)})
        }
        changed = [
            decision
            for pair, decision in decided.items()
            if pair not in before or before[pair]["sameness"] != decision.sameness
        ]
        gone = [
            _undone(row, decided_at)
            for pair, row in before.items()
            if pair not in decided and row["sameness"] != Sameness.UNDO and not about.isdisjoint(pair)
        ]
        return self._insert("entity_decision", [_decision_row(decision, run_id) for decision in (*changed, *gone)])

    def decide(self, decision: EntityDecision) -> None:
        """Store what a person decided, and derive the entities anew, in one transaction."""
        with self.linking():
            self._insert("entity_decision", [_decision_row(decision, None)])

    def pair(self, one: str, other: str) -> tuple[EntityName, EntityName]:
        """The two names meant, of one kind and in alphabetical order; each as written by any article, or by its id.

        Raises WarehouseError when no article uses a name, or when the two are of different kinds.
        """
        firsts, seconds = self._names(one), self._names(other)
        for kind in (EntityKind.ORGANIZATION, EntityKind.PERSON):
            if kind in firsts and kind in seconds:
                first, second = sorted((firsts[kind], seconds[kind]), key=lambda name: name.folded)
                return first, second
        raise WarehouseError(
            one, f"is no name of the same kind as {other!r}: one is an organization, one a person", "unlike_names"
        )

    def decision(self, decision_id: str) -> EntityDecision:
        """A decision that can be taken back; raises WarehouseError when there is none, or it has been already."""
        for row in read_rows(self._connection, "entity_decision", {"decision_id": decision_id}):
            if row["undone"] or row["sameness"] == Sameness.UNDO:
                raise WarehouseError(decision_id, "has been taken back already, or takes one back", "undone_decision")
            return _decision(row)
        raise WarehouseError(
            decision_id, "is no decision; newsfacts query entity-decisions lists those in force", "unknown_decision"
        )

    def _names(self, words: str) -> dict[EntityKind, EntityName]:
        folded = EntityName.of(EntityKind.ACTOR, words).folded
        found = {
            EntityKind(row["kind"]): EntityName(kind=EntityKind(row["kind"]), folded=row["folded"])
            for row in read_rows(self._connection, "named", {"folded": folded})
        }
        if not found:
            like = [row["folded"] for row in read_rows(self._connection, "names_like", {"folded": folded})]
            remedy = f"did you mean {', '.join(like)}?" if like else "newsfacts entities lists them"
            raise WarehouseError(words, f"is the full name of nothing in the articles; {remedy}", "unknown_name")
        return found

    def _derive_entities(self) -> None:
        members = entity_members(self._connection)
        self._connection.execute(statement("loads", "clear_entity_members"))
        self._insert("entity_member", members)


def _name_row(name: EntityName, run_id: str | None) -> Row:
    return {"name_id": name.name_id, "kind": name.kind.value, "folded": name.folded, "run_id": run_id}


def _decision_row(decision: EntityDecision, run_id: str | None) -> Row:
    return {
        "decision_id": decision.decision_id,
        "one_id": decision.one.name_id,
        "other_id": decision.other.name_id,
        "sameness": decision.sameness.value,
        "rule": decision.rule,
        "decided_by": decision.decided_by,
        "evidence": decision.evidence,
        "score": decision.score,
        "note": decision.note,
        "undoes": decision.undoes,
        "decided_at": utc(decision.decided_at),
        "run_id": run_id,
    }


def _decision(row: Row) -> EntityDecision:
    kind = EntityKind(row["kind"])
    return EntityDecision(
        one=EntityName(kind=kind, folded=row["one"]),
        other=EntityName(kind=kind, folded=row["other"]),
        sameness=Sameness(row["sameness"]),
        rule=row["rule"],
        decided_by=row["decided_by"],
        evidence=row["evidence"],
        score=row["score"],
        note=row["note"],
        decided_at=row["decided_at"].replace(tzinfo=UTC),
    )


def _undone(row: Row, decided_at: datetime) -> EntityDecision:
    kind = EntityKind(row["kind"])
    return EntityDecision(
        one=EntityName(kind=kind, folded=row["one"]),
        other=EntityName(kind=kind, folded=row["other"]),
        sameness=Sameness.UNDO,
        rule=row["rule"],
        decided_by=row["decided_by"],
        evidence="nothing speaks for it any more",
        decided_at=decided_at,
        undoes=row["decision_id"],
    )


def _use(row: Row) -> NameInUse:
    return NameInUse(
        name=EntityName(kind=EntityKind(row["kind"]), folded=row["folded"]),
        written=tuple(row["written"]),
        articles=row["articles"],
        also=tuple(tuple(form) for form in row["also"]),
    )
