"""Which fact of one reading is which fact of another, although words, places or the whole text have changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_ONLY_IN_PLACE = frozenset({"date"}) | _NAMES
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedTexts:
    """The title and the text of two versions, sentence by sentence."""

    title: Alignment
    text: Alignment

    @classmethod
    def of(cls, before: Mapping[TextPart, str], after: Mapping[TextPart, str]) -> AlignedTexts:
        """The alignment of two versions, given as their parts."""
        parts = {part: _aligned(before[part], after[part]) for part in TextPart}
        return cls(title=parts[TextPart.TITLE], text=parts[TextPart.TEXT])

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to align: both versions have the same words."""
        return self.title.old == self.title.new and self.text.old == self.text.new

    def turned_by_order(self) -> AlignedTexts:
        """The same two versions, the one that sorts first as the earlier: one answer whichever came first."""
        if (self.title.old, self.text.old) <= (self.title.new, self.text.new):
            return self
        return self.turned()

    def turned(self) -> AlignedTexts:
        """The same two versions, seen from the later one."""
        return AlignedTexts(title=_aligned(self.title.new, self.title.old), text=_aligned(self.text.new, self.text.old))

    def part(self, part: TextPart) -> Alignment:
        return self.title if part is TextPart.TITLE else self.text

    def sentence_changes(self, fact: ReadFact) -> frozenset[SentenceChange]:
        """What became of the sentences that a fact of the earlier version stands in."""
        return frozenset(pair.change for pair in self.part(fact.part).at(fact.start, fact.end))


def _aligned(before: str, after: str) -> Alignment:
    """The alignment of two texts; of equal ones, in which every place is its own, without their sentences."""
    return Alignment(before, after, ()) if before == after else align(before, after)


def same_facts(before: Sequence[ReadFact], after: Sequence[ReadFact], aligned: AlignedTexts) -> dict[str, str]:
    """The key of each fact before that is there after, to its key there.

    Facts of one kind are the same that are about the same in the same place, else of the same key, else about the
    same anywhere; what is left is the same where it stands in the same place, or is much alike, reworded. Each fact
    is paired once, the surest pairs first. Which of the two readings comes first makes no difference.
    """
    turned = aligned.turned_by_order()
    if turned is not aligned:
        return {ours: theirs for theirs, ours in same_facts(after, before, turned).items()}
    places = _Places(aligned)
    found: dict[str, str] = {}
    for search in (_unchanged, _edges, _alike_anywhere):  # each among what the one before has left
        taken = set(found.values())
        left = _by_kind(
            [fact for fact in before if fact.fact_key not in found],
            [fact for fact in after if fact.fact_key not in taken],
        )
        for edge in sorted(edge for kind in left for edge in search(*kind, places)):
            if edge.before not in found and edge.after not in taken:
                found[edge.before] = edge.after
                taken.add(edge.after)
    return found


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    """Two facts that may be the same; the surest sorts first, and the same from either side."""

    rank: int
    unlike: float
    keys: tuple[str, ...]
    before: str = field(compare=False)
    after: str = field(compare=False)

    @classmethod
    def of(cls, rank: int, unlike: float, one: _Described, other: _Described) -> _Edge:
        before, after = one.fact.fact_key, other.fact.fact_key
        return cls(rank, round(unlike, 6), (*sorted((before, after)),), before, after)


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
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(f"{self.fact.subject} {self.fact.says}".casefold()))

    def alike(self, other: _Described) -> float:
        """The share of words that two facts have in common (Dice), 0 to 1."""
        size = len(self.words) + len(other.words)
        return 2 * len(self.words & other.words) / size if size else 0.0

    @cached_property
    def aliases(self) -> frozenset[str]:
        """The names of an organization, as ``fact_words`` lists them; of any other fact: its subject."""
        said = self.fact.says.split(", ") if self.fact.kind == "organization" else ()
        return frozenset(map(normalize_name, (self.fact.subject, *said))) - {""}

    def is_named_like(self, other: _Described) -> bool:
        """Whether two names are one: the words of one are among those of the other, or a few letters differ."""
        ours, theirs = set(self.subject.split()), set(other.subject.split())
        if ours <= theirs or theirs <= ours:
            return True
        first, last = sorted((self.subject, other.subject))  # difflib's answer depends on which side comes first
        return SequenceMatcher(None, first, last, autojunk=False).ratio() >= _MISSPELT


def _unchanged(before: Iterable[_Described], after: Iterable[_Described], places: _Places) -> Iterator[_Edge]:
    """What says the same in the same place, which most facts do: they need no search."""
    there = {(one.fact.fact_key, one.fact.fact_hash): one for one in after}
    for one in before:
        other = there.get((one.fact.fact_key, one.fact.fact_hash))
        if other and _shared(places, one.fact, other.fact):
            yield _Edge.of(0, 0, one, other)


def _edges(before: Iterable[_Described], after: Iterable[_Described], places: _Places) -> Iterator[_Edge]:
    """What is about the same, or stands in the same place."""
    later = list(after)
    for one in before:
        for other in later:
            shared = _shared(places, one.fact, other.fact)
            rank = _rank(one, other, in_place=shared > 0)
            if rank is not None:
                yield _Edge.of(rank, 2 - one.alike(other) - shared, one, other)


def _rank(one: _Described, other: _Described, *, in_place: bool) -> int | None:
    """How sure it is that two facts are one, 0 the surest; None: they are not, or only as any others may be."""
    if one.subject == other.subject and in_place:
        return 0
    if one.fact.fact_key == other.fact.fact_key:
        return 1
    if one.subject == other.subject or one.subject in other.aliases or other.subject in one.aliases:
        return 2
    return 3 if in_place and _may_be_reworded(one, other) else None


def _may_be_reworded(one: _Described, other: _Described) -> bool:
    """Whether two facts in one place are alike enough; of two dates there, the one is what became of the other."""
    if one.fact.kind in _NAMES:
        return one.is_named_like(other)
    return one.fact.kind == "date" or one.alike(other) >= _ALIKE_IN_PLACE


def _alike_anywhere(before: Iterable[_Described], after: Iterable[_Described], _: _Places) -> Iterator[_Edge]:
    """What is much alike, wherever it stands; "June" here and "July" there are two dates, and so are two names."""
    later = [one for one in after if one.fact.kind not in _ONLY_IN_PLACE]
    for one in before:
        for other in later:
            alike = one.alike(other)
            if alike >= _ALIKE_ANYWHERE:
                yield _Edge.of(4, 1 - alike, one, other)


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
