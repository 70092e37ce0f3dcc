"""The component `encoder`: sets `doc.tensor`, one vector a token, (tokens, 384) float32.

The network is all-MiniLM-L6-v2 fine-tuned for news (`training/encoder`), in int8, run by onnxruntime on one thread.
Each window is run alone: int8 scales its inputs by all that is run together, so in a batch a text's vectors would
depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from extractors.encoder.pieces import Pieces, WordPieces, windows

WIDTH = 384
NETWORK, TOKENIZER = "encoder.onnx", "tokenizer.json"


@Language.factory("encoder", assigns=["doc.tensor"])
def make_encoder(nlp: Language, name: str) -> Encoder:  # noqa: ARG001 - spaCy calls every factory with both
    """Return an encoder that reads its network from the pipeline's folder."""
    return Encoder()


class Encoder:
    """Runs the transformer over a Doc; a blank without a line break gets zeros, an empty Doc has no rows."""

    def __init__(self) -> None:
        self._network = b""
        self._loaded: tuple[WordPieces, onnxruntime.InferenceSession] | None = None

    def load(self, network: bytes, tokenizer: bytes) -> Encoder:
        """Take an ONNX network with inputs `ids` and `shapes` (1, pieces) and a `tokenizers` file; returns itself."""
        self._network = network
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self._loaded = WordPieces(Tokenizer.from_str(tokenizer.decode("utf-8"))), session
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set the Doc's tensor. Raises RuntimeError before a network is loaded."""
        if self._loaded is None:
            raise RuntimeError("the encoder has no network yet: load the pipeline from its folder")
        cutter, session = self._loaded
        words = [token.text for token in doc]
        pieces = [cutter.of(word) for word in words]
        lengths = [len(piece.ids) for piece in pieces]
        doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float32)
        for start, end in windows(words, lengths):
            if any(lengths[start:end]):
                states = session.run(None, _inputs(cutter, pieces[start:end]))[0][0, 1:-1]
                doc.tensor[start:end] = _means(states, lengths[start:end])
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy passes it
        """Return the tokenizer's length on one line, the tokenizer and the network."""
        tokenizer = self._tokenizer()
        return b"%d\n" % len(tokenizer) + tokenizer + self._network

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Encoder:  # noqa: ARG002
        """Read what `to_bytes` gave."""
        length, _, rest = data.partition(b"\n")
        return self.load(rest[int(length) :], rest[: int(length)])

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the network and the tokenizer to a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NETWORK).write_bytes(self._network)
        (folder / TOKENIZER).write_bytes(self._tokenizer())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Encoder:  # noqa: ARG002
        """Read the network and the tokenizer from a folder. Raises OSError when one is missing."""
        folder = Path(path)
        return self.load((folder / NETWORK).read_bytes(), (folder / TOKENIZER).read_bytes())

    def _tokenizer(self) -> bytes:
        return self._loaded[0].tokenizer.to_str().encode("utf-8") if self._loaded else b""


def has_vectors(doc: Doc) -> bool:
    """Whether the pipeline has an encoder, whose vectors lie in ``doc.tensor``."""
    return bool(doc.tensor.ndim == 2 and doc.tensor.shape[1] == WIDTH)


def _inputs(cutter: WordPieces, pieces: Iterable[Pieces]) -> dict[str, NDArray[np.int64]]:
    """Return what the network reads: the pieces of a window between the two that open and close it."""
    ids, shapes = [cutter.opening], [0]
    for piece in pieces:
        ids += piece.ids
        shapes += piece.shapes
    ids.append(cutter.closing)
    shapes.append(0)
    return {"ids": np.array([ids], dtype=np.int64), "shapes": np.array([shapes], dtype=np.int64)}


def _means(states: NDArray[np.float32], lengths: list[int]) -> NDArray[np.float32]:
    """Return the mean vector of each token's pieces; zeros for a token without pieces."""
    counts = np.array(lengths)
    sums = np.zeros((len(counts), states.shape[1]), dtype=np.float32)
    filled = counts > 0
    starts = (np.cumsum(counts) - counts)[filled]
    sums[filled] = np.add.reduceat(states, starts, axis=0) / counts[filled, None]
    return sums
