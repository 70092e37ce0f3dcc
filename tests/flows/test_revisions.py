"""What a page means for the article it is known to hold: identity, kind of revision, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.plan import next_page_state
from flows.revisions import ReadPage, Seen, judge_page, latest_statuses, to_compare
from models import (
    ArticleError,
    ArticleStanding,
    ArticleStatus,
    ArticleVersion,
    FetchedResource,
    FetchError,
    FetchOutcome,
    FetchReason,
    Known,
    KnownArticle,
    PageState,
    PageStatus,
    PlannedFetch,
    RevisionKind,
)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE = "https://harbour.example/north-quay"
THERE = "https://harbour.example/north-quay-closes"
LINES = (
    "The port of Aldmoor will close its north quay for repairs, the harbour board said on Monday.",
    "The work costs 4.5 million crowns and is paid by the region, which agreed to do so in 2024.",
    "Dockers fear for 1,200 jobs; their union plans to meet the board on 12 May.",
)
TEXT = "\n\n".join(LINES)


def version(text: str = TEXT, url: str = HERE, **fields) -> ArticleVersion:
    return ArticleVersion(
        **{"url": url, "fetched_url": HERE, "title": "Aldmoor closes its quay", "text": text, **fields}
    )


def seen(*versions: ArticleVersion, judged: dict[str, RevisionKind] | None = None, moves: dict[str, str] | None = None):
    """What is known when these versions are current, and their texts at hand."""
    articles = {
        item.article_id: KnownArticle(url=item.url, content_hash=item.content_hash, judged=judged or {})
        for item in versions
    }
    known = Known(articles=articles, moves=moves or {})
    return Seen(known, current={item.article_id: item for item in versions})


def page(
    found: ArticleVersion | None = None,
    *,
    before: ArticleVersion | None = None,
    status: PageStatus = PageStatus.STORED,
    moved_to: str | None = None,
    final_url: str | None = None,
    error: FetchError | ArticleError | None = None,
) -> ReadPage:
    """An answer of the address HERE, which held the article ``before``."""
    final_url = final_url or moved_to or HERE
    resource = FetchedResource(
        url=HERE, final_url=final_url, status=200, content_type="text/html", body=b"", body_hash="0", fetched_at=NOW,
        moved_to=moved_to,
    )  # fmt: skip
    outcome = FetchOutcome(
        url=HERE,
        resource=resource if found else None,
        unchanged=found is None and error is None,
        moved_to=None if found else moved_to,
    )
    previous = PageState(url=HERE, status=status, fetched_at=NOW, article_id=before.article_id) if before else None
    planned = PlannedFetch(url=HERE, reason=FetchReason.RECHECK, entries=())
    return ReadPage(planned=planned, outcome=outcome, previous=previous, version=found, error=error)


def no_words(before: ArticleVersion, outcome: FetchOutcome) -> tuple[str, str]:
    return "", ""


def told(judged) -> tuple[str, str | None, str | None] | None:
    return (judged.status.standing.value, judged.status.reason, judged.status.address) if judged.status else None


EDITED = TEXT.replace("12 May", "19 May")


@pytest.mark.parametrize(
    ("text", "kind", "result"),
    [
        (EDITED, "substantive", "revised"),
        (f"{EDITED}\n\nThis article was corrected on Monday.", "correction", "revised"),
        (f"Updated 3 hours ago\n\n{TEXT}", "cosmetic", "unchanged"),
        (LINES[0], "incomplete", "failed"),
        ("This article has been retracted by its publisher.", "retraction", "revised"),
    ],
)
def test_a_known_article_says_something_else(text, kind, result):
    judged = judge_page(page(version(text), before=version()), seen(version()), no_words)
    assert judged.revision
    assert (judged.revision.kind.value, judged.result) == (kind, result)
    assert judged.revision.previous_version_id == version().version_id


def test_what_is_new_and_what_is_not():
    known = seen(version())
    assert judge_page(page(version()), seen(), no_words).result == "new"
    same = judge_page(page(version(), before=version()), known, no_words)
    assert (same.revision, same.status, same.result) == (None, None, "unchanged")
    assert to_compare([page(version())], known) == set()
    assert to_compare([page(version(EDITED))], replace(known, current={})) == {version().article_id}


def test_two_addresses_of_one_run_are_judged_one_after_the_other():
    """The second form of a new article is seen beside the first."""
    run = seen()
    kinds = [judge_page(page(version(text)), run, no_words).revision for text in (TEXT, f"{TEXT}\n\n1,204 views", TEXT)]
    assert [revision.kind.value if revision else None for revision in kinds] == ["first", "cosmetic", None]


def test_what_was_judged_before_is_nothing_new():
    """A cosmetic form adds no row; an incomplete text is a failure each time, until the page holds it all again."""
    clothes, part = version(f"{TEXT}\n\n1,204 views"), version(LINES[0])
    known = seen(
        version(), judged={clothes.content_hash: RevisionKind.COSMETIC, part.content_hash: RevisionKind.INCOMPLETE}
    )
    assert judge_page(page(clothes, before=version()), known, no_words).result == "unchanged"
    again = judge_page(page(part, before=version()), known, no_words)
    assert (again.revision, again.result) == (None, "failed")
    assert again.page.error
    assert again.page.error.reason == "incomplete"
    assert "only 17 words of 51" in again.page.error.message


def test_an_incomplete_text_is_asked_for_again():
    """The page's state keeps the article and the validators of the text we hold."""
    judged = judge_page(page(version(LINES[0]), before=version()), seen(version()), no_words).page
    assert judged.error
    held = PageState(url=HERE, status=PageStatus.STORED, fetched_at=NOW, article_id=version().article_id, etag='"1"')
    state = next_page_state(judged.planned, held, judged.outcome, NOW, judged.version, judged.error)
    assert (state.status, state.reason, state.etag) == (PageStatus.DEFERRED, "incomplete", '"1"')
    assert state.next_fetch_at
    assert state.next_fetch_at > NOW


