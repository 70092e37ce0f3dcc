"""What can go wrong, in one tree.

    NewsFactsError
    ├── SettingsError        a settings or feeds file
    ├── FetchError           getting bytes from an address
    ├── FeedParseError       reading a feed
    ├── ArticleError         finding an article in a page
    ├── ExtractionError      finding facts in a text
    ├── ModelError           loading a language pipeline
    ├── EvaluationError      reading what a pipeline is measured by
    ├── ReviewError          a decision that cannot be made
    └── WarehouseError       the database file

Each carries the identity of what failed, a short ``reason`` code for SQL, and whether trying again may
help. All arguments go to ``super().__init__`` so that an error survives pickling between processes.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Self

from models.wording import LONGEST_MESSAGE, shown

#: The reason of a failure that is nobody's fault but ours: an exception that no reader declares.
INTERNAL_ERROR = "internal_error"
_LONGEST_TRACEBACK = 4_500  # characters; the end is kept, where it happened


class NewsFactsError(Exception):
    """Something failed that a user can understand: which thing, why, and what to do."""

    stage = "run"
    longest = 10_000  #: characters of the message; less where strangers' words are in it
    traceback: str | None = None  #: of a bug of ours; None: it is something a user can do something about

    def __init__(self, subject: str, message: str, reason: str = "failed", transient: bool = False) -> None:
        super().__init__(subject, message, reason, transient)
        self.subject = subject
        self.message = shown(message, self.longest)
        self.reason = reason
        self.transient = transient

    @classmethod
    def of_bug(cls, subject: str, bug: BaseException) -> Self:
        """The error of a thing whose reader has a bug: the run goes on, and tells where it happened."""
        error = cls(subject, internal_message(bug), INTERNAL_ERROR)
        error.traceback = traceback_of(bug)
        error.__cause__ = bug
        return error

    def __str__(self) -> str:
        return f"{shown(self.subject)}: {self.message}"


def internal_message(bug: BaseException) -> str:
    """What a bug of ours is, where it happened, and what to do."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"newsfacts itself failed: {type(bug).__name__}{where}: {shown(str(bug), 100)}; "
        "report it with what newsfacts query internal-errors shows"
    )


def traceback_of(bug: BaseException) -> str:
    """The traceback, with the exceptions that led to this one, as lines of printable text."""
    lines = "".join(traceback.format_exception(bug)).splitlines()
    return "\n".join(shown(line, 300) for line in lines)[-_LONGEST_TRACEBACK:]


class SettingsError(NewsFactsError):
    """A settings or feeds file that cannot be used; ``subject`` is its path."""

    stage = "settings"


class FetchError(NewsFactsError):
    """An address that gave no usable bytes; ``subject`` is the URL.

    ``retry_after`` is what the server asked for, in seconds; None: it did not say.
    ``status`` is the HTTP status; None: there was no answer.
    """

    stage = "fetch"
    longest = LONGEST_MESSAGE

    def __init__(
        self,
        subject: str,
        message: str,
        reason: str = "failed",
        transient: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(subject, message, reason, transient)
        self.args = (subject, message, reason, transient, status, retry_after)
        self.status = status
        self.retry_after = retry_after


class FeedParseError(NewsFactsError):
    """Bytes that are no feed; ``subject`` is the feed's URL."""

    stage = "feed"
    longest = LONGEST_MESSAGE


class ArticleError(NewsFactsError):
    """A page that holds no article we may store; ``subject`` is its URL."""

    stage = "article"
    longest = LONGEST_MESSAGE


class ExtractionError(NewsFactsError):
    """A text whose facts could not be extracted; ``subject`` is the version id."""

    stage = "extract"
    longest = LONGEST_MESSAGE


class ModelError(NewsFactsError):
    """A language pipeline that cannot be loaded or used; ``subject`` is its name."""

    stage = "model"


class EvaluationError(NewsFactsError):
    """Gold data or texts that cannot be measured by; ``subject`` is the file and the line."""

    stage = "evaluate"


class ReviewError(NewsFactsError):
    """A decision that cannot be made so; ``subject`` is the field or the fact."""

    stage = "review"


class WarehouseError(NewsFactsError):
    """A warehouse that cannot be opened or written; ``subject`` is its path."""

    stage = "warehouse"
