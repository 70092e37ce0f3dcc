"""One Doc read for attribution: its quotations as tokens, its paragraphs, and the base forms of its verbs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from extractors.claims.quotes import Quotation, find_quotations, is_speech, is_title
from extractors.document import text_span
from models import TextSpan

Range = tuple[int, int]  #: half-open range of tokens

LONGEST_SENTENCE = 400  # tokens
SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think", "felt": "feel",
    "knew": "know", "known": "know", "saw": "see", "seen": "see", "swore": "swear", "sworn": "swear", "found": "find",
    "shown": "show", "meant": "mean", "began": "begin", "begun": "begin", "went": "go", "gone": "go", "put": "put",
    "read": "read", "sought": "seek", "spoke": "speak", "spoken": "speak", "understood": "understand",
    "foresaw": "foresee", "got": "get", "gave": "give", "made": "make", "took": "take", "kept": "keep", "held": "hold",
    "left": "leave", "let": "let", "brought": "bring", "came": "come", "became": "become", "bet": "bet",
}  # fmt: skip


@dataclass(slots=True)
class Reported:
    """A cue with its source and content, as ranges of tokens."""

    verb: int  #: the token the cue hangs on; -1: a quotation without a cue
    cue: Range | None
    source: list[Range]
    content: list[Range]
    rule: str
    nested: bool = field(default=False)  #: stands inside the content of another


class Reading:
    """What the rules ask of a Doc again and again."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self._starts = [token.idx for token in doc]
        self.paragraph: list[int] = _paragraphs(doc)
        self._all_quotations = find_quotations(self.text)
        self.quotations: list[Quotation] = [quotation for quotation in self._all_quotations if quotation.depth == 0]
        self.quotes: list[Range] = [self.tokens(quotation.start, quotation.end) for quotation in self.quotations]
        self.titles: list[bool] = [is_title(self.text, quotation) for quotation in self.quotations]
        self.speech: list[bool] = [is_speech(self.text, quotation) for quotation in self.quotations]

    @cached_property
    def quote_at(self) -> list[int]:
        """For each token the number of the quotation it stands in, or -1."""
        numbers = [-1] * len(self.doc)
        for number, (start, end) in enumerate(self.quotes):
            numbers[start:end] = [number] * (end - start)
        return numbers

    @cached_property
    def innermost_at(self) -> list[Range | None]:
        """For each token the innermost quotation it stands in; None: none."""
        ranges: list[Range | None] = [None] * len(self.doc)
        for quotation in sorted(self._all_quotations, key=lambda quotation: quotation.depth):
            start, end = self.tokens(quotation.start, quotation.end)
            ranges[start:end] = [(start, end)] * (end - start)
        return ranges

    @cached_property
    def sentence(self) -> list[Range]:
        """For each token the range of its sentence, without white space at its ends."""
        ranges: list[Range] = [(0, 0)] * len(self.doc)
        for sentence in self.doc.sents:
            start, end = sentence.start, sentence.end
            while end > start and self.doc[end - 1].is_space:
                end -= 1
            ranges[sentence.start : sentence.end] = [(start, end)] * (sentence.end - sentence.start)
            for piece in self._between_quotations(start, end):
                ranges[piece[0] : piece[1]] = [piece] * (piece[1] - piece[0])
        return ranges

    def _between_quotations(self, start: int, end: int) -> Iterator[Range]:
        """The parts of what a parser took for one sentence: a quotation with its full stop inside ends one."""
        cuts = [
            last
            for first, last in self.quotes[bisect_left(self.quotes, (start, 0)) : bisect_left(self.quotes, (end, 0))]
            if start < last < end and self.doc[last - 2].text == "." and _begins(self.doc[last])
        ]
        if cuts:
            yield from pairwise([start, *cuts, end])

    def tokens(self, start: int, end: int) -> Range:
        """The tokens that the characters ``[start, end)`` touch."""
        return bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)

    def span(self, place: Range) -> TextSpan:
        """The stored span of a range of tokens."""
        last = self.doc[place[1] - 1]
        return text_span(self.doc, self.doc[place[0]].idx, last.idx + len(last))

    def has_words(self, place: Range) -> bool:
        """Whether the range is one, and not blank."""
        return any(not token.is_space for token in self.doc[place[0] : max(place)])

    def is_readable(self, position: int) -> bool:
        """Whether the token's sentence is one: a longer one is a list or a heap that no parser reads."""
        first, last = self.sentence[position]
        return last - first <= LONGEST_SENTENCE

    def is_quoted(self, position: int) -> bool:
        """Whether the token stands in a quotation of three words and more."""
        number = self.quote_at[position]
        return number >= 0 and self.speech[number]


@lru_cache(maxsize=20_000)
def base_forms(word: str, lemma: str) -> frozenset[str]:
    """The lemmas a form may have; a statistical lemmatizer leaves "declin" of "declined" behind."""
    forms = {lemma, _IRREGULAR.get(word, word)}
    for ending in ("ies", "ied"):
        if word.endswith(ending):
            forms.add(f"{word[: -len(ending)]}y")
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            forms.update((stem, f"{stem}e"))
            if stem[-1] == stem[-2]:
                forms.add(stem[:-1])
    return frozenset(forms)


def verb_forms(token: Token) -> frozenset[str]:
    """The lemmas a verb's form may have."""
    return base_forms(token.lower_, token.lemma_.lower())


def subtree_range(token: Token) -> Range:
    """From the leftmost to the rightmost token under it."""
    return token.left_edge.i, token.right_edge.i + 1


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Sorted, with touching and overlapping ranges joined."""
    joined: list[Range] = []
    for start, end in sorted(item for item in ranges if item[0] < item[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def without(ranges: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """The ranges with the holes cut out."""
    pieces = list(ranges)
    for hole_start, hole_end in holes:
        pieces = [
            piece
            for start, end in pieces
            for piece in ((start, min(end, hole_start)), (max(start, hole_end), end))
            if piece[0] < piece[1]
        ]
    return merged(pieces)


def trimmed(doc: Doc, span: Range, marks: str = ",;:–—-. \n") -> Range:
    """The range without punctuation and white space at its ends; quotation marks stay."""
    start, end = span
    while start < end and (doc[start].is_space or doc[start].text in marks):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in marks):
        end -= 1
    return start, end


def _begins(token: Token) -> bool:
    """Whether a sentence may begin with the token."""
    return token.is_title and not token.is_punct


def _paragraphs(doc: Doc) -> list[int]:
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        if token.is_space and "\n" in token.text:
            number += 1
    return numbers


def children(token: Token, labels: Iterable[str]) -> Iterator[Token]:
    """Its children with one of the labels."""
    return (child for child in token.children if child.dep_ in labels)