def test_the_pages_tell_an_edit_from_another_reading():
    """Their words are asked for when the texts look edited, and only then."""
    asked = []

    def words(before, outcome):
        asked.append(before)
        return TEXT, f"Home {TEXT}"

    part = judge_page(page(version(LINES[0]), before=version()), seen(version()), words)
    assert part.revision
    assert part.revision.reasons == ("reading",)
    judge_page(page(version(f"{TEXT}\n\n1,204 views"), before=version()), seen(version()), words)
    assert len(asked) == 1


MOVED = version(f"{TEXT} It opens again in June.", url=THERE)
OTHER = version("Fishing boats found another home in the south of the town.", url=THERE, title="Boats")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (page(MOVED, before=version(), moved_to=THERE), ("moved", "redirect", THERE)),
        (page(MOVED, before=version()), ("moved", "new_address", THERE)),  # the page names another address of its own
        (page(before=version(), moved_to=THERE), ("moved", "redirect", THERE)),
        (page(before=version()), None),
        (page(MOVED, before=version(), final_url=THERE), ("moved", "redirect", THERE)),
        (page(OTHER, before=version(), moved_to=THERE), None),  # forwarded to something else
        (page(replace(OTHER, title=version().title), before=version()), None),  # a page of every day's news
    ],
)
def test_an_article_that_moves_stays_the_same(answer, expected):
    judged = judge_page(answer, seen(version()), no_words)
    assert told(judged) == expected
    if judged.page.version:
        assert judged.page.version.url == (HERE if expected else THERE)
        assert judged.result == ("revised" if expected else "new")


def test_an_article_that_moved_is_known_at_its_new_address():
    """Announced there by a feed later on, it is no second article."""
    answer = replace(page(replace(MOVED, fetched_url=THERE)), planned=replace(page().planned, url=THERE))
    known = seen(version(), moves={THERE: version().article_id})
    assert to_compare([answer], replace(known, current={})) == {version().article_id}
    judged = judge_page(answer, known, no_words)
    assert judged.page.version
    assert (judged.page.version.url, judged.result) == (HERE, "revised")


def test_a_link_that_forwards_to_the_article_is_no_move():
    """Feed proxies always do."""
    article = version(url=THERE)
    assert told(judge_page(page(before=article, moved_to=THERE), seen(article), no_words)) is None


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("gone", ("gone", "gone", None)),
        ("not_found", ("gone", "not_found", None)),
        ("timeout", None),
        ("soft_404", None),
        ("paywall", None),
        ("consent_wall", None),
    ],
)
def test_what_an_answer_without_an_article_tells(reason, expected):
    """404 and 410 say that it is gone; walls and error pages say nothing, and the last good version stays."""
    error = FetchError(HERE, "no article", reason)
    judged = judge_page(page(before=version(), error=error), seen(version()), no_words)
    assert (told(judged), judged.result, judged.revision) == (expected, "failed", None)
    assert told(judge_page(page(error=error), seen(), no_words)) is None  # it was never stored


@pytest.mark.parametrize("answer", [page(version(), before=version(), status=PageStatus.GONE),
                                    page(before=version(), status=PageStatus.GONE)])  # fmt: skip
def test_an_article_can_come_back(answer):
    assert told(judge_page(answer, seen(version()), no_words)) == ("standing", None, None)


def test_a_retraction_is_told_each_time_it_is_seen():
    notice = version("This article has been retracted by its publisher.")
    expected = ("retracted", "retraction_notice", None)
    assert told(judge_page(page(notice, before=version()), seen(version()), no_words)) == expected
    known = seen(version(), judged={notice.content_hash: RevisionKind.RETRACTION})
    assert told(judge_page(page(notice, before=version()), known, no_words)) == expected
    assert told(judge_page(page(version(), before=version()), known, no_words)) == ("standing", None, None)


def test_of_several_addresses_the_weightiest_counts():
    """One address of an article may be gone while another shows it."""
    status = ArticleStatus(article_id="a", standing=ArticleStanding.GONE)
    judged = judge_page(page(before=version()), seen(version()), no_words)
    for standings, last in (
        ((ArticleStanding.STANDING, ArticleStanding.GONE), ArticleStanding.STANDING),
        ((ArticleStanding.RETRACTED, ArticleStanding.MOVED), ArticleStanding.RETRACTED),
    ):
        items = [replace(judged, status=replace(status, standing=standing)) for standing in standings]
        assert latest_statuses(items, seen()) == (replace(status, standing=last),)


def test_an_article_is_gone_when_no_address_shows_it():
    gone = judge_page(page(before=version(), error=FetchError(HERE, "410", "gone")), seen(version()), no_words)
    known = seen(version())
    held = PageState(url=HERE, article_id=version().article_id, status=PageStatus.STORED, fetched_at=NOW)
    known.states = {HERE: replace(held, status=PageStatus.GONE)}
    assert [status.standing for status in latest_statuses([gone], known)] == [ArticleStanding.GONE]
    known.states[THERE] = replace(held, url=THERE)
    assert latest_statuses([gone], known) == ()
