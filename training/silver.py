"""What the pipeline `fast` learns from: `python -m training.silver`, after `accurate` is assembled.

Knowledge distillation (Hinton et al. 2015) at the level of labels: to the treebanks and the completed entity corpora
come texts that nobody annotated (PolNeAR's articles, GUM's documents) with what `accurate` reads in them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from extractors.evaluation.conllu import read_documents
from extractors.nlp import PIPELINES
from training.prepare import ENTITY_ATTRIBUTES, SYNTAX_ATTRIBUTES

PIECE = 150  # tokens, after which a text is cut at the end of a sentence


def raw_texts(corpora: Path) -> Iterator[str]:
    """Yield the texts of PolNeAR's training articles and of GUM's openly licensed training documents."""
    with gzip.open(corpora / "attribution" / "polnear_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (re.sub(r"\s*\n\s*", "\n\n", json.loads(line)["text"]).strip() for line in lines)
    treebank = corpora / "ud" / "en_gum-open.train.conllu.gz"
    yield from (doc.text for doc in read_documents(treebank, Vocab()))


def pieces(doc: Doc) -> Iterator[Doc]:
    """Cut a parsed text into runs of whole sentences."""
    start = 0
    for sentence in doc.sents:
        if sentence.end - start >= PIECE:
            yield doc[start : sentence.end].as_doc()
            start = sentence.end
    if start < len(doc):
        yield doc[start:].as_doc()


def main() -> None:
    """Read the command line and write silver_names.* and silver_trees.*."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--teacher", type=Path, default=PIPELINES / "accurate")
    options = parser.parse_args()
    teacher = spacy.load(options.teacher)
    names = DocBin(ENTITY_ATTRIBUTES).from_disk(options.work / "ner.train.spacy")
    trees = DocBin(SYNTAX_ATTRIBUTES).from_disk(options.work / "syntax.train.spacy")
    for doc in teacher.pipe(raw_texts(options.corpora), batch_size=16):
        for piece in pieces(doc):
            names.add(piece)
            trees.add(piece)
    for name, bank, like in (("silver_names", names, "ner"), ("silver_trees", trees, "syntax")):
        bank.to_disk(options.work / f"{name}.train.spacy")
        shutil.copyfile(options.work / f"{like}.dev-small.spacy", options.work / f"{name}.dev-small.spacy")
        print(f"{name}.train.spacy", len(bank), "texts")


if __name__ == "__main__":
    main()
