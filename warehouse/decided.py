"""What people decided in one warehouse, carried into another that was made from the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from models import ArticleVersion, Sameness, StoredFact, Verdict, spans_of
from warehouse.connect import transaction
from warehouse.entities import EntityWarehouse
from warehouse.fact_records import read_facts
from warehouse.fact_rows import rows_of_fact
from warehouse.records import article_version, read_rows
from warehouse.replay import PastWarehouse
from warehouse.rows import Row
from warehouse.threads import ThreadWarehouse


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplesDecisions:
    """Everything people decided, in order, as rows of the tables; and the facts their corrections say."""

    reviews: tuple[Row, ...] = ()
    corrected: tuple[StoredFact, ...] = ()
    names: tuple[Row, ...] = ()
    threads: tuple[Row, ...] = ()

    def __len__(self) -> int:
        return len(self.reviews) + len(self.names) + len(self.threads)


class DecidedWarehouse(PastWarehouse, EntityWarehouse, ThreadWarehouse):
    """A warehouse whose decisions can be taken along."""

    def peoples_decisions(self) -> PeoplesDecisions:
        reviews = tuple(read_rows(self._connection, "past_reviews"))
        corrections = [row["decision_id"] for row in reviews if row["verdict"] == Verdict.CORRECT]
        return PeoplesDecisions(
            reviews=reviews,
            corrected=tuple(read_facts(self._connection, corrections)),
            names=tuple(read_rows(self._connection, "past_name_decisions")),
            threads=tuple(read_rows(self._connection, "past_thread_decisions")),
        )

    def carry(self, decided: PeoplesDecisions, version_ids: Mapping[str, str]) -> dict[str, str]:
        """Store the decisions, under their ids; returns those that do not hold here, each with the reason.

        ``version_ids`` leads from the ids of revisions there to those here. A review needs its revision, a
        correction its words in it; an undo needs what it takes back. Entities and threads are derived anew.
        """
        lost: dict[str, str] = {}
        with transaction(self._connection, "carry"):
            self._carry_reviews(decided, version_ids, lost)
            for row in self._names_here(decided.names, lost):
                self._insert("entity_decision", [row])
            self._derive_entities()
        self.carry_thread_decisions(decided.threads)
        return lost

    def _carry_reviews(self, decided: PeoplesDecisions, version_ids: Mapping[str, str], lost: dict[str, str]) -> None:
        versions = {
            row["version_id"]: article_version(row)
            for row in read_rows(self._connection, "versions_by_id", {"version_ids": list(version_ids.values())})
        }
        facts = {stored.extraction_id: stored for stored in decided.corrected}
        for row in decided.reviews:
            version = versions.get(version_ids.get(row["version_id"], row["version_id"]))
            why_not = _why_not(row, version, facts, lost)
            if version is None or why_not:
                lost[row["decision_id"]] = why_not or ""
                continue
            self._insert("review_decision", [{**row, "version_id": version.version_id}])
            corrected = facts.get(row["decision_id"])
            tables: dict[str, list[Row]] = {}
            for table, table_row in rows_of_fact(corrected) if corrected else ():
                tables.setdefault(table, []).append(table_row)
            for table, table_rows in tables.items():
                self._insert(table, table_rows)

    def _names_here(self, names: Iterable[Row], lost: dict[str, str]) -> Iterator[Row]:
        """The decisions on names; what took a rule's word back does so with what the rule says here."""
        for row in names:
            kept = {name: value for name, value in row.items() if name != "undone_sameness"}
            if row["undone_sameness"] is None:
                yield kept
                continue
            said = self._last_of_rules(row["one_id"], row["other_id"])
            if said is None or said["sameness"] != row["undone_sameness"] or said["sameness"] == Sameness.UNDO:
                lost[row["decision_id"]] = "the rules do not say here what it takes back"
            else:
                yield {**kept, "undoes": said["decision_id"]}

    def _last_of_rules(self, one_id: str, other_id: str) -> Row | None:
        decided = read_rows(self._connection, "rule_decisions", {"name_ids": [one_id]})
        return next((row for row in decided if (row["one_id"], row["other_id"]) == (one_id, other_id)), None)


def _why_not(
    row: Row, version: ArticleVersion | None, facts: Mapping[str, StoredFact], lost: Mapping[str, str]
) -> str | None:
    """Why a review cannot be carried; None: it can."""
    if version is None:
        return "its article is not there"
    if row["undoes"] in lost:
        return "what it takes back is not there either"
    corrected = facts.get(row["decision_id"])
    if corrected and not all(version.holds(span) for span in spans_of(corrected.fact)):
        return "the words of the corrected fact do not stand in the article any more"
    return None
