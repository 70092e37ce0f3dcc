"""What the pipeline `fast` learns from: `python -m training.silver`, after `accurate` is assembled.

Knowledge distillation (Hinton et al. 2015) at the level of labels. The entity corpora are drawn in several passes, each
with other names in them, and `accurate` says what a corpus leaves open; to them and to the treebanks come texts that
nobody annotated (PolNeAR's articles, GUM's documents) with what `accurate` reads in them, as they are and with other
names.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from extractors.evaluation.conllu import read_documents
from extractors.nlp import PIPELINES
from training.mentions import ANNOTATED, LABELS, MarkedText, Mention, allowed, cut, restyle, swap_mentions
from training.names import Names, read_names
from training.prepare import ENTITY_ATTRIBUTES, SYNTAX_ATTRIBUTES, development_texts, entity_texts

PIECE = 150  # tokens, after which a text is cut at the end of a sentence
SYNTAX = ("tagger", "morphologizer", "trainable_lemmatizer", "parser")


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


def completed(teacher: Language, texts: Iterable[MarkedText]) -> Iterator[Doc]:
    """Yield a Doc with entities for every text: what its corpus says, and what the teacher finds where it says nothing.

    Of a corpus' span with several possible labels (a place of unknown kind) the teacher's label is taken if it is one
    of them, else the first in the order of LABELS.
    """
    marked_texts = list(texts)
    for marked, doc in zip(marked_texts, teacher.pipe(text.text for text in marked_texts), strict=True):
        found = {token.i: ent.label_ for ent in doc.ents for token in ent}
        known = [_labelled(doc, mention, marked.source, found) for mention in marked.mentions]
        missing = set(LABELS) - ANNOTATED[marked.source]
        taken = {token.i for span in known for token in span}
        added = [ent for ent in doc.ents if ent.label_ in missing and taken.isdisjoint(range(ent.start, ent.end))]
        doc.set_ents(filter_spans([*known, *added]))
        yield doc


def _labelled(doc: Doc, mention: Mention, source: str, found: dict[int, str]) -> Span:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    assert span is not None, f"{source}: no words at {mention}"
    possible = allowed(mention.label, source)
    likely = [found[token.i] for token in span if found.get(token.i) in possible]
    label = likely[0] if likely else next(label for label in LABELS if label in possible)
    return Span(doc, span.start, span.end, label=label)


def with_other_names(read: Iterable[MarkedText], names: Names, rng: Random) -> Iterator[MarkedText]:
    """Yield texts of the teacher's own marking in pieces, other names in place of many of theirs."""
    for marked in read:
        yield from (restyle(swap_mentions(piece, names, rng, 0.5), rng) for piece in cut(marked, rng, 200, 1800))


def as_marked(doc: Doc) -> MarkedText:
    """Return what the teacher found in a text."""
    found = (Mention(start=ent.start_char, end=ent.end_char, label=ent.label_) for ent in doc.ents)
    return MarkedText(text=doc.text, mentions=tuple(found), source="silver")


def marked_doc(nlp: Language, marked: MarkedText) -> Doc:
    """Return a Doc with the mentions as entities."""
    doc = nlp.make_doc(marked.text)
    spans = [doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in marked.mentions]
    doc.set_ents(filter_spans([span for span in spans if span is not None]))
    return doc


def silver_names(teacher: Language, corpora: Path, passes: int) -> Iterator[Doc]:
    """Yield the entity corpora, ``passes`` times, and raw texts plain and with other names."""
    names = read_names()
    for number in range(passes):
        yield from completed(teacher, entity_texts(corpora, names, Random(50 + number), swapped=number % 3 > 0))
    read = [as_marked(doc) for doc in teacher.pipe(raw_texts(corpora), batch_size=16)]
    blank = spacy.blank("en")
    for marked in read:
        yield from (marked_doc(blank, piece) for piece in cut(marked, Random(7), 200, 1800))
    for seed in range(max(1, passes // 3)):
        yield from (marked_doc(blank, marked) for marked in with_other_names(read, names, Random(90 + seed)))


def silver_trees(teacher: Language, corpora: Path, treebanks: Path) -> DocBin:
    """Return the treebanks and the teacher's parses of raw texts."""
    trees = DocBin(SYNTAX_ATTRIBUTES).from_disk(treebanks)
    for doc in teacher.pipe(raw_texts(corpora), batch_size=16):
        for piece in pieces(doc):
            trees.add(piece)
    return trees


def main() -> None:
    """Read the command line and write silver_names.* or silver_trees.*."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("names", "trees"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--teacher", type=Path, default=PIPELINES / "accurate")
    parser.add_argument("--passes", type=int, default=6, help="over the entity corpora")
    options = parser.parse_args()
    teacher = spacy.load(options.teacher)
    options.work.mkdir(parents=True, exist_ok=True)
    if options.part == "trees":
        bank = silver_trees(teacher, options.corpora, options.work / "syntax.train.spacy")
        dev = DocBin().from_disk(options.work / "syntax.dev-small.spacy")
    else:
        teacher.disable_pipes(*SYNTAX)
        bank = DocBin(ENTITY_ATTRIBUTES, docs=silver_names(teacher, options.corpora, options.passes))
        texts = [text for texts in development_texts(options.corpora).values() for text in texts]
        dev = DocBin(ENTITY_ATTRIBUTES, docs=completed(teacher, texts))
    bank.to_disk(options.work / f"silver_{options.part}.train.spacy")
    dev.to_disk(options.work / f"silver_{options.part}.dev-small.spacy")
    print(f"silver_{options.part}.train.spacy", len(bank), "texts")


if __name__ == "__main__":
    main()
