"""What lets spaCy's trainable components read the encoder's vectors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from spacy.ml.models.tok2vec import MultiHashEmbed
from spacy.tokens import Doc
from thinc.api import Maxout, Model, chain, concatenate, with_array
from thinc.types import Floats2d

from extractors.encoder.component import WIDTH

LETTERS = 64  # width of the vector of a word's own letters


def encoded_tokens(
    width: int | None = None, maxout_pieces: int = 2, dropout: float | None = None
) -> Model[list[Doc], list[Floats2d]]:
    """Return a `tok2vec` layer: `doc.tensor` as it is, or narrowed to ``width`` by one layer of its own.

    Registered as `newsfacts.EncodedTokens.v1`; the pipeline needs the component `encoder` before whatever uses it. A
    shared `tok2vec` component would not do: spaCy's writes its output over `doc.tensor`.
    """
    if width is None:
        return _tensors()
    narrow = Maxout(nO=width, nI=WIDTH, nP=maxout_pieces, normalize=True, dropout=dropout)
    return chain(_tensors(), with_array(narrow))


def encoded_words(width: int, rows: int) -> Model[list[Doc], list[Floats2d]]:
    """Return a `tok2vec` layer: `doc.tensor` beside vectors of each word's own letters, narrowed to ``width``.

    Registered as `newsfacts.EncodedWords.v1`, for components that rewrite words: the encoder reads lower-case pieces.
    ``rows`` is the size of the tables of the word and of its last letters.
    """
    letters = MultiHashEmbed(
        width=LETTERS,
        attrs=["NORM", "SUFFIX", "PREFIX", "SHAPE"],
        rows=[rows, rows, 1000, 500],
        include_static_vectors=False,
    )
    narrow = Maxout(nO=width, nI=WIDTH + LETTERS, nP=2, normalize=True, dropout=0.1)
    return chain(concatenate(_tensors(), letters), with_array(narrow))


def _tensors() -> Model[list[Doc], list[Floats2d]]:
    return Model("doc_tensors", _forward, dims={"nO": WIDTH})


def _forward(
    model: Model[list[Doc], list[Floats2d]],
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001 - thinc's signature
) -> tuple[list[Floats2d], Callable[[Any], list[Doc]]]:
    tensors = [model.ops.asarray2f(cast(Floats2d, doc.tensor.reshape(len(doc), WIDTH))) for doc in docs]

    def backprop(_: Any) -> list[Doc]:
        return []  # the encoder is not trained here

    return tensors, backprop
