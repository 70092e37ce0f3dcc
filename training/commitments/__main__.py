"""`python -m training.commitments draw` makes candidates to label, `train` learns, `agreement` compares two readers."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from extractors.commitments.judging import WEIGHTS
from training.commitments.agreement import agreement, second_reading
from training.commitments.draw import draw, places, unsure, write_drawn
from training.commitments.texts import Parser, corpus_texts
from training.commitments.train import examples, own_examples, read_labels, train

LABELS = Path(__file__).with_name("labels.tsv")
UNSURE = Path(__file__).with_name("unsure.tsv")
OWN = Path(__file__).with_name("own.txt")
SECOND = Path(__file__).with_name("second.tsv")


def main() -> None:
    """Read the command line and write the files to label, or the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["draw", "train", "agreement"])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training/commitments"))
    parser.add_argument("--documents", type=int, default=680, help="of all, in their order of chance, to draw from")
    parser.add_argument("--skip", type=int, default=0, help="of these documents, that were drawn from before")
    parser.add_argument("--size", type=int, default=3240, help="candidates to draw")
    parser.add_argument("--unsure", action="store_true", help="draw only what the classifier is unsure of")
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    if options.what == "agreement":
        print(agreement(read_labels(options.labels), second_reading(SECOND)))
        return
    texts, reader = corpus_texts(options.corpora), Parser(options.work / "parsed")
    if options.what == "draw":
        texts = texts[options.skip : options.documents]
        found = places(texts, reader.docs(texts, last="claim_finder"))
        drawn = unsure(found) if options.unsure else draw(found, options.size)
        write_drawn(drawn, options.work / "candidates.tsv", options.work / "candidates.jsonl")
        print(len(drawn), "candidates")
    else:
        labels = read_labels(options.labels) + read_labels(UNSURE, by_chance=False)
        named = {label.document for label in labels}
        texts = [text for text in texts if text.id in named]
        given = examples(labels, texts, reader.docs(texts, last="claim_finder"))
        print(len(labels), "labels,", len(given.labels), "still proposed,", int(given.labels.sum()), "commitments")
        np.savez_compressed(options.output, **train(given, own_examples(OWN, reader.before_commitments())))


if __name__ == "__main__":
    main()
