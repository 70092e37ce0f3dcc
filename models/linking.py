"""Which names of different articles mean one entity: names as they are compared, and decisions on pairs of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.identity import digest, normalize_name


class EntityKind(StrEnum):
    """What a name is a name of."""

    ORGANIZATION = "organization"
    PERSON = "person"
    ACTOR = "actor"  #: who promises something, and is none of the article's organizations or people


class Sameness(StrEnum):
    """What was decided about two names."""

    SAME = "same"
    DIFFERENT = "different"  #: of a name and itself: each article that uses it may mean another one
    UNSURE = "unsure"
    UNDO = "undo"  #: takes an earlier decision back


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityName:
    """A name as names of different articles are compared: equal ones are one entity unless it is decided otherwise."""

    kind: EntityKind
    folded: str

    @classmethod
    def of(cls, kind: EntityKind, name: str) -> EntityName:
        """The name as some article writes it; one without a letter or figure stays as it is."""
        return cls(kind=kind, folded=normalize_name(name) or name)

    @property
    def name_id(self) -> str:
        return digest("entity", self.kind, self.folded)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDecision:
    """One decision on two names of one kind. It is never changed: to take it back is another decision."""

    one: EntityName
    other: EntityName
    sameness: Sameness
    decided_by: str  #: a person; of a rule "newsfacts"
    decided_at: datetime
    rule: str | None = None  #: which rule; None: a person decided
    evidence: str = ""  #: the words that speak for it
    score: float | None = None  #: from 0 to 1; None: a person decided
    note: str = ""  #: why, in the person's words
    undoes: str | None = None  #: the decision that is taken back; of an undo only

    def __post_init__(self) -> None:
        if self.one.kind is not self.other.kind:
            raise ValueError("an organization and a person are never one entity")
        if self.one.folded > self.other.folded:
            raise ValueError("the names of a pair come in alphabetical order, so that it has one identity")
        if (self.sameness is Sameness.UNDO) != (self.undoes is not None):
            raise ValueError("an undo, and nothing else, names the decision that it takes back")

    @property
    def decision_id(self) -> str:
        ids = (self.one.name_id, self.other.name_id)
        return digest("entity decision", ids, self.sameness, self.rule, self.decided_by, self.decided_at, self.undoes)


def entities_of(
    same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]], ages: Mapping[str, int]
) -> dict[str, str]:
    """The entity of each name that shares one with another name: the id of the oldest name among them.

    ``same`` holds pairs of name ids, the surest first; ``different`` the pairs that must stay apart: a pair that
    would bring them together is left out. ``ages`` numbers names in the order in which they were first seen.
    """
    groups: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}
    for one, other in different:
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    for one, other in same:
        first, second = groups.get(one, {one}), groups.get(other, {other})
        if first is second or any(not second.isdisjoint(apart.get(name, ())) for name in first):
            continue
        joined = first | second
        groups.update(dict.fromkeys(joined, joined))
    return {name: min(group, key=lambda member: (ages[member], member)) for name, group in groups.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInUse:
    """A name with how the articles that have it as their fullest form use it."""

    name: EntityName
    written: tuple[str, ...]  #: as they write it, the most used first; empty: none uses it any more
    articles: int
    also: tuple[tuple[str, int], ...] = ()  #: other forms they use for the same, folded, each with how many do
