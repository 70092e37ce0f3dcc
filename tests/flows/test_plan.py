"""What is fetched, why, and what is remembered: decisions without any network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.http.failures import FetchFailure, fetch_error
from flows.plan import RECHECK_LADDER, newest_entries, next_page_state, plan_fetches
from flows.retries import MOST_FAILURES
from models import (
    ArticleError,
    ArticleVersion,
    DateConfidence,
    Feed,
    FeedDate,
    FeedEntry,
    FetchedResource,
    FetchOutcome,
    FetchReason,
    Known,
    PageState,
    PageStatus,
    PlannedFetch,
)

NOON = datetime(2026, 6, 23, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
COURIER = Feed(name="courier", url="https://courier.example/feed", poll_interval=15 * MINUTE)
LINK = "https://courier.example/rail"


def dated(when: datetime) -> FeedDate:
    return FeedDate(raw=when.isoformat(), value=when, confidence=DateConfidence.EXACT)


def entry(link: str = LINK, feed: str = "courier", title: str = "Rail line reopens", **given) -> FeedEntry:
    return FeedEntry(feed_name=feed, entry_id=given.pop("entry_id", link), link=link, title=title, **given)


def resource(url: str, body: bytes = b"<p>text</p>", **given) -> FetchedResource:
    return FetchedResource(
        url=url,
        final_url=url,
        status=200,
        content_type="text/html",
        body=body,
        body_hash=str(hash(body)),
        fetched_at=NOON,
        **given,
    )


def answered(url: str, **given) -> FetchOutcome:
    return FetchOutcome(url=url, resource=resource(url, **given))


def failed(url: str, reason: FetchFailure, **given) -> FetchOutcome:
    return FetchOutcome(url=url, error=fetch_error(url, reason, "it broke", **given))


def article(url: str, published: datetime | None = None) -> ArticleVersion:
    return ArticleVersion(
        url=url, fetched_url=url, title="Rail line reopens", text="The line reopens.", published=published
    )


def remembered(planned: Sequence[PlannedFetch], known: Known, now: datetime, outcome=answered, published=None) -> Known:
    """What is known after every planned page got this outcome."""
    states = dict(known.pages)
    for page in planned:
        got = outcome(page.url)
        version = article(page.url, published) if got.resource else None
        states[page.url] = next_page_state(page, known.pages.get(page.url), got, now, version, None)
    return replace(known, pages=states)


def reasons(planned: Sequence[PlannedFetch]) -> dict[str, str]:
    return {page.url: str(page.reason) for page in planned}


def test_max_entries_keeps_the_newest_in_feed_order():
    """A feed that lists its oldest entries first loses those, and undated entries count as new."""
    entries = [entry(f"{LINK}/{day}", published=dated(NOON - day * DAY)) for day in (9, 1, 5)] + [entry(f"{LINK}/x")]
    kept = newest_entries(replace(COURIER, max_entries=3), entries)
    assert [kept_entry.link.rpartition("/")[2] for kept_entry in kept] == ["1", "5", "x"]


def test_one_article_in_three_feeds_is_one_fetch():
    """Entries are grouped by their link."""
    feeds = {name: [entry(feed=name)] for name in ("herald", "courier", "tribune")}
    (page,) = plan_fetches(feeds, Known(), NOON)
    assert page.reason is FetchReason.NEW
    assert [announcing.feed_name for announcing in page.entries] == ["courier", "herald", "tribune"]


def test_since_leaves_out_older_entries_but_not_undated_ones():
    """An unreadable date is no reason to lose an article; an update counts as a date."""
    unreadable = FeedDate(raw="Smarch 13", value=None, confidence=DateConfidence.UNREADABLE)
    entries = [
        entry(f"{LINK}/old", published=dated(NOON - 9 * DAY)),
        entry(f"{LINK}/updated", published=dated(NOON - 9 * DAY), updated=dated(NOON)),
        entry(f"{LINK}/undated"),
        entry(f"{LINK}/unreadable", published=unreadable),
    ]
    planned = plan_fetches({"courier": entries}, Known(), NOON, since=NOON - DAY)
    assert {page.url.rpartition("/")[2] for page in planned} == {"updated", "undated", "unreadable"}


def test_a_changed_entry_announces_an_update():
    """A new title, summary or date of the same feed's entry; not a new id."""
    first = entry(published=dated(NOON), summary="Trains run again.")
    known = remembered(plan_fetches({"courier": [first]}, Known(), NOON), Known(), NOON)
    later = NOON + MINUTE
    for changed in (
        replace(first, title="Rail line stays shut"),
        replace(first, summary="No trains."),
        replace(first, updated=dated(later)),
    ):
        assert reasons(plan_fetches({"courier": [changed]}, known, later)) == {LINK: "announced_update"}
    assert plan_fetches({"courier": [replace(first, entry_id="urn:other")]}, known, later) == ()


