"""When what failed is tried again: decisions without any acting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.plan import next_feed_state, next_page_state, settled_state
from flows.retries import MOST_FAILURES, MOST_READINGS, next_unread_text
from models import (
    ArticleError,
    Failure,
    Feed,
    FeedEntry,
    FeedState,
    FetchedResource,
    FetchError,
    FetchOutcome,
    FetchReason,
    PageStatus,
    PlannedFetch,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
URL = "https://n.example/a"
PLANNED = PlannedFetch(url=URL, reason=FetchReason.RETRY, entries=())


def answer(body_hash):
    resource = FetchedResource(
        url=URL, final_url=URL, status=200, content_type="", body=b"", body_hash=body_hash, fetched_at=NOW
    )
    return FetchOutcome(url=URL, resource=resource)


def tries(body_hashes):
    """The states of a page whose bytes crash their reader, one after the other."""
    crash = ArticleError(URL, "signal 11", "extractor_crashed", transient=True)
    state, states = None, []
    for number, body_hash in enumerate(body_hashes):
        state = next_page_state(PLANNED, state, answer(body_hash), NOW + timedelta(hours=number), None, crash)
        states.append(state)
    return states


def test_poison_is_read_three_times():
    """The same bytes crash their reader each time: a fourth try would not help."""
    states = tries(["h"] * MOST_READINGS)
    assert [state.status for state in states] == [PageStatus.DEFERRED] * (MOST_READINGS - 1) + [PageStatus.FAILED]
    assert states[-1].next_fetch_at is None
    assert (states[-1].failed_stage, states[-1].failed_body_hash) == ("article", "h")
    assert {state.failing_since for state in states} == {NOW}


def test_other_bytes_are_another_chance():
    states = tries([f"h{number}" for number in range(MOST_FAILURES)])
    assert [state.status for state in states[:-1]] == [PageStatus.DEFERRED] * (MOST_FAILURES - 1)
    assert states[-1].status is PageStatus.FAILED


def test_a_page_that_works_again_leaves_nothing_of_its_failures(make_version):
    failed = tries(["h"])[-1]
    healed = next_page_state(PLANNED, failed, answer("good"), NOW, make_version(), None)
    assert (healed.failures, healed.failed_stage, healed.failing_since, healed.failed_body_hash) == (
        0,
        None,
        None,
        None,
    )


def test_a_feed_remembers_since_when_and_why_it_fails():
    feed = Feed(name="f", url="https://f.example")
    error = FetchError(feed.url, "no answer in 30 s", "timeout", transient=True)
    first = next_feed_state(feed, None, FetchOutcome(url=feed.url, error=error), NOW)
    later = next_feed_state(feed, first, FetchOutcome(url=feed.url, error=error), NOW + timedelta(hours=1))
    assert (later.failing_since, later.failed_at, later.failures) == (NOW, NOW + timedelta(hours=1), 2)
    assert (later.failed_stage, later.last_message) == ("fetch", "no answer in 30 s")
    healed = next_feed_state(feed, later, FetchOutcome(url=feed.url, unchanged=True), NOW)
    assert healed == replace(
        healed, failed_stage=None, last_message=None, failing_since=None, failed_at=None, failures=0
    )


def test_a_text_is_tried_a_few_times_and_later_each_time():
    failure = Failure(stage="extract", subject="v", reason="extractor_crashed", message="signal 11")
    text, pauses = None, []
    for number in range(MOST_READINGS):
        at = NOW + timedelta(days=number)
        text = next_unread_text(text, failure, "e", at)
        pauses.append(text.next_try_at and text.next_try_at - at)
    assert pauses[0] < pauses[1]
    assert pauses[-1] is None
    assert (text.failures, text.failing_since) == (MOST_READINGS, NOW)


@pytest.mark.parametrize(("asked", "kept"), [({URL}, True), ({URL, "other"}, True), (set(), False), ({"other"}, False)])
def test_validators_are_kept_when_every_page_was_asked(asked, kept):
    state = FeedState(feed_name="f", url="u", configured_url="u", etag="1", last_modified="m", body_hash="b")
    entry = FeedEntry(feed_name="f", entry_id="1", link=URL, title="A")
    settled = settled_state(state, (entry,), asked)
    assert (settled == state) == kept
    assert settled.etag is None or kept
