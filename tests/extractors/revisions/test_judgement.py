"""What kind of revision a new text is: edits against new clothes, parts, notes and retractions."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.revisions.differences import is_correction_note, is_furniture
from extractors.revisions.judgement import judge_revision
from models import ArticleVersion, RevisionKind

HEAD = "The port of Aldmoor will close its north quay for repairs, the harbour board said on Monday."
QUOTE = "“We expect to reopen it before the summer,” said Ines Tavares, a spokeswoman for the board."
COST = "The work costs 4.5 million crowns and is paid by the region, which agreed to do so in 2024."
UNION = "Dockers fear for 1,200 jobs; their union plans to meet the board on 12 May."
TEXT = "\n\n".join((HEAD, f"{QUOTE} {COST}", UNION))


def version(text: str = TEXT, **fields) -> ArticleVersion:
    url = "https://harbour.example/north-quay"
    return ArticleVersion(
        **{"url": url, "fetched_url": url, "title": "Aldmoor closes its north quay", "text": text, **fields}
    )


def judged(text: str, **fields) -> tuple[str, tuple[str, ...]]:
    revision = judge_revision(version(), version(text, **fields))
    return revision.kind.value, revision.reasons


COSMETIC = {
    "blanks": TEXT.replace(" will", "  will").replace("\n\n", "\n"),
    "one paragraph": TEXT.replace("\n\n", " "),
    "a line break within a sentence": TEXT.replace("for repairs,", "for\n\nrepairs,"),
    "plain quotation marks": TEXT.replace("“", '"').replace("”", '"'),
    "no-break blank": TEXT.replace("4.5 million", "4.5\u00a0million"),
    "invisible characters": TEXT.replace("north", "no\u00adrth\u200b"),
    "a comma": TEXT.replace("repairs,", "repairs"),
    "a dash for a comma": TEXT.replace("repairs, the", "repairs — the"),
    "two hyphens for a dash": TEXT.replace("; their", " -- their"),
    "a semicolon": TEXT.replace("; their", ", their"),
    "a capital letter": TEXT.replace("harbour board said", "Harbour Board said"),
    "no full stop": TEXT.removesuffix("."),
    "thousands": TEXT.replace("1,200", "1 200"),
    "updated ago": f"Updated 3 hours ago\n\n{TEXT}",
    "updated at": f"Last updated: 12 May 2026, 10:15 a.m. GMT\n\n{TEXT}",
    "just now": f"{TEXT}\n\nJust now",
    "read more": f"{TEXT}\n\nRead more: Five quays that never reopened",
    "sign up": TEXT.replace("\n\n", "\n\nSign up for our morning letter\n\n", 1),
    "views": f"1,204 views\n\n{TEXT}",
    "comments": f"{TEXT}\n\nComments (12)",
    "reading time": f"5 min read\n\n{TEXT}",
    "readers now": f"{TEXT}\n\n27 people are reading this now",
    "a sentence twice": f"{TEXT}\n\n{HEAD}",
}


@pytest.mark.parametrize("name", COSMETIC)
def test_new_clothes(name):
    """White space, typography, case, punctuation, stamps, prompts and counters: the article says the same."""
    kind, reasons = judged(COSMETIC[name])
    assert (kind, len(reasons)) == ("cosmetic", 1)
    back = judge_revision(version(COSMETIC[name]), version())
    assert back.kind is RevisionKind.COSMETIC


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Updated 3 hours ago", "Updated 4 hours ago"),
        ("1,204 views", "1,377 views"),
        ("12 shares", "1.3k shares"),
        ("Published Monday 2 March 2026 at 9.30 am", "Published Monday 2 March 2026 at 9.35 am, updated 11.10 am"),
        ("Posted just now", "Posted 12 minutes ago"),
    ],
)
def test_what_counts_and_ticks(before, after):
    revision = judge_revision(version(f"{before}\n\n{TEXT}"), version(f"{after}\n\n{TEXT}"))
    assert (revision.kind.value, revision.reasons) == ("cosmetic", ("furniture",))


SUBSTANTIVE = {
    "speaker": ("edited", TEXT.replace("Ines Tavares", "Olga Brandt")),
    "modality": ("edited", TEXT.replace("will close", "may close")),
    "agreement": ("edited", TEXT.replace("plans to meet", "agreed to meet")),
    "date": ("edited", TEXT.replace("12 May", "19 May")),
    "weekday": ("edited", TEXT.replace("Monday", "Sunday")),
    "number": ("edited", TEXT.replace("1,200", "1,300")),
    "decimal point": ("edited", TEXT.replace("4.5", "45")),
    "negation": ("edited", TEXT.replace("expect to", "do not expect to")),
    "quotation marks gone": ("edited", TEXT.replace("“", "").replace("”", "")),
    "a question": ("edited", TEXT.replace("12 May.", "12 May?")),
    "another word": ("edited", TEXT.replace("repairs", "repair")),
    "quote cut": ("removed", TEXT.replace(f"{QUOTE} ", "")),
    "last paragraph gone": ("removed", TEXT.removesuffix(f"\n\n{UNION}")),
    "paragraph moved": ("moved", "\n\n".join((UNION, HEAD, f"{QUOTE} {COST}"))),
    "paragraph added": ("added", f"{TEXT}\n\nThe board will publish its plans by June."),
    "updated rules": ("added", f"{TEXT}\n\nUpdated rules on 5 May will close the south quay as well."),
    "views that are news": ("added", f"{TEXT}\n\nThe film of the quay got 1,204 views in 3 hours."),
    "a correction in prices": ("added", f"{TEXT}\n\nA correction in share prices followed on Tuesday."),
    "correction officers": ("added", f"{TEXT}\n\nCorrection officers: their union meets on 12 May too."),
    "a corrected law": ("added", f"{TEXT}\n\nAn earlier version of the bill was amended in March."),
    "a retracted report": ("added", f"The report was withdrawn by the board in March.\n\n{TEXT}"),
}


@pytest.mark.parametrize("name", SUBSTANTIVE)
def test_edits(name):
    """A changed word is an edit, in either direction; so is news that looks like a note."""
    reason, text = SUBSTANTIVE[name]
    assert judged(text) == ("substantive", (reason,))


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version gave the wrong cost.",
        "Correction (12 May 2026): The cost is 4.5 million crowns.",
        "CLARIFICATION — The region pays for the work.",
        "This article was amended on 12 May to give the right cost.",
        "An earlier version of this story misstated the cost.",
        "The headline of an earlier version of this article was wrong.",
        "Editor's note: the cost was misstated in the first edition.",
        "This story has been updated to reflect that the region pays.",
        "Correction: An earlier version gave a wrong figure. It has been put right.",
    ],
)
def test_correction_notes(note):
    """A note at either end makes an edit a correction, and is one alone."""
    assert judged(f"{TEXT}\n\n{note}") == ("correction", ("correction_note",))
    assert judged(f"{note}\n\n{TEXT.replace('4.5', '5.4')}") == ("correction", ("correction_note", "edited"))
    assert judge_revision(version(f"{TEXT}\n\n{note}"), version()).kind is RevisionKind.SUBSTANTIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry issued a correction on Monday.",
        "Editor's note: this is the first of three parts.",
        "This article was written in March.",
        "The earlier version of the plan was cheaper.",
        "Corrections to the plan: none.",
        "The story was updated by its author for the stage.",
    ],
)
def test_no_correction_notes(sentence):
    assert not is_correction_note(sentence)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Aldmoor Closes Its North Quay", "cosmetic"),
        ("LIVE: Aldmoor closes its north quay", "cosmetic"),
        ("Aldmoor may close its north quay", "substantive"),
        ("Aldmoor closes its north quay - update", "substantive"),
    ],
)
def test_headlines(title, kind):
    revision = judge_revision(version(), version(title=title))
    assert revision.kind.value == kind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{HEAD}\n\n{QUOTE}", "cut_off"),
        (TEXT[: TEXT.index("and is paid")], "cut_off"),
        (TEXT[: TEXT.index(" agreed to do so")] + "…", "cut_off"),
        (f"{HEAD}\n\nRead more", "cut_off"),
    ],
)
def test_a_part_of_the_text_is_no_edit(text, reason):
    assert judged(text) == ("incomplete", (reason,))


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n\n{COST}",  # the quote is gone, from the middle
        f"{HEAD}\n\n{QUOTE.replace('summer', 'autumn')}",  # an edit besides
        f"{HEAD}\n\n{QUOTE}\n\nThis article has been amended to remove a wrong figure.",
    ],
)
def test_an_editor_may_shorten(text):
    assert judge_revision(version(), version(text)).kind in (RevisionKind.SUBSTANTIVE, RevisionKind.CORRECTION)


def test_a_page_that_says_it_was_modified_may_lose_its_end():
    """Up to a half: many pages say so at every visit."""
    modified = datetime(2026, 5, 12, tzinfo=UTC)
    whole = version("\n\n".join((HEAD, QUOTE, COST)))
    shorter = version(f"{HEAD}\n\n{QUOTE}")
    assert judge_revision(whole, shorter).kind is RevisionKind.INCOMPLETE
    assert judge_revision(whole, replace(shorter, modified=modified)).kind is RevisionKind.SUBSTANTIVE
    assert judged(HEAD, modified=modified) == ("incomplete", ("cut_off",))


FOOT = " Share this article with all your friends Harbour news 12 comments The Gazette is printed by the Aldmoor Press"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"Home {HEAD}{FOOT.replace('12', '14')}", "substantive"),  # the page is whole: an editor cut it
        (f"Home {HEAD}{FOOT.replace('12 comments', 'Five quays that never reopened')}", "substantive"),
        (f"Home {HEAD} Share th", "incomplete"),  # a download that broke off
        (f"Home {HEAD}", "incomplete"),
        (f"Home {HEAD} Read on for one crown a month.{FOOT}", "incomplete"),
        ("", "incomplete"),  # not known
    ],
)
def test_the_page_tells_a_shortened_text_from_a_cut_one(page, kind):
    """Behind what an editor left the page goes on as it did behind the longer text."""
    before = f"Home {TEXT}{FOOT}"
    assert judge_revision(version(), version(HEAD), before, page).kind.value == kind
    assert judge_revision(version(), version(HEAD), "", page).kind is RevisionKind.INCOMPLETE


def test_a_text_that_breaks_off_is_cut_whatever_the_page_holds():
    broken = TEXT[: TEXT.index("and is paid")]
    pages = f"Home {TEXT}{FOOT}", f"Home {broken}{FOOT}"
    assert judge_revision(version(), version(broken), *pages).kind is RevisionKind.INCOMPLETE


def test_a_page_may_say_that_its_article_is_longer():
    """If it said so before as well, its count means something else."""
    pages = f"Home {TEXT}{FOOT}", f"Home {HEAD}{FOOT}"
    short = version(HEAD, warnings=("shorter_than_stated",))
    assert judge_revision(version(), short, *pages).reasons == ("cut_off",)
    before = version(warnings=("shorter_than_stated",))
    assert judge_revision(before, short, *pages).kind is RevisionKind.SUBSTANTIVE


def test_a_wall_leaves_a_teaser():
    kind = judged(f"{HEAD}\n\n{QUOTE}", modified=datetime(2026, 5, 12, tzinfo=UTC), warnings=("paywalled",))
    assert kind == ("incomplete", ("paywalled",))


def test_what_still_stands_on_the_page_was_not_removed():
    """The page tells an edit from a reading that lost the end, or dropped a line."""
    lost = version(f"{HEAD}\n\n{QUOTE}")
    page = f"Home News {TEXT} Contact"
    assert judge_revision(version(), lost, page, page).reasons == ("reading",)
    assert judge_revision(version(), lost, page, page).kind is RevisionKind.INCOMPLETE
    assert judge_revision(lost, version(), page, page).kind is RevisionKind.REREAD
    line = version(f"{TEXT}\n\nPort and region")
    with_line = f"{page} Port and region of Aldmoor"
    assert judge_revision(line, version(), with_line, with_line).kind is RevisionKind.SUBSTANTIVE  # too short to tell
    caption = version(f"{TEXT}\n\nThe north quay, seen from the lighthouse.")
    with_caption = f"{page} The north quay, seen from the lighthouse."
    assert judge_revision(caption, version(), with_caption, with_caption).kind is RevisionKind.COSMETIC
    assert judge_revision(caption, version(), with_caption, page).kind is RevisionKind.SUBSTANTIVE


def test_a_removed_sentence_may_be_left_in_a_pull_quote():
    """It stood there twice, and stands there once."""
    shorter = version(TEXT.replace(f"{QUOTE} ", ""))
    pages = f"{QUOTE} {TEXT}", f"{QUOTE} {shorter.text}"
    assert judge_revision(version(), shorter, *pages).kind is RevisionKind.SUBSTANTIVE
    assert judge_revision(shorter, version(), *reversed(pages)).kind is RevisionKind.SUBSTANTIVE


def test_another_reader_reads_otherwise():
    """The same page, read by a newer reader, is current from then on, and no edit."""
    caption = f"{TEXT}\n\nThe north quay, seen from the lighthouse."
    before, after = version(caption, reader="trafilatura 1.0 a"), version(reader="trafilatura 2.0 b")
    page = f"Home {caption}"
    assert judge_revision(before, after, page, page).kind is RevisionKind.REREAD
    assert judge_revision(before, replace(after, reader=before.reader), page, page).kind is RevisionKind.COSMETIC


@pytest.mark.parametrize(
    "text",
    [
        "This article has been retracted. The publisher could not verify its main claims.",
        "Editor's note: This story was withdrawn on Monday because its figures were wrong.",
        "The Harbour Ledger has retracted this article.",
        "We have withdrawn this report.",
        f"Editor's note: This article has been retracted.\n\n{TEXT}",
        f"Retraction: the board never said so.\n\n{TEXT}",
    ],
)
def test_retractions(text):
    """A notice in place of the article, or at its head."""
    assert judged(text) == ("retraction", ("retraction_notice",))
    assert judge_revision(version(text), version()).kind is RevisionKind.SUBSTANTIVE


@pytest.mark.parametrize(
    "text",
    [
        "The report was withdrawn by the board on Monday, and a new one will come in June.",
        f"{TEXT}\n\nThe Ledger has retracted its article on the south quay.",
        f"The minister withdrew this year's budget.\n\n{TEXT}",
        f"The journal said its article was retracted.\n\n{TEXT}",
    ],
)
def test_news_of_retractions(text):
    assert judge_revision(version(), version(text)).kind is RevisionKind.SUBSTANTIVE


@given(st.sampled_from(list(COSMETIC.values())), st.sampled_from(list(COSMETIC.values())))
def test_cosmetic_changes_stay_so_against_the_current_text(first, second):
    """Many small steps never add up: each is judged against the text that is current."""
    assert judge_revision(version(), version(first)).kind is RevisionKind.COSMETIC
    assert judge_revision(version(first), version(second)).kind is RevisionKind.COSMETIC


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_judged(one, other):
    revision = judge_revision(version(one), version(other))
    assert revision.kind is not RevisionKind.FIRST
    assert revision.reasons


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize("sentences", [400, 8_000])
def test_long_texts_take_little_time(sentences, between):
    """In proportion to their length, also in one line and where every sentence differs."""
    before = between.join(f"On day {day} the board met {day % 7} members of the union." for day in range(sentences))
    after = before.replace("met", "saw").replace("day 7", "night 7")
    started = time.process_time()
    assert judge_revision(version(before), version(after), before, after).kind is RevisionKind.SUBSTANTIVE
    assert time.process_time() - started < 0.2 + sentences / 1000


@pytest.mark.parametrize(
    "line", ["Updated rules will close it.", "May", "The first of May will see 3 quays open", "12 people"]
)
def test_what_is_no_furniture(line):
    assert not is_furniture(line, line)
