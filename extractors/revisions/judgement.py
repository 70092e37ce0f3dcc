"""What kind of revision a new version of an article is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.pages.kind import count_words, is_retraction, is_retraction_notice
from extractors.revisions.differences import SAYS_THE_SAME, Difference, differences, same_headline, same_prose
from extractors.whitespace import letters_of
from models import (
    Alignment,
    ArticleVersion,
    Revision,
    RevisionKind,
    SentenceChange,
    align,
    as_written,
)

#: Parts of the old text's words. More missing than that, with no other edit, is a text cut short …
_CUT_SHORT = 0.3
#: … even where the page says that it was modified, which many say at every visit.
_MOST_CUT = 0.5
#: What our reading may lose or find before a version counts as another reading of the page.
_READ_OTHERWISE = 0.1
#: Letters right behind the article's text, and at the page's end, that show that the page goes on as it did.
_FOOT = 30
_SAME_ARTICLE = 0.3  # of the shorter text: less in common makes two articles at one address
_MOST_SOUGHT = 300  # sentences looked for in both pages: each is a walk over all of their letters
_TELLING = 20  # letters: shorter sentences may stand anywhere on a page
_DIGITS = re.compile(r"\d+")  # counters and times of day differ at every visit
_ENDS_WELL = re.compile(r"[.!?。！？][\"'”’»)\]]*$")


def judge_revision(
    before: ArticleVersion, after: ArticleVersion, page_before: str = "", page_after: str = ""
) -> Revision:
    """How ``after`` follows ``before``, the version that is current.

    The pages' visible words, where known, tell an edit from another reading of the same page: a sentence that we
    no longer read but that still stands on the page was not removed.
    """
    kind, reasons = _judge(before, after, letters_of(page_before), letters_of(page_after))
    return Revision(
        version_id=after.version_id,
        kind=kind,
        reasons=tuple(sorted(reasons)),
        previous_version_id=before.version_id,
    )


def continues(before: ArticleVersion, after: ArticleVersion) -> bool:
    """Whether ``after`` may be a later version of ``before``: enough of its sentences, or the notice of its end.

    The headline alone tells nothing: "The day in brief" has another text every day.
    """
    if is_retraction(after.text):
        return True
    alignment = align(before.text, after.text)
    kept = sum(pair.old[1] - pair.old[0] for pair in alignment.sentences if pair.old and pair.new)
    return kept >= _SAME_ARTICLE * min(len(before.text), len(after.text))


def _judge(
    before: ArticleVersion, after: ArticleVersion, page_before: str, page_after: str
) -> tuple[RevisionKind, set[str]]:
    alignment = align(before.text, after.text)
    found = list(differences(alignment))
    found[:_MOST_SOUGHT] = [_as_read(difference, page_before, page_after) for difference in found[:_MOST_SOUGHT]]
    reasons = {difference.reason for difference in found}
    if reasons & {"edited", "added", "removed"} and same_prose(before.text, after.text):
        found, reasons = [], {"writing"}  # of several kinds in one sentence
    if not same_headline(before.title, after.title):
        reasons.add("title")
    if not reasons:
        reasons.add("writing")  # blanks and line breaks between the sentences
    if _took_back(before, after, found):
        return RevisionKind.RETRACTION, {"retraction_notice"}
    size = max(count_words(before.text), 1)
    if _words(_lost(found)) > _READ_OTHERWISE * size:
        return RevisionKind.INCOMPLETE, {"reading"}
    if reasons <= SAYS_THE_SAME:
        return _same_said(before, after, found, size), reasons
    goes_on = _foot(page_before, before.text), _foot(page_after, after.text)
    cut = _cut_short(before, after, alignment, found, reasons, size, goes_on)
    if cut:
        return RevisionKind.INCOMPLETE, {cut}
    return (RevisionKind.CORRECTION if "correction_note" in reasons else RevisionKind.SUBSTANTIVE), reasons


def _as_read(difference: Difference, page_before: str, page_after: str) -> Difference:
    """The difference, told to be one of our reading where both pages hold what only one text does."""
    if difference.reason not in ("edited", "removed", "added", "correction_note"):
        return difference
    removed_stands = not difference.old or _stands_on(page_after, page_before, difference.old)
    added_stood = not difference.new or _stands_on(page_before, page_after, difference.new)
    return replace(difference, reason="reading") if removed_stands and added_stood else difference


def _stands_on(page: str, other: str, sentence: str) -> bool:
    """Whether the page holds the sentence as often as the other one: a removed one may be left in a pull quote."""
    letters = letters_of(sentence)
    return len(letters) >= _TELLING and page.count(letters) >= max(other.count(letters), 1)


def _took_back(before: ArticleVersion, after: ArticleVersion, found: Iterable[Difference]) -> bool:
    """Whether a notice in place of the article, or a new one at its head, takes it back."""
    if is_retraction(before.text):
        return False
    if is_retraction(after.text):
        return True
    head = after.text[:400]
    return any(
        difference.new in head and is_retraction_notice(difference.new) and not is_retraction_notice(difference.old)
        for difference in found
        if difference.new
    )


def _same_said(before: ArticleVersion, after: ArticleVersion, found: Sequence[Difference], size: int) -> RevisionKind:
    """The page says the same: in other clothes, or we read it otherwise."""
    read_otherwise = any(difference.reason == "reading" for difference in found)
    gained = _words(item for item in found if item.reason == "reading" and not item.old)
    if (read_otherwise and before.reader != after.reader) or gained > _READ_OTHERWISE * size:
        return RevisionKind.REREAD
    return RevisionKind.COSMETIC


def _lost(found: Iterable[Difference]) -> Iterable[Difference]:
    return (difference for difference in found if difference.reason == "reading" and not difference.new)


def _words(found: Iterable[Difference]) -> int:
    return sum(count_words(difference.old or difference.new) for difference in found)


def _cut_short(
    before: ArticleVersion,
    after: ArticleVersion,
    alignment: Alignment,
    found: Sequence[Difference],
    reasons: set[str],
    size: int,
    feet: tuple[str, str],
) -> str | None:
    """How the new text is a mere part of the old one; None: an editor may have cut it.

    Its sentences stand as they were, and only an end is missing: much of the text, or from the middle of a sentence.
    What an editor shortened ends with a sentence, and behind it the page goes on as it did behind the longer text; a
    download that broke off has no such end, a teaser goes on with an offer, and a page may state a greater length.
    """
    missing = [item for item in found if item.reason == "removed"]
    broken = [item for item in found if item.reason == "edited" and _breaks_off(item)]
    others = reasons - SAYS_THE_SAME - {"removed"} - ({"edited"} if len(broken) == 1 else set())
    edited = [item for item in found if item.reason == "edited"]
    if others or edited != broken or not _is_tail(alignment, [*broken, *missing]):
        return None
    share = (size - count_words(after.text)) / size
    if share > _CUT_SHORT and "paywalled" in after.warnings:
        return "paywalled"
    if share > _CUT_SHORT and "shorter_than_stated" in set(after.warnings) - set(before.warnings):
        return "cut_off"
    if not broken and _is_same_foot(*feet):
        return None
    touched = after.modified is not None and after.modified != before.modified
    if share > (_MOST_CUT if touched else _CUT_SHORT) or (broken and not touched):
        return "cut_off"
    return None


def _foot(page: str, text: str) -> str:
    """The letters of the page behind the text; "" where they are not known or the text does not stand there."""
    end = letters_of(text)[-_FOOT:]
    place = page.rfind(end) if len(end) == _FOOT else -1
    return _DIGITS.sub("", page[place + len(end) :]) if place >= 0 else ""


def _is_same_foot(before: str, after: str) -> bool:
    """Whether two pages go on behind their articles alike, and end alike; related articles between may differ."""
    enough = min(len(before), len(after)) >= _FOOT
    return enough and before[:_FOOT] == after[:_FOOT] and before[-_FOOT:] == after[-_FOOT:]


def _breaks_off(difference: Difference) -> bool:
    """Whether the new sentence is the beginning of the old one, without an end."""
    start = as_written(difference.new).rstrip(".…")
    ends = _ENDS_WELL.search(difference.new) and not difference.new.endswith(("...", "…"))
    return not ends and as_written(difference.old).startswith(start)


def _is_tail(alignment: Alignment, missing: Sequence[Difference]) -> bool:
    places = {item.pair for item in missing}
    ours = [pair for pair in alignment.sentences if pair.old]
    first = next((number for number, pair in enumerate(ours) if pair in places), len(ours))
    return bool(places) and all(pair in places or pair.change is SentenceChange.REMOVED for pair in ours[first:])
