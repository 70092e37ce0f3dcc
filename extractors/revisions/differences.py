"""How two texts of one article differ, sentence by sentence, and which differences say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.pages.boilerplate import is_boilerplate
from extractors.revisions.cues import (
    CORRECTION,
    COUNTED,
    COUNTER_WORDS,
    HEADLINE_SIGNS,
    STAMP_SIGNS,
    STAMP_WORDS,
)
from models import Alignment, SentenceChange, SentencePair, as_written, sentence_ranges

#: Reasons that leave what the article says as it was.
SAYS_THE_SAME = frozenset({"writing", "furniture", "repeated", "reading"})

_LONGEST_LINE = 400  # characters: longer ones are paragraphs, not prompts or notes
_LONGEST_STAMP = 14  # words
_LONGEST_COUNTER = 8
_CORRECTION = re.compile("|".join(CORRECTION), re.IGNORECASE)
_HEADLINE_SIGN = re.compile(HEADLINE_SIGNS, re.IGNORECASE)
_DASH = re.compile(r"(?<!\s)\s++[-‐‑‒–—―−]++\s++|[—―]|--+")
_FULL_STOP = re.compile(r"(?<!\d)\.|\.(?!\d)")
_MARK = re.compile(r"(?<!\d)[,;:!]|[,;:!](?!\d)")
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{1,9}(?:st|nd|rd|th|am|pm|h|k|m|min)?")


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence that is not as it was."""

    reason: str  #: "edited", "moved", "removed", "added", "correction_note", or one of ``SAYS_THE_SAME``
    old: str  #: "" where it was added
    new: str  #: "" where it was removed
    pair: SentencePair


def differences(alignment: Alignment) -> Iterator[Difference]:
    """The sentences that are not as they were, those of the old text in its order first."""
    standing = set(_standing(alignment))
    for pair in alignment.sentences:
        old = alignment.old[slice(*pair.old)] if pair.old else ""
        new = alignment.new[slice(*pair.new)] if pair.new else ""
        if pair.change is SentenceChange.EQUAL and old == new:
            continue
        yield Difference(_reason(alignment, pair, old, new, standing), old, new, pair)


def _standing(alignment: Alignment) -> Iterator[str]:
    """The bare words of the sentences that say what they said."""
    for pair in alignment.sentences:
        if pair.old and pair.new:
            old, new = _bare(alignment.old[slice(*pair.old)]), _bare(alignment.new[slice(*pair.new)])
            if old == new:
                yield old


def _reason(alignment: Alignment, pair: SentencePair, old: str, new: str, standing: set[str]) -> str:
    if pair.change is SentenceChange.EQUAL:
        return "writing"
    line = _line(alignment.new, pair.new)
    old_says = bool(old) and not is_furniture(old, _line(alignment.old, pair.old))
    new_says = bool(new) and not is_furniture(new, line)
    if not old_says and not new_says:
        return "furniture"
    if new_says and is_correction_note(new) and not is_correction_note(old):
        return "correction_note"
    if pair.change is SentenceChange.ADDED and is_correction_note(line):
        return "correction_note"  # the rest of the note
    if pair.change is SentenceChange.EDITED:
        return "writing" if says_the_same(old, new) else "edited"
    if pair.change is not SentenceChange.MOVED and _bare(old or new) in standing:
        return "repeated"
    return pair.change.value


def is_correction_note(sentence: str) -> bool:
    """Whether a sentence tells that something in the article was wrong."""
    return bool(_CORRECTION.search(sentence[:400]))


def is_furniture(sentence: str, line: str) -> bool:
    """Whether a sentence belongs to the page: a prompt, a time stamp, a counter; ``line`` is the one it stands in."""
    words = _WORD.findall(sentence.casefold())
    return is_boilerplate(line) or _is_stamp(words) or _is_counter(words)


def _is_stamp(words: list[str]) -> bool:
    said = [word for word in words if not _NUMBER.fullmatch(word)]
    told = len(said) < len(words) or not STAMP_SIGNS.isdisjoint(words)
    return told and len(words) <= _LONGEST_STAMP and STAMP_WORDS.issuperset(said)


def _is_counter(words: list[str]) -> bool:
    said = [word for word in words if not _NUMBER.fullmatch(word)]
    counted = len(said) < len(words) and not COUNTED.isdisjoint(said)
    return counted and len(words) <= _LONGEST_COUNTER and COUNTER_WORDS.issuperset(said)


def says_the_same(old: str, new: str) -> bool:
    """Whether two sentences differ in nothing but case and punctuation that carries no meaning.

    Quotation marks, question marks, hyphens, signs and the marks within a number do carry one.
    """
    return _bare(old) == _bare(new)


def same_prose(old: str, new: str) -> bool:
    """Whether two texts differ in nothing but furniture, line breaks, case and punctuation without a meaning."""
    return says_the_same(_prose(old), _prose(new))


def _prose(text: str) -> str:
    ranges = sentence_ranges(text)
    return " ".join(
        text[start:end] for start, end in ranges if not is_furniture(text[start:end], _line(text, (start, end)))
    )


def same_headline(old: str, new: str) -> bool:
    """Whether two headlines say the same; "LIVE:" in front of one says nothing."""
    return says_the_same(_HEADLINE_SIGN.sub("", old, count=1), _HEADLINE_SIGN.sub("", new, count=1))


def _bare(sentence: str) -> str:
    apart = as_written(_DASH.sub(" , ", sentence))
    unmarked = _MARK.sub(" ", _FULL_STOP.sub("", apart))
    return _THOUSANDS.sub("", " ".join(unmarked.split())).casefold()


def _line(text: str, place: tuple[int, int] | None) -> str:
    """The line a sentence stands in, as far as it can matter; "" where that begins far before."""
    if place is None:
        return ""
    first, last = max(place[0] - _LONGEST_LINE, 0), min(place[1] + _LONGEST_LINE, len(text))
    start, end = text.rfind("\n", first, place[0]), text.find("\n", place[1], last)
    return "" if start < 0 < first else text[start + 1 : last if end < 0 else end].strip()
