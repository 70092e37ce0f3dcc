"""What lets spaCy's trainable components read the encoder's vectors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from spacy.tokens import Doc
from thinc.api import Maxout, Model, chain, with_array
from thinc.types import Floats2d

from extractors.encoder.component import WIDTH


def encoded_tokens(
    width: int | None = None, maxout_pieces: int = 2, dropout: float | None = None
) -> Model[list[Doc], list[Floats2d]]:
    """Return a `tok2vec` layer: `doc.tensor` as it is, or narrowed to ``width`` by one layer of its own.

    Registered as `newsfacts.EncodedTokens.v1`; the pipeline needs the component `encoder` before whatever uses it. A
    shared `tok2vec` component would not do: spaCy's writes its output over `doc.tensor`.
    """
    tensors: Model[list[Doc], list[Floats2d]] = Model("doc_tensors", _forward, dims={"nO": WIDTH})
    if width is None:
        return tensors
    narrow = Maxout(nO=width, nI=WIDTH, nP=maxout_pieces, normalize=True, dropout=dropout)
    return chain(tensors, with_array(narrow))


def _forward(
    model: Model[list[Doc], list[Floats2d]],
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001 - thinc's signature
) -> tuple[list[Floats2d], Callable[[Any], list[Doc]]]:
    tensors = [model.ops.asarray2f(cast(Floats2d, doc.tensor.reshape(len(doc), WIDTH))) for doc in docs]

    def backprop(_: Any) -> list[Doc]:
        return []  # the encoder is not trained here

    return tensors, backprop
