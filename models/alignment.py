"""Which sentence of one text is which sentence of another: what stands, moved, was edited, removed or added.

Two sentences are the same when they differ only in writing: white space, typographic quotation marks and
dashes, invisible characters. Standard library only, and no slower than n log n in the number of sentences.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, pairwise
from operator import itemgetter

#: How alike two sentences are that count as one, edited: in the same place, and anywhere.
_ALIKE_IN_PLACE = 0.4
_ALIKE_ANYWHERE = 0.6
_LONGEST_RUN = 4  # pieces of a sentence, or of a few, that a reader broke into lines
_COMMON = 40  # sentences: a word in more of them tells no sentence from another

_WRITTEN_ALIKE = str.maketrans(
    dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‘’‚‛‹›′`´＇", "'")
    | dict.fromkeys("‐‑‒–—―−－", "-")
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")
    | {"…": "..."}
)
_LOOSE_BLANK = re.compile(r"(?<!\w) | (?!\w)")
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s++[\"'“‘«(\[]*+[^\W_a-z])")
_NO_END = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gov|Sen|Rep|Gen|Prof|No|vs|Inc|Co|Corp|Ltd))\.$")
_WORD = re.compile(r"\w+")


def as_written(text: str) -> str:
    """The text without what is only a matter of writing: equal for two sentences that say the same, word for word.

    Quotation marks, apostrophes and dashes have one form each, invisible characters are gone, and a blank counts
    only between two words ("a – b" and "a—b" are the same, "9,0" and "90" are not).
    """
    folded = unicodedata.normalize("NFC", text).translate(_WRITTEN_ALIKE)
    return _LOOSE_BLANK.sub("", " ".join(folded.split()))


class SentenceChange(StrEnum):
    """What became of a sentence."""

    EQUAL = "equal"
    MOVED = "moved"  #: the same words at another place among the sentences that stand
    EDITED = "edited"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence of the old text and its counterpart, each as a half-open range of characters."""

    change: SentenceChange
    old: tuple[int, int] | None  #: None: added
    new: tuple[int, int] | None  #: None: removed

    @property
    def stands(self) -> bool:
        return self.change in (SentenceChange.EQUAL, SentenceChange.MOVED)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts, sentence by sentence."""

    old: str = field(repr=False)
    new: str = field(repr=False)
    sentences: tuple[SentencePair, ...]  #: those of the old text in its order, then the added ones in theirs

    def at(self, start: int, end: int) -> tuple[SentencePair, ...]:
        """The sentences of the old text that the range touches."""
        ranges = [pair.old for pair in self.sentences if pair.old]
        first = bisect_right(ranges, start, key=itemgetter(1))
        return self.sentences[first : bisect_left(ranges, end, key=itemgetter(0))]

    def moved_to(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the old text's characters ``[start, end)`` stand in the new one; None: their sentence does not stand.

        The words found there are the same but for their writing. A range over several sentences stands where all
        of them do, one after another.
        """
        touched = self.at(start, end)
        if not touched or not all(pair.stands for pair in touched):
            return None
        places = [pair.new for pair in touched if pair.new]
        if any(after[0] < before[1] or self.new[before[1] : after[0]].strip() for before, after in pairwise(places)):
            return None
        first, last = touched[0], touched[-1]
        begin = self._place(first, max(start, first.old[0] if first.old else 0), opening=True)
        finish = self._place(last, min(end, last.old[1] if last.old else 0), opening=False)
        return (begin, finish) if begin is not None and finish is not None and begin < finish else None

    def _place(self, pair: SentencePair, offset: int, *, opening: bool) -> int | None:
        """The offset in the counterpart at which as many characters that count lie before."""
        if pair.old is None or pair.new is None:
            return None
        before, after = self.old[slice(*pair.old)], self.new[slice(*pair.new)]
        within = offset - pair.old[0]
        if before == after:
            return pair.new[0] + within
        wanted = _weight(before[:within])
        weights = list(accumulate(map(_weight, after), initial=0))
        place = bisect_right(weights, wanted) - 1 if opening else bisect_left(weights, wanted)
        return pair.new[0] + place if place < len(weights) and weights[place] == wanted else None


