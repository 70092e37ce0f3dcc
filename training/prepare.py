"""Corpora as texts to train on: `python -m training.prepare` writes the treebanks' files; entities are drawn anew."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import DocBin

from training.mentions import (
    MarkedText,
    cut,
    join,
    nationalities,
    read_marked,
    read_spans,
    restyle,
    swap_mentions,
)
from training.names import Names, read_names
from training.treebank import syntax_docs

SYNTAX_ATTRIBUTES = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]
ENTITY_ATTRIBUTES = ["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]
TREEBANKS = ("en_ewt", "en_gum-open")
OWN = Path(__file__).parent / "own"
#: Corpora with one sentence a line, and how often each is repeated.
SENTENCES = {"uner-ewt-prerelease": 1, "crossner-politics": 4, "wikigold": 1, "re3d-nobbc": 1}
OWN_TIMES = 3


def prepare_syntax(corpora: Path, work: Path) -> None:
    """Write syntax.train.spacy (three differently grouped and augmented passes), syntax.dev.spacy and a small dev."""
    nlp, names = spacy.blank("en"), read_names()
    train = [corpora / "ud" / f"{name}.train.conllu.gz" for name in TREEBANKS]
    dev = [corpora / "ud" / f"{name}.dev.conllu.gz" for name in TREEBANKS]
    docs = [doc for seed in (1, 2, 4) for doc in syntax_docs(nlp.vocab, train, names, Random(seed), augment=True)]
    DocBin(SYNTAX_ATTRIBUTES, docs=docs).to_disk(work / "syntax.train.spacy")
    held_out = list(syntax_docs(nlp.vocab, dev, names, Random(3), augment=False))
    DocBin(SYNTAX_ATTRIBUTES, docs=held_out).to_disk(work / "syntax.dev.spacy")
    DocBin(SYNTAX_ATTRIBUTES, docs=held_out[::5]).to_disk(work / "syntax.dev-small.spacy")
    for label, some in (("train", docs), ("dev", held_out)):
        print(label, len(some), "documents,", sum(len(doc) for doc in some), "tokens")


def own_texts(*, dev: bool, blank: str = "\n\n") -> list[MarkedText]:
    """Read our own sentences, the dev files or all others; `blank` goes between the lines of an article."""
    paths = [path for path in sorted(OWN.glob("*.txt")) if ("dev" in path.name) is dev]
    return [text for path in paths for text in read_marked(path, blank)]


def _own(names: Names, rng: Random, times: int) -> Iterator[MarkedText]:
    for number in range(times):
        whole = own_texts(dev=False, blank=" " if number % 3 == 1 else "\n\n")
        pieces = [piece for text in whole for piece in cut(text, rng, 80, 1500)]
        for piece in pieces:
            yield restyle(swap_mentions(piece, names, rng, 0.6) if number % 2 else piece, rng)


def entity_texts(corpora: Path, names: Names, rng: Random, *, swapped: bool) -> list[MarkedText]:
    """Return one pass over the entity corpora and our own sentences; ``swapped`` puts other names into the news."""
    folder = corpora / "ner"
    documents = list(read_spans(folder / "en-worldwide.train.jsonl"))
    known = nationalities(documents)
    texts = [
        restyle(swap_mentions(piece, names, rng, 0.5) if swapped else piece, rng)
        for document in documents
        for piece in cut(document, rng, 200, 1800)
    ]
    texts += _own(names, rng, OWN_TIMES)
    for name, times in SENTENCES.items():
        sentences = list(read_spans(folder / f"{name}.train.jsonl", known))
        for number in range(times):
            joined = join(sentences, rng)
            texts += [restyle(swap_mentions(text, names, rng, 0.5) if number else text, rng) for text in joined]
    return texts


def development_texts(corpora: Path) -> dict[str, list[MarkedText]]:
    """Return the development samples that are looked at while training: some news articles, all of our own."""
    worldwide = list(read_spans(corpora / "ner" / "en-worldwide.dev.jsonl"))
    return {"en-worldwide": worldwide[::3], "own": own_texts(dev=True)}


def main() -> None:
    """Read the command line and write the training files of the syntax."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    prepare_syntax(options.corpora, options.work)


if __name__ == "__main__":
    main()
