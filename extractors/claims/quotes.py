"""Quotations in a text: where each begins and ends, whatever marks it uses.

Each paragraph is read on its own, so a mark too many or too few costs at most one quotation and never reaches the
next paragraph. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.claims.cues import ELISIONS, TITLE_SMALL_WORDS

_MARK = re.compile(r"``|''|[\"“”„‟«»‘’']")
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_OPENS_AFTER = frozenset("([{-–—/\"'“‘«„…")  # a mark right after one of these may open
_CLOSES_BEFORE = frozenset(")]}-–—/\"'”’».,;:?!…")
_ENDS_SPEECH = frozenset(".,?!;:…—")
_ENDS_SENTENCE = frozenset({".", "?", "!", ":"})
_OPENING = frozenset({"“", "„", "‟", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_STRAIGHT = frozenset({'"', "''"})
_SINGLE = frozenset({"'", "‘", "’"})
_MIN_SPEECH = 3  # words; fewer are scare quotes ("voluntary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch in quotation marks: ``text[start:end]`` with its marks, ``text[inner_start:inner_end]`` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0  #: 0: not inside another quotation
    closed: bool = True  #: False: runs to the end of its paragraph, and the next paragraph opens again
    continues: bool = False  #: carries on the unclosed quotation of the paragraph before


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    can_open: bool
    can_close: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations in order of their start; those inside another have a ``depth`` above 0.

    A paragraph that begins with an opening mark although the one before was not closed continues that one. An
    opening mark that nothing closes is otherwise left out unless it opens behind a full sentence, as is a closing mark
    that nothing opened.
    """
    found: list[Quotation] = []
    unclosed: Quotation | None = None
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        quotations, left_open = _in_paragraph(text, line.start(), line.end())
        opening = [item for item in (*quotations, left_open) if item and not text[line.start() : item.start].strip()]
        if unclosed is not None and opening:
            found += [unclosed] if found[-1:] != [unclosed] else []
            quotations = [replace(item, continues=item in opening) for item in quotations]
            left_open = left_open and replace(left_open, continues=left_open in opening)
        found += quotations
        if left_open is not None and _follows_sentence(text, line.start(), left_open.start):
            found.append(left_open)
        unclosed = left_open
    return tuple(_nested(found))


def is_speech(text: str, quotation: Quotation) -> bool:
    """Whether it may be somebody's words: three words or more, and no title of a work."""
    return word_count(text, quotation) >= _MIN_SPEECH and not is_title(text, quotation)


def word_count(text: str, quotation: Quotation) -> int:
    """How many words stand between the marks."""
    return sum(1 for _ in _WORD.finditer(text, quotation.inner_start, quotation.inner_end))


def is_title(text: str, quotation: Quotation) -> bool:
    """Whether every word but the small ones is capitalised and no punctuation ends it: "The Old Man and the Sea"."""
    inner = text[quotation.inner_start : quotation.inner_end]
    if not inner or inner[-1] in _ENDS_SPEECH:
        return False
    words = [word for word in _WORD.findall(inner) if word.lower() not in TITLE_SMALL_WORDS]
    return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words) and not inner.isupper()


def _follows_sentence(text: str, paragraph: int, start: int) -> bool:
    """Whether the mark opens behind a full sentence, so that all the rest of the paragraph is the quotation."""
    return text[paragraph:start].rstrip()[-1:] in _ENDS_SENTENCE


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Quotation], Quotation | None]:
    """The quotations of one paragraph, and one that is left open at its end."""
    marks = list(_marks(text, start, end))
    double, left_open = _double(marks, end)
    single = list(_single(text, [mark for mark in marks if mark.text in _SINGLE]))
    return [*double, *single], left_open


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        can_open = (before.isspace() or before in _OPENS_AFTER) and not after.isspace()
        can_close = not before.isspace() and (after.isspace() or after in _CLOSES_BEFORE or not after.isalnum())
        yield _Mark(match.start(), match.end(), match.group(), can_open, can_close)


def _double(marks: list[_Mark], end: int) -> tuple[list[Quotation], Quotation | None]:
    """Pair double marks. A second opening mark nests when enough closing ones follow; else the first was a stray."""
    double = [mark for mark in marks if mark.text not in _SINGLE]
    surplus = _closing_surplus(double)
    found: list[Quotation] = []
    opened: list[_Mark] = []
    for position, mark in enumerate(double):
        if _is_opening(mark, bool(opened)):
            if opened and surplus[position] < 1:
                opened.clear()
            opened.append(mark)
        elif opened:
            begin = opened.pop()
            found.append(_quotation(begin, mark, len(opened)))
    if not opened:
        return found, None
    last = opened[0]
    left_open = Quotation(start=last.start, end=end, inner_start=last.end, inner_end=end, closed=False)
    return found, left_open


def _is_opening(mark: _Mark, inside: bool) -> bool:
    if mark.can_open == mark.can_close:
        return mark.text in _OPENING or (mark.text in _STRAIGHT and mark.can_open and not inside)
    if mark.text in _OPENING and not mark.can_open:
        return not inside  # “so we went.“ ends in the wrong mark
    return mark.can_open and mark.text not in _CLOSING


def _closing_surplus(marks: list[_Mark]) -> list[int]:
    """For each mark, how many more closing than opening marks stand from it to the paragraph's end."""
    surplus, total = [0] * len(marks), 0
    for position in range(len(marks) - 1, -1, -1):
        mark = marks[position]
        opening = mark.text in _OPENING or (mark.text in _STRAIGHT and mark.can_open and not mark.can_close)
        total += -1 if opening else 1
        surplus[position] = total
    return surplus


def _single(text: str, marks: list[_Mark]) -> Iterator[Quotation]:
    """Pair single marks that are no apostrophes. A plural's apostrophe ("the players' union") closes only at need."""
    begin: _Mark | None = None
    weak: _Mark | None = None
    for mark in marks:
        if _opens_single(text, mark):
            if begin and weak:
                yield _quotation(begin, weak, 0)
            begin, weak = mark, None
        elif begin and mark.can_close and mark.start > begin.end:
            if text[mark.start - 1] in "sS":
                weak = weak or mark
            else:
                yield _quotation(begin, mark, 0)
                begin, weak = None, None
    if begin and weak:
        yield _quotation(begin, weak, 0)


def _opens_single(text: str, mark: _Mark) -> bool:
    if not mark.can_open or mark.text == "’":
        return False
    word = _WORD.match(text, mark.end)
    return word is None or (word.group().lower() not in ELISIONS and not word.group()[0].isdigit())


def _quotation(begin: _Mark, finish: _Mark, depth: int) -> Quotation:
    return Quotation(start=begin.start, end=finish.end, inner_start=begin.end, inner_end=finish.start, depth=depth)


def _nested(quotations: list[Quotation]) -> list[Quotation]:
    """In text order with their depth; of two that overlap without nesting, the one that begins first stays."""
    kept: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda item: (item.start, -item.end)):
        while around and around[-1].end <= quotation.start:
            around.pop()
        if around and quotation.end > around[-1].end:
            continue
        kept.append(replace(quotation, depth=len(around)))
        around.append(quotation)
    return kept
