"""Errors survive the way between processes."""

import pickle

import pytest

from models import (
    ArticleError,
    EvaluationError,
    ExtractionError,
    Failure,
    FeedParseError,
    FetchError,
    ModelError,
    NewsFactsError,
    SettingsError,
    WarehouseError,
)

PLAIN = [
    ArticleError, EvaluationError, ExtractionError, FeedParseError, ModelError, NewsFactsError, SettingsError,
    WarehouseError,
]  # fmt: skip


@pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.__name__)
def test_errors_survive_pickling(kind):
    error = pickle.loads(pickle.dumps(kind("subject", "message", "reason", True)))
    assert type(error) is kind
    assert (error.subject, error.message, error.reason, error.transient) == ("subject", "message", "reason", True)
    assert str(error) == "subject: message"


def test_a_fetch_error_keeps_status_and_retry_after():
    error = FetchError("https://a.example", "busy", "http_503", transient=True, status=503, retry_after=7.5)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.status, copy.retry_after, copy.transient, copy.reason) == (503, 7.5, True, "http_503")


def test_a_failure_says_what_its_error_says():
    failure = Failure.of(ArticleError("https://a.example", "no text", "empty"))
    assert failure == Failure(stage="article", subject="https://a.example", reason="empty", message="no text")


def test_every_error_of_ours_is_a_newsfacts_error():
    assert all(issubclass(kind, NewsFactsError) for kind in [*PLAIN, FetchError])
    assert len({kind.stage for kind in [*PLAIN, FetchError]}) == len(PLAIN) + 1
