"""Files to measure a pipeline with: `python -m training.evaluate gold OUT.jsonl`, `predict GOLD.jsonl OUT.jsonl`.

`gold` writes our own development texts as `newsfacts model evaluate` reads them, `{id, text, spans}` a line;
`predict` writes a pipeline's entities in the same form, for another exact-span scorer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from extractors.evaluation.gold import read_gold
from extractors.nlp import DEFAULT_MODEL, build_nlp
from training.prepare import own_texts


def _line(text_id: str, text: str, spans: list[tuple[int, int, str]]) -> str:
    marked = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    return json.dumps({"id": text_id, "text": text, "spans": marked}, ensure_ascii=False) + "\n"


def predict(model: str, gold: Path, out: Path) -> None:
    """Write the entities of every text of a JSONL file."""
    nlp, texts = build_nlp(model, components=False), list(read_gold(gold))
    with out.open("w", encoding="utf-8") as file:
        for text, doc in zip(texts, nlp.pipe(text.text for text in texts), strict=True):
            file.write(_line(text.text_id, text.text, [(e.start_char, e.end_char, e.label_) for e in doc.ents]))


def write_own_gold(out: Path) -> None:
    """Write our own development texts as JSONL."""
    with out.open("w", encoding="utf-8") as file:
        for text in own_texts(dev=True):
            file.write(_line(text.id, text.text, [(m.start, m.end, m.label) for m in text.mentions]))


def main() -> None:
    """Read the command line and write one of the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["predict", "gold"])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    options = parser.parse_args()
    if options.what == "gold":
        write_own_gold(*options.files)
    else:
        predict(options.model, *options.files)


if __name__ == "__main__":
    main()