def test_another_feed_is_no_update_unless_it_says_so():
    """Feeds are due at different times and word things differently; only a later date counts."""
    known = remembered(plan_fetches({"courier": [entry()]}, Known(), NOON), Known(), NOON)
    later = NOON + MINUTE
    other = entry(feed="herald", title="Trains are back", published=dated(NOON - HOUR))
    assert plan_fetches({"herald": [other]}, known, later) == ()
    assert plan_fetches({"courier": [entry()]}, known, later) == ()
    newer = replace(other, updated=dated(later))
    assert reasons(plan_fetches({"herald": [newer]}, known, later)) == {LINK: "announced_update"}


def test_both_feeds_are_remembered():
    """Once a page was fetched for a second feed, a change in either is noticed and silence of one is not."""
    entries = {"courier": [entry()], "herald": [entry(feed="herald", title="Trains are back")]}
    known = remembered(plan_fetches(entries, Known(), NOON), Known(), NOON)
    changed = {"herald": [entry(feed="herald", title="Trains are back, says operator")]}
    planned = plan_fetches(changed, known, NOON)
    assert reasons(planned) == {LINK: "announced_update"}
    assert plan_fetches(entries | changed, remembered(planned, known, NOON), NOON) == ()


def test_rechecks_thin_out_and_end():
    """Minutes apart when young, days apart when old, none past thirty days, and not many in all."""
    known = remembered(plan_fetches({"courier": [entry()]}, Known(), NOON), Known(), NOON, published=NOON)
    pauses = []
    now = NOON
    while known.pages[LINK].next_fetch_at:
        pauses.append(known.pages[LINK].next_fetch_at - now)
        now = known.pages[LINK].next_fetch_at
        planned = plan_fetches({}, known, now)
        assert reasons(planned) == {LINK: "recheck"}
        known = remembered(planned, known, now, lambda url: FetchOutcome(url=url, unchanged=True))
    assert pauses[0] == 15 * MINUTE
    assert pauses == sorted(pauses)
    assert now - NOON <= RECHECK_LADDER[-1][0] + RECHECK_LADDER[-1][1]
    assert len(pauses) < 35


@pytest.mark.parametrize("published", [None, NOON + 900 * DAY], ids=["undated", "from the future"])
def test_rechecks_of_undated_pages_end_too(published):
    """A page without a usable date is looked at ever more rarely, then left alone."""
    known = remembered(plan_fetches({"courier": [entry()]}, Known(), NOON), Known(), NOON, published=published)
    now, times = NOON, 0
    while known.pages[LINK].next_fetch_at:
        now, times = known.pages[LINK].next_fetch_at, times + 1
        planned = plan_fetches({}, known, now)
        known = remembered(planned, known, now, lambda url: FetchOutcome(url=url, unchanged=True))
    assert 5 < times < 12
    assert now - NOON < 30 * DAY


def test_validators_go_with_a_recheck_of_what_is_stored():
    """They are sent for a page whose article we hold, and only then."""
    fresh = plan_fetches({"courier": [entry()]}, Known(), NOON)
    stored = remembered(fresh, Known(), NOON, lambda url: answered(url, etag='"a"'), published=NOON)
    (again,) = plan_fetches({}, stored, NOON + HOUR)
    assert (again.reason, again.etag, again.body_hash) == (FetchReason.RECHECK, '"a"', stored.pages[LINK].body_hash)
    unread = replace(stored.pages[LINK], article_id=None)
    (in_full,) = plan_fetches({}, Known(pages={LINK: unread}), NOON + HOUR)
    assert (in_full.etag, in_full.body_hash) == (None, None)
    wall = ArticleError(LINK, "only a consent page", "consent_wall")
    state = next_page_state(fresh[0], None, answered(LINK, etag='"w"'), NOON, None, wall)
    assert (state.status, state.reason, state.etag, state.body_hash) == (
        PageStatus.DEFERRED,
        "consent_wall",
        None,
        None,
    )


