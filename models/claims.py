"""Who said what: claims, and the hops by which a claim reached the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.text import TextSpan


class ClaimKind(StrEnum):
    """How much of the content stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One hop of a chain: who passed the claim on, and by which words (PARC, PolNeAR)."""

    source: TextSpan
    name: str  #: the source resolved to its fullest name in the article
    relation: str  #: "said", "told", "reported", "cited by", "per", "according to"
    cue: TextSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Content that someone is said to hold. Each role may be discontinuous."""

    source: tuple[TextSpan, ...]  #: empty: the text names no source
    cue: tuple[TextSpan, ...]  #: empty: a quotation that carries on without a cue
    content: tuple[TextSpan, ...]
    kind: ClaimKind
    speaker: str | None  #: the source resolved to a person; None: not a person, or unnamed
    organization: str | None  #: whom the speaker speaks for, or the source itself; None: not known
    chain: tuple[Attribution, ...]  #: from the origin to the article
    nested: bool = False  #: stands inside the content of another claim
    rule: str
