"""Promises followed over articles: events, status on a day, two axes of time, decisions that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from models import (
    ActMention,
    ArticleVersion,
    Batch,
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    FollowUp,
    FollowUpKind,
    Interval,
    Polarity,
    Relation,
    Rung,
    ThreadJudgement,
    ThreadVerdict,
    WarehouseError,
)
from warehouse.threads import ThreadWarehouse

PROMISED = "Acme will open a plant in Trier by June 2026."
OPENED = "Acme opened the plant in Trier."
DROPPED = "Acme dropped the plant."


def alike(first: ActMention, second: ActMention) -> ThreadJudgement:
    """Two acts are one where both name the plant."""
    both = "plant" in first.act and "plant" in second.act
    verdict = ThreadVerdict.SAME if both else ThreadVerdict.DIFFERENT
    return ThreadJudgement(verdict=verdict, rule="1: plant", score=float(both), evidence="")


def never(first: ActMention, second: ActMention) -> ThreadJudgement:
    return ThreadJudgement(verdict=ThreadVerdict.DIFFERENT, rule="1: condition", score=0.0, evidence="")


@pytest.fixture
def followed(warehouse):
    """The warehouse of the other tests, opened to follow promises."""
    path = warehouse.path
    warehouse.close()
    with ThreadWarehouse.open(path) as opened:
        yield opened


@pytest.fixture
def tell(followed, make_version, make_extraction, make_extractor, span_in) -> Callable[..., str]:
    """Loads an article of a day that tells one promise or follow-up, links it, and returns the mention's key."""

    def load(day: str, text: str, url: str = "", learned: str = "", **fields) -> str:
        published = datetime.fromisoformat(day).replace(hour=8, tzinfo=UTC)
        version = make_version(
            text, url=url or f"https://news.example/{day}", published=published, published_precision="instant",
            fetched_at=datetime.fromisoformat(learned).replace(tzinfo=UTC) if learned else published,
        )  # fmt: skip
        found = _found(version, span_in, **fields)
        extraction = make_extraction(version, **found)
        followed.load(Batch(run_id="run-1", versions=(version,), extractions=(extraction,)), make_extractor())
        followed.link_mentions("1", alike, never)
        keys = followed.query("select mention_key, version_id from commitment_mentions")
        return str(keys[keys.version_id == version.version_id].mention_key.iloc[0])

    return load


def _found(version: ArticleVersion, span_in, **fields):
    actor, evidence = span_in(version, "Acme"), span_in(version, version.text.rstrip("."))
    if version.text.startswith("Acme will"):
        last = fields.pop("last", date(2026, 6, 30))
        words = span_in(version, "by " + version.text.rstrip(".").partition(" by ")[2])
        deadline = Deadline(span=words, relation=Relation.BY, interval=Interval(start=None, end=last), vague=False)
        commitment = Commitment(
            actor="Acme", actor_span=actor, trigger=span_in(version, "will"),
            action=span_in(version, version.text.removeprefix("Acme will ").rstrip(".")), evidence=evidence,
            kind=CommitmentKind.PLAN, polarity=Polarity.POSITIVE, status=CommitmentStatus.OPEN,
            deadline=deadline, rule="will",
        )  # fmt: skip
        return {"commitments": (replace(commitment, **fields),)}
    cue = version.text.split()[1]
    kinds = {"opened": FollowUpKind.DONE, "dropped": FollowUpKind.DROPPED, "missed": FollowUpKind.NOT_DONE}
    follow_up = FollowUp(
        actor="Acme", actor_span=actor, cue=span_in(version, cue), act=span_in(version, version.text[5:-1]),
        evidence=evidence, kind=kinds[cue], rung=Rung.ACT, rule=cue,
    )  # fmt: skip
    return {"follow_ups": (replace(follow_up, **fields),)}


def status(warehouse, day: str, learned_by: str | None = None) -> list[str]:
    sql = "select status from commitment_status($day, learned_by := $learned_by)"
    return warehouse.query(sql, {"day": day, "learned_by": learned_by}).status.tolist()


def events(warehouse) -> list[str]:
    return warehouse.query("select event from commitment_events order by thread_id, event_number").event.tolist()


