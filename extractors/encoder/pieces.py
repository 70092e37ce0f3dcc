"""Word pieces of spaCy tokens, and windows that a transformer reads one at a time.

Method: WordPiece (Wu et al. 2016) with BERT's uncased vocabulary. Since that vocabulary has no case, every piece
carries the shape of the letters it was written with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer

LONGEST_WINDOW = 254  # pieces, without the two that open and close it
LONGEST_WORD = 24  # pieces; of a longer token (a URL, a line of dashes) the rest is not read
CACHED_WORDS = 50_000

SHAPES = ("none", "lower", "title", "upper", "letter", "mixed", "digit", "other")
_SENTENCE_ENDS = frozenset({".", "!", "?", ".”", '."', "”", '"'})


class Pieces(NamedTuple):
    """The pieces of one token: their numbers in the vocabulary and the shapes of their letters."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]


NOTHING = Pieces((), ())


class WordPieces:
    """Cuts tokens into pieces. A line break becomes the separator; other white space has no piece."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.opening = _number(tokenizer, "[CLS]")
        self.closing = _number(tokenizer, "[SEP]")
        self.of = lru_cache(CACHED_WORDS)(self._cut)

    def _cut(self, word: str) -> Pieces:
        if word.isspace():
            return Pieces((self.closing,), (0,)) if "\n" in word else NOTHING
        encoded = self.tokenizer.encode(word, add_special_tokens=False)
        shapes = (shape(word[start:end]) for start, end in encoded.offsets[:LONGEST_WORD])
        return Pieces(tuple(encoded.ids[:LONGEST_WORD]), tuple(SHAPES.index(name) for name in shapes))


def _number(tokenizer: Tokenizer, piece: str) -> int:
    number: int | None = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"the tokenizer's vocabulary has no {piece}; the encoder needs BERT's")
    return number


def shape(letters: str) -> str:
    """Name how letters are written; one of SHAPES."""
    if any(letter.isdigit() for letter in letters):
        return "digit"
    if letters.islower():
        return "lower"
    if letters.isupper():
        return "letter" if len(letters) == 1 else "upper"
    if letters[:1].isupper() and letters[1:].islower():
        return "title"
    return "mixed" if any(letter.isupper() for letter in letters) else "other"


def windows(words: Sequence[str], lengths: Sequence[int], longest: int = LONGEST_WINDOW) -> Iterator[tuple[int, int]]:
    """Cut tokens (and the number of pieces of each) into half-open runs of at most ``longest`` pieces.

    A cut falls after the last line break of the second half of a run, or else after the last mark there that ends a
    sentence, or else where the run is full. So it depends on this text alone, never on others in a batch.
    """
    start, count = 0, 0
    for at, length in enumerate(lengths):
        while count + length > longest and at > start:
            end = _cut_before(words, start, at)
            yield start, end
            start, count = end, sum(lengths[end:at])
        count += length
    if start < len(lengths):
        yield start, len(lengths)


def _cut_before(words: Sequence[str], start: int, full: int) -> int:
    middle = (start + full) // 2
    for place in range(full, middle, -1):
        if "\n" in words[place - 1]:
            return place
    ends = (place for place in range(full, middle, -1) if words[place - 1] in _SENTENCE_ENDS)
    return next(ends, full)
