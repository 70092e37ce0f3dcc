"""Follow-ups: what an article says became of a promise, whether or not it tells the promise again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.commitments import Deadline
from models.identity import digest, normalize_name
from models.text import TextSpan


class FollowUpKind(StrEnum):
    """What is said of the act."""

    DONE = "done"  #: it was done, whoever had promised it
    NOT_DONE = "not done"  #: it was missed, or failed to happen
    DROPPED = "dropped"  #: the one who meant to do it no longer does
    MOVED = "moved"  #: it is due on another day
    DENIED = "denied"  #: the one who is said to have promised it says it did not


class Rung(StrEnum):
    """How much the words prove, from the least to the most."""

    ANNOUNCEMENT = "announcement"  #: somebody with a part in it says so
    SIGNATURE = "signature"  #: it is bound in writing
    ACT = "act"  #: it is reported as a thing that happened


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something that happened to an act that somebody may have promised earlier.

    It stands by itself: which promise it belongs to, if any, is decided over all articles.
    """

    actor: str  #: who did it, dropped it or denied it, in the fullest form the article uses
    actor_span: TextSpan | None  #: the words standing for the actor ("it", "the company"); None: none do
    cue: TextSpan  #: the word that tells what became of it: "signed", "missed", "denied"
    act: TextSpan  #: "signed the accord", "its plan for a tram line"
    evidence: TextSpan  #: the clause that holds actor, cue and act
    kind: FollowUpKind
    rung: Rung
    happened: Deadline | None = None  #: the time words that say when; None: the article does not say
    deadline: Deadline | None = None  #: the new day of what was moved; None: none said, or nothing moved
    speaker: str | None = None  #: whose words report it; None: the reporter's own
    rule: str


def keyed_follow_ups(article_id: str, follow_ups: Iterable[FollowUp]) -> Iterator[tuple[str, FollowUp]]:
    """Each with what it is about, the same in every extraction of the article, in their order."""
    seen: Counter[str] = Counter()
    for one in follow_ups:
        subject = [normalize_name(one.actor), one.kind, normalize_name(one.act.text)]
        first_key = digest("follow_up", article_id, subject)
        yield digest("follow_up", article_id, subject, seen[first_key]) if seen[first_key] else first_key, one
        seen[first_key] += 1
