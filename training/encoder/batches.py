"""Windows in groups of about the same length, as padded tensors, and their word vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from training.encoder.examples import UNKNOWN, Window
from training.encoder.network import Reader


@dataclass(slots=True, kw_only=True)
class Tensors:
    """A padded batch."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    words: Tensor
    count: int  # columns of a word task: the root and the longest text
    targets: dict[str, Tensor]  # (batch, count), UNKNOWN where there is none


def collate(group: list[Window]) -> Tensors:
    """Pad a group of windows to their longest."""
    pieces = max(len(window.ids) for window in group)
    count = 1 + max(len(window.words) for window in group)
    ids = torch.zeros(len(group), pieces, dtype=torch.long)
    shapes, words = ids.clone(), torch.full_like(ids, count)
    mask = torch.zeros(len(group), 1, 1, pieces, dtype=torch.bool)
    targets = {name: torch.full((len(group), count), UNKNOWN) for name in group[0].targets}
    for row, window in enumerate(group):
        length = len(window.ids)
        ids[row, :length] = torch.tensor(window.ids)
        shapes[row, :length] = torch.tensor(window.shapes)
        words[row, :length] = torch.tensor(window.places)
        mask[row, ..., :length] = True
        for name, values in window.targets.items():
            targets[name][row, 1 : 1 + len(values)] = torch.tensor(values)
    return Tensors(ids=ids, shapes=shapes, mask=mask, words=words, count=count, targets=targets)


def encode(reader: Reader, batch: Tensors) -> Tensor:
    """Return the word vectors of a batch, computed in bfloat16."""
    with torch.autocast("cpu", torch.bfloat16):
        return reader(batch.ids, batch.shapes, batch.mask, batch.words, batch.count)


def batches(examples: list[Window], rng: Random, largest: int) -> Iterator[list[Window]]:
    """Group windows of about the same length, at most ``largest`` pieces with padding, in random order."""
    rng.shuffle(examples)
    groups: list[list[Window]] = []
    for at in range(0, len(examples), 512):
        group: list[Window] = []
        for example in sorted(examples[at : at + 512], key=lambda window: len(window.ids)):
            if group and (len(group) + 1) * len(example.ids) > largest:
                groups.append(group)
                group = []
            group.append(example)
        groups.append(group)
    rng.shuffle(groups)
    yield from groups