def test_a_promise_is_open_then_kept(followed, tell):
    tell("2026-03-02", PROMISED)
    tell("2026-06-05", OPENED)
    assert events(followed) == ["stated", "fulfilled"]
    for day, expected in (("2026-03-01", []), ("2026-03-02", ["open"]), ("2026-06-05", ["fulfilled"])):
        assert status(followed, day) == expected


def test_no_news_is_no_verdict(followed, tell):
    """Past its last day it is overdue and never broken; without a last day it is unknown after a while."""
    tell("2026-03-02", PROMISED)
    assert status(followed, "2026-07-01") == ["overdue"]
    assert status(followed, "2036-07-01") == ["overdue"]
    tell("2026-03-03", "Acme will hire 40 people by and by.", deadline=None)
    assert sorted(status(followed, "2026-05-01")) == ["open", "open"]
    assert sorted(status(followed, "2026-06-10")) == ["open", "unknown"]


def test_what_lasts_until_a_day_is_not_late_after_it(followed, tell):
    until = tell("2026-03-02", PROMISED, polarity=Polarity.NEGATIVE)
    assert until
    assert status(followed, "2026-07-01") == ["unknown"]


def test_what_was_known_is_not_what_had_happened(followed, tell):
    """The news of March is read in July: until then nothing was known, by the second axis."""
    tell("2026-03-02", PROMISED, learned="2026-03-02")
    tell("2026-05-04", DROPPED, learned="2026-07-01")
    assert status(followed, "2026-05-04") == ["withdrawn"]
    assert status(followed, "2026-06-01", "2026-06-01") == ["open"]
    assert status(followed, "2026-07-02", "2026-07-02") == ["withdrawn"]


def test_a_promise_taken_up_again_stands_again(followed, tell):
    tell("2026-03-02", PROMISED)
    tell("2026-04-02", DROPPED)
    tell("2026-05-02", "Acme will open the plant in Trier by July 2027.", last=date(2027, 7, 31))
    assert events(followed) == ["stated", "withdrawn", "deadline moved"]
    assert [status(followed, day) for day in ("2026-04-30", "2026-05-02")] == [["withdrawn"], ["open"]]
    dropped = followed.query("from broken_or_withdrawn('2026-04-01', '2026-04-30')")
    assert dropped.event.tolist() == ["withdrawn"]
    assert followed.query("from broken_or_withdrawn('2026-05-01', '2026-05-31')").empty


def test_a_weaker_proof_settles_nothing_against_a_stronger(followed, tell):
    tell("2026-03-02", PROMISED)
    tell("2026-05-02", OPENED)
    tell("2026-05-03", DROPPED, rung=Rung.ANNOUNCEMENT)
    assert status(followed, "2026-05-04") == ["fulfilled"]


def test_firmer_words_strengthen_a_promise(followed, tell):
    tell("2026-03-02", PROMISED)
    tell("2026-03-09", PROMISED, url="https://other.example/1", kind=CommitmentKind.AGREEMENT)
    tell("2026-03-16", PROMISED, url="https://other.example/2")
    assert events(followed) == ["stated", "strengthened", "weakened"]


def test_the_order_of_loading_does_not_matter(followed, tell):
    tell("2026-06-05", OPENED)
    tell("2026-05-02", "Acme will open the plant in Trier by July 2026.", last=date(2026, 7, 31))
    first = tell("2026-03-02", PROMISED)
    assert events(followed) == ["stated", "deadline moved", "fulfilled"]
    assert set(followed.query("from thread_member").thread_id) == {first}


def test_linking_again_decides_nothing_again(followed, tell):
    tell("2026-03-02", PROMISED)
    tell("2026-06-05", OPENED)
    before = followed.query("from thread_decision")
    assert len(before) == 1
    assert followed.link_mentions("1", alike, never) == 0
    pd.testing.assert_frame_equal(followed.query("from thread_decision"), before)


def test_other_rules_decide_again_and_their_word_counts(followed, tell):
    tell("2026-03-02", PROMISED)
    tell("2026-06-05", OPENED)

    def strict(first: ActMention, second: ActMention) -> ThreadJudgement:
        return ThreadJudgement(verdict=ThreadVerdict.UNSURE, rule="2: strict", score=0.5, evidence="")

    assert followed.link_mentions("2", strict, never) == 1
    assert events(followed) == ["stated"]


