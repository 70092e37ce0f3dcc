"""The reader of training files for components that read the encoder's vectors: it encodes each text once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.training import Corpus, Example

from extractors.encoder.component import Encoder


@spacy.registry.readers("newsfacts.EncodedCorpus.v1")
def encoded_corpus(path: Path, encoder: Path) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of a `.spacy` file; ``encoder`` is a folder with a network and its tokenizer."""

    vectors: dict[int, NDArray[np.float32]] = {}  # spaCy reads a file once to train on and once a component to set up

    def read(nlp: Language) -> Iterator[Example]:
        encode = Encoder().from_disk(encoder)
        for number, example in enumerate(Corpus(path)(nlp)):
            if number not in vectors:
                vectors[number] = encode(example.predicted).tensor
            example.predicted.tensor = vectors[number]
            yield example

    return read