def test_a_temporary_failure_is_retried_announced_or_not():
    """The page comes back when its time has come, and a change of its entry does not hurry it."""
    limited = lambda url: failed(url, FetchFailure.RATE_LIMITED, retry_after=3600)  # noqa: E731 - a table of one
    known = remembered(plan_fetches({"courier": [entry()]}, Known(), NOON), Known(), NOON, limited)
    assert known.pages[LINK].status is PageStatus.DEFERRED
    assert plan_fetches({"courier": [entry(title="Rail line stays shut")]}, known, NOON + 59 * MINUTE) == ()
    assert reasons(plan_fetches({}, known, NOON + HOUR)) == {LINK: "retry"}


def test_temporary_failures_end():
    """After so many in a row the page is left alone, and a new announcement brings it back."""
    known, now = Known(), NOON
    for _ in range(MOST_FAILURES):
        planned = plan_fetches({"courier": [entry()]}, known, now)
        known = remembered(planned, known, now, lambda url: failed(url, FetchFailure.TIMEOUT))
        now += DAY
    assert known.pages[LINK].status is PageStatus.FAILED
    assert plan_fetches({"courier": [entry()]}, known, now + 99 * DAY) == ()
    assert reasons(plan_fetches({"courier": [entry(title="Rail at last")]}, known, now)) == {LINK: "announced_update"}


def test_a_page_not_asked_because_of_its_host_has_not_failed_more():
    """Waiting for a host that named a pause uses up no tries."""
    deferred = lambda url: failed(url, FetchFailure.HOST_DEFERRED, retry_after=900)  # noqa: E731 - a table of one
    known = remembered(plan_fetches({"courier": [entry()]}, Known(), NOON), Known(), NOON, deferred)
    state = known.pages[LINK]
    assert (state.status, state.failures) == (PageStatus.DEFERRED, 0)
    assert state.next_fetch_at >= NOON + 15 * MINUTE


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (FetchFailure.ROBOTS_DENIED, PageStatus.FAILED),
        (FetchFailure.ADDRESS_NOT_PUBLIC, PageStatus.FAILED),
        (FetchFailure.GONE, PageStatus.GONE),
    ],
)
def test_a_final_failure_waits_for_a_new_announcement(reason, status):
    """It is not retried, and what was stored of the page stays known."""
    stored = remembered(plan_fetches({"courier": [entry()]}, Known(), NOON), Known(), NOON, published=NOON)
    later = NOON + HOUR
    known = remembered(plan_fetches({}, stored, later), stored, later, lambda url: failed(url, reason))
    assert (known.pages[LINK].status, known.pages[LINK].reason) == (status, str(reason))
    assert known.pages[LINK].article_id == stored.pages[LINK].article_id
    assert plan_fetches({"courier": [entry()]}, known, later + 99 * DAY) == ()
    assert reasons(plan_fetches({"courier": [entry(title="It is back")]}, known, later)) == {LINK: "announced_update"}


@pytest.mark.parametrize("reason", [FetchFailure.NOT_FOUND, FetchFailure.FORBIDDEN, FetchFailure.TOO_LARGE])
def test_a_no_is_asked_about_a_few_times_more(reason):
    """Sites err and mend it: after an hour, eight and a day it is tried again; a new announcement may come between."""
    known, now = Known(), NOON
    for pause in (HOUR, 8 * HOUR, DAY):
        known = remembered(
            plan_fetches({"courier": [entry()]}, known, now), known, now, lambda url: failed(url, reason)
        )
        assert known.pages[LINK].status is PageStatus.DEFERRED
        assert plan_fetches({"courier": [entry()]}, known, now + pause - MINUTE) == ()
        changed = plan_fetches({"courier": [entry(title="It is there")]}, known, now + MINUTE)
        assert reasons(changed) == {LINK: "announced_update"}
        now += pause
        assert reasons(plan_fetches({}, known, now)) == {LINK: "retry"}
    known = remembered(plan_fetches({}, known, now), known, now, lambda url: failed(url, reason))
    assert (known.pages[LINK].status, known.pages[LINK].failures) == (PageStatus.FAILED, 4)
    assert plan_fetches({"courier": [entry()]}, known, now + 99 * DAY) == ()
    assert reasons(plan_fetches({"courier": [entry(title="It is back")]}, known, now)) == {LINK: "announced_update"}


