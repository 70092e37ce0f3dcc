"""What of a difference the edit made, and what is only the extractor's own unsteadiness.

A recognizer looks at the sentences around a word too, so that an edit elsewhere may add a fact, lose one or cut it
otherwise, although the publisher touched no word of it. In 55 articles into which one idle sentence was put, 77 facts
differed so. Such a difference says nothing of the edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from models.alignment import Alignment, SentenceChange, SentencePair, as_written
from models.diff import Change, ChangeKind, FieldChange, ReadFact, Reading
from models.same_facts import AlignedTexts
from models.text import TextPart

Span = tuple[TextPart, int, int]  #: where words stand: part, and half-open range of characters

_NAMES = frozenset({"organization", "person"})
#: What the sentence of a fact says itself: an edit elsewhere does not change it.
_OWN_FIELDS = {
    "claim": frozenset({"content", "cue", "kind", "nested", "source"}),
    "commitment": frozenset({"action", "condition", "deadline", "kind", "polarity", "trigger"}),
}
#: What may be told elsewhere in the article, and is a name or a role there.
_TOLD_ELSEWHERE = {
    "claim": frozenset({"chain", "organization", "speaker"}),
    "commitment": frozenset({"actor", "counterparty", "speaker"}),
    "organization": frozenset({"aliases", "name"}),
    "person": frozenset({"name"}),
    "spokesperson": frozenset({"capacity", "organization", "person", "role"}),
}
_DEADLINE = "deadline"  # its days follow from its words
_CAPITAL_BEFORE = re.compile(r"(?<!\w)[^\W\d_a-z]\w*[ -]$")
_CAPITAL_AFTER = re.compile(r"[ -][^\W\d_a-z]")
_TELLING_WORD = re.compile(r"[^\W\d_a-z]\w+|\w{4,}")  # not "of", "his", "in"


class Steadiness:
    """Tells what an edit made of two readings of one article by the same extractor."""

    def __init__(self, before: Reading, after: Reading, aligned: AlignedTexts) -> None:
        self._before = before
        self._after = after
        self._aligned = aligned
        self._compares_texts = (
            before.extractor.extractor_id == after.extractor.extractor_id
            and before.parts != after.parts
            and before.published_on == after.published_on
        )

    def founded(self, change: Change) -> Change | None:
        """The change with those of its fields that the edit may have made; None: the edit made nothing of it.

        Between two extractors, or where a reviewer decided, every change is founded.
        """
        facts = [fact for fact in (change.before, change.after) if fact]
        decided = self._before.decided | self._after.decided
        if not self._compares_texts or any(fact.fact_key in decided for fact in facts):
            return change
        if change.change is ChangeKind.CHANGED:
            fields = tuple(self._founded_fields(change))
            return replace(change, fields=fields) if fields else None
        if change.before and change.change is ChangeKind.REMOVED:
            return None if self._stands(change.before, self._before, self._aligned) else change
        if change.after and change.change is ChangeKind.ADDED:
            return None if self._stands(change.after, self._after, self._turned) else change
        return change

    @cached_property
    def _turned(self) -> AlignedTexts:
        return self._aligned.turned()

    @cached_property
    def _edited(self) -> frozenset[str]:
        """The telling words of every sentence that does not stand, on either side."""
        return frozenset(
            word
            for alignment in (self._aligned.title, self._aligned.text)
            for text in _edited_texts(alignment)
            for word in _telling(text)
        )

    def _founded_fields(self, change: Change) -> Iterator[FieldChange]:
        own, elsewhere = (fields.get(change.kind, frozenset()) for fields in (_OWN_FIELDS, _TOLD_ELSEWHERE))
        sentences_stand = all(
            fact is None or _sentences_stand(fact, reading, aligned)
            for fact, reading, aligned in (
                (change.before, self._before, self._aligned),
                (change.after, self._after, self._turned),
            )
        )
        deadline_differs = any(field.name == _DEADLINE for field in change.fields)
        for field in change.fields:
            is_own = field.name in own or (deadline_differs and field.name.startswith(_DEADLINE))
            if sentences_stand and is_own:
                continue
            if sentences_stand and field.name in elsewhere and not self._is_told_in_edit(field):
                continue
            yield field

    def _is_told_in_edit(self, field: FieldChange) -> bool:
        """Whether a word that came or went with the field came or went with the edit."""
        differing = _telling(field.before or "") ^ _telling(field.after or "")
        return bool(differing & self._edited)

    def _stands(self, fact: ReadFact, here: Reading, aligned: AlignedTexts) -> bool:
        """Whether every word that the fact stands on is in both texts, so that no edit added or removed it.

        A name has to stand at each mention, a claim from its source to its content; a date or a commitment, which an
        edit beside it may undo ("nobody expects that ..."), in a sentence that stands as a whole.
        """
        if fact.kind == "spokesperson":
            return _sentences_stand(fact, here, aligned) and not _telling(fact.subject) & self._edited
        if fact.kind in _NAMES:
            return all(_name_stands(span, here, aligned) for span in _spans(fact, here))
        hull = _hull(fact, here)
        pairs = _sentences(hull, aligned) if hull else []
        if not hull or not pairs or (fact.kind != "claim" and not all(pair.stands for pair in pairs)):
            return False
        return any(_found(_words(hull, here), _counterpart(pairs, hull[0], aligned)))


def _edited_texts(alignment: Alignment) -> Iterator[str]:
    if alignment.old == alignment.new:
        return
    for pair in alignment.sentences:
        if not pair.stands:
            yield from (alignment.old[slice(*place)] for place in (pair.old,) if place)
            yield from (alignment.new[slice(*place)] for place in (pair.new,) if place)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _TELLING_WORD.findall(text))


def _spans(fact: ReadFact, here: Reading) -> Sequence[Span]:
    return here.spans.get(fact.fact_key, ((fact.part, fact.start, fact.end),))


def _hull(fact: ReadFact, here: Reading) -> Span | None:
    """From the first to the last word of the fact; None: they stand in title and text."""
    spans = _spans(fact, here)
    if any(part is not fact.part for part, _, _ in spans):
        return None
    return fact.part, min(start for _, start, _ in spans), max(end for _, _, end in spans)


def _sentences_stand(fact: ReadFact, here: Reading, aligned: AlignedTexts) -> bool:
    return all(pair.stands for span in _spans(fact, here) for pair in _touched(span, aligned))


def _name_stands(span: Span, here: Reading, aligned: AlignedTexts) -> bool:
    """Whether a name stands in the same sentence, edited or not; one word alone may have meant something else there."""
    pairs = _sentences(span, aligned)
    if pairs and all(pair.stands for pair in pairs):
        return True
    name = _words(span, here)
    there = _counterpart(pairs, span[0], aligned)
    return len(name.split()) > 1 and any(
        not _CAPITAL_BEFORE.search(there[: found.start()]) and not _CAPITAL_AFTER.match(there[found.end() :])
        for found in _found(name, there)
    )


def _words(span: Span, here: Reading) -> str:
    part, start, end = span
    return as_written(here.parts[part][start:end])


def _found(words: str, there: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", there)


def _touched(span: Span, aligned: AlignedTexts) -> Sequence[SentencePair]:
    """The sentences that the span touches, the text it stands in as the old one."""
    part, start, end = span
    alignment = aligned.part(part)
    if alignment.old == alignment.new:
        return [SentencePair(SentenceChange.EQUAL, (start, end), (start, end))]
    return alignment.at(start, end)


def _sentences(span: Span, aligned: AlignedTexts) -> Sequence[SentencePair]:
    """The sentences that the span touches; []: one of them has no counterpart."""
    pairs = _touched(span, aligned)
    return pairs if all(pair.new for pair in pairs) else []


def _counterpart(pairs: Iterable[SentencePair], part: TextPart, aligned: AlignedTexts) -> str:
    return as_written(" ".join(aligned.part(part).new[slice(*pair.new)] for pair in pairs if pair.new))
