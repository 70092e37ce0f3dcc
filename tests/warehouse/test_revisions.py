"""Which revision is current, what else was seen, and what became of an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models import ArticleStanding, ArticleStatus, Batch, KnownArticle, Revision, RevisionKind

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def see(warehouse, make_version):
    """Loads a text seen at an hour of the day, in a run of its own, and gives the rows added to one table."""

    def load(text: str, hour: int, kind: RevisionKind | None = None, *reasons: str, table: str = "version_observation"):
        version = make_version(text, fetched_at=MORNING + timedelta(hours=hour), reader="reader 1")
        run_id = f"run-at-{hour}"
        warehouse.start_run(run_id, "ingest", MORNING + timedelta(hours=hour))
        judged = Revision(version_id=version.version_id, kind=kind, reasons=reasons) if kind else None
        added = warehouse.load(Batch(run_id=run_id, versions=(version,), revisions=(judged,) if judged else ()), None)
        return added[table]

    return load


def current(warehouse):
    rows = warehouse.query("select text, versions, revision_kind from article_current")
    return tuple(rows.itertuples(index=False, name=None))


@pytest.mark.parametrize("kind", RevisionKind)
def test_the_warehouse_knows_which_kinds_become_current(warehouse, kind):
    assert warehouse.query("select becomes_current($kind)", {"kind": kind.value}).iat[0, 0] == kind.becomes_current


@pytest.mark.parametrize("kind", [kind for kind in RevisionKind if not kind.becomes_current])
def test_the_last_good_revision_stays_current(warehouse, see, kind):
    """What is cosmetic, incomplete or a retraction is stored beside it."""
    see("Good.", 0)
    assert see("Other.", 1, kind, "writing") == 1
    assert current(warehouse) == (("Good.", 2, "first"),)
    known = warehouse.known().articles
    assert [article.judged for article in known.values()] == [
        {warehouse.query("select content_hash from article_version where text = 'Other.'").iat[0, 0]: kind}
    ]
    assert warehouse.versions_for()[0].reader == "reader 1"


@pytest.mark.parametrize("kind", [kind for kind in RevisionKind if kind.becomes_current])
def test_an_edit_becomes_current(warehouse, see, kind):
    see("Good.", 0)
    see("Better.", 1, kind, "edited")
    assert current(warehouse) == (("Better.", 2, kind.value),)


def test_what_was_judged_is_not_stored_again(warehouse, see):
    """Two cosmetic forms in turn, and the current text between them, add nothing after their first time."""
    see("Good.", 0)
    see("Good", 1, RevisionKind.COSMETIC, "writing")
    see("Good!", 2, RevisionKind.COSMETIC, "writing")
    for hour, text in enumerate(("Good", "Good!", "Good.", "Good"), 3):
        assert see(text, hour, RevisionKind.COSMETIC, "writing") == 0
    assert current(warehouse) == (("Good.", 3, "first"),)


def test_a_text_that_comes_back_says_so(warehouse, see):
    """Each change between two texts is one row; neither is stored twice."""
    see("First.", 0)
    see("Second text.", 1, RevisionKind.SUBSTANTIVE, "edited")
    assert see("First.", 2, RevisionKind.SUBSTANTIVE, "edited") == 1
    assert see("First.", 3) == 0
    rows = warehouse.query(warehouse.bundled("revisions"))
    assert list(zip(rows.kind, rows.reasons, rows.words_more, strict=True)) == [
        ("substantive", "edited, reverted", -1),
        ("substantive", "edited", 1),
    ]
    assert warehouse.query("select count(*) from article_version").iat[0, 0] == 2
    previous = "select previous_version_id from version_observation order by observation_number"
    assert warehouse.query(previous).previous_version_id.tolist()[2] == rows.version_id[1]


def test_a_cosmetic_form_of_an_older_text_is_judged_anew(warehouse, see):
    """It was cosmetic beside the first text; after an edit it is a change back."""
    see("First.", 0)
    see("First", 1, RevisionKind.COSMETIC, "writing")
    see("Second.", 2, RevisionKind.SUBSTANTIVE, "edited")
    assert [article.judged for article in warehouse.known().articles.values()] == [{}]
    assert see("First", 3, RevisionKind.SUBSTANTIVE, "edited") == 1
    assert current(warehouse)[0][0] == "First"


def test_current_versions_come_back_as_they_were_stored(warehouse, see, make_version):
    see("Good.", 0)
    see("Good", 1, RevisionKind.COSMETIC, "writing")
    version = make_version("Good.", fetched_at=MORNING, reader="reader 1")
    assert warehouse.current_versions([version.article_id, "another"]) == [version]
    assert warehouse.known().articles[version.article_id] == KnownArticle(
        url=version.url,
        content_hash=version.content_hash,
        judged={make_version("Good").content_hash: RevisionKind.COSMETIC},
    )


STATUS = ArticleStatus(article_id="", standing=ArticleStanding.STANDING)
GONE = replace(STATUS, standing=ArticleStanding.GONE, reason="gone")
MOVED = replace(STATUS, standing=ArticleStanding.MOVED, reason="redirect", address="https://news.example/there")
RETRACTED = replace(STATUS, standing=ArticleStanding.RETRACTED, reason="retraction_notice")


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ([STATUS, STATUS], []),
        ([GONE, GONE], ["gone"]),
        ([GONE, STATUS, STATUS], ["gone", "standing"]),
        ([MOVED, MOVED, STATUS], ["moved"]),
        ([MOVED, replace(MOVED, address="https://news.example/elsewhere")], ["moved", "moved"]),
        ([RETRACTED, RETRACTED, GONE], ["retracted", "gone"]),
        ([RETRACTED, STATUS], ["retracted", "standing"]),
        ([GONE, MOVED, GONE], ["gone", "moved", "gone"]),
    ],
)
def test_only_news_of_an_article_is_kept(warehouse, see, make_version, told, kept):
    see("Good.", 0)
    article_id = make_version().article_id
    for number, status in enumerate(told, 1):
        run_id = f"later-{number}"
        warehouse.start_run(run_id, "ingest", MORNING + timedelta(days=number))
        batch = Batch(run_id=run_id, statuses=(replace(status, article_id=article_id),))
        warehouse.load(batch, None)
        assert warehouse.load(batch, None)["article_status"] == 0
    rows = warehouse.query("select standing from article_status order by status_number")
    assert rows.standing.tolist() == kept
    last = kept[-1] if kept else "standing"
    assert warehouse.query("select standing from article_current").standing.tolist() == [last]
    listed = warehouse.query(warehouse.bundled("article-status"))
    assert listed.standing.tolist() == ([last] if last != "standing" else [])


def test_where_an_article_moved_is_known(warehouse, see, make_version):
    see("Good.", 0)
    article_id = make_version().article_id
    warehouse.load(Batch(run_id="run-1", statuses=(replace(MOVED, article_id=article_id),)), None)
    assert warehouse.known().moves == {"https://news.example/there": article_id}
    assert warehouse.query("select moved_to from article_current").moved_to.tolist() == ["https://news.example/there"]
    addresses = warehouse.query("select url from article_url order by url").url.tolist()
    assert addresses == ["https://news.example/acme", "https://news.example/there"]