def test_a_stored_page_that_shows_a_wall_is_looked_at_again():
    """A page that held an article yesterday may hold it again tomorrow; its validators stay the article's."""
    stored = remembered(plan_fetches({"courier": [entry()]}, Known(), NOON), Known(), NOON, published=NOON)
    (recheck,) = plan_fetches({}, stored, NOON + HOUR)
    wall = ArticleError(LINK, "only a consent page", "consent_wall")
    got = answered(LINK, body=b"<p>We value your privacy</p>", etag='"wall"')
    state = next_page_state(recheck, stored.pages[LINK], got, NOON + HOUR, None, wall)
    assert (state.status, state.etag, state.body_hash) == (PageStatus.DEFERRED, None, stored.pages[LINK].body_hash)


def test_an_outcome_nobody_read_is_a_bug():
    """A resource must have become an article or an error."""
    (page,) = plan_fetches({"courier": [entry()]}, Known(), NOON)
    with pytest.raises(ValueError, match="neither an article"):
        next_page_state(page, None, answered(LINK), NOON, None, None)


# Properties

feed_names = st.sampled_from(["courier", "herald", "tribune"])
instants = st.datetimes(datetime(2026, 5, 1), datetime(2026, 7, 1), timezones=st.just(UTC))
entries = st.builds(
    lambda feed, page, title, published, updated: entry(
        f"https://news.example/{page}", feed, title, published=published, updated=updated
    ),
    feed_names,
    st.integers(0, 6),
    st.sampled_from(["Rail line reopens", "Rail line stays shut"]),
    st.none() | instants.map(dated),
    st.none() | instants.map(dated),
)
feeds_of_entries = st.dictionaries(feed_names, st.lists(entries, max_size=8), max_size=3).map(
    lambda feeds: {name: [replace(item, feed_name=name) for item in items] for name, items in feeds.items()}
)
outcomes = st.sampled_from([answered, *(lambda url, r=r: failed(url, r, retry_after=None) for r in FetchFailure)])
states = st.builds(
    PageState,
    url=st.integers(0, 9).map(lambda page: f"https://news.example/{page}"),
    article_id=st.none() | st.just("a1"),
    status=st.sampled_from(PageStatus),
    fetched_at=instants,
    next_fetch_at=st.none() | instants,
    published=st.none() | instants,
    failures=st.integers(0, MOST_FAILURES),
)
known_pages = st.lists(states).map(lambda pages: Known(pages={state.url: state for state in pages}))


@given(feeds=feeds_of_entries, known=known_pages, choose=st.randoms(use_true_random=False), outcome=outcomes)
def test_a_second_run_plans_nothing(feeds, known, choose, outcome):
    """Whatever the pages answered, an immediate second run leaves every one of them alone."""
    planned = plan_fetches(feeds, known, NOON)
    published = choose.choice([None, NOON, NOON - 3 * DAY, NOON - 99 * DAY])
    after = remembered(planned, known, NOON, outcome, published)
    assert plan_fetches(feeds, after, NOON) == ()


@given(feeds=feeds_of_entries, known=known_pages, choose=st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(feeds, known, choose):
    """The same pages are fetched for the same reasons, and then remembered alike, in whatever order feeds list."""
    names = choose.sample(sorted(feeds), len(feeds))
    shuffled = {name: choose.sample(feeds[name], len(feeds[name])) for name in names}
    planned, again = plan_fetches(feeds, known, NOON), plan_fetches(shuffled, known, NOON)
    assert [(page.url, page.reason) for page in planned] == [(page.url, page.reason) for page in again]
    assert remembered(planned, known, NOON) == remembered(again, known, NOON)


@given(feeds=feeds_of_entries, known=known_pages)
def test_every_link_is_planned_once_at_most(feeds, known):
    """No page is fetched twice in a run, and every unknown link is fetched."""
    planned = plan_fetches(feeds, known, NOON)
    urls = [page.url for page in planned]
    links = {item.link for items in feeds.values() for item in items}
    assert len(urls) == len(set(urls))
    assert links - set(known.pages) <= set(urls) <= links | set(known.pages)
