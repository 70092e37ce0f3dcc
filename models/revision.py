"""Revisions: what kind of change a new version of an article is, and what became of the article as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RevisionKind(StrEnum):
    """What a version is, seen from the one that was current before it."""

    FIRST = "first"  #: nothing came before
    SUBSTANTIVE = "substantive"  #: its words were edited
    CORRECTION = "correction"  #: edited, and a note says so
    REREAD = "reread"  #: the page says the same; we read it differently, or more of it
    COSMETIC = "cosmetic"  #: says the same: white space, marks, time stamps, counters, prompts
    INCOMPLETE = "incomplete"  #: a part of the text we hold, without a sign that an editor cut it
    RETRACTION = "retraction"  #: a notice that the article was taken back

    @property
    def becomes_current(self) -> bool:
        """Whether facts are read from it from now on; the others are stored, and the last good version stays."""
        return self not in (RevisionKind.COSMETIC, RevisionKind.INCOMPLETE, RevisionKind.RETRACTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How a version follows the one that was current before it."""

    version_id: str
    kind: RevisionKind
    reasons: tuple[str, ...] = ()  #: short words for what differs, sorted: "edited", "title", "furniture", …
    previous_version_id: str | None = None  #: None: nothing came before


class ArticleStanding(StrEnum):
    """What became of an article."""

    STANDING = "standing"  #: it can be read, again or still
    GONE = "gone"  #: its address answers 404 or 410
    MOVED = "moved"  #: its address forwards to another for good
    RETRACTED = "retracted"  #: a notice says that it was taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStatus:
    """What one fetch told about an article as a whole; stored when it differs from what was known."""

    article_id: str
    standing: ArticleStanding
    reason: str | None = None  #: reason code of the answer: "not_found", "gone", "redirect", "retraction_notice"
    address: str | None = None  #: where it moved to; None: it did not
