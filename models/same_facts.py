"""Which fact of one reading is which fact of another, although words, places or the whole text have changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from models.alignment import Alignment, SentenceChange, align
from models.diff import ReadFact
from models.identity import normalize_name
from models.text import TextPart

#: How alike (0 to 1) two facts are that count as one, reworded: in the same place, and anywhere.
_ALIKE_IN_PLACE = 0.25
_ALIKE_ANYWHERE = 0.6
#: How alike two names are, letter by letter, one of which is misspelt: "Ramen" and "Raman", no "Wind" and "Rail".
_MISSPELT = 0.8
_NAMES = frozenset({"organization", "person"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedTexts:
    """The title and the text of two versions, sentence by sentence."""

    title: Alignment
    text: Alignment

    @classmethod
    def of(cls, before: Mapping[TextPart, str], after: Mapping[TextPart, str]) -> AlignedTexts:
        """The alignment of two versions, given as their parts."""
        parts = {part: align(before[part], after[part]) for part in TextPart}
        return cls(title=parts[TextPart.TITLE], text=parts[TextPart.TEXT])

    def turned_by_order(self) -> AlignedTexts:
        """The same two versions, the one that sorts first as the earlier: one answer whichever came first."""
        if (self.title.old, self.text.old) <= (self.title.new, self.text.new):
            return self
        return AlignedTexts(title=align(self.title.new, self.title.old), text=align(self.text.new, self.text.old))

    def part(self, part: TextPart) -> Alignment:
        return self.title if part is TextPart.TITLE else self.text

    def sentence_changes(self, fact: ReadFact) -> frozenset[SentenceChange]:
        """What became of the sentences that a fact of the earlier version stands in."""
        return frozenset(pair.change for pair in self.part(fact.part).at(fact.start, fact.end))


def same_facts(before: Iterable[ReadFact], after: Iterable[ReadFact], aligned: AlignedTexts) -> dict[str, str]:
    """The key of each fact before that is there after, to its key there.

    Facts of one kind are the same that are about the same in the same place, else of the same key, else about the
    same anywhere; what is left is the same where it stands in the same place, or is much alike, reworded. Each fact
    is paired once, the surest pairs first. Which of the two readings comes first makes no difference.
    """
    turned = aligned.turned_by_order()
    if turned is not aligned:
        return {ours: theirs for theirs, ours in same_facts(after, before, turned).items()}
    places = _Places(aligned)
    before, after = list(before), list(after)
    found = _unchanged(before, after, places)
    left = (
        [fact for fact in before if fact.fact_key not in found],
        [fact for fact in after if fact.fact_key not in found],
    )
    edges = sorted(edge for kind in _by_kind(*left) for edge in _edges(*kind, places))
    taken: set[str] = set()
    for edge in edges:
        if edge.before not in found and edge.after not in taken:
            found[edge.before] = edge.after
            taken.add(edge.after)
    return found


def _unchanged(before: Iterable[ReadFact], after: Iterable[ReadFact], places: _Places) -> dict[str, str]:
    """The facts that say the same in the same place, which are most: they need no search."""
    there = {(fact.fact_key, fact.fact_hash): fact for fact in after}
    pairs = ((fact, there.get((fact.fact_key, fact.fact_hash))) for fact in before)
    return {fact.fact_key: fact.fact_key for fact, other in pairs if other and _shared(places, fact, other)}


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    """Two facts that may be the same; the surest sorts first, and the same from either side."""

    rank: int
    unlike: float
    keys: tuple[str, ...]
    before: str = field(compare=False)
    after: str = field(compare=False)


def _by_kind(
    before: Iterable[ReadFact], after: Iterable[ReadFact]
) -> Iterator[tuple[list[_Described], list[_Described]]]:
    sides: dict[str, tuple[list[_Described], list[_Described]]] = defaultdict(lambda: ([], []))
    for fact in before:
        sides[fact.kind][0].append(_Described(fact))
    for fact in after:
        sides[fact.kind][1].append(_Described(fact))
    yield from sides.values()


class _Described:
    """A fact with what it is compared by."""

    def __init__(self, fact: ReadFact) -> None:
        self.fact = fact
        self.subject = normalize_name(fact.subject)

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(_WORD.findall(f"{self.fact.subject} {self.fact.says}".casefold()))

    def alike(self, other: _Described) -> float:
        """The share of words that two facts have in common (Dice), 0 to 1."""
        size = self.words.total() + other.words.total()
        return 2 * (self.words & other.words).total() / size if size else 0.0

    def is_named_like(self, other: _Described) -> bool:
        """Whether two names are one: the words of one are among those of the other, or a few letters differ."""
        ours, theirs = set(self.subject.split()), set(other.subject.split())
        if ours <= theirs or theirs <= ours:
            return True
        first, last = sorted((self.subject, other.subject))  # difflib's answer depends on which side comes first
        return SequenceMatcher(None, first, last, autojunk=False).ratio() >= _MISSPELT


def _edges(before: Iterable[_Described], after: Iterable[_Described], places: _Places) -> Iterator[_Edge]:
    later = list(after)
    for one in before:
        for other in later:
            shared = _shared(places, one.fact, other.fact)
            rank = _rank(one, other, in_place=shared > 0)
            if rank is not None:
                keys = sorted((one.fact.fact_key, other.fact.fact_key))
                unlike = round(2 - one.alike(other) - shared, 6)
                yield _Edge(rank, unlike, (*keys,), one.fact.fact_key, other.fact.fact_key)


def _rank(one: _Described, other: _Described, *, in_place: bool) -> int | None:
    """How sure it is that two facts are one, 0 the surest; None: they are not."""
    if one.subject == other.subject:
        if in_place:
            return 0
        return 1 if one.fact.fact_key == other.fact.fact_key else 2
    if one.fact.fact_key == other.fact.fact_key:
        return 1
    if one.fact.kind in _NAMES:
        return 3 if in_place and one.is_named_like(other) else None
    if one.fact.kind == "date":  # "June" here and "July" there are two dates: only their place makes them one
        return 3 if in_place else None
    alike = one.alike(other)
    if in_place and alike >= _ALIKE_IN_PLACE:
        return 3
    return 4 if alike >= _ALIKE_ANYWHERE else None


def _shared(places: _Places, one: ReadFact, other: ReadFact) -> float:
    """How much of the place that a fact came to stand in is shared with another's, 0 to 1 (Jaccard)."""
    place = places.of(one) if one.part is other.part else None
    if place is None:
        return 0.0
    both = min(place[1], other.end) - max(place[0], other.start)
    return max(both, 0) / (max(place[1], other.end) - min(place[0], other.start))


