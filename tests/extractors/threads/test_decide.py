"""Two mentions are of one promise by what is done to what, never by the rest of the warehouse."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.threads.decide import decide, meets_condition
from models import ActMention, FollowUpKind, ThreadVerdict

MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


def promise(act: str, **given) -> ActMention:
    return ActMention(**{"key": "p", "article_id": "a", "actor": "Acme", "act": act, "reported_on": MARCH, **given})


def later(act: str, follow_up: FollowUpKind | None = FollowUpKind.DONE, **given) -> ActMention:
    made = {"key": "f", "article_id": "b", "actor": "Acme", "act": act, "reported_on": JUNE, "follow_up": follow_up}
    return ActMention(**{**made, **given})


@pytest.mark.parametrize(
    ("act", "told", "kind"),
    [
        ("open a clinic in Derby by May", "opened the clinic in Derby on Monday", FollowUpKind.DONE),
        ("buy twelve cranes from Osterby", "acquired the twelve cranes", FollowUpKind.DONE),
        ("build a tram line to the airport", "the tram line", FollowUpKind.DROPPED),
        ("restart its Kolin reactor", "the restart of its Kolin reactor", FollowUpKind.MOVED),
        ("close its Arden mine", "close its Arden mine by 2028", FollowUpKind.DENIED),
        ("start daily flights to Accra", "started daily flights to Accra", FollowUpKind.DONE),
        ("resign", "resigned", FollowUpKind.DONE),
        ("build a plant in Leipzig by 2028", "build its factory in Leipzig", None),
        (
            "sign the Lisbon charter in January",
            "signed the charter on Monday in the Spanish capital",
            FollowUpKind.DONE,
        ),
    ],
)
def test_one_promise(act, told, kind):
    assert decide(promise(act), later(told, kind)).verdict is ThreadVerdict.SAME


@pytest.mark.parametrize(
    ("act", "told", "kind", "rule"),
    [
        ("open a shop in Bristol by July", "opened a shop in Leeds", FollowUpKind.DONE, "names others"),
        ("hire 200 apprentices", "closed its second furnace", FollowUpKind.DONE, "another act"),
        ("repair the coast road", "repaired 400 potholes", FollowUpKind.DONE, "another object"),
        ("start daily flights to Accra", "its daily flights to Oslo", FollowUpKind.DROPPED, "names others"),
    ],
)
def test_another_promise(act, told, kind, rule):
    judged = decide(promise(act), later(told, kind))
    assert judged.verdict is ThreadVerdict.DIFFERENT
    assert judged.rule.endswith(f": {rule}")


def test_what_is_done_is_named_by_its_object_not_by_its_circumstance():
    """Any service may have been added "a day after its target": no promise of one is kept by it."""
    sunday = promise("add a Sunday service in December")
    assert decide(sunday, later("adds services a day after its target")).verdict is ThreadVerdict.UNSURE
    assert decide(sunday, later("adds its services")).verdict is ThreadVerdict.SAME


def test_what_names_only_a_promise_may_be_any():
    """ "Dropped the plan": the weakest of links, which a thread takes only where there is one candidate."""
    judged = decide(promise("build a tram line"), later("the plan", FollowUpKind.DROPPED))
    assert (judged.verdict, judged.score) == (ThreadVerdict.SAME, 0.6)


def test_nothing_is_kept_before_it_was_promised():
    act, done = promise("open a clinic in Derby"), later("opened a clinic in Derby")
    for early in ({"reported_on": date(2026, 2, 1)}, {"happened_on": date(2025, 12, 31)}):
        judged = decide(act, later("opened a clinic in Derby", **early))
        assert judged.rule.endswith("told before it was promised")
    assert decide(act, done).verdict is ThreadVerdict.SAME


def test_an_article_may_tell_an_old_promise_and_what_became_of_it():
    told = later("opened a clinic", article_id="a", reported_on=MARCH, happened_on=date(2026, 2, 20))
    assert decide(promise("open a clinic"), told).verdict is ThreadVerdict.SAME


def test_the_next_report_is_another_report():
    this_year = promise("publish its annual review", deadline_latest=date(2026, 4, 30))
    next_year = later("publish its annual review", None, deadline_latest=date(2027, 4, 30))
    moved = later("publish its annual review", None, deadline_latest=date(2027, 4, 30), reported_on=date(2026, 4, 1))
    assert decide(this_year, next_year).verdict is ThreadVerdict.UNSURE
    assert decide(this_year, moved).verdict is ThreadVerdict.SAME


def test_another_party_is_another_promise():
    one = promise("sell its stake", counterparty="Ivory Energy")
    assert decide(one, later("sell its stake", None, counterparty="Norden")).verdict is ThreadVerdict.DIFFERENT
    assert decide(one, later("sell its stake", None, counterparty="Ivory Energy plc")).verdict is ThreadVerdict.SAME


def test_what_a_promise_waits_for():
    waiting = promise("build a stadium", condition="if the county council approves the plan")
    granted = later("approved the plan for the stadium", actor="County Council")
    assert meets_condition(waiting, granted).verdict is ThreadVerdict.SAME
    assert meets_condition(waiting, later("approved a budget", actor="Senate")).verdict is ThreadVerdict.DIFFERENT
    refused = later("approve the plan", FollowUpKind.NOT_DONE, actor="County Council")
    assert meets_condition(waiting, refused).verdict is ThreadVerdict.DIFFERENT
