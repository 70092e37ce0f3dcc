"""What a server says about when to ask again."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import httpx
import pytest

from flows.http.answers import Answer


@pytest.fixture
def in_kolkata(monkeypatch):
    """Where the machine stands must make no difference."""
    with monkeypatch.context() as here:
        here.setenv("TZ", "Asia/Kolkata")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Tue, 23 Jun 2026 12:01:30 GMT", 90.0),
        ("Tue, 23 Jun 2026 12:01:30 -0000", 90.0),
        ("Tue, 23 Jun 2026 11:00:00 GMT", 0.0),
        ("315360000", 86_400.0),
        ("9" * 5000, 86_400.0),
        ("Fri, 23 Jun 2036 12:00:00 GMT", 86_400.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_retry_after_is_read_and_clamped(stated, seconds, in_kolkata):
    """Seconds or a date, never more than a day, and garbage says nothing."""
    answer = Answer(status=429, headers=httpx.Headers({"Retry-After": stated}))
    assert answer.retry_after(datetime(2026, 6, 23, 12, tzinfo=UTC)) == seconds
