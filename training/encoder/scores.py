"""A quick look at how the encoder does on development texts while it trains, by the heads it trains with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import DocBin

from training.encoder.batches import collate, encode
from training.encoder.examples import ENTITY_TAGS, UNKNOWN, Window, entity_windows, syntax_windows

if TYPE_CHECKING:
    from training.encoder.finetune import Material
    from training.encoder.network import Reader
    from training.mentions import MarkedText

MERGED = {"GPE": "LOC", "EVENT": "MISC", "LAW": "MISC"}
UNSCORED = {"PERCENT"}


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Read spans from tags; a span needs its beginning and its end to agree on the class."""
    found, opened = set(), None
    for at, tag in enumerate(tags):
        part, _, label = tag.partition("-")
        label = MERGED.get(label, label)
        if label in UNSCORED:
            continue
        if part == "S":
            found.add((at, at + 1, label))
        elif part == "B":
            opened = (at, label)
        elif part == "E" and opened and opened[1] == label:
            found.add((opened[0], at + 1, label))
        if part in "OSE":
            opened = None
    return found


def f_score(right: int, predicted: int, gold: int) -> float:
    """Return F1 in percent."""
    return round(200 * right / max(predicted + gold, 1), 2)


def _entities(reader: Reader, material: Material, texts: list[MarkedText]) -> float:
    counts = [0, 0, 0]
    for window in list(entity_windows(material.nlp, texts, material.pieces, material.sets)):
        sets = list(material.sets.numbers)
        best = reader.tokens["entity"](encode(reader, collate([window])))[0, 1:].argmax(-1)
        known = window.targets["entity"]
        predicted = spans(
            ["O" if target == UNKNOWN else ENTITY_TAGS[tag] for tag, target in zip(best, known, strict=True)]
        )
        gold = spans(["O" if target == UNKNOWN or "O" in sets[target] else min(sets[target]) for target in known])
        counts[0] += len(predicted & gold)
        counts[1] += len(predicted)
        counts[2] += len(gold)
    return f_score(*counts)


def _syntax(reader: Reader, examples: list[Window]) -> tuple[float, float]:
    right = attached = total = 0
    for window in examples:
        batch = collate([window])
        words = encode(reader, batch)
        arcs, heads, dependents = reader.parser(words)
        known = (batch.targets["head"][0] != UNKNOWN).nonzero().flatten()
        guessed = arcs[0, known].argmax(-1)
        relations = reader.parser.relate(heads[0, guessed], dependents[0, known]).argmax(-1)
        same = guessed == batch.targets["head"][0, known]
        attached += int(same.sum())
        right += int((same & (relations == batch.targets["relation"][0, known])).sum())
        total += len(known)
    return round(100 * attached / total, 2), round(100 * right / total, 2)


def score(reader: Reader, material: Material, dev: dict[str, list[MarkedText]]) -> dict[str, object]:
    """Score entities per corpus (F1 over all classes, GPE with LOC, EVENT and LAW with MISC) and UAS and LAS."""
    found: dict[str, object] = {name: _entities(reader, material, texts) for name, texts in dev.items()}
    bank = DocBin().from_disk(material.work / "syntax.dev-small.spacy")
    trees = list(syntax_windows(bank.get_docs(material.nlp.vocab), material.labels, material.pieces, grow=False))
    found["uas, las"] = _syntax(reader, trees)
    return found
