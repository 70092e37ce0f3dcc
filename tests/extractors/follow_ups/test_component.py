"""What became of an act: done, not done, dropped, moved, denied; and words that only look like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from extractors.document import make_doc
from models import ArticleVersion, FollowUp, FollowUpKind, Rung, keyed_follow_ups

PUBLISHED = datetime(2026, 6, 26, 9, tzinfo=UTC)  # a Friday
DONE, NOT_DONE, DROPPED, MOVED, DENIED = FollowUpKind

Find = Callable[..., tuple[FollowUp, ...]]


@pytest.fixture
def find(nlp) -> Find:
    """The follow-ups of a text, each of whose spans stands in it."""

    def found(text: str, title: str = "") -> tuple[FollowUp, ...]:
        url = "https://news.example/one"
        version = ArticleVersion(url=url, fetched_url=url, title=title, text=text, published=PUBLISHED)
        follow_ups = nlp(make_doc(nlp, version))._.follow_ups
        assert all(version.holds(span) for one in follow_ups for span in (one.cue, one.act, one.evidence))
        return follow_ups

    return found


@pytest.mark.parametrize(
    ("text", "kind", "actor", "act"),
    [
        ("Lumen Labs signed the safety accord.", DONE, "Lumen Labs", "signed the safety accord"),
        ("Vellmar Port has bought twelve cranes.", DONE, "Vellmar Port", "bought twelve cranes"),
        ("Kittiwake Ferries added two boats to its route.", DONE, "Kittiwake Ferries", "added two boats to its route"),
        ("Brightwater kept its promise to hire 300 engineers.", DONE, "Brightwater", "hire 300 engineers"),
        ("Acme Corp failed to open the clinic in Derby.", NOT_DONE, "Acme Corp", "open the clinic in Derby"),
        ("Orchid Foods did not remove palm oil from its biscuits.", NOT_DONE, "Orchid Foods",
         "remove palm oil from its biscuits"),
        ("Tarnbury Council has scrapped the tram line to the airport.", DROPPED, "Tarnbury Council",
         "the tram line to the airport"),
        ("Orchid Foods pulled out of the deal to buy Kestrel Dairies.", DROPPED, "Orchid Foods",
         "buy Kestrel Dairies"),
        ("Marlow Ferries pushed back the launch of its night service.", MOVED, "Marlow Ferries",
         "the launch of its night service"),
        ("Greystone Mining denied that it had promised to close the Hull mine.", DENIED, "Greystone Mining",
         "close the Hull mine"),
        ("Acme Corp said it had never agreed to close the Hull mine.", DENIED, "Acme Corp", "close the Hull mine"),
    ],
)  # fmt: skip
def test_what_became_of_it(find, text, kind, actor, act):
    assert [(one.kind, one.actor, one.act.text) for one in find(text)] == [(kind, actor, act)]


@pytest.mark.parametrize(
    "text",
    [
        "Lumen Labs may sign the accord.",
        "If Lumen Labs signed the accord, rivals would follow.",
        "Lumen Labs said sales had risen.",
        "Acme Corp has not yet opened the clinic.",
        "Acme Corp will open the clinic in May.",
        "Acme Corp agreed to open the clinic.",
        "Officials signed the accord.",
        "Acme Corp wants to scrap the tram line.",
    ],
)
def test_what_only_looks_like_it(find, text):
    assert find(text) == ()


def test_the_new_day_of_what_was_moved_is_one_to_come(find):
    """In the past tense "September" alone would be read as the last one."""
    (one,) = find("Moravia Power has postponed the restart of its reactor to May.")
    assert one.deadline is not None
    assert one.deadline.interval.end == date(2027, 5, 31)
    assert one.deadline.span.text == "to May"


def test_when_it_happened(find):
    (one,) = find("Lumen Labs signed the safety accord on Tuesday.")
    assert one.happened is not None
    assert one.happened.interval.end == date(2026, 6, 23)


def test_what_one_says_of_oneself_proves_less(find):
    (own,) = find("Acme Corp said it had opened the clinic in Derby.")
    (told,) = find("Acme Corp opened the clinic in Derby.")
    (signed,) = find("Acme Corp signed the accord.")
    assert (own.rung, signed.rung, told.rung) == tuple(Rung)


def test_a_headline_is_told_once_with_its_text(find):
    (one,) = find("Opaline Software published the source code on Monday.", "Opaline Software publishes source code")
    assert one.cue.text == "published"


def test_what_a_commitment_tells_with_its_status_is_not_told_again(find, nlp):
    text = "Acme Corp broke its promise to freeze its prices."
    assert find(text) == ()
    (commitment,) = nlp(text)._.commitments
    assert commitment.status == "broken"


def test_a_follow_up_has_one_key_in_every_reading_of_its_article(find):
    read, again = (find("Acme Corp opened the clinic. Acme Corp opened the clinic.") for _ in range(2))
    keys = [key for key, _ in keyed_follow_ups("a1", read)]
    assert len(set(keys)) == len(read) > 0
    assert keys == [key for key, _ in keyed_follow_ups("a1", again)]
    assert keys != [key for key, _ in keyed_follow_ups("a2", read)]
