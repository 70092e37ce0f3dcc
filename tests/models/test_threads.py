"""Threads follow from decisions alone, whatever their order; a reviewer's word beats a rule's."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Link, ThreadDecision, ThreadPlace, ThreadVerdict, derive_threads

START = datetime(2026, 1, 1)


def promise(key: str, day: int = 0) -> ThreadPlace:
    return ThreadPlace(key=key, is_promise=True, reported_at=START + timedelta(days=day))


def follow_up(key: str) -> ThreadPlace:
    return ThreadPlace(key=key, is_promise=False, reported_at=START)


def same(first: str, second: str, score: float = 1.0) -> Link:
    return Link(first_key=first, second_key=second, same=True, score=score)


def reviewed(first: str, second: str, *, same: bool) -> Link:
    return Link(first_key=first, second_key=second, same=same, by_reviewer=True)


def threads(places: list[ThreadPlace], links: list[Link]) -> dict[str, str]:
    return {member.key: member.thread_id for member in derive_threads(places, links)}


def test_a_thread_is_named_by_its_earliest_promise():
    """So its id is the same whatever was read first; unknown days come last."""
    places = [promise("c", 5), promise("b", 1), promise("a", 9), ThreadPlace(key="0", is_promise=True)]
    links = [same("a", "b"), same("b", "c"), same("0", "c")]
    assert threads(places, links) == dict.fromkeys("0abc", "b")


def test_a_promise_without_company_is_in_no_thread_of_several():
    assert threads([promise("a"), promise("b")], []) == {}


def test_what_became_of_it_joins_the_promise_it_fits_best():
    places = [promise("a"), promise("b"), follow_up("f")]
    assert threads(places, [same("a", "f", 0.7), same("b", "f", 0.9)]) == {"b": "b", "f": "b"}


def test_what_fits_two_promises_equally_joins_none():
    places = [promise("a"), promise("b"), follow_up("f")]
    assert threads(places, [same("a", "f", 0.6), same("b", "f", 0.6)]) == {}


def test_two_promises_of_one_thread_are_no_tie():
    places = [promise("a"), promise("b", 1), follow_up("f")]
    links = [same("a", "b"), same("a", "f", 0.6), same("b", "f", 0.6)]
    assert threads(places, links) == dict.fromkeys("abf", "a")


def test_a_follow_up_never_joins_two_promises():
    """ "Dropped both plans" is news of two promises, which stay two."""
    places = [promise("a"), promise("b"), follow_up("f")]
    found = threads(places, [same("a", "f", 0.9), same("b", "f", 0.8)])
    assert found == {"a": "a", "f": "a"}


def test_a_reviewer_tells_apart_what_rules_join_over_a_third():
    places = [promise("a"), promise("b", 1), promise("c", 2)]
    links = [same("a", "b", 0.9), same("b", "c", 0.8), reviewed("a", "c", same=False)]
    assert threads(places, links) == {"a": "a", "b": "a"}


def test_a_reviewer_joins_what_no_rule_does():
    places = [promise("a"), promise("b", 1), follow_up("f")]
    links = [reviewed("a", "b", same=True), same("a", "f", 0.7), reviewed("b", "f", same=True)]
    assert threads(places, links) == dict.fromkeys("abf", "a")


def test_a_reviewer_takes_a_follow_up_away():
    places = [promise("a"), promise("b"), follow_up("f")]
    links = [reviewed("a", "f", same=False), same("b", "f", 0.7)]
    assert threads(places, links) == {"b": "b", "f": "b"}


def test_what_a_promise_waits_for_is_marked():
    places = [promise("a"), follow_up("f")]
    (_, met) = derive_threads(places, [Link(first_key="a", second_key="f", same=True, by_condition=True)])
    assert (met.key, met.meets_condition) == ("f", True)


def test_links_of_unknown_mentions_are_left_out():
    assert threads([promise("a")], [same("a", "gone")]) == {}


keys = st.sampled_from("abcdefgh")
some_links = st.lists(
    st.builds(
        Link,
        first_key=st.sampled_from("abcde"),
        second_key=keys,
        same=st.booleans(),
        by_reviewer=st.booleans(),
        score=st.sampled_from([0.6, 0.7, 0.8, 1.0]),
    ).filter(lambda link: link.first_key != link.second_key),
    max_size=12,
    unique_by=lambda link: (link.first_key, link.second_key),
)


@settings(max_examples=300, deadline=None)
@given(links=some_links, order=st.randoms())
def test_the_order_of_mentions_and_decisions_does_not_matter(links, order):
    places = [*(promise(key, ord(key) % 3) for key in "abcde"), *(follow_up(key) for key in "fgh")]
    shuffled_places, shuffled_links = list(places), list(links)
    order.shuffle(shuffled_places)
    order.shuffle(shuffled_links)
    assert derive_threads(shuffled_places, shuffled_links) == derive_threads(places, links)


@settings(max_examples=300, deadline=None)
@given(links=some_links)
def test_promises_that_a_reviewer_told_apart_are_never_in_one_thread(links):
    links = [link for link in links if not (link.by_reviewer and link.same)]
    places = [*(promise(key) for key in "abcde"), *(follow_up(key) for key in "fgh")]
    found = threads(places, links)
    apart = [link for link in links if link.by_reviewer and link.second_key in "abcde"]
    assert all(found.get(link.first_key, "1") != found.get(link.second_key, "2") for link in apart)


def test_an_undo_names_what_it_takes_back():
    made = {"first_key": "a", "second_key": "b", "rule": "", "score": 0.0, "evidence": "", "decided_at": START}
    with pytest.raises(ValueError, match="an undo"):
        ThreadDecision(**made, verdict=ThreadVerdict.UNDO, reviewer="Kim")
    with pytest.raises(ValueError, match="an undo"):
        ThreadDecision(**made, verdict=ThreadVerdict.SAME, undoes="d1")


def test_a_rule_decides_about_a_pair_once():
    """The time is no part of its identity; of a reviewer's decision it is."""
    made = {"first_key": "a", "second_key": "b", "verdict": ThreadVerdict.SAME, "rule": "1: x", "score": 1.0}
    early, late = (
        ThreadDecision(**made, evidence="", decided_at=START + timedelta(days=day)).decision_id for day in (0, 1)
    )
    assert early == late
    early, late = (
        ThreadDecision(**made, evidence="", decided_at=START + timedelta(days=day), reviewer="Kim").decision_id
        for day in (0, 1)
    )
    assert early != late