class _Places:
    """Where the words of the earlier version stand in the later one, also inside a sentence that was edited."""

    def __init__(self, aligned: AlignedTexts) -> None:
        self._aligned = aligned
        self._found: dict[str, tuple[int, int] | None] = {}
        self._edits: dict[tuple[TextPart, tuple[int, int]], list[tuple[int, int, int, int]]] = {}

    def of(self, fact: ReadFact) -> tuple[int, int] | None:
        """The range of the later part that a fact's words became; None: their sentence is gone."""
        if fact.fact_key not in self._found:
            self._found[fact.fact_key] = self._search(fact)
        return self._found[fact.fact_key]

    def _search(self, fact: ReadFact) -> tuple[int, int] | None:
        alignment = self._aligned.part(fact.part)
        if alignment.old == alignment.new:
            return fact.start, fact.end
        exact = alignment.moved_to(fact.start, fact.end)
        if exact:
            return exact
        ranges = [
            reached
            for pair in alignment.at(fact.start, fact.end)
            if pair.old and pair.new
            for reached in self._reached(fact, alignment, pair.old, pair.new)
        ]
        return (min(ranges)[0], max(end for _, end in ranges)) if ranges else None

    def _reached(
        self, fact: ReadFact, alignment: Alignment, old: tuple[int, int], new: tuple[int, int]
    ) -> Iterator[tuple[int, int]]:
        key = (fact.part, old)
        if key not in self._edits:
            self._edits[key] = _edits(alignment.old, alignment.new, old, new)
        for old_start, old_end, new_start, new_end in self._edits[key]:
            if old_start < fact.end and fact.start < old_end and new_start < new_end:
                yield new_start, new_end


def _edits(
    old: str, new: str, old_range: tuple[int, int], new_range: tuple[int, int]
) -> list[tuple[int, int, int, int]]:
    """The pieces of a sentence and what became of each: a word that stands, or words that took the place of others."""
    if old[slice(*old_range)] > new[slice(*new_range)]:  # difflib's answer depends on which side comes first
        return [(c, d, a, b) for a, b, c, d in _edits(new, old, new_range, old_range)]
    ours = list(_WORD.finditer(old, *old_range))
    theirs = list(_WORD.finditer(new, *new_range))
    matcher = SequenceMatcher(None, [word[0] for word in ours], [word[0] for word in theirs], autojunk=False)
    pieces = []
    for tag, i, last_i, j, last_j in matcher.get_opcodes():
        if tag == "equal":
            pieces += [
                (*one.span(), *other.span()) for one, other in zip(ours[i:last_i], theirs[j:last_j], strict=True)
            ]
        elif tag == "replace":
            pieces.append((ours[i].start(), ours[last_i - 1].end(), theirs[j].start(), theirs[last_j - 1].end()))
    return pieces
