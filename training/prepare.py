"""Turn corpora into spaCy training files: `python -m training.prepare syntax|teacher|ner`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.mentions import (
    MarkedText,
    Mention,
    complete,
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
TREEBANKS = ("en_ewt", "en_gum-open")
OWN = Path(__file__).parent / "own"
#: Corpora with one sentence a line, and how often each is repeated.
SENTENCES = {"uner-ewt-prerelease": 1, "crossner-politics": 6, "wikigold": 2, "re3d-nobbc": 1}


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


def to_doc(nlp: Language, marked: MarkedText, dropped: Counter[str]) -> Doc:
    """Tokenize a marked text; mentions that do not fall on token borders are widened to them."""
    doc = nlp.make_doc(marked.text)
    spans = []
    for mention in marked.mentions:
        span = doc.char_span(mention.start, mention.end, label=mention.label, alignment_mode="expand")
        if span is None or (spans and span.start < spans[-1].end) or span[0].is_space or span[-1].is_space:
            dropped[mention.label] += 1
        else:
            spans.append(span)
    doc.set_ents(spans)
    return doc


def _write(nlp: Language, texts: Iterable[MarkedText], path: Path) -> None:
    dropped: Counter[str] = Counter()
    docs = [to_doc(nlp, marked, dropped) for marked in texts]
    DocBin(["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(path)
    labels = Counter(ent.label_ for doc in docs for ent in doc.ents)
    print(
        path.name, len(docs), "texts,", sum(len(doc) for doc in docs), "tokens", dict(labels), "dropped", dict(dropped)
    )


def _varied(
    texts: list[MarkedText], names: Names, rng: Random, *, swapped: int, share: float = 0.6
) -> Iterator[MarkedText]:
    """Yield each text as it is and `swapped` times with other names, in varying style."""
    for marked in texts:
        yield restyle(marked, rng)
        for _ in range(swapped):
            yield restyle(swap_mentions(marked, names, rng, share), rng)


def _worldwide(corpora: Path, names: Names, rng: Random) -> Iterator[MarkedText]:
    documents = list(read_spans(corpora / "ner" / "en-worldwide.train.jsonl"))
    for swapped in (False, True):
        pieces = [piece for document in documents for piece in cut(document, rng, 200, 1800)]
        for piece in pieces:
            yield restyle(swap_mentions(piece, names, rng, 0.5) if swapped else piece, rng)


def own_texts(*, dev: bool, blank: str = "\n\n") -> list[MarkedText]:
    """Read our own sentences, the dev files or all others; `blank` goes between the lines of an article."""
    paths = [path for path in sorted(OWN.glob("*.txt")) if ("dev" in path.name) is dev]
    return [text for path in paths for text in read_marked(path, blank)]


def _own(names: Names, rng: Random, times: int) -> Iterator[MarkedText]:
    for number in range(times):
        whole = own_texts(dev=False, blank=" " if number % 3 == 1 else "\n\n")
        pieces = [piece for text in whole for piece in cut(text, rng, 80, 1500)]
        yield from _varied(pieces, names, rng, swapped=1, share=0.6)


def write_dev(nlp: Language, corpora: Path, work: Path) -> None:
    """Write the development sample: a part of en-worldwide dev, of UNER-EWT dev, and all of our own dev texts."""
    rng = Random(5)
    worldwide = list(read_spans(corpora / "ner" / "en-worldwide.dev.jsonl"))[::4]
    _write(nlp, chain(worldwide, own_texts(dev=True)), work / "ner.dev-small.spacy")
    del rng


def prepare_teacher(corpora: Path, work: Path) -> None:
    """Write the files of the first stage: the fully annotated corpora, en-worldwide and our own."""
    nlp, names, rng = spacy.blank("en"), read_names(), Random(11)
    _write(nlp, chain(_worldwide(corpora, names, rng), _own(names, rng, 3)), work / "teacher.train.spacy")
    write_dev(nlp, corpora, work)


def _completed(texts: list[MarkedText], teacher: Language) -> list[MarkedText]:
    docs = teacher.pipe(text.text for text in texts)
    return [
        complete(text, [Mention(start=ent.start_char, end=ent.end_char, label=ent.label_) for ent in doc.ents])
        for text, doc in zip(texts, docs, strict=True)
    ]


def prepare_ner(corpora: Path, work: Path, teacher_path: Path) -> None:
    """Write ner.train.spacy: all corpora, classes that a corpus lacks filled in by the teacher."""
    nlp, names, rng, teacher = spacy.blank("en"), read_names(), Random(12), spacy.load(teacher_path)
    folder = corpora / "ner"
    known = nationalities(read_spans(folder / "en-worldwide.train.jsonl"))
    texts: list[MarkedText] = [*_worldwide(corpora, names, rng), *_own(names, rng, 12)]
    for name, times in SENTENCES.items():
        sentences = list(read_spans(folder / f"{name}.train.jsonl", known))
        for number in range(times):
            joined = _completed(list(join(sentences, rng)), teacher)
            texts += _varied(joined, names, rng, swapped=1 if number == 0 and times > 1 else 0)
    documents = list(read_spans(folder / "gum-derived.train.jsonl"))
    pieces = _completed([piece for document in documents for piece in cut(document, rng, 200, 1500)], teacher)
    texts += [restyle(piece, rng) for piece in pieces]
    _write(nlp, texts, work / "ner.train.spacy")
    write_dev(nlp, corpora, work)


def main() -> None:
    """Read the command line and prepare one stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["syntax", "teacher", "ner"])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--teacher", type=Path, default=Path("build/training/teacher/model-best"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.stage == "syntax":
        prepare_syntax(options.corpora, options.work)
    elif options.stage == "teacher":
        prepare_teacher(options.corpora, options.work)
    else:
        prepare_ner(options.corpora, options.work, options.teacher)


if __name__ == "__main__":
    main()
