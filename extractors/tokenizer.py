"""A tokenizer whose time grows with the length of the text, whatever the text is."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc

LONGEST_RUN = 200  # characters without a blank; the longest address in our gold articles has 136
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


class BoundedTokenizer:
    """A spaCy tokenizer that reads runs of more than 200 characters without a blank in pieces.

    spaCy takes punctuation off a run's ends mark by mark and looks at the whole rest each time: 10,000 opening
    brackets took it 25 seconds. The text of the Doc is exact, and every other text has the tokens spaCy gives it.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The Doc of the text."""
        cuts = [cut for run in _LONG_RUN.finditer(text) for cut in range(run.start(), run.end(), LONGEST_RUN)[1:]]
        if not cuts:
            doc: Doc = self.tokenizer(text)
            return doc
        edges = [0, *cuts, len(text)]
        pieces = [self.tokenizer(text[start:end]) for start, end in pairwise(edges)]
        return Doc.from_docs(pieces, ensure_whitespace=False)

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """What a saved pipeline keeps of it: spaCy's own tokenizer."""
        return bytes(self.tokenizer.to_bytes(exclude=exclude))

    def from_bytes(self, saved: bytes, *, exclude: tuple[str, ...] = ()) -> BoundedTokenizer:
        self.tokenizer.from_bytes(saved, exclude=exclude)
        return self

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The same, as a file that plain ``spacy.load`` reads."""
        self.tokenizer.to_disk(path, exclude=exclude)

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> BoundedTokenizer:
        self.tokenizer.from_disk(path, exclude=exclude)
        return self
