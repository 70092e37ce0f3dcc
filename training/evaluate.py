"""Run a pipeline over held-out material.

`python -m training.evaluate predict GOLD.jsonl OUT.jsonl` writes `{id, text, spans}` predictions for an exact-span
scorer; `gold OUT.jsonl` writes our own development texts in the same form; `syntax` scores a treebank DocBin with
spaCy's scorer; `entities` scores a JSONL file per label; `speed` measures tokens per second.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from training.mentions import RENAMED
from training.prepare import own_texts


def _rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def predict(nlp: Language, gold: Path, out: Path) -> None:
    """Write the entities of every text of a JSONL file."""
    rows = _rows(gold)
    with out.open("w", encoding="utf-8") as file:
        for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
            spans = [{"start": ent.start_char, "end": ent.end_char, "label": ent.label_} for ent in doc.ents]
            file.write(json.dumps({"id": row["id"], "text": row["text"], "spans": spans}, ensure_ascii=False) + "\n")


def write_own_gold(out: Path) -> None:
    """Write our own development texts as JSONL."""
    with out.open("w", encoding="utf-8") as file:
        for text in own_texts(dev=True):
            spans = [{"start": m.start, "end": m.end, "label": m.label} for m in text.mentions]
            file.write(json.dumps({"id": text.id, "text": text.text, "spans": spans}, ensure_ascii=False) + "\n")


def score_syntax(nlp: Language, path: Path) -> dict[str, float]:
    """Score tags, lemmas, sentences and dependencies from raw text, as spaCy's scorer counts them."""
    references = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    scores = nlp.evaluate(Example(nlp.make_doc(reference.text), reference) for reference in references)
    keys = ("token_acc", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    return {key: round(100 * (scores[key] or 0), 1) for key in keys}


def score_entities(nlp: Language, gold: Path) -> dict[str, tuple[float, int]]:
    """Return F1 (exact span and label) and the number of gold spans, per label and over all."""
    hit: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    rows = _rows(gold)
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        right = {(s["start"], s["end"], RENAMED.get(s["label"], s["label"])) for s in row["spans"]}
        for start, end, label in {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}:
            for key in (label, "all"):
                found[key] += 1
                hit[key] += (start, end, label) in right
        for _, _, label in right:
            wanted.update((label, "all"))
    return {
        label: (round(200 * hit[label] / (found[label] + wanted[label]), 1), wanted[label]) for label in sorted(wanted)
    }


def speed(nlp: Language, gold: Path) -> float:
    """Return tokens per second over the texts of a file, after a warm-up."""
    texts = [row["text"] for row in _rows(gold)]
    for doc in nlp.pipe(texts[:4]):
        len(doc)
    started, tokens = time.process_time(), 0
    for doc in nlp.pipe(texts, batch_size=64):
        tokens += len(doc)
    return tokens / (time.process_time() - started)


def main() -> None:
    """Read the command line and run one of the evaluations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["predict", "gold", "syntax", "entities", "speed"])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pipeline", type=Path, default=Path("extractors/pipelines/fast"))
    options = parser.parse_args()
    if options.what == "gold":
        write_own_gold(options.files[0])
        return
    nlp = spacy.load(options.pipeline)
    if options.what == "predict":
        predict(nlp, *options.files)
        return
    for path in options.files:
        run = {"syntax": score_syntax, "entities": score_entities, "speed": speed}[options.what]
        print(path.name, run(nlp, path))


if __name__ == "__main__":
    main()
