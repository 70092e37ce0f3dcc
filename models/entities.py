"""Who is named: entities, organizations, people, and people who speak for organizations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.text import TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A named entity in the text (OntoNotes labels: PERSON, ORG, GPE, LOC, DATE, ...)."""

    span: TextSpan
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A body that can act or be spoken for, as one article names it."""

    name: str  #: the fullest form the article uses
    mentions: tuple[TextSpan, ...]  #: in order of appearance, title first
    rule: str  #: what made it one

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its distinct surface forms, in order of appearance."""
        return tuple(dict.fromkeys(mention.text for mention in self.mentions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, as one article names them."""

    name: str  #: the fullest form the article uses, without titles
    mentions: tuple[TextSpan, ...]


class Capacity(StrEnum):
    """In what capacity a person speaks."""

    PRESS = "press"  #: spokesperson, press officer
    LEADER = "leader"  #: heads or governs the organization
    OFFICIAL = "official"  #: acts for it otherwise
    EXPERT = "expert"  #: belongs to it, speaks for themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Spokesperson:
    """A person whose words or position the article reports, tied to an organization."""

    person: str | None  #: fullest name; None: unnamed ("a Meta spokesperson")
    organization: str  #: fullest form the article uses
    role: TextSpan | None  #: the role's words; None: not stated
    capacity: Capacity
    evidence: TextSpan  #: the shortest clause that carries the tie and the speaking
    rule: str