def test_a_revision_that_moves_the_day_is_an_event(followed, tell):
    """And one that says the same is none."""
    url, later = "https://news.example/plant", "2026-03-03"
    tell("2026-03-02", PROMISED, url=url)
    tell("2026-03-02", "Acme will open a plant in Trier by July 2026.", url=url, learned=later, last=date(2026, 7, 31))
    assert events(followed) == ["stated", "deadline moved"]
    told = followed.query("select is_current from commitment_events order by event_number")
    assert told.is_current.tolist() == [False, True]


def test_a_reviewer_parts_what_rules_join_and_can_take_it_back(followed, tell):
    promised, opened = tell("2026-03-02", PROMISED), tell("2026-06-05", OPENED)
    followed.decide_mention(promised, opened[:6], ThreadVerdict.DIFFERENT, "Kim", "another plant")
    assert events(followed) == ["stated"]
    assert followed.link_mentions("1", alike, never) == 0
    assert events(followed) == ["stated"]
    followed.decide_mention(promised, opened, ThreadVerdict.UNDO, "Kim")
    assert events(followed) == ["stated", "fulfilled"]
    kept = followed.query("select verdict, decided_by from thread_decision order by decision_number")
    assert kept.values.tolist() == [["same", "rule"], ["different", "reviewer"], ["undo", "reviewer"]]


def test_a_reviewer_joins_what_rules_part(followed, tell):
    promised = tell("2026-03-02", PROMISED)
    other = tell("2026-06-05", "Acme opened its works on the Moselle.")
    assert events(followed) == ["stated"]
    followed.decide_mention(other, promised, ThreadVerdict.SAME, "Kim")
    assert events(followed) == ["stated", "fulfilled"]


@pytest.mark.parametrize(
    ("names", "verdict", "reason"),
    [
        (("zz", "zz"), ThreadVerdict.SAME, "unknown_mention"),
        (("", ""), ThreadVerdict.SAME, "unknown_mention"),
        ((OPENED, OPENED), ThreadVerdict.SAME, "no_promise"),
        ((PROMISED, OPENED), ThreadVerdict.UNDO, "unknown_decision"),
    ],
)
def test_a_decision_that_cannot_be_made_says_why(followed, tell, names, verdict, reason):
    keys = {PROMISED: tell("2026-03-02", PROMISED), OPENED: tell("2026-06-05", OPENED)}
    with pytest.raises(WarehouseError) as refused:
        followed.decide_mention(keys.get(names[0], names[0]), keys.get(names[1], names[1]), verdict, "Kim")
    assert refused.value.reason == reason


def test_a_rejected_promise_is_followed_no_more(followed, tell):
    """What a reviewer rejects counts nowhere; here as the row that the review page writes."""
    key = tell("2026-03-02", PROMISED)
    followed.query(
        """
        insert into review_decision by name
        select
            'd1' as decision_id, 'fact' as about, 'reject' as verdict, article_id, version_id, extraction_id,
            'commitment' as kind, mention_key as fact_key, '' as fact_hash, evidence as sentence, '' as sentence_hash,
            'Kim' as reviewer, '' as note, now()::timestamp as decided_at
        from commitment_mentions
        """
    )
    assert key
    assert followed.query("from commitment_events").empty


def test_promises_of_whom(followed, tell):
    tell("2026-03-02", PROMISED)
    assert followed.query("from commitments_by('acm')").actor.tolist() == ["Acme"]
    assert followed.query("from commitments_by('Apex')").empty


def test_outlets_with_one_origin_are_one_witness(followed, tell):
    tell("2026-03-02", PROMISED, url="https://one.example/1")
    tell("2026-03-03", PROMISED, url="https://two.example/1")
    standing = followed.query("from commitment_status('2026-03-04')")
    assert standing[["articles", "origins"]].values.tolist() == [[2, 2]]
    assert timedelta(days=1) == standing.last_reported_on.iloc[0] - standing.first_reported_on.iloc[0]
