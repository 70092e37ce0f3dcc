"""What the pipeline `fast` learns names from: `python -m training.silver`, after `accurate` is assembled.

Knowledge distillation (Hinton et al. 2015) at the level of labels: the entities of the completed corpora, and those
that `accurate` finds in raw text that nobody annotated (PolNeAR's articles, the treebanks' sentences).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from extractors.evaluation.conllu import read_documents
from extractors.nlp import PIPELINES
from training.mentions import MarkedText, Mention, cut, restyle, swap_mentions
from training.names import read_names

ATTRIBUTES = ["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]


def raw_texts(corpora: Path) -> Iterator[str]:
    """Yield the texts of PolNeAR's training articles and of GUM's openly licensed training documents."""
    with gzip.open(corpora / "attribution" / "polnear_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (re.sub(r"\s*\n\s*", "\n\n", json.loads(line)["text"]).strip() for line in lines)
    treebank = corpora / "ud" / "en_gum-open.train.conllu.gz"
    yield from (doc.text for doc in read_documents(treebank, Vocab()))


def labelled(nlp: Language, texts: Iterator[str]) -> Iterator[MarkedText]:
    """Yield the texts with the entities that a pipeline finds."""
    unneeded = [name for name in nlp.pipe_names if name not in {"encoder", "ner", "document_vote"}]
    with nlp.select_pipes(disable=unneeded):
        for doc in nlp.pipe(texts):
            found = (Mention(start=ent.start_char, end=ent.end_char, label=ent.label_) for ent in doc.ents)
            yield MarkedText(text=doc.text, mentions=tuple(found), source="silver")


def main() -> None:
    """Read the command line and write silver.train.spacy and silver.dev-small.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--teacher", type=Path, default=PIPELINES / "accurate")
    options = parser.parse_args()
    teacher, blank, names, rng = spacy.load(options.teacher), spacy.blank("en"), read_names(), Random(60)
    bank = DocBin(ATTRIBUTES).from_disk(options.work / "ner.train.spacy")
    for marked in labelled(teacher, raw_texts(options.corpora)):
        for piece in cut(marked, rng, 200, 1800):
            varied = restyle(swap_mentions(piece, names, rng, 0.5) if rng.random() < 0.4 else piece, rng)
            doc = blank.make_doc(varied.text)
            spans = (doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in varied.mentions)
            doc.set_ents(spacy.util.filter_spans(span for span in spans if span is not None))
            bank.add(doc)
    bank.to_disk(options.work / "silver.train.spacy")
    shutil.copyfile(options.work / "ner.dev-small.spacy", options.work / "silver.dev-small.spacy")
    print("silver.train.spacy", len(bank), "texts")


if __name__ == "__main__":
    main()
