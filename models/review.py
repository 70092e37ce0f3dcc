"""Review: what an editor decides about a fact, and when the decision has to be made again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.alignment import sentence_ranges
from models.article import ArticleVersion
from models.claims import Claim
from models.commitments import Commitment
from models.entities import Organization, Person, Spokesperson
from models.extraction import Fact, type_of_fact
from models.identity import digest
from models.temporal import TemporalExpression
from models.text import TextSpan


class Verdict(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNDO = "undo"  #: takes an earlier decision back


class DecisionAbout(StrEnum):
    """What a decision is about."""

    FACT = "fact"
    REMOVAL = "removal"  #: a fact that the newest extraction has no longer: rejected, it stays
    ARTICLE = "article"  #: everything in it: accepted, all that is not decided counts as right


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact with the identity it is stored under."""

    extraction_id: str  #: of a corrected fact: the decision that corrected it
    fact_key: str
    fact_hash: str
    fact: Fact

    @property
    def kind(self) -> str:
        return type_of_fact[type(self.fact)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one reviewer. It is never changed: to take it back is another decision.

    It holds until both the sentence and what was extracted from it have changed.
    """

    about: DecisionAbout
    verdict: Verdict
    article_id: str
    version_id: str
    extraction_id: str  #: the reading that showed the fact
    kind: str  #: as in ``type_of_fact``; "article" for an article
    fact_key: str  #: of an article: its id
    fact_hash: str
    sentence: str  #: the fact's own sentence as the reviewer saw it; "" for an article
    reviewer: str
    decided_at: datetime
    note: str = ""
    corrected: Fact | None = None  #: what the fact should say; of a correction only
    undoes: str | None = None  #: the decision that is taken back; of an undo only

    def __post_init__(self) -> None:
        if (self.verdict is Verdict.CORRECT) != (self.corrected is not None):
            raise ValueError("a correction, and nothing else, says what the fact should say")
        if (self.verdict is Verdict.UNDO) != (self.undoes is not None):
            raise ValueError("an undo, and nothing else, names the decision that it takes back")

    @property
    def decision_id(self) -> str:
        return digest("decision", self.fact_key, self.verdict, self.reviewer, self.decided_at, self.undoes)

    @property
    def sentence_hash(self) -> str:
        return digest("sentence", self.sentence)


def main_span(fact: Fact) -> TextSpan:
    """The words a fact stands on; of a thing named in many places, the first."""
    match fact:
        case Organization() | Person():
            return fact.mentions[0]
        case Spokesperson() | Commitment():
            return fact.evidence
        case TemporalExpression():
            return fact.span
        case Claim():
            return fact.content[0]


def sentence_of(version: ArticleVersion, fact: Fact) -> str:
    """The fact's own sentence, or sentences; a fact of the title has the whole title."""
    span = main_span(fact)
    source = version.part(span.part)
    touched = [(start, end) for start, end in sentence_ranges(source) if start < span.end and span.start < end]
    return source[touched[0][0] : touched[-1][1]] if touched else span.text
