"""The reader of training files for components that read the encoder's vectors: it encodes each text once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Corpus, Example

from extractors.encoder.component import Encoder


@spacy.registry.readers("newsfacts.EncodedCorpus.v1")
def encoded_corpus(path: Path, encoder: Path) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of a `.spacy` file; ``encoder`` is a folder with a network and its tokenizer."""

    def read(nlp: Language) -> Iterator[Example]:
        encode = Encoder().from_disk(encoder)
        for example in Corpus(path)(nlp):
            encode(example.predicted)
            yield example

    return read