def _weight(text: str) -> int:
    """How many characters count, however they are written: blanks and invisible ones do not."""
    folded = unicodedata.normalize("NFD", text).translate(_WRITTEN_ALIKE)
    return sum(len(part) for part in folded.split())


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as ranges without surrounding blanks; a line break always ends one.

    A simple rule that looks at a few characters only, so that an edit elsewhere splits nothing differently.
    """
    ranges = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in (*_ends(line), line.end()):
            piece = text[start:end]
            if piece.strip():
                ranges.append((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))
            start = end
    return ranges


def _ends(line: re.Match[str]) -> Iterator[int]:
    for end in _END.finditer(line.string, line.start(), line.end()):
        if not _NO_END.search(line.string, max(line.start(), end.end() - 6), end.end()):
            yield end.end()


def align(old: str, new: str) -> Alignment:
    """What became of every sentence of ``old`` in ``new``.

    ``align(new, old)`` is the same seen from the other side.
    """
    if old <= new:
        return Alignment(old, new, tuple(_pairs(old, new)))
    # Which of two sentences that changed places has moved is a free choice: made in one direction only.
    pairs = [_seen_from_behind(pair) for pair in _pairs(new, old)]
    ours = sorted((pair for pair in pairs if pair.old), key=lambda pair: pair.old or ())
    added = sorted((pair for pair in pairs if not pair.old), key=lambda pair: pair.new or ())
    return Alignment(old, new, (*ours, *added))


def _seen_from_behind(pair: SentencePair) -> SentencePair:
    turned = {SentenceChange.REMOVED: SentenceChange.ADDED, SentenceChange.ADDED: SentenceChange.REMOVED}
    return SentencePair(turned.get(pair.change, pair.change), pair.new, pair.old)


@dataclass(slots=True)
class _Side:
    """One text: its sentences, what they say, and which are matched."""

    ranges: list[tuple[int, int]]
    keys: list[str]
    gaps: list[int] = field(default_factory=list)  #: how many sentences that stand in order lie before each

    @classmethod
    def of(cls, text: str) -> _Side:
        ranges = sentence_ranges(text)
        return cls(ranges, [as_written(text[start:end]) for start, end in ranges])

    def count_gaps(self, anchors: Iterable[int]) -> None:
        standing = set(anchors)
        self.gaps = list(accumulate(map(standing.__contains__, range(len(self.keys))), initial=0))

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.ranges[first][0], self.ranges[last][1]


def _pairs(old: str, new: str) -> Iterator[SentencePair]:
    before, after = _Side.of(old), _Side.of(new)
    same = _same(before.keys, after.keys)
    in_order = set(_longest_rising(same))
    before.count_gaps(i for i, _ in in_order)
    after.count_gaps(j for _, j in in_order)
    found = {i: (SentenceChange.EQUAL if (i, j) in in_order else SentenceChange.MOVED, j, i, j) for i, j in same}
    left_old = [i for i in range(len(before.keys)) if i not in found]
    left_new = sorted(set(range(len(after.keys))) - {j for _, j in same})
    rewrapped, left_old, left_new = _rewrapped(before, after, left_old, left_new)
    edited = _edited(before, after, left_old, left_new)
    found |= {i: (SentenceChange.EDITED, j, i, j) for i, j in edited.items()}
    found |= {i: (SentenceChange.EQUAL, j, last_i, last_j) for i, last_i, j, last_j in rewrapped}
    covered = {k for i, last_i, _, _ in rewrapped for k in range(i + 1, last_i + 1)}
    for i, own in enumerate(before.ranges):
        if i in found:
            change, j, last_i, last_j = found[i]
            yield SentencePair(change, before.span(i, last_i), after.span(j, last_j))
        elif i not in covered:
            yield SentencePair(SentenceChange.REMOVED, own, None)
    taken = set(edited.values())
    for j in left_new:
        if j not in taken:
            yield SentencePair(SentenceChange.ADDED, None, after.ranges[j])


def _same(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal sentences, in the order of the old ones.

    From both ends inwards as far as the texts agree; between, each n-th occurrence is paired with the n-th.
    """
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    tail = next((i for i in range(shortest - head) if old[-1 - i] != new[-1 - i]), shortest - head)
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(new) - tail - 1, head - 1, -1):
        places[new[j]].append(j)
    pairs = [(i, i) for i in range(head)]
    pairs += [(i, places[old[i]].pop()) for i in range(head, len(old) - tail) if places[old[i]]]
    return pairs + [(len(old) - i, len(new) - i) for i in range(tail, 0, -1)]


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs in which both sides rise (patience sorting)."""
    ends: list[int] = []  # of the best chain of each length, its last pair's position in the new text
    chains: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(chains[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            chains.append(number)
        else:
            ends[length], chains[length] = j, number
    chosen = []
    number = chains[-1] if chains else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _rewrapped(
    before: _Side, after: _Side, left_old: list[int], left_new: list[int]
) -> tuple[list[tuple[int, int, int, int]], list[int], list[int]]:
    """Places where only the line breaks differ, as first and last sentence of each side; and what is left besides."""
    ours, theirs = _by_gap(before, left_old), _by_gap(after, left_new)
    found: list[tuple[int, int, int, int]] = []
    for gap in sorted(ours.keys() & theirs.keys()):
        there = {_joined(after, run): run for run in _runs(theirs[gap])}
        gone, come = -1, -1
        for here in _runs(ours[gap]):
            run = there.get(_joined(before, here))
            if run and here[0] > gone and run[0] > come:
                found.append((here[0], here[-1], run[0], run[-1]))
                gone, come = here[-1], run[-1]
    gone_all = {k for i, last, _, _ in found for k in range(i, last + 1)}
    come_all = {k for _, _, j, last in found for k in range(j, last + 1)}
    return found, [i for i in left_old if i not in gone_all], [j for j in left_new if j not in come_all]


def _runs(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """All of them, and up to four in a row, if nothing lies between."""
    whole = [numbers] if len(numbers) > _LONGEST_RUN else []
    short = (numbers[i : i + length] for i in range(len(numbers)) for length in range(1, _LONGEST_RUN + 1))
    return (run for run in (*whole, *short) if run[-1] - run[0] == len(run) - 1)


def _by_gap(side: _Side, left: Iterable[int]) -> dict[int, list[int]]:
    gaps: dict[int, list[int]] = defaultdict(list)
    for i in left:
        gaps[side.gaps[i]].append(i)
    return gaps


def _joined(side: _Side, numbers: Iterable[int]) -> str:
    return as_written(" ".join(side.keys[number] for number in numbers))


def _edited(before: _Side, after: _Side, left_old: Iterable[int], left_new: Iterable[int]) -> dict[int, int]:
    """Old to new sentences that share most of their words; the most alike are paired first, each once."""
    theirs = {j: set(_WORD.findall(after.keys[j].casefold())) for j in left_new}
    holders: dict[str, list[int]] = defaultdict(list)
    for j, words in theirs.items():
        for word in words:
            holders[word].append(j)
    candidates = []
    for i in left_old:
        words = set(_WORD.findall(before.keys[i].casefold()))
        shared = Counter(j for word in words if len(holders.get(word, ())) <= _COMMON for j in holders.get(word, ()))
        for j in shared:
            alike = 2 * len(words & theirs[j]) / (len(words) + len(theirs[j]))
            in_place = before.gaps[i] == after.gaps[j]
            if alike >= (_ALIKE_IN_PLACE if in_place else _ALIKE_ANYWHERE):
                candidates.append((not in_place, -alike, abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
